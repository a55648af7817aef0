// The places of the app and the one stack of pages. A bar at the foot of a phone, a rail on a wide
// window. Back: page, then first place, then closed(). `app`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Glimmer.Account
import Glimmer.App
import Glimmer.CheckIn
import Glimmer.Desk
import Glimmer.Hours
import Glimmer.Model
import Glimmer.Shifts
import Glimmer.Today
import Glimmer.Ui

FocusScope {
    id: shell

    required property Application app
    readonly property bool rail: width >= Theme.widthRail
    readonly property var deskPlaces: [today, shifts, people, hours, me]
    readonly property var phonePlaces: [today, shifts, me]
    readonly property var places: app.coordinates ? deskPlaces : phonePlaces
    readonly property var today: ({
            "name": "today",
            "text": qsTr("Today"),
            "symbol": Icons.lightMode,
            "page": todayPage
        })
    readonly property var shifts: ({
            "name": "shifts",
            "text": qsTr("Shifts"),
            "symbol": Icons.eventAvailable,
            "page": shiftsPage
        })
    readonly property var people: ({
            "name": "people",
            "text": qsTr("People"),
            "symbol": Icons.group,
            "page": peoplePage
        })
    readonly property var hours: ({
            "name": "hours",
            "text": qsTr("Hours"),
            "symbol": Icons.barChart,
            "page": hoursPage
        })
    readonly property var me: ({
            "name": "me",
            "text": qsTr("Me"),
            "symbol": Icons.personOutline,
            "symbolOn": Icons.person,
            "page": mePage
        })
    property int place: 0
    property string placeName
    property var pages: []
    signal closed

    // Pages are made by hand and dropped when they are left: Qt 6.4 refuses a bound component in
    // StackView.push. `component` is a var, because qmllint 6.4 now and then crashes on Component.
    function show(index: int) {
        place = index;
        placeName = places[index].name;
        stack.clear(StackView.Immediate);
        for (const page of pages.splice(0))
            app.drop(page);
        open(places[index].page, {});
    }
    // A place that is there already is left as it is.
    function choose(index: int) {
        if (index !== place || stack.depth > 1)
            show(index);
    }
    function open(component: var, properties: var) {
        const page = component.createObject(null, properties);
        pages.push(page);
        stack.push(page, {}, StackView.Immediate);
    }
    function back() {
        if (stack.depth > 1) {
            stack.pop(StackView.Immediate);
            app.drop(pages.pop());
        } else if (place !== 0) {
            show(0);
        } else {
            closed();
        }
    }

    // Another role, other places: the page that is open may be no place any more.
    onPlacesChanged: if (pages.length > 0) {
        const at = places.findIndex(known => known.name === placeName);
        at < 0 ? show(0) : place = at;
    }
    Component.onCompleted: show(0)
    Keys.onBackPressed: back()
    Keys.onEscapePressed: back()

    NavRail {
        id: navRail
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        visible: shell.rail
        places: shell.places
        currentIndex: shell.place
        name: qsTr("Places")
        onChosen: index => shell.choose(index)
    }
    StackView {
        id: stack
        anchors.left: shell.rail ? navRail.right : parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: shell.rail ? parent.bottom : navBar.top
        focus: true
        clip: true
    }
    NavBar {
        id: navBar
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: !shell.rail
        places: shell.places
        currentIndex: shell.place
        name: qsTr("Places")
        onChosen: index => shell.choose(index)
    }
    Component {
        id: todayPage

        TodayPage {
            model: shell.app.todayModel()
            settings: shell.app.settings
        }
    }
    Component {
        id: shiftsPage

        ShiftsPage {
            model: shell.app.shiftListModel()
        }
    }
    Component {
        id: peoplePage

        PeoplePage {
            model: shell.app.peopleModel()
        }
    }
    Component {
        id: hoursPage

        HoursDeskPage {
            model: shell.app.hoursDeskModel()
        }
    }
    Component {
        id: seriesPage

        SeriesPage {
            model: shell.app.seriesModel()
        }
    }
    Component {
        id: mePage

        MePage {
            model: shell.app.meModel()
            settings: shell.app.settings
        }
    }
    Component {
        id: shiftPage

        ShiftPage {}
    }
    Component {
        id: rosterPage

        RosterPage {}
    }
    Component {
        id: checkInPage

        CheckInFlow {}
    }
    Component {
        id: recordsPage

        RecordsPage {}
    }
    Component {
        id: waitingPage

        WaitingPage {
            model: shell.app.waitingModel()
        }
    }
    Component {
        id: noticesPage

        NoticesPage {
            model: shell.app.noticesModel()
        }
    }
    Component {
        id: settingsPage

        SettingsPage {
            model: shell.app.settingsModel()
            settings: shell.app.settings
        }
    }
    Component {
        id: profilesPage

        ProfilesPage {
            model: shell.app.profilesModel()
        }
    }
    Connections {
        target: Navigator

        function onPlaceRequested(place: string) {
            shell.show(Math.max(0, shell.places.findIndex(known => known.name === place)));
        }
        function onShiftRequested(shift: string) {
            shell.open(shiftPage, {
                           "model": shell.app.shiftModel(shift)
                       });
        }
        function onRosterRequested(shift: string) {
            shell.open(rosterPage, {
                           "model": shell.app.rosterModel(shift)
                       });
        }
        function onCheckInRequested(shift: string) {
            shell.open(checkInPage, {
                           "model": shell.app.checkInModel(shift, false)
                       });
        }
        function onCheckOutRequested(shift: string) {
            shell.open(checkInPage, {
                           "model": shell.app.checkInModel(shift, true)
                       });
        }
        function onRecordsRequested(state: string) {
            shell.open(recordsPage, {
                           "model": shell.app.recordsModel(state)
                       });
        }
        function onWaitingRequested() {
            shell.open(waitingPage, {});
        }
        function onNoticesRequested() {
            shell.open(noticesPage, {});
        }
        function onSettingsRequested() {
            shell.open(settingsPage, {});
        }
        function onProfilesRequested() {
            shell.open(profilesPage, {});
        }
        function onSeriesEditorRequested() {
            shell.open(seriesPage, {});
        }
        function onBackRequested() {
            shell.back();
        }
    }
}
