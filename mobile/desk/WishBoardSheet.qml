// The wish that the model has opened, and what a coordinator can do about it. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Model
import Glimmer.Ui

Sheet {
    id: sheet

    required property WishBoardModel model
    readonly property bool said: why.text.trim() !== ""
    readonly property bool wanted: model.wish !== ""

    // The step is about the wish that is open: closing forgets it.
    function act(step: var) {
        step();
        close();
    }
    function follow() {
        why.text = "";
        open = wanted;
    }

    onWantedChanged: follow()
    Component.onCompleted: follow()

    title: model.title
    text: model.words
    onClosed: model.show("")

    Badge {
        kind: "late"
        text: sheet.model.alike
        Layout.fillWidth: true
    }
    AppLabel {
        text: sheet.model.ceiling
        soft: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.model.claims

        RowLayout {
            id: claim
            required property string key
            required property string words
            required property bool mayReopen

            spacing: Theme.space2
            Layout.fillWidth: true

            AppLabel {
                text: claim.words
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("It did not come")
                name: text + ", " + claim.words
                kind: "text"
                visible: claim.mayReopen
                ready: sheet.said
                missingText: qsTr("Say why below first")
                onClicked: sheet.act(() => sheet.model.reopen(claim.key, why.text))
            }
        }
    }
    Card {
        tone: "accent"
        visible: sheet.model.contact !== ""
        Layout.fillWidth: true

        AppLabel {
            text: sheet.model.contact
            Layout.fillWidth: true
        }
        AppLabel {
            text: qsTr("Code of the card: %1").arg(sheet.model.code)
            size: Theme.textRow
            bold: true
            visible: sheet.model.code !== ""
            Layout.fillWidth: true
        }
        AppLabel {
            text: qsTr("This look-up is on record.")
            size: Theme.textSmall
            soft: true
            Layout.fillWidth: true
        }
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Show the contact")
            symbol: Icons.lockOpen
            kind: "text"
            onClicked: sheet.model.askContact(false)
        }
        AppButton {
            text: qsTr("Code for the card")
            symbol: Icons.description
            kind: "text"
            visible: sheet.model.step !== "review"
            onClicked: sheet.model.askContact(true)
        }
        AppButton {
            text: qsTr("Correct it")
            symbol: Icons.description
            kind: "text"
            visible: sheet.model.step === "review"
            onClicked: {
                const wish = sheet.model.wish;
                sheet.close();
                Navigator.openCorrection(wish);
            }
        }
    }
    AppField {
        id: why
        label: qsTr("Reason, for declining, withdrawing or opening again")
        maximumLength: 200
        visible: sheet.model.step === "review" || sheet.model.step === "confirm"
                 || sheet.model.step === "close" || sheet.model.mayWithdraw
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Publish")
        symbol: Icons.check
        visible: sheet.model.step === "review"
        Layout.fillWidth: true
        onClicked: sheet.act(() => sheet.model.approve())
    }
    AppButton {
        text: qsTr("Do not publish")
        kind: "outline"
        visible: sheet.model.step === "review"
        ready: sheet.said
        missingText: qsTr("Say why first")
        Layout.fillWidth: true
        onClicked: sheet.act(() => sheet.model.decline(why.text))
    }
    AppButton {
        text: qsTr("The receiver says it came")
        symbol: Icons.check
        visible: sheet.model.step === "confirm"
        Layout.fillWidth: true
        onClicked: sheet.act(() => sheet.model.confirmReceipt())
    }
    AppButton {
        text: qsTr("Close")
        symbol: Icons.doneAll
        visible: sheet.model.step === "close"
        Layout.fillWidth: true
        onClicked: sheet.act(() => sheet.model.closeWish())
    }
    AppButton {
        text: qsTr("Withdraw the wish")
        kind: "destructiveOutline"
        visible: sheet.model.mayWithdraw
        ready: sheet.said
        missingText: qsTr("Say why first")
        Layout.fillWidth: true
        onClicked: sheet.act(() => sheet.model.withdraw(why.text))
    }
    AppButton {
        text: qsTr("Back to the board")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
