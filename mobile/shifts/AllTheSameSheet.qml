// Signing somebody up although the server has refused it: with a reason, on record. As Sheet, plus
// `adding`; ask(person, name) opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Shifts
import Glimmer.Ui

Sheet {
    id: sheet

    required property RosterAdding adding
    property string person
    property string who

    function ask(key: string, name: string) {
        person = key;
        who = name;
        why.text = "";
        open = true;
    }

    title: qsTr("Sign %1 up all the same?").arg(who)
    text: qsTr("Speak with them first. The reason stays on record, and they are told that you "
               + "have signed them up.")

    AppField {
        id: why
        label: qsTr("Why it is fine")
        maximumLength: 160
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Sign up all the same")
        ready: why.text.trim() !== ""
        missingText: qsTr("Say why first")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.adding.addAllTheSame(sheet.person, why.text);
        }
    }
    AppButton {
        text: qsTr("Take them off the list")
        kind: "tonal"
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.adding.drop(sheet.person);
        }
    }
    AppButton {
        text: qsTr("Not yet")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
