// The people of a roster as a table, for the desk; the same ticks as on the phone. `model`.
// Signals: stepAsked(string step, string person, string name): a step that takes more than a touch;
// contactAsked(string person, string name): their telephone number is wanted.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Shifts
import Glimmer.Ui

Card {
    id: table

    required property RosterModel model
    signal stepAsked(string step, string person, string name)
    signal contactAsked(string person, string name)
    readonly property var shares: [0.2, 0.18, 0.32, 0.3]
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
            required property string note
            required property string step
            required property int index
            readonly property real tableWidth: width - 2 * Theme.space4

            implicitHeight: Math.max(Theme.heightTableRow, body.implicitHeight + Theme.space2)
            Layout.fillWidth: true

            Divider {
                width: parent.width
                visible: row.index > 0
            }
            Stack {
                id: body
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Theme.space4
                anchors.verticalCenter: parent.verticalCenter
                spacing: 0

                RowLayout {
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
                            Layout.maximumWidth: row.tableWidth * table.shares[2] - Theme.space2
                        }
                    }
                    TableCell {
                        tableWidth: row.tableWidth
                        share: table.shares[3]
                        trailing: true

                        AppButton {
                            text: qsTr("Number")
                            name: qsTr("Number of %1").arg(row.name)
                            symbol: Icons.call
                            kind: "text"
                            visible: table.model.mayLookUp
                            onClicked: table.contactAsked(row.key, row.name)
                        }
                        RosterStep {
                            model: table.model
                            step: row.step
                            person: row.key
                            who: row.name
                            onAsked: table.stepAsked(row.step, row.key, row.name)
                        }
                    }
                }
                AppLabel {
                    text: row.note
                    size: Theme.textSmall
                    visible: text !== ""
                    Layout.fillWidth: true
                    Layout.bottomMargin: Theme.space2
                }
            }
        }
    }
}
