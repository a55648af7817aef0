// What one can join, by day. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Shifts
import Glimmer.Ui

AppPage {
    id: page

    required property ShiftListModel model

    title: qsTr("Shifts")
    subtitle: model.syncSentence
    widthMax: Theme.widthPanes
    fixedContent: true
    headerItems: [
        AppButton {
            text: qsTr("Refresh")
            symbol: Icons.refresh
            kind: "text"
            iconOnly: !Theme.elder
            onClicked: page.model.syncNow()
        },
        AppButton {
            text: qsTr("New event")
            symbol: Icons.add
            kind: "tonal"
            visible: page.model.canPlan
            onClicked: Navigator.openSeriesEditor()
        }
    ]
    dockItems: DoneBar {
        model: page.model
    }

    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Chip {
            text: qsTr("For me")
            checked: page.model.forMe
            onClicked: page.model.forMe = !page.model.forMe
        }
        Chip {
            text: qsTr("Mine")
            checked: page.model.mineOnly
            onClicked: page.model.mineOnly = !page.model.mineOnly
        }
        Chip {
            text: qsTr("Weekend")
            checked: page.model.weekend
            onClicked: page.model.weekend = !page.model.weekend
        }
    }
    EmptyState {
        title: qsTr("No shifts here")
        text: qsTr("Take a filter away, or look again later.")
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
            required property string signUp
            required property string day
            required property bool firstOfDay
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

            width: ListView.view.width
            spacing: Theme.space2

            SectionLabel {
                text: row.day
                visible: row.firstOfDay
            }
            ShiftRowItem {
                spoken: row.spoken
                clock: row.clock
                length: row.length
                title: row.title
                place: row.place
                places: row.places
                badgeKind: row.badgeKind
                badgeText: row.badgeText
                step: row.step
                whyNot: row.whyNot
                Layout.fillWidth: true
                onOpened: Navigator.openShift(row.key)
                onJoined: line => page.model.join(row.key, line)
                onAccepted: page.model.accept(row.signUp)
                onDeclined: page.model.decline(row.signUp)
            }
        }
    }
}
