// What only the desk has: a table and the calendar of a series.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

RowLayout {
    id: desk

    readonly property var people: [
        ["阿依努尔", "confirmed", "已签到", "14:24"],
        ["刘一", "neutral", "还没到", "—"],
        ["孙大勇", "late", "晚到 25 分钟", "14:55"]
    ]

    spacing: Theme.space6

    Card {
        padding: 0
        spacing: 0
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop

        TableHeader {
            lead: Theme.target
            sortColumn: 0
            columns: [
                {
                    "text": "姓名",
                    "share": 0.25,
                    "sortable": true
                },
                {
                    "text": "状态",
                    "share": 0.3
                },
                {
                    "text": "签到",
                    "share": 0.15,
                    "sortable": true
                }
            ]
        }
        Repeater {
            model: desk.people

            TableRowItem {
                id: row
                required property var modelData
                required property int index

                name: modelData[0]
                checkable: true
                checked: index === 1
                selected: index === 1
                last: index === 2

                TableCell {
                    tableWidth: row.tableWidth
                    share: 0.25
                    text: row.modelData[0]
                    bold: true
                }
                TableCell {
                    tableWidth: row.tableWidth
                    share: 0.3

                    Badge {
                        kind: row.modelData[1]
                        text: row.modelData[2]
                    }
                }
                TableCell {
                    tableWidth: row.tableWidth
                    share: 0.15
                    text: row.modelData[3]
                }
                TableCell {
                    tableWidth: row.tableWidth
                    share: 0.3
                    trailing: true

                    AppButton {
                        text: "签到"
                        kind: row.selected ? "outline" : "tonal"
                    }
                }
            }
        }
    }
    Card {
        Layout.alignment: Qt.AlignTop

        CalendarMonth {
            year: 2026
            month: 12
            title: "2026 年 12 月"
            weekdays: ["一", "二", "三", "四", "五", "六", "日"]
            words: ({
                    "planned": "有活动",
                    "clash": "有冲突",
                    "left": "不办"
                })
            states: ({
                    "1": "planned",
                    "4": "planned",
                    "8": "planned",
                    "25": "clash",
                    "29": "left"
                })
        }
    }
}
