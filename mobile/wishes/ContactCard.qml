// Where to go, around the agreed time only. `model`. Signal: agreeAsked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Wishes

Card {
    id: card

    required property WishModel model
    signal agreeAsked

    AppLabel {
        text: qsTr("Where to go")
        size: Theme.textRow
        bold: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: card.model.mayAskContact
              ? qsTr("The address shows from 24 hours before the agreed time until 2 hours after.")
              : qsTr("Agree a time first: your coordinator knows when it suits.")
        soft: true
        visible: card.model.contactSentence === ""
        Layout.fillWidth: true
    }
    Repeater {
        model: [card.model.receiver, card.model.address, card.model.phoneNumber,
            card.model.directions]

        AppLabel {
            required property string modelData

            text: modelData
            visible: text !== ""
            Layout.fillWidth: true
        }
    }
    AppLabel {
        text: card.model.contactSentence
        size: Theme.textSmall
        soft: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Show the address")
            symbol: Icons.lockOpen
            kind: "tonal"
            visible: card.model.mayAskContact && card.model.contactSentence === ""
            onClicked: card.model.askContact()
        }
        AppButton {
            text: card.model.agreed === "" ? qsTr("Enter the agreed time")
                                           : qsTr("Change the time")
            symbol: Icons.schedule
            kind: card.model.agreed === "" ? "tonal" : "text"
            onClicked: card.agreeAsked()
        }
    }
}
