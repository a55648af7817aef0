// Alarms, what can be begun, and below them what the model lists; to who does not coordinate, the
// alarms alone. `desk`. Signals: planAsked(), printAsked(), figuresAsked(), safeAsked(string visit,
// string title), whereAsked(string visit, string title).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Rounds
import Glimmer.Ui

FocusScroller {
    id: list

    required property VisitsDeskModel desk
    readonly property int alarms: desk.alarms.length
    signal planAsked
    signal printAsked
    signal figuresAsked
    signal safeAsked(string visit, string title)
    signal whereAsked(string visit, string title)

    contentHeight: column.implicitHeight + Theme.space6
    // An alarm has to be seen.
    onAlarmsChanged: if (alarms > 0) contentY = 0

    Stack {
        id: column
        width: list.width
        spacing: Theme.space2

        Repeater {
            model: list.desk.alarms

            AlarmCard {
                required property var modelData

                model: list.desk
                alarm: modelData
                onSafeAsked: list.safeAsked(alarm.visit, alarm.title)
                onWhereAsked: list.whereAsked(alarm.visit, alarm.title)
            }
        }
        EmptyState {
            title: qsTr("No alarm")
            text: qsTr("When no word comes from a visit, or a visitor needs help, it stands here.")
            visible: !list.desk.coordinates && list.alarms === 0
            Layout.fillWidth: true
            Layout.topMargin: Theme.space4
        }
        Flow {
            spacing: Theme.space2
            visible: list.desk.coordinates
            Layout.fillWidth: true

            AppButton {
                text: qsTr("Plan one visit")
                symbol: Icons.add
                kind: "text"
                onClicked: list.planAsked()
            }
            AppButton {
                text: qsTr("Print sheets")
                symbol: Icons.printOut
                kind: "text"
                onClicked: list.printAsked()
            }
            AppButton {
                text: qsTr("Figures")
                symbol: Icons.barChart
                kind: "text"
                onClicked: list.figuresAsked()
            }
        }
        EmptyState {
            title: list.desk.list === 0 ? qsTr("Nothing to see to") : qsTr("Nothing here")
            text: list.desk.list === 2
                  ? qsTr("Pair a volunteer with a household that has consented.")
                  : qsTr("Plan a round: it says who could visit whom and when.")
            visible: list.desk.coordinates && list.desk.rows.count === 0
            Layout.fillWidth: true
            Layout.topMargin: Theme.space4
        }
        Repeater {
            model: list.desk.rows

            Stack {
                id: row
                required property string key
                required property string section
                required property bool firstOfSection
                required property string spoken
                required property string symbol
                required property string title
                required property string detail
                required property string badgeKind
                required property string badgeText

                spacing: Theme.space2
                Layout.fillWidth: true

                SectionLabel {
                    text: row.section
                    visible: row.firstOfSection
                }
                LedgerCard {
                    spoken: row.spoken
                    symbol: Icons[row.symbol]
                    title: row.title
                    detail: row.detail
                    badgeKind: row.badgeKind
                    badgeText: row.badgeText
                    selected: row.key === list.desk.key
                    Layout.fillWidth: true
                    onOpened: list.desk.show(row.key)
                }
            }
        }
        AppButton {
            text: qsTr("Show %n more", "", list.desk.moreRows)
            kind: "text"
            visible: list.desk.moreRows > 0
            onClicked: list.desk.showAllRows()
        }
    }
}
