// When somebody came and went whom nobody ticked. `model`. ask(person, name) opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Shifts
import Glimmer.Ui

Sheet {
    id: sheet

    required property RosterModel model
    property string person
    property string who

    function ask(key: string, name: string) {
        person = key;
        who = name;
        from.text = model.plannedStart;
        to.text = model.plannedEnd;
        why.text = "";
        open = true;
    }

    title: qsTr("When was %1 there?").arg(who)
    text: qsTr("Entered times count with the weakest evidence, and the reason stays on record.")

    RowLayout {
        spacing: Theme.space3
        Layout.fillWidth: true

        AppField {
            id: from
            label: qsTr("Came")
            inputMethodHints: Qt.ImhTime
            Layout.fillWidth: true
        }
        AppField {
            id: to
            label: qsTr("Left")
            inputMethodHints: Qt.ImhTime
            Layout.fillWidth: true
        }
    }
    AppField {
        id: why
        label: qsTr("Why it is entered afterwards")
        maximumLength: 200
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Enter the times")
        ready: why.text.trim() !== ""
        missingText: qsTr("Say why first")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.enterTimes(sheet.person, from.text, to.text, why.text);
        }
    }
    AppButton {
        text: qsTr("Not yet")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
