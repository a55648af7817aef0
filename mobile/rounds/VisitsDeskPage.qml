// The coordinator's visits: alarms on top, then what has to be seen to, the coming visits or the
// pairs, and the chosen one beside them (in their place on a phone). A safeguarding lead has the
// alarms alone. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Rounds
import Glimmer.Ui

AppPage {
    id: page

    required property VisitsDeskModel model
    readonly property bool chosen: model.key !== ""
    readonly property bool listed: wide || !chosen
    readonly property bool pairs: model.list === 2

    title: qsTr("Visits")
    subtitle: model.syncSentence
    fixedContent: true
    actionText: !listed || !model.coordinates ? "" : pairs ? qsTr("Pair two") : qsTr("Plan a round")
    actionSymbol: pairs ? Icons.personAdd : Icons.dateRange
    dockText: model.savedFile === "" ? "" : qsTr("Saved: %1").arg(model.savedFile)
    onActionTriggered: pairs ? pairSheet.ask() : Navigator.openRound()
    onBackRequested: listed ? Navigator.back() : model.show("")
    dockItems: DoneBar {
        model: page.model
    }

    // From one in the list's place the way back leads to the list, even where the page is a place.
    Binding on backText {
        when: !page.listed
        value: qsTr("All visits")
    }
    Segments {
        name: qsTr("What is listed")
        choices: page.model.lists
        currentIndex: page.model.list
        visible: page.listed && page.model.coordinates
        Layout.fillWidth: true
        onChosen: index => page.model.list = index
    }
    RowLayout {
        spacing: Theme.space6
        Layout.fillWidth: true
        Layout.fillHeight: true

        VisitDeskList {
            desk: page.model
            visible: page.listed
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            onPlanAsked: Navigator.openPlanVisit("")
            onPrintAsked: printSheet.ask()
            onFiguresAsked: Navigator.openVisitFigures()
            onSafeAsked: (visit, title) => safeSheet.ask(visit, title)
            onWhereAsked: (visit, title) => whereSheet.ask(visit, title)
        }
        FocusScroller {
            contentHeight: detail.implicitHeight + Theme.space6
            visible: page.chosen
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            VisitDeskDetail {
                id: detail
                width: parent.width
                model: page.model
            }
        }
        EmptyState {
            title: qsTr("None chosen")
            text: qsTr("Choose one to see who goes there, or to plan it anew.")
            visible: page.wide && !page.chosen && page.model.rows.count > 0
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }
    overlay: [
        PairSheet {
            id: pairSheet
            model: page.model
        },
        PrintSheet {
            id: printSheet
            model: page.model
        },
        SafeSheet {
            id: safeSheet
            model: page.model
        },
        WhereSheet {
            id: whereSheet
            model: page.model
        }
    ]
}
