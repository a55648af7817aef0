// One household of the list: its neutral name, where it is, how it stands and what is due. `spoken`
// is the whole row for screen readers; `selected`. Signal: opened().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Card {
    id: card

    property string spoken
    property string title
    property string detail
    property string due
    property string badgeKind
    property string badgeText
    property bool selected: false
    signal opened

    tone: selected ? "primary" : "plain"
    padding: 0
    spacing: 0

    NavRow {
        name: card.spoken
        text: card.title
        detail: card.detail
        symbol: Icons.cottage
        boldTitle: true
        onClicked: card.opened()
    }
    AppLabel {
        text: card.due
        size: Theme.textSmall
        color: Theme.accent
        quiet: true
        visible: text !== ""
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space4
        Layout.rightMargin: Theme.space4
        Layout.bottomMargin: Theme.space2
    }
    Badge {
        kind: card.badgeKind
        text: card.badgeText
        bare: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space4
        Layout.rightMargin: Theme.space4
        Layout.bottomMargin: Theme.space3
    }
}
