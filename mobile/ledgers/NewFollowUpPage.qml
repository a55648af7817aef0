// Writing down what has to be put right. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Ui

LedgerFormPage {
    id: page

    required property NewFollowUpModel model

    form: model
    title: qsTr("A follow-up")
    actionText: qsTr("Write it down")
    note: qsTr("The matter, not the people: no name, no address, no number.")

    Segments {
        name: qsTr("What kind")
        choices: page.model.kinds
        currentIndex: page.model.kind
        Layout.fillWidth: true
        onChosen: index => page.model.kind = index
    }
    AppField {
        label: qsTr("What it is about, in one line")
        hint: qsTr("The lamp at the gate is out")
        text: page.model.title
        maximumLength: 80
        Layout.fillWidth: true
        onEdited: page.model.title = text
    }
    AppField {
        label: qsTr("What else one should know")
        text: page.model.description
        maximumLength: 1000
        Layout.fillWidth: true
        onEdited: page.model.description = text
    }
    AppField {
        label: qsTr("Where it was heard, in neutral words")
        hint: qsTr("notice board")
        text: page.model.source
        maximumLength: 40
        Layout.fillWidth: true
        onEdited: page.model.source = text
    }
}
