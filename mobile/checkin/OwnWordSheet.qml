// Going without a code, and what it is worth, said before. As Sheet; confirmed().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Sheet {
    id: sheet

    signal confirmed

    title: qsTr("Check out without a code?")
    text: qsTr("Then it is your own statement. The minutes count only when somebody else has "
               + "confirmed them: the leader or a coordinator.")

    AppButton {
        text: qsTr("Back to the code")
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
    AppButton {
        text: qsTr("Check out on my word")
        kind: "outline"
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.confirmed();
        }
    }
}
