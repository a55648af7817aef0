// What the organisation has agreed on for its units. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property UnitRulesModel model

    title: qsTr("Rules")
    subtitle: model.syncSentence
    widthMax: Theme.widthPanes
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    Card {
        visible: page.model.setsCeiling
        Layout.fillWidth: true

        AppLabel {
            text: qsTr("What a wish may be worth")
            size: Theme.textTitle
            bold: true
            heading: true
            Layout.fillWidth: true
        }
        AppLabel {
            text: qsTr("Whoever writes or reviews a wish reads it. Nothing is refused for it.")
            soft: true
            Layout.fillWidth: true
        }
        AppField {
            id: ceiling
            label: qsTr("At most, in yuan; empty says nothing")
            text: page.model.ceiling
            hint: "200"
            maximumLength: 12
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            Layout.fillWidth: true
            onAccepted: page.model.saveCeiling(text)
        }
        AppButton {
            text: qsTr("Save the value")
            kind: "tonal"
            ready: !page.model.busy && ceiling.text !== page.model.ceiling
            missingText: qsTr("It is as it was")
            Layout.fillWidth: true
            onClicked: page.model.saveCeiling(ceiling.text)
        }
    }
    Card {
        visible: page.model.setsCeiling
        Layout.fillWidth: true

        AppLabel {
            text: qsTr("When no word comes from a visit")
            size: Theme.textTitle
            bold: true
            heading: true
            Layout.fillWidth: true
        }
        AppLabel {
            text: qsTr("Minutes behind the end of the visit and the way back. The phone of the "
                       + "visitors needs no signal for it.")
            soft: true
            Layout.fillWidth: true
        }
        GridLayout {
            columns: Theme.elder ? 1 : 3
            columnSpacing: Theme.space3
            rowSpacing: Theme.space3
            Layout.fillWidth: true

            AppField {
                id: contact
                label: qsTr("Off-site contact")
                text: page.model.contactMinutes
                maximumLength: 3
                inputMethodHints: Qt.ImhDigitsOnly
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignBottom
            }
            AppField {
                id: coordinator
                label: qsTr("Coordinators")
                text: page.model.coordinatorMinutes
                maximumLength: 3
                inputMethodHints: Qt.ImhDigitsOnly
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignBottom
            }
            AppField {
                id: lead
                label: qsTr("Safeguarding leads")
                text: page.model.leadMinutes
                maximumLength: 3
                inputMethodHints: Qt.ImhDigitsOnly
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignBottom
            }
        }
        AppButton {
            text: qsTr("Save the minutes")
            kind: "tonal"
            ready: !page.model.busy && (contact.text !== page.model.contactMinutes
                                        || coordinator.text !== page.model.coordinatorMinutes
                                        || lead.text !== page.model.leadMinutes)
            missingText: qsTr("It is as it was")
            Layout.fillWidth: true
            onClicked: page.model.saveSteps(contact.text, coordinator.text, lead.text)
        }
    }
    Card {
        Layout.fillWidth: true

        AppLabel {
            text: qsTr("Where one person may close a follow-up")
            size: Theme.textTitle
            bold: true
            heading: true
            Layout.fillWidth: true
        }
        AppLabel {
            text: qsTr("Elsewhere somebody other than who put it right looks first.")
            soft: true
            Layout.fillWidth: true
        }
        Repeater {
            model: page.model.units

            CheckRow {
                required property string key
                required property string unitName
                required property bool onePersonCloses

                text: unitName
                checked: onePersonCloses
                enabled: !page.model.busy
                onClicked: page.model.letOnePersonClose(key, !onePersonCloses)
            }
        }
    }
}
