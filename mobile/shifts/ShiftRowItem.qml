// A row of the list: time and length, title, place, state, and what can be done. `elder` stacks it.
// Signals: opened(), joined(bool line), accepted(), declined().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Rectangle {
    id: row

    // The whole row, as a screen reader says it.
    required property string spoken
    required property string clock
    required property string length
    required property string title
    required property string place
    required property string places
    required property string badgeKind
    required property string badgeText
    required property string step
    required property string whyNot
    readonly property bool offered: step === "offer"
    signal opened
    signal joined(bool line)
    signal accepted
    signal declined

    implicitHeight: column.implicitHeight
    color: offered ? Theme.accentSoft : Theme.raised
    radius: Theme.radiusCard
    border.width: Theme.stroke
    border.color: Theme.line

    Stack {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: 0

        RowLayout {
            spacing: 0
            Layout.fillWidth: true

            Tap {
                name: row.spoken
                implicitHeight: Math.max(Theme.target, body.implicitHeight + 2 * Theme.space3)
                Layout.fillWidth: true
                onClicked: row.opened()

                GridLayout {
                    id: body
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.leftMargin: Theme.space4
                    anchors.rightMargin: Theme.space2
                    anchors.verticalCenter: parent.verticalCenter
                    columns: Theme.elder ? 1 : 2
                    columnSpacing: Theme.space3
                    rowSpacing: 0

                    Stack {
                        spacing: 0
                        Layout.alignment: Qt.AlignTop
                        Layout.preferredWidth: Theme.elder ? -1 : Theme.textRow * 4

                        AppLabel {
                            text: row.clock
                            size: Theme.textRow
                            bold: true
                            quiet: true
                        }
                        AppLabel {
                            text: row.length
                            size: Theme.textSmall
                            soft: true
                            quiet: true
                        }
                    }
                    Stack {
                        spacing: 0
                        Layout.fillWidth: true

                        AppLabel {
                            text: row.title
                            size: Theme.textRow
                            bold: true
                            quiet: true
                            soft: row.whyNot !== "" && row.step === ""
                            Layout.fillWidth: true
                        }
                        AppLabel {
                            text: row.place === "" ? row.places : row.place + "  " + row.places
                            size: Theme.textSmall
                            soft: true
                            quiet: true
                            Layout.fillWidth: true
                        }
                        Badge {
                            kind: row.badgeKind
                            text: row.badgeText
                            bare: true
                            Layout.topMargin: Theme.space1
                        }
                        Badge {
                            kind: "neutral"
                            symbol: Icons.block
                            text: row.whyNot
                            bare: true
                            Layout.topMargin: Theme.space1
                        }
                    }
                }
            }
            AppButton {
                text: row.step === "line" ? qsTr("Join the line") : qsTr("Join")
                name: text + ", " + row.title + ", " + row.clock
                kind: "tonal"
                visible: !Theme.elder && (row.step === "join" || row.step === "line")
                Layout.rightMargin: Theme.space3
                onClicked: row.joined(row.step === "line")
            }
            AppIcon {
                symbol: Icons.chevronRight
                size: 22
                color: Theme.inkSoft
                visible: row.step === ""
                Layout.rightMargin: Theme.space3
            }
        }
        AppButton {
            text: row.step === "line" ? qsTr("Join the line") : qsTr("Join")
            name: text + ", " + row.title + ", " + row.clock
            kind: "tonal"
            visible: Theme.elder && (row.step === "join" || row.step === "line")
            Layout.fillWidth: true
            Layout.margins: Theme.space3
            Layout.topMargin: 0
            onClicked: row.joined(row.step === "line")
        }
        RowLayout {
            spacing: Theme.space2
            visible: row.offered
            Layout.fillWidth: true
            Layout.margins: Theme.space3
            Layout.topMargin: 0

            AppButton {
                text: qsTr("Accept")
                name: text + ", " + row.title
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: row.accepted()
            }
            AppButton {
                text: qsTr("Not this time")
                name: text + ", " + row.title
                kind: "outline"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: row.declined()
            }
        }
    }
}
