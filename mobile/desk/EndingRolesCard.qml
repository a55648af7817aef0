// Roles that end soon; those of others open their person. `model`. Signal: personChosen(string).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Card {
    id: card

    required property EndingRolesModel model
    signal personChosen(string person)

    padding: 0
    spacing: 0
    visible: model.rows.count > 0

    Repeater {
        model: card.model.rows

        Stack {
            id: line
            required property string person
            required property string sentence
            required property string advice

            Layout.fillWidth: true

            NavRow {
                text: line.sentence
                detail: line.advice
                symbol: Icons.pendingActions
                symbolColor: Theme.accent
                visible: line.person !== ""
                onClicked: card.personChosen(line.person)
            }
            RowLayout {
                visible: line.person === ""
                spacing: Theme.space3
                Layout.fillWidth: true
                Layout.leftMargin: Theme.space4
                Layout.rightMargin: Theme.space4
                Layout.topMargin: Theme.space3
                Layout.bottomMargin: Theme.space3

                AppIcon {
                    symbol: Icons.pendingActions
                    size: 22
                    color: Theme.accent
                }
                Stack {
                    spacing: 0
                    Layout.fillWidth: true

                    AppLabel {
                        text: line.sentence
                        Layout.fillWidth: true
                    }
                    AppLabel {
                        text: line.advice
                        size: Theme.textSmall
                        soft: true
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
}
