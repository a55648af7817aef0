// Before anybody is taken off a shift, or a wish of theirs is given back: who, and what comes of
// it. `model`. ask() opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Sheet {
    id: sheet

    required property ChatListModel model

    function ask() {
        open = true;
    }

    title: model.aboutWishes ? qsTr("Give these wishes back?") : qsTr("Take these people off?")
    text: qsTr("Somebody may have written it as a joke, or for somebody else. Please look once "
               + "more.")

    Repeater {
        model: sheet.model.departures

        AppLabel {
            required property string modelData

            text: modelData
            Layout.fillWidth: true
        }
    }
    AppButton {
        text: qsTr("I have looked: go on")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.act();
        }
    }
    AppButton {
        text: qsTr("Not now")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
