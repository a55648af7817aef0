// What has to be put right: the list, and the chosen one beside it (in its place on a phone).
// `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property FollowUpListModel model
    readonly property bool chosen: model.followUp !== ""
    readonly property bool listed: wide || !chosen

    title: qsTr("Follow-ups")
    subtitle: model.countSentence
    fixedContent: true
    actionText: listed ? qsTr("Write one down") : ""
    actionSymbol: Icons.add
    onActionTriggered: Navigator.openNewFollowUp()
    onBackRequested: listed ? Navigator.back() : model.show("")
    dockItems: DoneBar {
        model: page.model
    }

    // From one in the list's place the way back leads to the list, even where the page is a place.
    Binding on backText {
        when: !page.listed
        value: qsTr("All follow-ups")
    }
    Flow {
        spacing: Theme.space2
        visible: page.listed
        Layout.fillWidth: true

        Repeater {
            model: page.model.filters

            Chip {
                required property string modelData
                required property int index

                text: modelData
                checked: page.model.filter === index
                onClicked: page.model.filter = index
            }
        }
    }
    RowLayout {
        spacing: Theme.space6
        Layout.fillWidth: true
        Layout.fillHeight: true

        ListView {
            model: page.model.rows
            spacing: Theme.space2
            clip: true
            reuseItems: true
            boundsBehavior: Flickable.StopAtBounds
            visible: page.listed && count > 0
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            delegate: LedgerCard {
                id: row
                required property string key
                required property string reopened

                required spoken
                required symbol
                required title
                required detail
                required badgeKind
                required badgeText

                width: ListView.view.width
                note: reopened
                selected: key === page.model.followUp
                onOpened: page.model.show(row.key)
            }
        }
        EmptyState {
            title: qsTr("Nothing here")
            text: qsTr("Write down what has to be put right. Each one gets somebody who sees "
                       + "to it.")
            visible: page.listed && page.model.rows.count === 0
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.space8
        }
        FocusScroller {
            contentHeight: detail.implicitHeight + Theme.space6
            visible: page.chosen
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            FollowUpDetail {
                id: detail
                width: parent.width
                model: page.model
                onPlanAsked: planSheet.ask()
                onFinishAsked: finishSheet.ask()
                onReopenAsked: reopenSheet.ask()
            }
        }
        EmptyState {
            title: qsTr("None chosen")
            text: qsTr("Choose one to say who sees to it, or to close it.")
            visible: page.wide && !page.chosen && page.model.rows.count > 0
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }
    overlay: [
        PlanSheet {
            id: planSheet
            model: page.model
        },
        SayItSheet {
            id: finishSheet
            title: qsTr("It is put right")
            text: qsTr("A second person looks at it and closes it.")
            label: qsTr("How one can see it")
            actionText: qsTr("It is done")
            limit: 1000
            asks: page.model.looksPrivate(words)
            onSaid: (text, looked) => page.model.finish(text, looked)
        },
        SayItSheet {
            id: reopenSheet
            title: qsTr("Not put right after all?")
            text: qsTr("It goes back to its owner, who reads why.")
            label: qsTr("Why")
            actionText: qsTr("Open it again")
            asks: page.model.looksPrivate(words)
            onSaid: (text, looked) => page.model.reopen(text, looked)
        }
    ]
}
