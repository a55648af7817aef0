// The people of a roster, one row each, with the leader's tick. `model`.
// Signals: stepAsked(string step, string person, string name): a step that takes more than a touch;
// contactAsked(string person, string name): their telephone number is wanted.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Shifts
import Glimmer.Ui

Card {
    id: card

    required property RosterModel model
    signal stepAsked(string step, string person, string name)
    signal contactAsked(string person, string name)

    padding: 0
    spacing: 0

    Repeater {
        model: card.model.rows

        Item {
            id: row
            required property string key
            required property string name
            required property string position
            required property string badgeKind
            required property string badgeText
            required property string note
            required property string step
            required property int index

            implicitHeight: Math.max(Theme.heightTableRow, body.implicitHeight + 2 * Theme.space2)
            Layout.fillWidth: true

            Divider {
                width: parent.width
                visible: row.index > 0
            }
            RowLayout {
                id: body
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Theme.space4
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.space3

                Stack {
                    spacing: Theme.space1
                    Layout.fillWidth: true

                    AppLabel {
                        text: row.name
                        size: Theme.textRow
                        bold: true
                        Layout.fillWidth: true
                    }
                    AppLabel {
                        text: row.position
                        size: Theme.textSmall
                        soft: true
                        visible: text !== ""
                        Layout.fillWidth: true
                    }
                    Badge {
                        kind: row.badgeKind
                        text: row.badgeText
                        bare: true
                        Layout.fillWidth: true
                    }
                    AppLabel {
                        text: row.note
                        size: Theme.textSmall
                        visible: text !== ""
                        Layout.fillWidth: true
                    }
                }
                AppButton {
                    text: qsTr("Number")
                    name: qsTr("Number of %1").arg(row.name)
                    symbol: Icons.call
                    kind: "text"
                    iconOnly: !Theme.elder
                    visible: card.model.mayLookUp
                    onClicked: card.contactAsked(row.key, row.name)
                }
                RosterStep {
                    model: card.model
                    step: row.step
                    person: row.key
                    who: row.name
                    onAsked: card.stepAsked(row.step, row.key, row.name)
                }
            }
        }
    }
}
