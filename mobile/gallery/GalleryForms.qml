// Segments, fields, codes, rows to press, switch and tick.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Stack {
    spacing: Theme.space3

    SectionLabel {
        text: "分段 Segments"
    }
    Segments {
        choices: ["微心愿", "结对家庭"]
        currentIndex: 0
        name: "类别"
        Layout.fillWidth: true
    }
    SectionLabel {
        text: "输入 Fields"
    }
    AppField {
        label: "名称"
        text: "老人手机课"
        Layout.fillWidth: true
    }
    AppField {
        label: "结束"
        text: "13:00"
        symbol: Icons.schedule
        error: "比开始时间还早"
        Layout.fillWidth: true
    }
    AppField {
        hint: "按姓名或拼音找"
        leadSymbol: Icons.search
        Layout.fillWidth: true
    }
    AppTextArea {
        label: "接龙"
        text: "1. 林小雨+2\n2. 赵一帆"
        Layout.fillWidth: true
    }
    CodeCells {
        name: "6 位签到码"
        Layout.fillWidth: true
        Component.onCompleted: type("470")
    }
    CodeCells {
        count: 8
        group: 4
        name: "8 位签到码"
        Layout.fillWidth: true
    }
    SectionLabel {
        text: "行 Rows"
    }
    Card {
        padding: 0
        spacing: 0
        Layout.fillWidth: true

        NavRow {
            text: "等待确认"
            detail: "2 次·周宁会核对"
            symbol: Icons.schedule
            symbolColor: Theme.accent
            value: "3.5"
            unit: "小时"
        }
        Divider {
            inset: Theme.space4 + Theme.icon(22) + Theme.space3
        }
        NavRow {
            text: "送老花镜 2 副"
            detail: "11月26日前送到"
            symbol: Icons.cardGiftcard
            boldTitle: true

            Badge {
                kind: "offered"
                symbol: "none"
                text: "还有 2 天"
            }
        }
        Divider {
            inset: Theme.space4 + Theme.icon(22) + Theme.space3
        }
        SwitchRow {
            text: "长辈版"
            detail: "大字、大按钮"
            symbol: Icons.textFields
        }
        Divider {}
        SwitchRow {
            text: "法定节假日不办"
            checked: true
        }
        Divider {}
        CheckRow {
            text: "陈树，城东图书馆"
            checked: true
        }
        CheckRow {
            text: "只要这一次"
            radio: true
            checked: true
        }
        CheckRow {
            text: "这次和以后"
            radio: true
        }
    }
    RowLayout {
        spacing: Theme.space3

        AvatarInitial {
            name: "周宁"
        }
        AppLabel {
            text: "周宁 带队"
            size: Theme.textRow
        }
    }
}
