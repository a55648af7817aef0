// What the person has claimed, and what can be claimed. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui
import Glimmer.Wishes

AppPage {
    id: page

    required property WishListModel model

    title: qsTr("Wishes")
    subtitle: model.syncSentence
    widthMax: Theme.widthPanes
    fixedContent: true
    headerItems: [
        AppButton {
            text: qsTr("Write one down")
            symbol: Icons.add
            kind: "text"
            iconOnly: page.model.hasBoard && !page.wide
            onClicked: Navigator.openNewWish()
        },
        AppButton {
            text: qsTr("Board")
            symbol: Icons.factCheck
            kind: "tonal"
            visible: page.model.hasBoard
            onClicked: Navigator.openWishBoard()
        }
    ]
    dockItems: DoneBar {
        model: page.model
    }

    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Chip {
            text: qsTr("Things")
            checked: page.model.things
            onClicked: page.model.things = !page.model.things
        }
        Chip {
            text: qsTr("Help")
            checked: page.model.help
            onClicked: page.model.help = !page.model.help
        }
        Chip {
            text: qsTr("Fulfilled, too")
            checked: page.model.all
            onClicked: page.model.all = !page.model.all
        }
    }
    EmptyState {
        title: qsTr("No wishes here")
        text: qsTr("Take a filter away, or write one down that you have heard of.")
        visible: page.model.rows.count === 0
        Layout.topMargin: Theme.space8
    }
    ListView {
        model: page.model.rows
        spacing: Theme.space2
        clip: true
        reuseItems: true
        visible: count > 0
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: Stack {
            id: row
            required property string key
            required property string section
            required property bool firstOfSection
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

            width: ListView.view.width
            spacing: Theme.space2

            SectionLabel {
                text: row.section
                visible: row.firstOfSection
            }
            WishCard {
                spoken: row.spoken
                symbol: row.symbol
                title: row.title
                detail: row.detail
                remaining: row.remaining
                percent: row.percent
                badgeKind: row.badgeKind
                badgeText: row.badgeText
                step: row.step
                whyNot: row.whyNot
                Layout.fillWidth: true
                onOpened: Navigator.openWish(row.key)
                onClaimed: page.model.claim(row.key)
                onReleased: page.model.release(row.key)
            }
        }
    }
}
