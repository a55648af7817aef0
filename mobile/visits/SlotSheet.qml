// A time of the week when the person can visit. `model`. ask() opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Visits

Sheet {
    id: sheet

    required property VisitorTermsModel model
    property int day: 0

    function ask() {
        day = 0;
        from.text = "14:00";
        to.text = "17:00";
        open = true;
    }

    title: qsTr("When can you visit?")

    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Repeater {
            model: sheet.model.weekdays

            Chip {
                required property string modelData
                required property int index

                text: modelData
                checked: index === sheet.day
                onClicked: sheet.day = index
            }
        }
    }
    GridLayout {
        columns: Theme.elder ? 1 : 2
        columnSpacing: Theme.space3
        rowSpacing: Theme.space3
        Layout.fillWidth: true

        AppField {
            id: from
            label: qsTr("From")
            inputMethodHints: Qt.ImhTime
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
        AppField {
            id: to
            label: qsTr("Until")
            inputMethodHints: Qt.ImhTime
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }
    AppButton {
        text: qsTr("Add this time")
        Layout.fillWidth: true
        onClicked: {
            if (sheet.model.addSlot(sheet.day, from.text, to.text))
                sheet.close();
        }
    }
    AppButton {
        text: qsTr("Not now")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
