// Three more days, once, and why. `model`. ask() opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Wishes

Sheet {
    id: sheet

    required property WishModel model

    function ask() {
        why.text = "";
        open = true;
    }

    title: qsTr("Three more days?")
    text: qsTr("This works once. If it does not fit any more, give it back: that is no shame.")

    AppField {
        id: why
        label: qsTr("Why it takes longer")
        maximumLength: 200
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Ask for more time")
        ready: why.text.trim() !== ""
        missingText: qsTr("Say why first")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.renew(why.text);
        }
    }
    AppButton {
        text: qsTr("Not now")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
