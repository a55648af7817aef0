// The households of the person's communities: the list, and the chosen one beside it (in its place
// on a phone). `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Households
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property HouseholdListModel model
    readonly property HouseholdModel opened: model.opened
    readonly property bool chosen: opened.household !== ""
    readonly property bool listed: wide || !chosen

    title: qsTr("Households")
    subtitle: model.countSentence
    fixedContent: true
    actionText: listed ? qsTr("New household") : ""
    actionSymbol: Icons.add
    actionBusy: model.busy
    onActionTriggered: newSheet.ask()
    onBackRequested: listed ? Navigator.back() : opened.show("")
    headerItems: AppButton {
        text: qsTr("Find")
        symbol: Icons.search
        kind: "tonal"
        visible: page.listed
        onClicked: findSheet.ask()
    }
    dockItems: DoneBar {
        model: page.model
    }

    // From one in the list's place the way back leads to the list, even where the page is a place.
    Binding on backText {
        when: !page.listed
        value: qsTr("All households")
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

            delegate: HouseholdCard {
                id: row
                required property string key

                required spoken
                required title
                required detail
                required due
                required badgeKind
                required badgeText

                width: ListView.view.width
                selected: key === page.opened.household
                onOpened: page.opened.show(row.key)
            }
        }
        EmptyState {
            title: qsTr("Nobody here")
            text: qsTr("Invite a household when one wants company or a hand. One that has paused "
                       + "is in no list: find it by its whole name.")
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

            HouseholdDetail {
                id: detail
                width: parent.width
                model: page.opened
                onConfirmAsked: confirmSheet.ask()
                onResumeAsked: resumeSheet.ask()
                onWithdrawAsked: withdrawSheet.open = true
                onContactAsked: contactSheet.ask()
            }
        }
        EmptyState {
            title: qsTr("None chosen")
            text: qsTr("Choose one to see what it consents to, and what is due.")
            visible: page.wide && !page.chosen && page.model.rows.count > 0
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }
    overlay: [
        NewHouseholdSheet {
            id: newSheet
            model: page.model
        },
        FindSheet {
            id: findSheet
            onWanted: alias => page.model.find(alias)
        },
        WordSheet {
            id: confirmSheet
            title: qsTr("Does the household say that this is right?")
            terms: page.opened.termsText
            onGiven: code => page.opened.confirm(code)
        },
        WordSheet {
            id: resumeSheet
            title: qsTr("Does the household say that it may be visited again?")
            terms: page.opened.termsText
            onGiven: code => page.opened.resume(code)
        },
        WithdrawSheet {
            id: withdrawSheet
            title: qsTr("No more visits to %1?").arg(page.opened.alias)
            text: qsTr("It ends at once and cannot be taken back. Nobody has to say why.")
            onChosen: eraseNow => page.opened.withdraw(eraseNow)
        },
        ContactSheet {
            id: contactSheet
            model: page.opened
        }
    ]
}
