// The ledger rows behind one line of the figures; those that count can be corrected. `model`,
// `wide`. Signal: correctionAsked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Stack {
    id: list

    required property FigureRowsModel model
    property bool wide: false
    signal correctionAsked

    spacing: Theme.space2

    AppLabel {
        text: list.model.asking ? qsTr("Asking the server…") : list.model.sentence
        soft: true
        visible: list.model.problem === ""
        Layout.fillWidth: true
    }
    Banner {
        text: list.model.problem
        visible: text !== ""
    }
    Card {
        padding: 0
        spacing: 0
        visible: list.model.rows.count > 0
        Layout.fillWidth: true

        Repeater {
            model: list.model.rows

            Item {
                id: row
                required property int index
                required property string key
                required property string who
                required property string title
                required property string when
                required property string hours
                required property string badgeKind
                required property string badgeText
                required property string detail
                required property bool mayCorrect

                implicitHeight: Math.max(Theme.heightTableRow,
                                         body.implicitHeight + 2 * Theme.space2)
                Layout.fillWidth: true

                Divider {
                    width: parent.width
                    visible: row.index > 0
                }
                GridLayout {
                    id: body
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.margins: Theme.space4
                    anchors.verticalCenter: parent.verticalCenter
                    columns: list.wide ? 2 : 1
                    columnSpacing: Theme.space3
                    rowSpacing: 0

                    Stack {
                        spacing: Theme.space1
                        Layout.fillWidth: true

                        AppLabel {
                            //: Person, what, how many hours
                            text: qsTr("%1 · %2 · %3").arg(row.who).arg(row.title).arg(row.hours)
                            bold: true
                            Layout.fillWidth: true
                        }
                        AppLabel {
                            text: row.detail === "" ? row.when : row.when + " · " + row.detail
                            size: Theme.textSmall
                            soft: true
                            Layout.fillWidth: true
                        }
                        Badge {
                            kind: row.badgeKind
                            text: row.badgeText
                            bare: true
                            Layout.fillWidth: true
                        }
                    }
                    AppButton {
                        text: qsTr("Correct")
                        name: text + ", " + row.who + ", " + row.when
                        symbol: Icons.edit
                        kind: "text"
                        visible: row.mayCorrect
                        onClicked: {
                            list.model.correct(row.key);
                            list.correctionAsked();
                        }
                    }
                }
            }
        }
    }
    AppButton {
        text: qsTr("Show %n more", "", list.model.moreRows)
        kind: "text"
        visible: list.model.moreRows > 0
        onClicked: list.model.showAllRows()
    }
}
