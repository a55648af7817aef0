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
    property bool copied: false
    readonly property bool called: model.helpState !== ""
    readonly property bool mayCall: !called || model.helpState === "refused"

    function ask() {
        copied = false;
        open = true;
    }

    title: model.helpTitle
    text: model.helpSentence

    AppButton {
        text: qsTr("Yes, call for help now")
        symbol: Icons.warningAmber
        kind: "destructiveOutline"
        big: true
        visible: sheet.mayCall
        Layout.fillWidth: true
        onClicked: {
            sheet.model.callForHelp();
            if (sheet.model.isPhone)
                sheet.model.sendMessage();
        }
    }
    GridLayout {
        columns: Theme.elder ? 1 : 2
        columnSpacing: Theme.space3
        rowSpacing: Theme.space3
        visible: sheet.model.isPhone
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Phone 110")
            symbol: Icons.call
            kind: "outline"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: sheet.model.dial("110")
        }
        AppButton {
            text: qsTr("Phone 120")
            symbol: Icons.call
            kind: "outline"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: sheet.model.dial("120")
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
        visible: sheet.called && sheet.model.isPhone
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
