// The file of what the page shows. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Card {
    id: card

    required property HoursDeskModel model
    readonly property var kinds: [
        {
            "text": qsTr("Excel workbook"),
            "detail": qsTr("Totals, records and definitions"),
            "action": qsTr("Export Excel")
        },
        {
            "text": qsTr("Totals as CSV"),
            "detail": qsTr("One line a person"),
            "action": qsTr("Export totals")
        },
        {
            "text": qsTr("Records as CSV"),
            "detail": qsTr("One line a check-in, for other systems"),
            "action": qsTr("Export records")
        }
    ]

    AppLabel {
        text: qsTr("Export")
        size: Theme.textTitle
        bold: true
        heading: true
        Layout.fillWidth: true
    }
    Repeater {
        model: card.kinds

        CheckRow {
            required property var modelData
            required property int index

            text: modelData.text
            detail: modelData.detail
            radio: true
            selected: checked
            checked: card.model.format === index
            onClicked: card.model.format = index
        }
    }
    AppLabel {
        text: qsTr("Unit and days are those chosen above. The export is on record.")
        size: Theme.textSmall
        soft: true
        Layout.fillWidth: true
    }
    BigButton {
        text: card.kinds[card.model.format].action
        symbol: Icons.download
        busy: card.model.exporting
        busyText: qsTr("Writing the file…")
        Layout.fillWidth: true
        onClicked: card.model.exportHours()
    }
    AppLabel {
        text: qsTr("Saved: %1").arg(card.model.savedFile)
        size: Theme.textSmall
        wrapMode: Text.WrapAnywhere
        visible: card.model.savedFile !== ""
        Layout.fillWidth: true
    }
}
