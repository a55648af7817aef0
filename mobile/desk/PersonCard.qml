// One person: where they belong, a card, their number, their phones, and an invitation. `model`.
// Signals: endAsked(string device), rolesAsked(), contactAsked(), numberAsked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Stack {
    id: person

    required property PeopleModel model
    signal endAsked(string device)
    signal rolesAsked
    signal contactAsked
    signal numberAsked

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
        Flow {
            spacing: Theme.space2
            Layout.fillWidth: true

            AppButton {
                text: qsTr("Print a card")
                symbol: Icons.printOut
                kind: "tonal"
                visible: person.model.hasCard
                onClicked: person.model.printCard()
            }
            AppButton {
                text: qsTr("Telephone number")
                symbol: Icons.call
                kind: "tonal"
                visible: person.model.hasContact
                onClicked: person.contactAsked()
            }
            AppButton {
                text: qsTr("Enter a number")
                symbol: Icons.edit
                kind: "text"
                visible: person.model.hasCard
                onClicked: person.numberAsked()
            }
        }
    }
    Card {
        padding: 0
        visible: person.model.roles.mayGrant && person.model.roles.who !== ""
        Layout.fillWidth: true

        NavRow {
            text: qsTr("Roles")
            detail: person.model.roles.summary
            symbol: Icons.verifiedUser
            onClicked: person.rolesAsked()
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
