// An invitation to use the app: a code to scan, a link to send, a code to read out. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Card {
    id: card

    required property PeopleModel model
    readonly property bool made: model.link !== ""

    AppLabel {
        text: qsTr("Invitation")
        size: Theme.textTitle
        bold: true
        heading: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: card.made ? card.model.validSentence
                        : qsTr("For a phone of this person. A former one is void from then on.")
        soft: true
        Layout.fillWidth: true
    }
    QrCode {
        text: card.model.qrText
        visible: card.made
        Layout.preferredWidth: Theme.widthSide
        Layout.preferredHeight: Theme.widthSide
        Layout.alignment: Qt.AlignHCenter
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("The invitation as a QR code")
        Accessible.ignored: !visible
    }
    AppLabel {
        text: qsTr("To type: server %1, code %2").arg(card.model.server).arg(card.model.shortCode)
        visible: card.made
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("After a typed code their phone shows six digits, which you type here.")
        size: Theme.textSmall
        soft: true
        visible: card.made
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Copy the link")
            symbol: Icons.contentCopy
            kind: "tonal"
            visible: card.made
            onClicked: card.model.copy(card.model.link)
        }
        AppButton {
            text: card.made ? qsTr("Make a new one") : qsTr("Invite")
            symbol: Icons.qrCode
            kind: card.made ? "text" : "primary"
            busy: card.model.busy
            onClicked: card.model.invite()
        }
    }
}
