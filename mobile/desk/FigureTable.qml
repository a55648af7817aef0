// The figures line by line, grouped as chosen. `model`, `wide` (else only the hours beside the
// name).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Stack {
    id: table

    required property HoursDeskModel model
    property bool wide: false
    readonly property var wideShares: [0.34, 0.12, 0.13, 0.12, 0.15, 0.14]
    readonly property var narrowShares: [0.62, 0, 0, 0, 0.38, 0]
    readonly property var shares: wide ? wideShares : narrowShares
    readonly property var heads: [qsTr("Name"), qsTr("Sessions"), qsTr("Person-times"),
        qsTr("People"), qsTr("Hours"), qsTr("Waiting")]

    spacing: Theme.space2

    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Repeater {
            model: table.model.groups

            Chip {
                required property string modelData
                required property int index

                text: modelData
                checked: table.model.group === index
                onClicked: table.model.group = index
            }
        }
    }
    Card {
        padding: 0
        spacing: 0
        visible: table.model.lines.count > 0
        Layout.fillWidth: true

        TableHeader {
            columns: table.heads.map((head, i) => ({
                        "text": table.shares[i] > 0 ? head : "",
                        "share": table.shares[i]
                    }))
        }
        Repeater {
            model: table.model.lines

            TableRowItem {
                id: row
                required property int index
                required property string title
                required property string sessions
                required property string personTimes
                required property string people
                required property string hours
                required property string waiting
                readonly property var texts: [title, sessions, personTimes, people, hours, waiting]

                name: qsTr("%1, %2 h, see the rows").arg(title).arg(hours)
                last: index === table.model.lines.count - 1
                onOpened: table.model.openLine(index)

                Repeater {
                    model: row.texts

                    TableCell {
                        required property string modelData
                        required property int index

                        tableWidth: row.tableWidth
                        share: table.shares[index]
                        text: modelData
                        bold: index === 0 || index === 4
                        soft: index === 5
                        visible: share > 0
                    }
                }
            }
        }
    }
    AppButton {
        text: qsTr("Show %n more", "", table.model.moreLines)
        kind: "text"
        visible: table.model.moreLines > 0
        onClicked: table.model.showAllLines()
    }
    AppLabel {
        text: qsTr("Press a line to see the rows behind it.")
        size: Theme.textSmall
        soft: true
        visible: table.model.lines.count > 0
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("No service in these days.")
        soft: true
        visible: table.model.lines.count === 0 && !table.model.asking
        Layout.fillWidth: true
    }
}
