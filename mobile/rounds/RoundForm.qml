// What a round is asked for: unit, days, and how long a visit is. `model`. Signal: unitAsked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Rounds
import Glimmer.Ui

Card {
    id: form

    required property RoundModel model
    property bool wide: false
    signal unitAsked

    Layout.fillWidth: true

    GridLayout {
        columns: !form.wide ? Theme.elder ? 1 : 2 : form.model.proposed ? 5 : 4
        columnSpacing: Theme.space3
        rowSpacing: Theme.space3
        Layout.fillWidth: true

        NavRow {
            text: qsTr("Households of")
            detail: form.model.units[form.model.unit] ?? ""
            symbol: Icons.place
            visible: form.model.units.length > 1
            Layout.columnSpan: form.wide || Theme.elder ? 1 : 2
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            onClicked: form.unitAsked()
        }
        AppField {
            label: qsTr("First day")
            text: form.model.firstDay
            hint: "2026-12-01"
            maximumLength: 20
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            onEdited: form.model.firstDay = text
            onAccepted: form.model.propose()
        }
        AppField {
            label: qsTr("How many days")
            text: form.model.days
            inputMethodHints: Qt.ImhDigitsOnly
            maximumLength: 2
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: form.model.days = text
            onAccepted: form.model.propose()
        }
        AppField {
            label: qsTr("Minutes of a visit")
            text: form.model.minutes
            inputMethodHints: Qt.ImhDigitsOnly
            maximumLength: 3
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: form.model.minutes = text
            onAccepted: form.model.propose()
        }
        AppButton {
            text: form.model.proposed ? qsTr("Propose again") : qsTr("Propose")
            symbol: form.model.proposed ? Icons.refresh : Icons.dateRange
            kind: form.model.proposed ? "tonal" : "primary"
            busy: form.model.proposing
            busyText: qsTr("Working out who could go…")
            ready: form.model.missing === "" && !form.model.publishing
            missingText: form.model.missing
            visible: form.model.proposed
            Layout.columnSpan: form.wide || Theme.elder ? 1 : 2
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignBottom
            onClicked: form.model.propose()
        }
    }
}
