// The people of a roster, one row each, with the leader's tick. `model`.
// Signal: enterRequested(string person, string name): their times are to be entered.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Shifts
import Glimmer.Ui

Card {
    id: card

    required property RosterModel model
    signal enterRequested(string person, string name)

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
                    }
                }
                RosterStep {
                    model: card.model
                    step: row.step
                    person: row.key
                    who: row.name
                    onEnterRequested: card.enterRequested(row.key, row.name)
                }
            }
        }
    }
}
