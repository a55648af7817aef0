// The question before a wish is taken back. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Wishes

Sheet {
    id: sheet

    required property WishModel model

    title: qsTr("Take this wish back?")
    text: qsTr("Nobody brings it any more; whoever has claimed it is told. You need not say why.")

    AppButton {
        text: qsTr("Leave it as it is")
        kind: "tonal"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
    AppButton {
        text: qsTr("Take it back")
        kind: "destructive"
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.takeBack();
        }
    }
}
