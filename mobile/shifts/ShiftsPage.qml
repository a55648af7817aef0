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
    headerItems: AppButton {
        text: qsTr("Refresh")
        symbol: Icons.refresh
        kind: "text"
        iconOnly: !Theme.elder
        onClicked: page.model.syncNow()
    }
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
        section.property: "day"
        Layout.fillWidth: true
        Layout.fillHeight: true

        section.delegate: SectionLabel {
            required property string section

            width: ListView.view.width
            text: section
            topPadding: Theme.space3
            bottomPadding: Theme.space2
        }
        delegate: ShiftRowItem {
            required property string key
            required property string signUp

            width: ListView.view.width
            onOpened: Navigator.openShift(key)
            onJoined: line => page.model.join(key, line)
            onAccepted: page.model.accept(signUp)
            onDeclined: page.model.decline(signUp)
        }
    }
}
