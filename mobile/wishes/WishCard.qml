// A wish in the list: what, where, how much is left, and what can be done. `elder` stacks it.
// Signals: opened(), claimed(), released().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Rectangle {
    id: card

    // The whole card, as a screen reader says it.
    required property string spoken
    required property string symbol
    required property string title
    required property string detail
    required property string remaining
    required property int percent
    required property string badgeKind
    required property string badgeText
    required property string step
    required property string whyNot
    readonly property bool mine: step === "deliver"
    readonly property bool claimable: step === "claim" || step === "choose"
    signal opened
    signal claimed
    signal released

    implicitHeight: column.implicitHeight
    color: Theme.raised
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
                name: card.spoken
                implicitHeight: Math.max(Theme.target, body.implicitHeight + 2 * Theme.space3)
                Layout.fillWidth: true
                onClicked: card.opened()

                RowLayout {
                    id: body
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.leftMargin: Theme.space3
                    anchors.rightMargin: Theme.space2
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.space3

                    Rectangle {
                        implicitWidth: Theme.target
                        implicitHeight: Theme.target
                        radius: Theme.radiusControl
                        color: card.mine ? Theme.accentSoft : Theme.primarySoft
                        Layout.alignment: Qt.AlignTop

                        AppIcon {
                            anchors.centerIn: parent
                            symbol: Icons[card.symbol] ?? Icons.favorite
                            color: card.mine ? Theme.accent : Theme.primary
                        }
                    }
                    Stack {
                        spacing: 0
                        Layout.fillWidth: true

                        AppLabel {
                            text: card.title
                            size: Theme.textRow
                            bold: true
                            quiet: true
                            Layout.fillWidth: true
                        }
                        AppLabel {
                            text: card.detail
                            size: Theme.textSmall
                            soft: true
                            quiet: true
                            visible: text !== ""
                            Layout.fillWidth: true
                        }
                        Badge {
                            kind: card.badgeKind
                            text: card.badgeText
                            bare: true
                            Layout.fillWidth: true
                            Layout.topMargin: Theme.space1
                        }
                        Badge {
                            kind: "neutral"
                            symbol: Icons.block
                            text: card.whyNot
                            bare: true
                            Layout.fillWidth: true
                            Layout.topMargin: Theme.space1
                        }
                    }
                }
            }
            AppButton {
                text: qsTr("Claim")
                name: text + ", " + card.title
                kind: "tonal"
                visible: card.claimable && !Theme.elder
                Layout.rightMargin: Theme.space3
                onClicked: card.step === "claim" ? card.claimed() : card.opened()
            }
            AppIcon {
                symbol: Icons.chevronRight
                size: 22
                color: Theme.inkSoft
                visible: card.step === "" || card.step === "code" || card.step === "answer"
                Layout.rightMargin: Theme.space3
            }
        }
        RowLayout {
            spacing: Theme.space3
            visible: card.percent >= 0 && !card.mine
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space3
            Layout.rightMargin: Theme.space3
            Layout.bottomMargin: Theme.space3

            ProgressLine {
                value: card.percent
                total: 100
                name: qsTr("%1 % claimed").arg(card.percent)
                Layout.fillWidth: true
            }
            AppLabel {
                text: card.remaining
                size: Theme.textSmall
                bold: true
                soft: true
            }
        }
        AppButton {
            text: qsTr("Claim")
            name: text + ", " + card.title
            kind: "tonal"
            visible: card.claimable && Theme.elder
            Layout.fillWidth: true
            Layout.margins: Theme.space3
            Layout.topMargin: 0
            onClicked: card.step === "claim" ? card.claimed() : card.opened()
        }
        AppButton {
            text: qsTr("Say whether it came")
            name: text + ", " + card.title
            visible: card.step === "answer"
            Layout.fillWidth: true
            Layout.margins: Theme.space3
            Layout.topMargin: 0
            onClicked: card.opened()
        }
        AppButton {
            text: qsTr("Type the receiver's code")
            name: text + ", " + card.title
            kind: "tonal"
            visible: card.step === "code"
            Layout.fillWidth: true
            Layout.margins: Theme.space3
            Layout.topMargin: 0
            onClicked: card.opened()
        }
        GridLayout {
            columns: Theme.elder ? 1 : 2
            columnSpacing: Theme.space2
            rowSpacing: Theme.space2
            visible: card.mine
            Layout.fillWidth: true
            Layout.margins: Theme.space3
            Layout.topMargin: 0

            AppButton {
                text: qsTr("Delivered")
                name: text + ", " + card.title
                symbol: Icons.check
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: card.opened()
            }
            AppButton {
                text: qsTr("Give it back")
                name: text + ", " + card.title
                kind: "outline"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: card.released()
            }
        }
    }
}
