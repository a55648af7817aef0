// Recording a gift in kind. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Model
import Glimmer.Ui

LedgerFormPage {
    id: page

    required property NewGiftModel model

    form: model
    title: qsTr("A gift")
    actionText: qsTr("Record it")
    note: qsTr("Things, not money. The value is what the giver says.")
    unitLabel: qsTr("Given to")

    GridLayout {
        columns: Theme.elder ? 1 : 3
        columnSpacing: Theme.space3
        rowSpacing: Theme.space3
        Layout.fillWidth: true

        AppField {
            label: qsTr("Thing")
            hint: qsTr("blanket")
            text: page.model.item
            maximumLength: 40
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            onEdited: page.model.item = text
        }
        AppField {
            label: qsTr("How many")
            text: page.model.quantity
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            maximumLength: 12
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: page.model.quantity = text
        }
        AppField {
            label: qsTr("Counted in")
            hint: qsTr("piece")
            text: page.model.measure
            maximumLength: 10
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: page.model.measure = text
        }
    }
    AppField {
        label: qsTr("Worth, in yuan (may stay empty)")
        hint: "120.50"
        text: page.model.value
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        maximumLength: 16
        Layout.fillWidth: true
        onEdited: page.model.value = text
    }
    Segments {
        name: qsTr("Who gives it")
        choices: [qsTr("A member"), qsTr("From elsewhere"), qsTr("Not named")]
        currentIndex: page.model.donor
        Layout.fillWidth: true
        onChosen: index => page.model.donor = index
    }
    PersonField {
        picker: page.model.person
        label: page.model.person.who === "" ? qsTr("Who gives it") : qsTr("Given by %1").arg(
                                                  page.model.person.who)
        hint: qsTr("Find by name")
        visible: page.model.donor === 0
        Layout.fillWidth: true
    }
    AppField {
        label: qsTr("Name of the person or body, as on the receipt")
        text: page.model.donorName
        maximumLength: 80
        visible: page.model.donor === 1
        Layout.fillWidth: true
        onEdited: page.model.donorName = text
    }
    AppField {
        label: qsTr("What it is given for")
        text: page.model.purpose
        maximumLength: 200
        Layout.fillWidth: true
        onEdited: page.model.purpose = text
    }
    AppField {
        label: qsTr("Received on")
        text: page.model.day
        hint: "2026-12-31"
        maximumLength: 20
        Layout.fillWidth: true
        onEdited: page.model.day = text
    }
    CheckRow {
        text: qsTr("The giver wants no receipt")
        checked: page.model.waived
        onClicked: page.model.waived = !page.model.waived
    }
}
