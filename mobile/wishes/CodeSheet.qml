// The six digits of the receiver's card. `model`. ask() opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Wishes

Sheet {
    id: sheet

    required property WishModel model

    function ask() {
        code.text = "";
        open = true;
    }

    title: qsTr("The receiver's code")
    text: qsTr("Six digits, from the receiver's card. It can be typed without a network, too.")

    AppField {
        id: code
        label: qsTr("Code")
        inputMethodHints: Qt.ImhDigitsOnly
        maximumLength: 8
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Confirm")
        ready: code.text.trim() !== ""
        missingText: qsTr("Type the code first")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.sendCode(code.text);
        }
    }
    AppButton {
        text: qsTr("No card: somebody calls back")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
