// What was given to the units of a coordinator, by day. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property GiftListModel model

    title: qsTr("Gifts")
    subtitle: model.withoutReceipt > 0 ? qsTr("%n without a receipt", "", model.withoutReceipt) : ""
    widthMax: Theme.widthPanes
    fixedContent: true
    actionText: qsTr("Record a gift")
    actionSymbol: Icons.add
    onActionTriggered: Navigator.openNewGift()
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    EmptyState {
        title: qsTr("No gifts yet")
        text: qsTr("Record things that were given. No money: Glimmer takes none.")
        visible: page.model.rows.count === 0
        Layout.topMargin: Theme.space8
    }
    LedgerList {
        rows: page.model.rows
        symbol: Icons.redeem
        visible: count > 0
        Layout.fillWidth: true
        Layout.fillHeight: true
        onOpened: key => page.model.show(key)
    }
    overlay: GiftSheet {
        model: page.model
    }
}
