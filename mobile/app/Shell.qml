// The places of the app and the one stack of pages. A bar at the foot of a phone, a rail on a wide
// window. Back: page, then first place, then closed(). `app`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Glimmer.App
import Glimmer.Model
import Glimmer.Ui

FocusScope {
    id: shell

    required property Application app
    readonly property bool rail: width >= Theme.widthRail
    readonly property var places: rail ? known.rail : known.bar
    // Where the place of the page stands among them, or else that of the page below all others: on
    // a phone the desk's pages stand behind "desk".
    readonly property int place: {
        const at = places.findIndex(one => one.name === placeName);
        return at < 0 ? places.findIndex(one => one.name === trail[0]) : at;
    }
    readonly property string placeName: trail.length > 0 ? trail[trail.length - 1] : ""
    // The pages on the stack, and the place that each of them belongs to.
    property var pages: []
    property var trail: []
    readonly property Pages made: Pages {
        app: shell.app
    }
    readonly property Places known: Places {
        app: shell.app
        made: shell.made
    }
    signal closed

    // Pages are made by hand and dropped when they are left: Qt 6.4 refuses a bound component in
    // StackView.push. `component` is a var, because qmllint 6.4 now and then crashes on Component.
    function show(name: string) {
        stack.clear(StackView.Immediate);
        for (const page of pages.splice(0))
            app.drop(page);
        trail = [];
        enter(known.find(name) ?? known.today);
    }
    // Opens a place; a second page of the stack shows the way back.
    function enter(where: var) {
        const page = open(where.page, {
                              "backText": pages.length > 0 ? qsTr("Back") : ""
                          }, where.name);
        if (where.name === "desk")
            page.places = Qt.binding(() => known.desk);
    }
    // A place that is there already is left as it is.
    function choose(name: string) {
        if (name !== placeName || stack.depth > 1)
            show(name);
    }
    // From a page: what is no place of the bar opens above the page that asked.
    function go(name: string) {
        const where = known.find(name);
        if (!where || places.some(one => one.name === name))
            show(name);
        else
            enter(where);
    }
    // A place whose model opens one of its things by show().
    function goTo(name: string, thing: string) {
        go(name);
        if (placeName === name)
            pages[pages.length - 1].model.show(thing);
    }
    function open(component: var, properties: var, name = placeName): var {
        const page = component.createObject(null, properties);
        pages.push(page);
        trail = trail.concat([name]);
        stack.push(page, {}, StackView.Immediate);
        return page;
    }
    function back() {
        if (stack.depth > 1) {
            stack.pop(StackView.Immediate);
            trail = trail.slice(0, -1);
            app.drop(pages.pop());
        } else if (placeName !== "today") {
            show("today");
        } else {
            closed();
        }
    }

    // Another role, other places: a page of the stack may belong to no place any more.
    Connections {
        target: shell.app

        function onRolesChanged() {
            if (shell.trail.some(name => !shell.known.find(name)))
                shell.show("today");
        }
    }
    Component.onCompleted: show("today")
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
        onChosen: index => shell.choose(shell.places[index].name)
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
        onChosen: index => shell.choose(shell.places[index].name)
    }
    Connections {
        target: Navigator

        function onPlaceRequested(place: string) {
            shell.go(place);
        }
        function onShiftRequested(shift: string) {
            shell.open(shell.made.shift, {
                           "model": shell.app.shiftModel(shift)
                       });
        }
        function onRosterRequested(shift: string) {
            shell.open(shell.made.roster, {
                           "model": shell.app.rosterModel(shift)
                       });
        }
        function onCheckInRequested(shift: string) {
            shell.open(shell.made.checkIn, {
                           "model": shell.app.checkInModel(shift, false)
                       });
        }
        function onCheckOutRequested(shift: string) {
            shell.open(shell.made.checkIn, {
                           "model": shell.app.checkInModel(shift, true)
                       });
        }
        function onRecordsRequested(state: string) {
            shell.open(shell.made.records, {
                           "model": shell.app.recordsModel(state)
                       });
        }
        function onCertificateRequested() {
            shell.open(shell.made.certificate, {});
        }
        function onCheckRecordRequested() {
            shell.open(shell.made.checkRecord, {});
        }
        function onWaitingRequested() {
            shell.open(shell.made.waiting, {});
        }
        function onNoticesRequested() {
            shell.open(shell.made.notices, {});
        }
        function onSettingsRequested() {
            shell.open(shell.made.settings, {});
        }
        function onProfilesRequested() {
            shell.open(shell.made.profiles, {});
        }
        function onSeriesEditorRequested() {
            shell.open(shell.made.series, {});
        }
        function onChangeShiftRequested(shift: string) {
            shell.open(shell.made.changeShift, {"model": shell.app.changeShiftModel(shift)});
        }
        function onNewDateRequested(shift: string) {
            shell.open(shell.made.newDate, {"model": shell.app.newDateModel(shift)});
        }
        function onWishRequested(wish: string) {
            shell.open(shell.made.wish, {
                           "model": shell.app.wishModel(wish)
                       });
        }
        function onWishBoardRequested() {
            shell.go("wishBoard");
        }
        function onWishOnBoardRequested(wish: string) {
            shell.goTo("wishBoard", wish);
        }
        function onFollowUpRequested(followUp: string) {
            shell.goTo("followUps", followUp);
        }
        function onDeedRequested(deed: string) {
            shell.goTo("deeds", deed);
        }
        function onNewWishRequested() {
            shell.open(shell.made.newWish, {});
        }
        function onNewFollowUpRequested() {
            shell.open(shell.made.newFollowUp, {});
        }
        function onNewDeedRequested() {
            shell.open(shell.made.newDeed, {});
        }
        function onNewGiftRequested() {
            shell.open(shell.made.newGift, {});
        }
        function onCorrectionRequested(wish: string) {
            shell.open(shell.made.correction, {
                           "model": shell.app.correctionModel(wish)
                       });
        }
        function onConsentRequested(household: string) {
            shell.open(shell.made.consent, {
                           "model": shell.app.consentModel(household)
                       });
        }
        function onHouseholdTermsRequested(household: string) {
            shell.open(shell.made.householdTerms, {
                           "model": shell.app.termsModel(household)
                       });
        }
        function onHouseholdRecordRequested(household: string) {
            shell.open(shell.made.householdRecord, {
                           "model": shell.app.householdRecordModel(household)
                       });
        }
        function onOwnHouseholdRequested(household: string) {
            shell.open(shell.made.ownHousehold, {
                           "model": shell.app.ownHouseholdModel(household)
                       });
        }
        function onHouseholdRequested(household: string) {
            shell.go("households");
            shell.pages[shell.pages.length - 1].model.opened.show(household);
        }
        function onPersonRequested(person: string) {
            shell.go("people");
            shell.pages[shell.pages.length - 1].model.choose(person);
        }
        function onRoundRequested() {
            shell.open(shell.made.round, {});
        }
        function onPlanVisitRequested(household: string) {
            shell.open(shell.made.visitPlan, {
                           "model": shell.app.visitPlanModel(household, "")
                       });
        }
        function onChangeVisitRequested(visit: string) {
            shell.open(shell.made.visitPlan, {
                           "model": shell.app.visitPlanModel("", visit)
                       });
        }
        function onVisitFiguresRequested() {
            shell.open(shell.made.visitFigures, {});
        }
        function onVisitsRequested() {
            shell.open(shell.made.visits, {
                           "backText": qsTr("Back")
                       });
        }
        function onVisitRequested(visit: string) {
            shell.open(shell.made.visit, {
                           "model": shell.app.visitModel(visit)
                       });
        }
        function onNeedRequested(visit: string) {
            shell.open(shell.made.need, {
                           "model": shell.app.needModel(visit)
                       });
        }
        function onVisitorTermsRequested() {
            shell.open(shell.made.visitorTerms, {});
        }
        function onChatListRequested(shift: string) {
            shell.open(shell.made.chatList, {
                           "model": shell.app.chatListModel(shift)
                       });
        }
        function onBackRequested() {
            shell.back();
        }
    }
}
