// The whole neutral name of a household, also of one that has paused. ask() opens it. Signal:
// wanted(string alias).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Sheet {
    id: sheet

    signal wanted(string alias)

    function ask() {
        alias.text = "";
        open = true;
    }

    title: qsTr("Find a household")
    text: qsTr("One that has paused is in no list. Type its whole name, as it stands on its card.")

    AppField {
        id: alias
        label: qsTr("Its whole name")
        maximumLength: 20
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Find it")
        ready: alias.text.trim() !== ""
        missingText: qsTr("Type its whole name first")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.wanted(alias.text);
        }
    }
    AppButton {
        text: qsTr("Back to the list")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
