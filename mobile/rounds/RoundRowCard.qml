// One visit of a proposed round: take it or leave it out, fix it, and open it. `wide`, and the
// roles of RoundRow. Signals: opened(), pinToggled(), leaveToggled().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Card {
    id: card

    property bool wide: false
    property string spoken
    property string title
    property string when
    property string who
    property string why
    property string before
    property string refusal
    property bool pinned: false
    property bool leftOut: false
    property bool locked: false
    signal opened
    signal pinToggled
    signal leaveToggled

    padding: 0
    spacing: 0
    tone: refusal !== "" ? "bad" : "plain"

    GridLayout {
        columns: 4
        columnSpacing: 0
        rowSpacing: 0
        Layout.fillWidth: true

        CheckRow {
            name: qsTr("Publish the visit to %1").arg(card.title)
            checked: !card.leftOut
            enabled: !card.locked
            Layout.preferredWidth: Theme.target
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.space1
            onClicked: card.leaveToggled()
        }
        Stack {
            spacing: 0
            opacity: card.leftOut ? 0.6 : 1
            Layout.fillWidth: !card.wide
            Layout.preferredWidth: card.wide ? Theme.widthBigMin : 1
            Layout.topMargin: Theme.space3
            Layout.bottomMargin: card.wide ? Theme.space3 : 0
            Layout.leftMargin: Theme.space3
            Layout.alignment: Qt.AlignTop

            AppLabel {
                text: card.title
                size: Theme.textRow
                bold: true
                quiet: true
                Layout.fillWidth: true
            }
            AppLabel {
                text: card.when
                size: Theme.textSmall
                soft: true
                quiet: true
                Layout.fillWidth: true
            }
        }
        NavRow {
            name: card.spoken
            text: card.who
            detail: card.why
            boldTitle: true
            opacity: card.leftOut ? 0.6 : 1
            Layout.row: card.wide ? 0 : 1
            Layout.column: card.wide ? 2 : 0
            Layout.columnSpan: card.wide ? 1 : 4
            Layout.fillWidth: true
            onClicked: card.opened()
        }
        AppButton {
            text: card.pinned ? qsTr("Fixed") : qsTr("Fix")
            name: card.pinned ? qsTr("The visit to %1 is fixed").arg(card.title)
                              : qsTr("Fix the visit to %1").arg(card.title)
            symbol: card.pinned ? Icons.lock : Icons.lockOpen
            kind: card.pinned ? "tonal" : "text"
            enabled: !card.locked
            Layout.row: 0
            Layout.column: 3
            Layout.alignment: Qt.AlignTop
            Layout.margins: Theme.space2
            onClicked: card.pinToggled()
        }
    }
    AppLabel {
        text: card.before
        size: Theme.textSmall
        color: Theme.accent
        quiet: true
        visible: text !== ""
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space4
        Layout.rightMargin: Theme.space4
        Layout.bottomMargin: Theme.space3
    }
    Badge {
        kind: "refused"
        text: card.refusal
        bare: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space4
        Layout.rightMargin: Theme.space4
        Layout.bottomMargin: Theme.space3
    }
}
