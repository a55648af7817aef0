// How a household wants to be visited, to be typed. `terms`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Households
import Glimmer.Ui

Stack {
    id: fields

    required property VisitTermsDraft terms

    spacing: Theme.space3

    SectionLabel {
        text: qsTr("When it may be visited")
    }
    AppLabel {
        text: qsTr("No times: it is agreed each time.")
        size: Theme.textSmall
        soft: true
        visible: fields.terms.slotRows.count === 0
        Layout.fillWidth: true
    }
    Repeater {
        model: fields.terms.slotRows

        RowLayout {
            id: slot
            required property string key
            required property string words

            spacing: Theme.space2
            Layout.fillWidth: true

            AppLabel {
                text: slot.words
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Take out")
                name: qsTr("Take out %1").arg(slot.words)
                symbol: Icons.close
                kind: "text"
                onClicked: fields.terms.removeSlot(slot.key)
            }
        }
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Repeater {
            model: fields.terms.weekdays

            Chip {
                required property string words
                required property bool on
                required property int index

                text: words
                checked: on
                onClicked: fields.terms.toggleWeekday(index)
            }
        }
    }
    RowLayout {
        spacing: Theme.space3
        Layout.fillWidth: true

        AppField {
            label: qsTr("From")
            text: fields.terms.from
            hint: "14:00"
            inputMethodHints: Qt.ImhTime
            maximumLength: 8
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: fields.terms.from = text
        }
        AppField {
            label: qsTr("Until")
            text: fields.terms.to
            hint: "16:00"
            inputMethodHints: Qt.ImhTime
            maximumLength: 8
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: fields.terms.to = text
        }
    }
    AppButton {
        text: qsTr("Add this time")
        symbol: Icons.add
        kind: "tonal"
        ready: fields.terms.anyWeekday
        missingText: qsTr("Choose the days first")
        Layout.fillWidth: true
        onClicked: fields.terms.addSlots()
    }
    AppField {
        label: qsTr("Days between visits, at least; may be empty")
        text: fields.terms.cadence
        inputMethodHints: Qt.ImhDigitsOnly
        maximumLength: 3
        Layout.fillWidth: true
        onEdited: fields.terms.cadence = text
    }
    SectionLabel {
        text: qsTr("Visitors together, at least")
    }
    Segments {
        name: qsTr("Visitors together, at least")
        choices: fields.terms.peopleChoices
        currentIndex: fields.terms.people
        Layout.fillWidth: true
        onChosen: index => fields.terms.people = index
    }
    CheckRow {
        text: qsTr("Children live there")
        detail: qsTr("At least two come then, and a guardian consents")
        checked: fields.terms.minors
        onClicked: fields.terms.minors = !fields.terms.minors
    }
    SectionLabel {
        text: qsTr("Languages spoken there")
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Repeater {
            model: fields.terms.languages

            Chip {
                required property string words
                required property bool on
                required property int index

                text: words
                checked: on
                onClicked: fields.terms.toggleLanguage(index)
            }
        }
    }
}
