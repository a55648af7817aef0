// The invitation typed by hand, then six digits for the coordinator to compare. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Account
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property WelcomeModel model
    readonly property bool comparing: model.digits !== ""

    title: comparing ? qsTr("Compare six digits") : qsTr("Type the code")
    backText: qsTr("Back")
    widthMax: Theme.widthRail
    actionText: qsTr("Use this phone")
    actionReady: !comparing && server.text !== "" && code.text !== ""
    actionMissing: comparing ? qsTr("Waiting for your coordinator") : qsTr("Fill in both fields")
    actionBusy: model.busy
    actionBusyText: qsTr("Asking the server…")
    onActionTriggered: model.redeemCode(server.text, code.text)
    onBackRequested: Navigator.back()

    AppLabel {
        text: qsTr("Your coordinator reads out the server's address and ten letters and digits. "
                   + "Capital or small, with or without dash: all the same.")
        soft: true
        visible: !page.comparing
        Layout.fillWidth: true
    }
    AppField {
        id: server
        label: qsTr("Server")
        hint: "glimmer.example.org:8443"
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
        visible: !page.comparing
        Layout.fillWidth: true
    }
    AppField {
        id: code
        label: qsTr("Code")
        hint: "XXXXX-XXXXX"
        error: page.model.problem
        inputMethodHints: Qt.ImhUppercaseOnly | Qt.ImhNoPredictiveText
        visible: !page.comparing
        Layout.fillWidth: true
        onAccepted: page.model.redeemCode(server.text, text)
    }
    Card {
        visible: page.comparing
        Layout.fillWidth: true

        AppLabel {
            text: page.model.digits
            size: Theme.numberTimer
            bold: true
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        AppLabel {
            text: qsTr("Read these digits to your coordinator. When they have typed them, this "
                       + "page goes on by itself.")
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
}
