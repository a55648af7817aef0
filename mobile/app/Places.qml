// The places of the app: a few for the bar of a phone, where the coordinator's pages lie behind the
// place "desk", and all of them for the rail of a wide window. A page of the desk is one entry of
// `everyDesk`; those of one `group` stand together, those to `read` are the auditor's, too, those
// to `run` are the administrator's alone, those to `visit` the coordinator's alone, those to
// `guard` the safeguarding lead's, too, and volunteers open their `own` from "me". `app`, `made`.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.App
import Glimmer.Ui

QtObject {
    id: places

    required property Application app
    required property Pages made
    readonly property var everybody: [today, shifts, wishes]
    readonly property var bar: everybody.concat(desk.length > 0 ? [office] : [], [me])
    readonly property var rail: everybody.concat(desk, [me])
    readonly property var desk: everyDesk.filter(place => place.run ? app.runsOrganization
                                                         : place.guard ? app.keepsHouseholds
                                                                         || app.safeguardsVisits
                                                         : place.visit ? app.keepsHouseholds
                                                                       : app.coordinates
                                                                         || place.read
                                                                         && app.readsFigures)
    readonly property var everyDesk: [
        {
            "name": "wishBoard",
            "text": qsTr("Wish board"),
            "detail": qsTr("Publish, call back, close"),
            "symbol": Icons.factCheck,
            "page": made.wishBoard,
            "group": 1
        },
        {
            "name": "followUps",
            "text": qsTr("Follow-ups"),
            "detail": qsTr("What has to be put right"),
            "symbol": Icons.pendingActions,
            "page": made.followUps,
            "group": 1,
            "own": true
        },
        {
            "name": "deeds",
            "text": qsTr("Deeds"),
            "detail": qsTr("What was done for the communities"),
            "symbol": Icons.volunteerActivism,
            "page": made.deeds,
            "group": 1,
            "own": true
        },
        {
            "name": "gifts",
            "text": qsTr("Gifts"),
            "detail": qsTr("Things given, and their receipts"),
            "symbol": Icons.redeem,
            "page": made.gifts,
            "group": 1
        },
        {
            "name": "households",
            "text": qsTr("Households"),
            "detail": qsTr("Who is visited, and what they consent to"),
            "symbol": Icons.cottage,
            "page": made.households,
            "group": 2,
            "visit": true
        },
        {
            "name": "visitDesk",
            "text": qsTr("Visits"),
            "detail": qsTr("Plan rounds, see who goes where and who is back"),
            "symbol": Icons.directionsWalk,
            "page": made.visitDesk,
            "group": 2,
            "guard": true
        },
        {
            "name": "people",
            "text": qsTr("People"),
            "detail": qsTr("Invite somebody, let a phone in"),
            "symbol": Icons.group,
            "page": made.people,
            "group": 2
        },
        {
            "name": "hours",
            "text": qsTr("Hours"),
            "detail": qsTr("Confirm hours and export them"),
            "symbol": Icons.barChart,
            "page": made.hours,
            "group": 2
        },
        {
            "name": "figures",
            "text": qsTr("Figures"),
            "detail": qsTr("Wishes, deeds, gifts and follow-ups in numbers"),
            "symbol": Icons.tableChart,
            "page": made.figures,
            "group": 2,
            "read": true
        },
        {
            "name": "rules",
            "text": qsTr("Rules"),
            "detail": qsTr("What a wish may be worth, who closes what, when an alarm goes out"),
            "symbol": Icons.verifiedUser,
            "page": made.unitRules,
            "group": 2,
            "run": true
        }
    ]
    readonly property var today: ({
            "name": "today",
            "text": qsTr("Today"),
            "symbol": Icons.lightMode,
            "page": made.today
        })
    readonly property var shifts: ({
            "name": "shifts",
            "text": qsTr("Shifts"),
            "symbol": Icons.eventAvailable,
            "page": made.shifts
        })
    readonly property var wishes: ({
            "name": "wishes",
            "text": qsTr("Wishes"),
            "symbol": Icons.favoriteBorder,
            "symbolOn": Icons.favorite,
            "page": made.wishes
        })
    readonly property var office: ({
            "name": "desk",
            "text": qsTr("Desk"),
            "symbol": Icons.dashboard,
            "page": made.desk
        })
    readonly property var me: ({
            "name": "me",
            "text": qsTr("Me"),
            "symbol": Icons.personOutline,
            "symbolOn": Icons.person,
            "page": made.me,
            "group": 3
        })
    readonly property var own: everyDesk.filter(place => place.own)

    // Null when the person has no such place.
    function find(name: string): var {
        return bar.concat(desk, own).find(place => place.name === name) ?? null;
    }
}
