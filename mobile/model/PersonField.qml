// A search for somebody, and what was found to choose from. `picker`, `label`, `hint`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui

Stack {
    id: field

    required property PersonPicker picker
    property string label
    property string hint

    spacing: Theme.space1

    Connections {
        target: field.picker

        function onChanged() {
            search.text = "";
        }
    }
    AppField {
        id: search
        label: field.label
        hint: field.hint
        leadSymbol: Icons.search
        Layout.fillWidth: true
        onEdited: field.picker.search(text)
    }
    Repeater {
        model: field.picker.found

        NavRow {
            id: row
            required property string key
            required property string who

            text: who
            symbol: Icons.personOutline
            onClicked: field.picker.choose(row.key, row.who)
        }
    }
}
