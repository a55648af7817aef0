// The people of a roster as a table, for the desk; the same ticks as on the phone. `model`.
// Signal: enterRequested(string person, string name): their times are to be entered.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Shifts
import Glimmer.Ui

Card {
    id: table

    required property RosterModel model
    signal enterRequested(string person, string name)
    readonly property var shares: [0.28, 0.26, 0.28, 0.18]
    readonly property var heads: [qsTr("Name"), qsTr("Position"), qsTr("State"), ""]

    padding: 0
    spacing: 0

    TableHeader {
        columns: table.heads.map((head, i) => ({
                "text": head,
                "share": table.shares[i]
            }))
    }
    Repeater {
        model: table.model.rows

        Item {
            id: row
            required property string key
            required property string name
            required property string position
            required property string badgeKind
            required property string badgeText
            required property string step
            required property int index
            readonly property real tableWidth: width - 2 * Theme.space4

            implicitHeight: Math.max(Theme.heightTableRow, cells.implicitHeight + Theme.space2)
            Layout.fillWidth: true

            Divider {
                width: parent.width
                visible: row.index > 0
            }
            RowLayout {
                id: cells
                anchors.left: parent.left
                anchors.leftMargin: Theme.space4
                anchors.verticalCenter: parent.verticalCenter
                spacing: 0

                TableCell {
                    tableWidth: row.tableWidth
                    share: table.shares[0]
                    text: row.name
                    bold: true
                }
                TableCell {
                    tableWidth: row.tableWidth
                    share: table.shares[1]
                    text: row.position
                    soft: true
                }
                TableCell {
                    tableWidth: row.tableWidth
                    share: table.shares[2]

                    Badge {
                        kind: row.badgeKind
                        text: row.badgeText
                        bare: true
                    }
                }
                TableCell {
                    tableWidth: row.tableWidth
                    share: table.shares[3]
                    trailing: true

                    RosterStep {
                        model: table.model
                        step: row.step
                        person: row.key
                        who: row.name
                        onEnterRequested: table.enterRequested(row.key, row.name)
                    }
                }
            }
        }
    }
}
