// The time that was agreed with the receiver. `model`. ask() opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Wishes

Sheet {
    id: sheet

    required property WishModel model
    property int day: 1

    function ask() {
        day = 1;
        from.text = "14:00";
        to.text = "15:00";
        open = true;
    }

    title: qsTr("When do you go there?")
    text: qsTr("Only a time that the receiver agrees to. The address shows around it.")

    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Repeater {
            model: sheet.model.days

            Chip {
                required property string modelData
                required property int index

                text: modelData
                checked: index === sheet.day
                onClicked: sheet.day = index
            }
        }
    }
    RowLayout {
        spacing: Theme.space3
        Layout.fillWidth: true

        AppField {
            id: from
            label: qsTr("From")
            inputMethodHints: Qt.ImhTime
            Layout.fillWidth: true
        }
        AppField {
            id: to
            label: qsTr("Until")
            inputMethodHints: Qt.ImhTime
            Layout.fillWidth: true
        }
    }
    AppButton {
        text: qsTr("Save the time")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.agree(sheet.day, from.text, to.text);
        }
    }
    AppButton {
        text: qsTr("Not yet")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
