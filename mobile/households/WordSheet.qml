// The household gives its word: somebody has called it back, or types the digits of its card.
// `title`, `terms` (how it is visited, to be read out). ask() opens it. Signal: given(string code),
// without a code for a call-back.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Sheet {
    id: sheet

    property string terms
    signal given(string code)

    function ask() {
        code.text = "";
        open = true;
    }

    text: qsTr("Ask the household itself, and read this to it. Who wrote its consent down, or has "
               + "seen its card, cannot do this.")

    AppLabel {
        text: sheet.terms
        visible: text !== ""
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("I called it back, and it says yes")
        symbol: Icons.call
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.given("");
        }
    }
    AppField {
        id: code
        label: qsTr("Or the six digits of its card")
        inputMethodHints: Qt.ImhDigitsOnly
        maximumLength: 7
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
    }
    AppButton {
        text: qsTr("Take its word by the card")
        kind: "tonal"
        ready: code.text.replace(/[^0-9]/g, "").length === 6
        missingText: qsTr("Type the six digits first")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.given(code.text);
        }
    }
    AppButton {
        text: qsTr("Not yet")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
