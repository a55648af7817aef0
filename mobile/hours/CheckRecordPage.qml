// Somebody shows their record: scan it, and read whether it holds. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Hours
import Glimmer.Model
import Glimmer.Scan
import Glimmer.Ui

AppPage {
    id: page

    required property CheckRecordModel model
    readonly property bool judged: model.verdict !== ""
    property bool scanning: false

    title: qsTr("Check a record")
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    onBackRequested: Navigator.back()
    Component.onCompleted: model.askServer()

    Banner {
        text: qsTr("This phone does not know your organisation's key yet. It learns it as soon as "
                   + "there is a network.")
        visible: !page.model.ready && !page.judged
    }
    Card {
        tone: page.model.verdict === "valid" ? "good"
              : page.model.verdict === "forged" ? "bad" : "accent"
        visible: page.judged
        Layout.fillWidth: true

        RowLayout {
            spacing: Theme.space3
            Layout.fillWidth: true

            AppIcon {
                symbol: page.model.verdict === "valid" ? Icons.verifiedUser
                        : page.model.verdict === "forged" ? Icons.block : Icons.warningAmber
                size: 28
                color: page.model.verdict === "valid" ? Theme.good
                       : page.model.verdict === "forged" ? Theme.bad : Theme.accent
            }
            AppLabel {
                text: page.model.title
                size: Theme.textTitle
                bold: true
                heading: true
                Layout.fillWidth: true
            }
        }
        AppLabel {
            text: page.model.sentence
            Layout.fillWidth: true
        }
    }
    Card {
        visible: page.model.facts.length > 0
        Layout.fillWidth: true

        RecordFacts {
            facts: page.model.facts
            Layout.fillWidth: true
        }
    }
    Card {
        visible: !page.judged
        Layout.fillWidth: true

        AppLabel {
            text: qsTr("Somebody shows you a service record: this tells whether your organisation "
                       + "has signed it. It needs no network, and nothing of it stays here.")
            soft: true
            Layout.fillWidth: true
        }
        ScanPanel {
            on: page.scanning && !page.judged
            hint: qsTr("Hold the phone so that the whole code is in the picture.")
            otherwise: qsTr("Paste the text of the record below instead.")
            Layout.fillWidth: true
            onFound: text => page.model.check(text)
        }
        AppButton {
            text: page.scanning ? qsTr("Close the camera") : qsTr("Scan a record")
            symbol: page.scanning ? Icons.close : Icons.qrCodeScanner
            kind: page.scanning ? "text" : "primary"
            Layout.fillWidth: true
            onClicked: page.scanning = !page.scanning
        }
        AppField {
            id: pasted
            label: qsTr("Or paste its text, as it stands in the file")
            Layout.fillWidth: true
        }
        AppButton {
            text: qsTr("Check the text")
            kind: "tonal"
            ready: pasted.text.trim() !== ""
            missingText: qsTr("Paste the text first")
            Layout.fillWidth: true
            onClicked: page.model.check(pasted.text)
        }
    }
    AppButton {
        text: qsTr("Check another one")
        symbol: Icons.qrCodeScanner
        kind: "outline"
        visible: page.judged
        Layout.fillWidth: true
        onClicked: {
            pasted.text = "";
            page.model.forget();
        }
    }
}
