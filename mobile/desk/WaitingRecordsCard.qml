// Hours that somebody other than the volunteer has to look at. `model`. Signal:
// refusalAsked(string record).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Card {
    id: card

    required property HoursDeskModel model
    signal refusalAsked(string record)

    spacing: 0

    Flow {
        spacing: Theme.space3
        Layout.fillWidth: true
        Layout.bottomMargin: Theme.space2

        Badge {
            kind: "waiting"
            text: qsTr("%n waiting to be confirmed", "", card.model.waiting.count)
            visible: card.model.waiting.count > 0
        }
        AppLabel {
            text: card.model.waitingSentence
            soft: true
            height: Theme.heightBadge
        }
    }
    Repeater {
        model: card.model.waiting

        GridLayout {
            id: row
            required property string key
            required property string name
            required property string title
            required property string when
            required property string hours
            required property string why
            required property bool locked

            columns: width > Theme.widthRail - 2 * Theme.margin ? 2 : 1
            columnSpacing: Theme.space3
            rowSpacing: 0
            Layout.fillWidth: true

            Divider {
                Layout.fillWidth: true
                Layout.columnSpan: row.columns
            }
            Stack {
                spacing: 0
                Layout.fillWidth: true
                Layout.topMargin: Theme.space2
                Layout.bottomMargin: Theme.space2

                AppLabel {
                    //: Person, what, how many hours
                    text: qsTr("%1 · %2 · %3").arg(row.name).arg(row.title).arg(row.hours)
                    bold: true
                    Layout.fillWidth: true
                }
                AppLabel {
                    //: When, and why it waits
                    text: qsTr("%1 · %2").arg(row.when).arg(row.why)
                    size: Theme.textSmall
                    soft: true
                    Layout.fillWidth: true
                }
            }
            RowLayout {
                spacing: Theme.space1
                visible: !row.locked

                AppButton {
                    text: qsTr("Not accept")
                    name: text + ", " + row.name + ", " + row.title
                    kind: "text"
                    onClicked: card.refusalAsked(row.key)
                }
                AppButton {
                    text: qsTr("Confirm")
                    name: text + ", " + row.name + ", " + row.title
                    symbol: Icons.check
                    kind: "tonal"
                    onClicked: card.model.confirm(row.key)
                }
            }
        }
    }
}
