// Another telephone number for the chosen person. As Sheet, plus `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Sheet {
    id: sheet

    required property PeopleModel model

    title: qsTr("The number of %1").arg(model.name)
    text: qsTr("One that is on record is replaced. It is kept at the server alone.")
    onOpenChanged: if (open) number.text = ""

    AppField {
        id: number
        label: qsTr("Telephone number")
        inputMethodHints: Qt.ImhDialableCharactersOnly
        maximumLength: 40
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Save")
        ready: number.text.trim() !== ""
        missingText: qsTr("Type a number first")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.changeNumber(number.text);
        }
    }
    AppButton {
        text: qsTr("Leave it as it is")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
