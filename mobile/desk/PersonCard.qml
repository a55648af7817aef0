// One person: where they belong, a card, their phones, and an invitation. `model`. Signal:
// endAsked(string device).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Stack {
    id: person

    required property PeopleModel model
    signal endAsked(string device)

    spacing: Theme.space3

    Card {
        Layout.fillWidth: true

        RowLayout {
            spacing: Theme.space3
            Layout.fillWidth: true

            AvatarInitial {
                name: person.model.name
            }
            Stack {
                spacing: 0
                Layout.fillWidth: true

                AppLabel {
                    text: person.model.name
                    size: Theme.textTitle
                    bold: true
                    heading: true
                    Layout.fillWidth: true
                }
                AppLabel {
                    text: person.model.home
                    soft: true
                    Layout.fillWidth: true
                }
            }
        }
        AppLabel {
            text: qsTr("Reported to: %1").arg(person.model.affiliations)
            size: Theme.textSmall
            soft: true
            visible: person.model.affiliations !== ""
            Layout.fillWidth: true
        }
        AppButton {
            text: qsTr("Print a card")
            symbol: Icons.printOut
            kind: "tonal"
            visible: person.model.hasCard
            onClicked: person.model.printCard()
        }
    }
    Repeater {
        model: person.model.phones

        PhoneCard {
            required property string key

            Layout.fillWidth: true
            busy: person.model.busy
            onDigitsTyped: digits => person.model.confirmPhone(key, digits)
            onEndAsked: person.endAsked(key)
        }
    }
    InvitationCard {
        model: person.model
        Layout.fillWidth: true
    }
}
