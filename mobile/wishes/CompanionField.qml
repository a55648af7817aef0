// Who came along: people whom this phone knows, to tick. `picker`. clear() empties the search.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Wishes

Stack {
    id: field

    required property CompanionPicker picker

    function clear() {
        search.text = "";
    }

    spacing: Theme.space1

    SectionLabel {
        text: qsTr("Who came along?")
    }
    AppField {
        id: search
        label: qsTr("Name")
        leadSymbol: Icons.search
        visible: field.picker.many
        Layout.fillWidth: true
        onEdited: field.picker.search(text)
    }
    Repeater {
        model: field.picker.rows

        CheckRow {
            id: row
            required property string key
            required property string who
            required property bool chosen

            text: who
            checked: chosen
            onClicked: field.picker.toggle(row.key)
        }
    }
    AppLabel {
        text: field.picker.full ? qsTr("More than these are not written down.")
                                : qsTr("Their time counts as yours does.")
        size: Theme.textSmall
        soft: true
        Layout.fillWidth: true
    }
}
