// Somebody else is signed up: found by name, or suggested with the reason. As Sheet, plus `adding`;
// ask() opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Shifts
import Glimmer.Ui

Sheet {
    id: sheet

    required property RosterAdding adding

    function ask() {
        search.text = "";
        adding.begin();
        open = true;
    }
    function add(person: string) {
        close();
        adding.add(person);
    }

    title: qsTr("Add somebody")
    text: adding.full ? qsTr("All places are taken: whom you add waits in line. They are told.")
                      : qsTr("They are signed up at once and told.")

    SectionLabel {
        text: qsTr("Position")
        visible: sheet.adding.positions.length > 0
    }
    Flow {
        spacing: Theme.space2
        visible: sheet.adding.positions.length > 0
        Layout.fillWidth: true

        Repeater {
            model: sheet.adding.positions

            Chip {
                required property string modelData
                required property int index

                text: modelData
                checked: sheet.adding.position === index
                onClicked: sheet.adding.position = index
            }
        }
    }
    AppField {
        id: search
        hint: qsTr("Find by name")
        leadSymbol: Icons.search
        Layout.fillWidth: true
        onEdited: sheet.adding.search(text)
    }
    Repeater {
        model: sheet.adding.found

        NavRow {
            required property string key
            required property string who

            text: who
            symbol: Icons.personOutline
            onClicked: sheet.add(key)
        }
    }
    SectionLabel {
        text: qsTr("Suggested")
        visible: sheet.adding.suggested.count > 0
    }
    Repeater {
        model: sheet.adding.suggested

        NavRow {
            required property string key
            required property string who
            required property string why

            text: who
            detail: why
            symbol: Icons.lightbulb
            onClicked: sheet.add(key)
        }
    }
    AppLabel {
        text: sheet.adding.busy ? qsTr("Looking for people who could…")
                                : sheet.adding.suggestionSentence
        size: Theme.textSmall
        soft: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Back to the roster")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
