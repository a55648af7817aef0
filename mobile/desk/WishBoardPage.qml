// The coordinator's board: what to review, what nobody has claimed, what is on its way, what to
// call back about. Side by side where there is room. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property WishBoardModel model

    title: qsTr("Board of wishes")
    subtitle: model.overdue > 0 ? qsTr("%n overdue", "", model.overdue) : ""
    backText: qsTr("Back")
    onBackRequested: Navigator.back()
    headerItems: AppButton {
        text: qsTr("Read a chat list")
        symbol: Icons.chat
        kind: "text"
        iconOnly: !page.wide
        onClicked: Navigator.openChatList("")
    }
    dockItems: DoneBar {
        model: page.model
    }

    GridLayout {
        columns: page.width >= Theme.widthPanes ? 5 : page.width >= Theme.widthRail ? 2 : 1
        columnSpacing: Theme.space4
        rowSpacing: Theme.space4
        Layout.fillWidth: true

        Repeater {
            model: [
                {
                    "title": qsTr("To review"),
                    "cards": page.model.review,
                    "empty": qsTr("Nothing waits for you.")
                },
                {
                    "title": qsTr("Open"),
                    "cards": page.model.open,
                    "empty": qsTr("Every wish has found somebody.")
                },
                {
                    "title": qsTr("Claimed"),
                    "cards": page.model.claimed,
                    "empty": qsTr("Nothing is on its way.")
                },
                {
                    "title": qsTr("Delivered"),
                    "cards": page.model.delivered,
                    "empty": qsTr("Nobody to call back.")
                },
                {
                    "title": qsTr("Fulfilled"),
                    "cards": page.model.confirmed,
                    "empty": qsTr("Nothing to close.")
                }
            ]

            WishBoardColumn {
                required property var modelData

                title: modelData.title
                cards: modelData.cards
                empty: modelData.empty
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
                onOpened: wish => page.model.show(wish)
            }
        }
    }
    overlay: WishBoardSheet {
        model: page.model
    }
}
