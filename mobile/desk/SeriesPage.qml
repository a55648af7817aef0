// A new event: its facts at one side, its dates at the other. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property SeriesModel model

    title: qsTr("New event")
    subtitle: model.title
    backText: qsTr("Back")
    actionText: model.dates > 1 ? qsTr("Publish %n shifts", "", model.dates) : qsTr("Publish")
    actionReady: model.missing === ""
    actionMissing: model.missing
    onActionTriggered: model.publish()
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    GridLayout {
        columns: page.wide ? 2 : 1
        columnSpacing: Theme.space6
        rowSpacing: Theme.space4
        Layout.fillWidth: true

        SeriesForm {
            model: page.model
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            onHostAsked: hostSheet.open = true
        }
        SeriesDates {
            model: page.model
            visible: page.model.months.length > 0
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
    }
    overlay: ChoiceSheet {
        id: hostSheet
        title: qsTr("Where does it happen?")
        choices: page.model.hosts
        currentIndex: page.model.host
        onChosen: index => page.model.host = index
    }
}
