// Type, buttons, chips, states, bars and the lamp.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Stack {
    spacing: Theme.space2

    SectionLabel {
        text: "字号 Type"
    }
    AppLabel {
        text: "图书角整理 26"
        size: Theme.textPage
        bold: true
    }
    AppLabel {
        text: "枫树-07 Maple 20"
        size: Theme.textTitle
        bold: true
    }
    AppLabel {
        text: "明天 09:00–10:30，1.5 小时"
        size: Theme.textRow
    }
    AppLabel {
        text: "还差 3 人 13 说明"
        size: Theme.textSmall
        soft: true
    }
    Figure {
        value: "42.0"
        unit: "小时"
        caption: "已确认"
        size: Theme.numberMe
    }
    SectionLabel {
        text: "按钮 Buttons · 一页一个实心"
    }
    BigButton {
        text: "签到"
        symbol: Icons.qrCodeScanner
        Layout.fillWidth: true
    }
    BigButton {
        text: "签到"
        ready: false
        missingText: "再输入 3 位"
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        AppButton {
            text: "接受"
        }
        AppButton {
            text: "报名"
            kind: "tonal"
        }
        AppButton {
            text: "这次不去"
            kind: "outline"
        }
        AppButton {
            text: "电话"
            symbol: Icons.call
            kind: "text"
        }
        AppButton {
            text: "报名"
            kind: "tonal"
            busy: true
            busyText: "正在报名"
        }
        AppButton {
            text: "停止结对"
            kind: "destructiveOutline"
        }
        AppButton {
            text: "丢弃"
            kind: "destructive"
        }
        AppButton {
            text: "更多"
            symbol: Icons.moreVert
            kind: "text"
            iconOnly: true
        }
    }
    SectionLabel {
        text: "筛选 Chips"
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Chip {
            text: "适合我"
            checked: true
        }
        Chip {
            text: "附近"
        }
        Chip {
            text: "语言"
            menu: true
        }
        Chip {
            text: "自定"
            symbol: Icons.dateRange
        }
    }
    SectionLabel {
        text: "状态 State"
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Badge {
            kind: "confirmed"
            text: "已确认"
        }
        Badge {
            kind: "waiting"
            text: "待发送"
        }
        Badge {
            kind: "offered"
            text: "请在 18:00 前答复"
        }
        Badge {
            kind: "refused"
            text: "被退回：晚了 70 分钟"
        }
        Badge {
            kind: "waitlist"
            text: "候补第 2 位"
        }
        Badge {
            kind: "late"
            text: "晚到 25 分钟"
        }
        Badge {
            kind: "neutral"
            text: "还没到"
        }
        Badge {
            kind: "confirmed"
            text: "已报名"
            bare: true
        }
        Badge {
            kind: "waiting"
            text: "待发送·尚未确认"
            bare: true
        }
    }
    SectionLabel {
        text: "条 Bars"
    }
    ProgressLine {
        value: 3
        total: 6
        name: "3 / 6"
    }
    ProgressLine {
        value: 24
        total: 40
        name: "24 / 40"
    }
    RowLayout {
        spacing: Theme.space4

        Lamp {
            number: "38"
            unit: "分钟后"
        }
        Lamp {
            size: Theme.icon(56)
        }
    }
}
