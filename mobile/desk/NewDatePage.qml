// One more date of an event. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property NewDateModel model

    title: qsTr("Add a date")
    subtitle: model.title
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    actionText: qsTr("Add this date")
    actionReady: model.missing === ""
    actionMissing: model.missing
    onActionTriggered: model.add()
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    ShiftFields {
        draft: page.model.draft
        Layout.fillWidth: true
    }
    SectionLabel {
        text: qsTr("Positions")
    }
    PositionFields {
        positions: page.model.draft.positions
        Layout.fillWidth: true
    }
    WindowFields {
        window: page.model.draft.window
        Layout.fillWidth: true
    }
    Connections {
        target: page.model

        function onDone(sentence: string, requestId: string) {
            Navigator.leave(sentence, requestId);
        }
    }
}
