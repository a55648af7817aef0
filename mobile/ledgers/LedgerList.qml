// Deeds or gifts by day. `rows`: a RowModel of LedgerRow; `symbol`. Signal: opened(string key).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Model
import Glimmer.Ui

ListView {
    id: list

    required property RowModel rows
    property string symbol
    signal opened(string key)

    model: rows
    spacing: Theme.space2
    clip: true
    reuseItems: true
    boundsBehavior: Flickable.StopAtBounds

    delegate: Stack {
        id: row
        required property string key
        required property string section
        required property bool firstOfSection
        required property string spoken
        required property string title
        required property string detail
        required property string badgeKind
        required property string badgeText

        width: ListView.view.width
        spacing: Theme.space2

        SectionLabel {
            text: row.section
            visible: row.firstOfSection
        }
        LedgerCard {
            spoken: row.spoken
            symbol: list.symbol
            title: row.title
            detail: row.detail
            badgeKind: row.badgeKind
            badgeText: row.badgeText
            Layout.fillWidth: true
            onOpened: list.opened(row.key)
        }
    }
}
