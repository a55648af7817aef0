// Ticking people by what they show, one after the other: their card, or the code on their own
// phone. As Sheet; `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Scan
import Glimmer.Shifts
import Glimmer.Ui

Sheet {
    id: scan

    required property RosterModel model
    property string said
    property string rest
    property string undoId
    property bool good

    function say(words: string, more: string, request: string, well: bool) {
        said = words;
        rest = more;
        undoId = request;
        good = well;
        moment.restart();
    }

    title: qsTr("Scan a card or a phone")
    onOpenChanged: said = ""

    AppLabel {
        text: choice.name
        soft: true
        quiet: true
        Layout.fillWidth: true
    }
    Segments {
        id: choice
        name: qsTr("A scanned card means")
        choices: [qsTr("They come"), qsTr("They go")]
        currentIndex: scan.model.cardsGo ? 1 : 0
        Layout.fillWidth: true
        onChosen: index => scan.model.cardsGo = index === 1
    }
    ScanPanel {
        on: scan.visible && scan.model.open
        hint: qsTr("Hold the phone so that their card, or the code on their phone, is in the "
                   + "picture.")
        otherwise: qsTr("Tick them in the list instead.")
        Layout.fillWidth: true
        onFound: text => scan.model.scanned(text)
    }
    Card {
        tone: scan.good ? "good" : "bad"
        visible: scan.said !== ""
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
        Accessible.name: scan.said + " " + scan.rest
        Accessible.ignored: !visible

        AppLabel {
            text: scan.said
            size: Theme.textPage
            bold: true
            quiet: true
            color: scan.good ? Theme.good : Theme.bad
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        AppLabel {
            text: scan.rest
            quiet: true
            horizontalAlignment: Text.AlignHCenter
            visible: text !== ""
            Layout.fillWidth: true
        }
        AppButton {
            text: qsTr("Undo")
            name: text + ", " + scan.said
            symbol: Icons.undo
            kind: "text"
            visible: scan.undoId !== ""
            Layout.alignment: Qt.AlignHCenter
            onClicked: {
                const request = scan.undoId;
                scan.said = "";
                scan.model.undo(request);
            }
        }
    }
    AppButton {
        text: qsTr("Close the camera")
        symbol: Icons.close
        kind: "tonal"
        Layout.fillWidth: true
        onClicked: scan.close()
    }
    Timer {
        id: moment
        interval: Theme.undoTime
        onTriggered: scan.said = ""
    }
    Connections {
        target: scan.model

        function onScanSaid(title: string, sentence: string, requestId: string, good: bool) {
            scan.say(title, sentence, requestId, good);
        }
        // The bar of the page that says so else lies behind.
        function onRefused(sentence: string) {
            scan.say(sentence, "", "", false);
        }
    }
}
