// Recording a deed. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Model
import Glimmer.Ui

LedgerFormPage {
    id: page

    required property NewDeedModel model

    form: model
    title: qsTr("A deed")
    actionText: qsTr("Record it")
    note: qsTr("Something practical that was done for a community. No name of a resident.")

    Segments {
        name: qsTr("Who did it")
        choices: page.model.doers
        currentIndex: page.model.doer
        visible: choices.length > 0
        Layout.fillWidth: true
        onChosen: index => page.model.doer = index
    }
    PersonField {
        picker: page.model.person
        label: page.model.person.who === "" ? qsTr("Who did it") : qsTr("Done by %1").arg(
                                                  page.model.person.who)
        hint: qsTr("Find by name")
        visible: page.model.doer === 1
        Layout.fillWidth: true
    }
    NavRow {
        text: qsTr("Team")
        detail: page.model.teams[page.model.team] ?? ""
        symbol: Icons.group
        visible: page.model.doer === 2
        onClicked: teamSheet.open = true
    }
    AppField {
        label: qsTr("What was done, in one line")
        hint: qsTr("Cleared the snow at the north gate")
        text: page.model.title
        maximumLength: 80
        Layout.fillWidth: true
        onEdited: page.model.title = text
    }
    AppField {
        label: qsTr("For whom, in neutral words")
        hint: qsTr("the residents of the north gate")
        text: page.model.beneficiary
        maximumLength: 40
        Layout.fillWidth: true
        onEdited: page.model.beneficiary = text
    }
    AppField {
        label: qsTr("Day")
        text: page.model.day
        hint: "2026-12-31"
        maximumLength: 20
        Layout.fillWidth: true
        onEdited: page.model.day = text
    }
    overlay: ChoiceSheet {
        id: teamSheet
        title: qsTr("Team")
        choices: page.model.teams
        currentIndex: page.model.team
        onChosen: index => page.model.team = index
    }
}
