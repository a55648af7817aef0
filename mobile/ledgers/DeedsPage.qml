// What was done for the communities, by day. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property DeedListModel model

    title: qsTr("Deeds")
    subtitle: model.toDecide > 0 ? qsTr("%n to confirm", "", model.toDecide) : ""
    widthMax: Theme.widthPanes
    fixedContent: true
    actionText: qsTr("Record a deed")
    actionSymbol: Icons.add
    onActionTriggered: Navigator.openNewDeed()
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    Flow {
        Layout.fillWidth: true

        Chip {
            text: qsTr("Waiting only")
            checked: page.model.waitingOnly
            onClicked: page.model.waitingOnly = !page.model.waitingOnly
        }
    }
    EmptyState {
        title: qsTr("No deeds here")
        text: qsTr("Record what you did for a community. Somebody else confirms it.")
        visible: page.model.rows.count === 0
        Layout.topMargin: Theme.space8
    }
    LedgerList {
        rows: page.model.rows
        symbol: Icons.volunteerActivism
        visible: count > 0
        Layout.fillWidth: true
        Layout.fillHeight: true
        onOpened: key => page.model.show(key)
    }
    overlay: DeedSheet {
        model: page.model
    }
}
