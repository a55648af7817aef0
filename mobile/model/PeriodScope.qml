// Which unit and which days the numbers are of. `model`. Signal: unitAsked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui

Stack {
    id: scope

    required property PeriodModel model
    signal unitAsked

    spacing: Theme.space2
    Layout.fillWidth: true

    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Chip {
            text: scope.model.units[scope.model.unit] ?? ""
            menu: true
            visible: scope.model.units.length > 1
            onClicked: scope.unitAsked()
        }
        Repeater {
            model: scope.model.periods

            Chip {
                required property string modelData
                required property int index

                text: modelData
                checked: scope.model.period === index
                onClicked: scope.model.period = index
            }
        }
    }
    RowLayout {
        spacing: Theme.space3
        visible: scope.model.ownDates
        Layout.fillWidth: true

        AppField {
            id: first
            label: qsTr("First day")
            hint: "2026-12-01"
            error: scope.model.datesProblem
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            onAccepted: scope.model.useDates(text, last.text)
        }
        AppField {
            id: last
            label: qsTr("Last day")
            hint: "2026-12-31"
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            onAccepted: scope.model.useDates(first.text, text)
        }
        AppButton {
            text: qsTr("Show")
            kind: "tonal"
            Layout.alignment: Qt.AlignBottom
            onClicked: scope.model.useDates(first.text, last.text)
        }
    }
}
