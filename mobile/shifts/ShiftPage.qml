// One shift: when, where, with whom, and the one thing to do. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Shifts
import Glimmer.Ui

AppPage {
    id: page

    required property ShiftModel model
    property int guests: 0
    readonly property var words: ({
            "join": qsTr("Join"),
            "line": qsTr("Join the line"),
            "offer": qsTr("Accept"),
            "leave": qsTr("I can't be there"),
            "retry": qsTr("Send again")
        })
    readonly property var acts: ({
            "join": () => model.join(guests),
            "line": () => model.joinLine(guests),
            "offer": () => model.accept(),
            "leave": () => (leaveSheet.open = true),
            "retry": () => model.retry()
        })
    readonly property bool joining: model.step === "join" || model.step === "line"

    title: model.title
    subtitle: model.unit
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    dockText: model.stepSentence
    actionText: words[model.step] ?? ""
    onActionTriggered: acts[model.step]()
    onBackRequested: Navigator.back()
    dockItems: [
        DoneBar {
            model: page.model
        },
        AppButton {
            text: page.model.step === "retry" ? qsTr("Discard") : qsTr("Not this time")
            kind: "text"
            visible: page.model.step === "offer" || page.model.step === "retry"
            Layout.alignment: Qt.AlignHCenter
            onClicked: page.model.step === "retry" ? page.model.discard() : page.model.decline()
        }
    ]

    Badge {
        kind: page.model.badgeKind
        text: page.model.badgeText
    }
    Badge {
        kind: page.model.attendanceKind
        text: page.model.attendanceText
    }
    Card {
        Layout.fillWidth: true

        Repeater {
            model: [
                {
                    "symbol": Icons.schedule,
                    "first": page.model.when,
                    "second": page.model.date
                },
                {
                    "symbol": Icons.place,
                    "first": page.model.place,
                    "second": ""
                },
                {
                    "symbol": Icons.person,
                    "first": page.model.leader,
                    "second": ""
                }
            ]

            RowLayout {
                id: line
                required property var modelData

                spacing: Theme.space4
                visible: modelData.first !== ""
                Layout.fillWidth: true

                AppIcon {
                    symbol: line.modelData.symbol
                    size: 24
                    color: Theme.primary
                    Layout.alignment: Qt.AlignTop
                }
                Stack {
                    spacing: 0
                    Layout.fillWidth: true

                    AppLabel {
                        text: line.modelData.first
                        Layout.fillWidth: true
                    }
                    AppLabel {
                        text: line.modelData.second
                        size: Theme.textSmall
                        soft: true
                        visible: text !== ""
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true

        Figure {
            value: page.model.held
            unit: qsTr("/ %1 people").arg(page.model.capacity)
            size: Theme.numberDesk
            Layout.fillWidth: true
        }
        AppLabel {
            text: page.model.peopleSentence
            bold: true
            color: Theme.accent
        }
    }
    ProgressLine {
        value: page.model.held
        total: page.model.capacity
        name: qsTr("%1 of %2 people").arg(page.model.held).arg(page.model.capacity)
        Layout.fillWidth: true
    }
    AppLabel {
        text: page.model.positionsSentence
        size: Theme.textSmall
        soft: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    SectionLabel {
        text: qsTr("What we do")
        visible: page.model.description !== ""
    }
    AppLabel {
        text: page.model.description
        visible: text !== ""
        Layout.fillWidth: true
    }
    SectionLabel {
        text: qsTr("Bring")
        visible: page.model.bring !== ""
    }
    AppLabel {
        text: page.model.bring
        visible: text !== ""
        Layout.fillWidth: true
    }
    SectionLabel {
        text: qsTr("Guests I bring along")
        visible: page.joining
    }
    Flow {
        spacing: Theme.space2
        visible: page.joining
        Layout.fillWidth: true

        Repeater {
            model: 4

            Chip {
                required property int index

                text: index === 0 ? qsTr("Nobody") : String(index)
                checked: page.guests === index
                onClicked: page.guests = index
            }
        }
    }
    SectionLabel {
        text: qsTr("These have free places")
        visible: page.model.alternatives.count > 0
    }
    Repeater {
        model: page.model.alternatives

        Card {
            id: other
            required property string key
            required property string day
            required property string clock
            required property string title
            required property string place

            padding: 0
            Layout.fillWidth: true

            NavRow {
                text: other.title
                detail: other.day + " " + other.clock + ", " + other.place
                symbol: Icons.event
                onClicked: Navigator.openShift(other.key)
            }
        }
    }
    Card {
        padding: 0
        spacing: 0
        visible: page.model.runsRoster || page.model.plans
        Layout.fillWidth: true

        NavRow {
            text: qsTr("Roster and site code")
            symbol: Icons.listAlt
            visible: page.model.runsRoster
            onClicked: Navigator.openRoster(page.model.shift)
        }
        NavRow {
            text: qsTr("Change")
            symbol: Icons.edit
            visible: page.model.mayChange
            onClicked: Navigator.openChangeShift(page.model.shift)
        }
        NavRow {
            text: qsTr("Add a date")
            symbol: Icons.dateRange
            visible: page.model.plans
            onClicked: Navigator.openNewDate(page.model.shift)
        }
    }
    overlay: LeaveSheet {
        id: leaveSheet
        sentence: page.model.leaveSentence
        canAsk: page.model.mayAskForCover
        onAskedForCover: page.model.leave(true)
        onGaveBack: page.model.leave(false)
    }
}
