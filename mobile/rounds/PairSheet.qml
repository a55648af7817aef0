// A volunteer and a household become a pair. ask() opens it. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Rounds
import Glimmer.Ui

Sheet {
    id: sheet

    required property VisitsDeskModel model
    property string household
    property string alias
    readonly property string missing: household === "" ? qsTr("Say which household")
                                      : model.person.who === "" ? qsTr("Say who goes there") : ""

    function ask() {
        household = "";
        alias = "";
        search.text = "";
        model.search("");
        model.person.choose("", "");
        open = true;
    }

    title: qsTr("Pair two")
    text: qsTr("The first visit is with somebody beside the new one. Either side ends it at once, "
               + "and nobody says why.")

    AppField {
        id: search
        label: sheet.alias === "" ? qsTr("Household") : qsTr("Household: %1").arg(sheet.alias)
        hint: qsTr("Find by alias")
        leadSymbol: Icons.search
        Layout.fillWidth: true
        onEdited: sheet.model.search(text)
    }
    Repeater {
        model: sheet.model.found

        NavRow {
            id: row
            required property var modelData

            text: modelData.alias
            symbol: Icons.cottage
            onClicked: {
                sheet.household = row.modelData.household;
                sheet.alias = row.modelData.alias;
                search.text = "";
                sheet.model.search("");
            }
        }
    }
    PersonField {
        picker: sheet.model.person
        label: sheet.model.person.who === "" ? qsTr("Who goes there")
                                             : qsTr("%1 goes there").arg(sheet.model.person.who)
        hint: qsTr("Find by name")
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Pair them")
        ready: sheet.missing === ""
        missingText: sheet.missing
        Layout.fillWidth: true
        onClicked: {
            sheet.model.pair(sheet.household, sheet.alias);
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
