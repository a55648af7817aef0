// The call for help: a second touch sends it, and the prepared message goes to whoever is near.
// `model`. ask() opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Visits

Sheet {
    id: sheet

    required property VisitModel model
    property bool called: false
    property bool copied: false

    function ask() {
        called = false;
        copied = false;
        open = true;
    }

    title: called ? qsTr("Help is called") : qsTr("Call for help?")
    text: called ? model.helpSentence
                 : qsTr("Your contact, coordinators and safeguarding leads are told at once.")

    AppButton {
        text: qsTr("Yes, call for help now")
        symbol: Icons.warningAmber
        kind: "destructiveOutline"
        big: true
        visible: !sheet.called
        Layout.fillWidth: true
        onClicked: {
            sheet.called = true;
            sheet.model.callForHelp();
            if (sheet.model.sendsMessages)
                sheet.model.sendMessage();
        }
    }
    Card {
        tone: "accent"
        visible: sheet.called
        Layout.fillWidth: true

        AppLabel {
            text: sheet.model.helpMessage
            Layout.fillWidth: true
        }
    }
    AppButton {
        text: qsTr("Send it as a text message")
        symbol: Icons.chat
        kind: "tonal"
        visible: sheet.called && sheet.model.sendsMessages
        Layout.fillWidth: true
        onClicked: sheet.model.sendMessage()
    }
    AppButton {
        text: sheet.copied ? qsTr("Copied") : qsTr("Copy the message")
        symbol: Icons.contentCopy
        kind: "tonal"
        visible: sheet.called
        Layout.fillWidth: true
        onClicked: {
            sheet.model.copyMessage();
            sheet.copied = true;
        }
    }
    AppButton {
        text: qsTr("All is well again")
        kind: "outline"
        visible: sheet.called
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.reportSafe();
        }
    }
    AppButton {
        text: sheet.called ? qsTr("Close") : qsTr("Not now")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
