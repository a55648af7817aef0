// Cards, banner, chart, empty page and skeleton.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Stack {
    id: blocks

    function months(): var {
        const hours = Array.of(2, 3.5, 4, 6, 3, 5, 2.5, 0.2, 4.5, 5.5, 6, 0);
        return hours.map((confirmed, at) => ({
                    "label": String(at + 1),
                    "confirmed": confirmed,
                    "waiting": at === 10 ? 3.5 : 0,
                    "current": at === 10
                }));
    }

    spacing: Theme.space3

    SectionLabel {
        text: "横幅 Banner"
    }
    Banner {
        text: "没有网络，已存在手机上"
        actionText: "查看"
    }
    Banner {
        text: "这个时间已经有别的安排"
        tone: "bad"
        symbol: Icons.error
    }
    SectionLabel {
        text: "卡片 Cards"
    }
    Card {
        Layout.fillWidth: true

        AppLabel {
            text: "路口引导"
            size: Theme.textRow
            bold: true
            Layout.fillWidth: true
        }
        AppLabel {
            text: "新河路小学，明天 09:00–10:30"
            size: Theme.textSmall
            soft: true
            Layout.fillWidth: true
        }
    }
    Card {
        tone: "accent"
        Layout.fillWidth: true

        Badge {
            kind: "waiting"
            text: "已存在这台手机上 14:02"
            bare: true
        }
    }
    Card {
        Layout.fillWidth: true

        MonthBars {
            name: "每月小时数"
            bars: blocks.months()
            Layout.fillWidth: true
        }
    }
    Card {
        Layout.fillWidth: true

        EmptyState {
            title: "这周还没有活动"
            text: "有新的，第一时间告诉你"
            actionText: "有活动时提醒我"
        }
    }
    Skeleton {
        name: "正在取活动"
    }
}
