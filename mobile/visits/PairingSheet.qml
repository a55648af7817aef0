// About one family: when it may be, a note for whoever comes next, and the end. `model`.
// ask(pairing) opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Visits

Sheet {
    id: sheet

    required property VisitListModel model
    property bool ending: false

    function ask(pairing: string) {
        model.ask(pairing);
        ending = false;
        note.text = "";
        open = true;
    }

    title: model.alias
    text: ending ? qsTr("You go there no more, and leave what is planned. Nobody asks why.")
                 : model.terms

    AppField {
        id: note
        label: qsTr("For whoever comes next: the way, the hour, things. Nothing about people")
        hint: sheet.model.hasNote ? qsTr("There is a note; a new one takes its place") : ""
        maximumLength: 280
        visible: !sheet.ending
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Leave the note")
        ready: note.text.trim() !== ""
        missingText: qsTr("Type the note first")
        visible: !sheet.ending
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.leaveNote(note.text);
        }
    }
    AppButton {
        text: sheet.ending ? qsTr("Yes, end it") : qsTr("I do not go there any more")
        kind: sheet.ending ? "destructiveOutline" : "destructive"
        Layout.fillWidth: true
        onClicked: {
            if (!sheet.ending) {
                sheet.ending = true;
                return;
            }
            sheet.close();
            sheet.model.endPairing();
        }
    }
    AppButton {
        text: sheet.ending ? qsTr("Keep it") : qsTr("Close")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
