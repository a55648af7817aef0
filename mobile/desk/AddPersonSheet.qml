// A person by name and home. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Sheet {
    id: sheet

    required property PeopleModel model
    property int unit: 0

    title: qsTr("Add a person")
    text: qsTr("Whole rosters come in with `glimmerd import people FILE`.")
    onOpenChanged: if (open) who.text = ""

    AppField {
        id: who
        label: qsTr("Name")
        maximumLength: 60
        Layout.fillWidth: true
    }
    SectionLabel {
        text: qsTr("Home unit")
        visible: sheet.model.units.length > 1
    }
    Repeater {
        model: sheet.model.units.length > 1 ? sheet.model.units : []

        CheckRow {
            required property string modelData
            required property int index

            text: modelData
            radio: true
            checked: index === sheet.unit
            onClicked: sheet.unit = index
        }
    }
    AppButton {
        text: qsTr("Add")
        ready: who.text.trim() !== ""
        missingText: qsTr("Type a name first")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.add(who.text, sheet.unit);
        }
    }
    AppButton {
        text: qsTr("Back to the list")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
