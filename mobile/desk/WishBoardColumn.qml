// One column of the board. `title`, `cards`, `empty` (what an empty one means). Signal:
// opened(string wish).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui

Stack {
    id: column

    required property string title
    required property RowModel cards
    required property string empty
    signal opened(string wish)

    spacing: Theme.space2

    SectionLabel {
        text: qsTr("%1 · %2").arg(column.title).arg(column.cards.count)
    }
    AppLabel {
        text: column.empty
        size: Theme.textSmall
        soft: true
        visible: column.cards.count === 0
        Layout.fillWidth: true
    }
    Repeater {
        model: column.cards

        Card {
            id: card
            required property string key
            required property string title
            required property string detail
            required property string who
            required property bool late
            required property bool callBack
            required property bool saved

            padding: 0
            Layout.fillWidth: true

            NavRow {
                text: card.title
                detail: card.who === "" ? card.detail : card.detail + "\n" + card.who
                onClicked: column.opened(card.key)
            }
            Badge {
                kind: card.saved ? "waiting" : "late"
                text: card.saved ? qsTr("Saved on this phone")
                      : card.callBack ? qsTr("Call back due")
                      : card.late ? qsTr("Overdue") : ""
                bare: true
                Layout.leftMargin: Theme.space4
                Layout.bottomMargin: Theme.space3
            }
        }
    }
}
