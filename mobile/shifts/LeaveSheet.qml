// "I can't be there": the kind choice first, the consequence before the tap. `sentence` (in time or
// late), `canAsk`. Signals: askedForCover(), gaveBack().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Sheet {
    id: sheet

    required property string sentence
    required property bool canAsk
    signal askedForCover
    signal gaveBack

    title: qsTr("I can't be there")
    text: sentence

    AppButton {
        text: qsTr("Ask for cover, keep my place till then")
        kind: "tonal"
        visible: sheet.canAsk
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.askedForCover();
        }
    }
    AppButton {
        text: qsTr("Give my place back now")
        kind: "destructiveOutline"
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.gaveBack();
        }
    }
    AppButton {
        text: qsTr("Stay")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
