// One visit planned by hand, or planned anew. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Rounds
import Glimmer.Ui

AppPage {
    id: page

    required property VisitPlanModel model

    title: model.changes ? qsTr("Plan it anew") : qsTr("Plan a visit")
    subtitle: model.alias
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    actionText: model.changes ? qsTr("Save the new plan") : qsTr("Plan it")
    actionReady: model.missing === ""
    actionMissing: model.missing
    onActionTriggered: model.write()
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    Connections {
        target: page.model

        function onDone(sentence: string, requestId: string) {
            Navigator.leave(sentence, requestId);
        }
    }
    AppLabel {
        text: page.model.changes ? qsTr("When time or people change, the household is asked anew.")
                                 : qsTr("The household is asked before the visit stands.")
        soft: true
        Layout.fillWidth: true
    }
    AppField {
        id: search
        label: page.model.alias === "" ? qsTr("Household") : qsTr("Household: %1").arg(
                                             page.model.alias)
        hint: qsTr("Find by alias")
        leadSymbol: Icons.search
        visible: !page.model.changes
        Layout.fillWidth: true
        onEdited: page.model.search(text)
    }
    Repeater {
        model: page.model.found

        NavRow {
            id: row
            required property var modelData

            text: modelData.alias
            symbol: Icons.cottage
            onClicked: {
                search.text = "";
                page.model.chooseHousehold(row.modelData.household);
            }
        }
    }
    Card {
        visible: page.model.terms.length > 0
        Layout.fillWidth: true

        SymbolLines {
            lines: page.model.terms
            Layout.fillWidth: true
        }
    }
    GridLayout {
        columns: Theme.elder ? 1 : 3
        columnSpacing: Theme.space3
        rowSpacing: Theme.space3
        Layout.fillWidth: true

        AppField {
            label: qsTr("Day")
            text: page.model.day
            hint: "2026-12-01"
            maximumLength: 20
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            onEdited: page.model.day = text
        }
        AppField {
            label: qsTr("From")
            text: page.model.start
            inputMethodHints: Qt.ImhTime
            maximumLength: 10
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: page.model.start = text
        }
        AppField {
            label: qsTr("Until")
            text: page.model.end
            inputMethodHints: Qt.ImhTime
            maximumLength: 10
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: page.model.end = text
        }
    }
    PlannedPeople {
        model: page.model
        Layout.fillWidth: true
    }
    PlannedThings {
        model: page.model
        Layout.fillWidth: true
    }
    PrivateTextQuestion {
        looked: page.model.looked
        visible: page.model.looksPrivate
        Layout.fillWidth: true
        onAnswered: looked => page.model.looked = looked
    }
}
