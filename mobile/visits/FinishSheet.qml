// The end of a visit with other times than now, or that it was not held. `model`. ask() opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Visits

Sheet {
    id: sheet

    required property VisitModel model

    function ask() {
        from.text = model.cameAt;
        to.text = model.leftAt;
        open = true;
    }

    title: qsTr("When were you there?")
    text: qsTr("The time counts once a coordinator has confirmed it. The way there does not.")

    GridLayout {
        columns: Theme.elder ? 1 : 2
        columnSpacing: Theme.space3
        rowSpacing: Theme.space3
        Layout.fillWidth: true

        AppField {
            id: from
            label: qsTr("Came")
            inputMethodHints: Qt.ImhTime
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
        AppField {
            id: to
            label: qsTr("Left")
            inputMethodHints: Qt.ImhTime
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }
    AppButton {
        text: qsTr("We were there, all is well")
        symbol: Icons.verifiedUser
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.finishAt(from.text, to.text);
        }
    }
    AppButton {
        text: qsTr("The visit was not held")
        kind: "outline"
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.notHeld();
        }
    }
    AppLabel {
        text: qsTr("Nobody asks why.")
        size: Theme.textSmall
        soft: true
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Not yet")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
