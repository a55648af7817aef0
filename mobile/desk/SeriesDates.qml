// The dates as they will lie; a touch leaves one out or takes it in again. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Card {
    id: dates

    required property SeriesModel model
    readonly property var weekdays: model.weekdays

    spacing: Theme.space4

    AppLabel {
        text: qsTr("These days")
        size: Theme.textTitle
        bold: true
        heading: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("Touch a day to leave it out.")
        size: Theme.textSmall
        soft: true
        Layout.fillWidth: true
    }
    GridLayout {
        columns: dates.width > 2 * Theme.widthSide + Theme.space8 ? 2 : 1
        columnSpacing: Theme.space6
        rowSpacing: Theme.space4
        Layout.fillWidth: true

        Repeater {
            model: dates.model.months

            CalendarMonth {
                id: month
                required property var modelData

                year: modelData.year
                month: modelData.month
                title: modelData.title
                states: modelData.states
                weekdays: dates.weekdays.map(day => day.text)
                words: ({
                        "planned": qsTr("takes place"),
                        "clash": qsTr("something else is there"),
                        "left": qsTr("left out")
                    })
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                onDayChosen: day => dates.model.toggleDay(month.year, month.month, day)
            }
        }
    }
    Repeater {
        model: dates.model.clashes

        Banner {
            required property var modelData

            //: Day, what is there then
            text: qsTr("%1: %2").arg(modelData.text).arg(modelData.why)
            symbol: Icons.warningAmber
        }
    }
    Badge {
        kind: "confirmed"
        text: qsTr("Nothing else is at this place then")
        bare: true
        visible: dates.model.clashes.length === 0 && dates.model.dates > 0
    }
}
