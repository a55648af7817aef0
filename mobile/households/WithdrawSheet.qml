// The one question before what cannot be taken back. `title`, `text`. Signal:
// chosen(bool eraseNow).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Sheet {
    id: sheet

    signal chosen(bool eraseNow)

    AppButton {
        text: qsTr("Let it be as it is")
        kind: "tonal"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
    AppButton {
        text: qsTr("End it, erase all in 30 days")
        kind: "destructiveOutline"
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.chosen(false);
        }
    }
    AppButton {
        text: qsTr("End it and erase all now")
        kind: "destructive"
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.chosen(true);
        }
    }
}
