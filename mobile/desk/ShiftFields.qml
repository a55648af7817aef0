// Day and times of one date. `draft`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Stack {
    id: fields

    required property ShiftDraft draft

    spacing: Theme.space2

    GridLayout {
        columns: Theme.elder ? 1 : 3
        columnSpacing: Theme.space3
        rowSpacing: Theme.space3
        Layout.fillWidth: true

        AppField {
            label: qsTr("Day")
            text: fields.draft.day
            hint: "2026-12-01"
            maximumLength: 20
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            onEdited: fields.draft.day = text
        }
        AppField {
            label: qsTr("Start")
            text: fields.draft.start
            hint: "14:00"
            inputMethodHints: Qt.ImhTime
            maximumLength: 10
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: fields.draft.start = text
        }
        AppField {
            label: qsTr("End")
            text: fields.draft.end
            hint: "16:00"
            inputMethodHints: Qt.ImhTime
            maximumLength: 10
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: fields.draft.end = text
        }
    }
    AppLabel {
        text: fields.draft.readAs
        size: Theme.textSmall
        soft: true
        visible: text !== ""
        Layout.fillWidth: true
    }
}
