// Other times for hours that count already. As Sheet, plus `correction`, which knows the record;
// ask() opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui

Sheet {
    id: sheet

    required property RecordCorrection correction

    function ask() {
        from.text = correction.from;
        to.text = correction.to;
        pause.text = correction.breaks;
        why.text = "";
        open = true;
    }
    function typed() {
        correction.type(from.text, to.text, pause.text);
    }

    title: qsTr("Correct these hours?")
    text: correction.what + "\n" + qsTr("The record is taken back and written anew; both rows stay "
                                        + "in the ledger. The person is told, with the reason.")

    GridLayout {
        columns: width > Theme.widthRail ? 3 : 2
        columnSpacing: Theme.space3
        rowSpacing: Theme.space2
        Layout.fillWidth: true

        AppField {
            id: from
            label: qsTr("Came")
            inputMethodHints: Qt.ImhTime
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: sheet.typed()
        }
        AppField {
            id: to
            label: qsTr("Left")
            inputMethodHints: Qt.ImhTime
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: sheet.typed()
        }
        AppField {
            id: pause
            label: qsTr("Breaks, minutes")
            inputMethodHints: Qt.ImhDigitsOnly
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: sheet.typed()
        }
    }
    RowLayout {
        spacing: Theme.space6
        Layout.fillWidth: true
        Layout.topMargin: Theme.space1

        Figure {
            value: sheet.correction.before
            caption: qsTr("Counted so far")
            size: Theme.textPage
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
        Figure {
            value: sheet.correction.after
            caption: qsTr("Would count")
            size: Theme.textPage
            color: Theme.primary
            visible: sheet.correction.after !== ""
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }
    AppLabel {
        text: sheet.correction.sentence
        size: Theme.textSmall
        soft: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    AppField {
        id: why
        label: qsTr("Why (they read it)")
        maximumLength: 200
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Correct")
        ready: sheet.correction.ready && why.text.trim() !== ""
        missingText: sheet.correction.ready ? qsTr("Say why first")
                                            : qsTr("Change a time first")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.correction.send(why.text);
        }
    }
    AppButton {
        text: qsTr("Leave it as it is")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
