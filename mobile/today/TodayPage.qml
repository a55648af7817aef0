// The day: next shift, the one big button, and what else there is. `model`, `settings`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Today
import Glimmer.Ui

AppPage {
    id: page

    required property TodayModel model
    required property Settings settings
    readonly property var steps: ({
            "checkin": {
                "text": qsTr("Check in"),
                "symbol": Icons.check
            },
            "checkout": {
                "text": qsTr("Check out"),
                "symbol": Icons.logout
            },
            "soon": {
                "text": qsTr("See the shift"),
                "symbol": Icons.event
            },
            "find": {
                "text": qsTr("See what is open"),
                "symbol": Icons.eventAvailable
            }
        })

    function go() {
        if (model.step === "checkin")
            Navigator.openCheckIn(model.shift);
        else if (model.step === "checkout")
            Navigator.openCheckOut(model.shift);
        else if (model.step === "soon")
            Navigator.openShift(model.shift);
        else
            Navigator.openPlace("shifts");
    }

    title: qsTr("Today")
    subtitle: model.date
    widthMax: Theme.widthPanes
    actionText: steps[model.step].text
    actionSymbol: steps[model.step].symbol
    dockText: model.stepSentence
    onActionTriggered: go()
    headerItems: [
        SendChip {
            model: page.model
        },
        AppButton {
            //: The switch to the look for elders; the second one goes back
            text: page.settings.elder ? qsTr("Normal print") : qsTr("Large")
            symbol: Icons.textFields
            kind: "text"
            iconOnly: page.settings.elder
            onClicked: page.settings.elder = !page.settings.elder
        }
    ]
    dockItems: DoneBar {
        model: page.model
    }

    Banner {
        text: page.model.syncSentence
        visible: text !== ""
        Layout.fillWidth: true
    }
    Repeater {
        model: page.model.visits

        TodayVisit {
            Layout.fillWidth: true
        }
    }
    TodayCard {
        model: page.model
        visible: page.model.shift !== ""
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Roster")
        symbol: Icons.listAlt
        kind: "tonal"
        visible: page.model.rosterOpen
        Layout.fillWidth: true
        onClicked: Navigator.openRoster(page.model.shift)
    }
    Card {
        padding: Theme.space6
        visible: page.model.shift === ""
        Layout.fillWidth: true

        EmptyState {
            title: qsTr("Nothing planned today")
            text: page.model.farSentence
        }
    }
    SectionLabel {
        text: qsTr("Coming up")
        visible: page.model.others.count > 0
    }
    Repeater {
        model: page.model.others

        TodayOther {
            Layout.fillWidth: true
            onAccepted: signUp => page.model.accept(signUp)
            onDeclined: signUp => page.model.decline(signUp)
        }
    }
    Card {
        padding: 0
        visible: page.model.unseenNotices > 0
        Layout.fillWidth: true

        NavRow {
            text: qsTr("%n new notice(s)", "", page.model.unseenNotices)
            symbol: Icons.notificationsNone
            symbolColor: Theme.accent
            onClicked: Navigator.openNotices()
        }
    }
    MonthLine {
        text: page.model.monthSentence
        Layout.fillWidth: true
        Layout.topMargin: Theme.space1
    }
}
