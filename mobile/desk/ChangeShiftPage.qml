// A change of an event that stands. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property ChangeShiftModel model

    title: qsTr("Change")
    subtitle: model.title
    backText: qsTr("Back")
    actionText: qsTr("Look at it and send")
    actionReady: model.missing === ""
    actionMissing: model.missing
    actionBusy: model.busy
    actionBusyText: qsTr("Sending")
    onActionTriggered: sheet.open = true
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    GridLayout {
        columns: page.wide ? 2 : 1
        columnSpacing: Theme.space6
        rowSpacing: Theme.space4
        Layout.fillWidth: true

        ChangeDates {
            model: page.model
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
        }
        ChangeWords {
            model: page.model
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
        }
    }
    Connections {
        target: page.model

        function onDone(sentence: string, requestId: string) {
            Navigator.leave(sentence, requestId);
        }
        function onJoinedMeanwhile() {
            sheet.open = true;
        }
    }
    overlay: ChangeSheet {
        id: sheet
        model: page.model
    }
}
