// A person, a team or a community by name and by the unit it belongs to. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Sheet {
    id: sheet

    required property PeopleModel model
    property int what: 0  // 0 a person, 1 a team, 2 a community
    property int unit: 0

    title: [qsTr("Add a person"), qsTr("Add a team"), qsTr("Add a community")][what]
    text: [qsTr("Whole rosters come in with `glimmerd import people FILE`."), qsTr(
            "A team or branch is where people are at home."), qsTr(
            "A community or village is where service happens.")][what]
    onOpenChanged: if (open) {
        what = 0;
        name.text = "";
        number.text = "";
    }

    Segments {
        name: qsTr("What")
        choices: [qsTr("Person"), qsTr("Team"), qsTr("Community")]
        currentIndex: sheet.what
        visible: sheet.model.addsUnits
        Layout.fillWidth: true
        onChosen: index => sheet.what = index
    }
    AppField {
        id: name
        label: sheet.what === 0 ? qsTr("Name") : qsTr("What it is called")
        maximumLength: 60
        Layout.fillWidth: true
    }
    AppField {
        id: number
        label: qsTr("Telephone number (may be left empty; kept at the server alone)")
        inputMethodHints: Qt.ImhDialableCharactersOnly
        maximumLength: 40
        visible: sheet.what === 0
        Layout.fillWidth: true
    }
    SectionLabel {
        text: sheet.what === 0 ? qsTr("Home unit") : qsTr("Part of")
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
        ready: name.text.trim() !== ""
        missingText: qsTr("Type a name first")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            if (sheet.what === 0)
                sheet.model.add(name.text, sheet.unit, number.text);
            else
                sheet.model.addUnit(name.text, sheet.what === 2, sheet.unit);
        }
    }
    AppButton {
        text: qsTr("Back to the list")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
