// The roster of a shift, on the leader's phone and on the desk. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Shifts
import Glimmer.Ui

AppPage {
    id: page

    required property RosterModel model
    readonly property var figures: [
        {
            "value": model.signedUp,
            "caption": qsTr("Signed up")
        },
        {
            "value": model.there,
            "caption": qsTr("Here")
        },
        {
            "value": model.savedHere,
            "caption": qsTr("Waiting to send")
        },
        {
            "value": model.missing,
            "caption": qsTr("Not here yet")
        },
        {
            "value": model.inLine,
            "caption": qsTr("In line")
        }
    ]

    function ask(step: string, person: string, name: string) {
        if (step === "enter") {
            timesSheet.ask(person, name);
        } else if (step === "override") {
            allTheSameSheet.ask(person, name);
        } else {
            model.correct(person);
            correctSheet.ask();
        }
    }

    title: model.title
    subtitle: model.when
    backText: qsTr("Back")
    dockText: model.stateSentence
    actionText: model.canClose ? qsTr("Close the shift") : ""
    onActionTriggered: closeSheet.open = true
    onBackRequested: Navigator.back()
    Component.onCompleted: if (model.open) model.needSiteCode()
    dockItems: DoneBar {
        model: page.model
    }
    headerItems: AppButton {
        text: qsTr("Add somebody")
        symbol: Icons.personAdd
        kind: "tonal"
        iconOnly: !page.wide && !Theme.elder
        visible: page.model.adding.may
        onClicked: addSheet.ask()
    }

    Flow {
        spacing: Theme.space3
        Layout.fillWidth: true

        Repeater {
            model: page.figures

            Card {
                id: figure
                required property var modelData

                width: page.wide ? (page.columnWidth - 4 * Theme.space3) / 5
                                 : (page.columnWidth - 2 * Theme.space3) / 3
                padding: Theme.space3

                Figure {
                    value: figure.modelData.value
                    caption: figure.modelData.caption
                    size: page.wide ? Theme.numberDesk : Theme.textPage
                }
            }
        }
    }
    SiteCodeCard {
        model: page.model
        visible: page.model.open
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Scan a card or a phone")
        symbol: Icons.qrCodeScanner
        kind: "tonal"
        visible: page.model.open
        Layout.fillWidth: !page.wide
        onClicked: scanSheet.open = true
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Repeater {
            model: [qsTr("All"), qsTr("Not here yet"), qsTr("Here"), qsTr("In line")]

            Chip {
                required property string modelData
                required property int index

                text: modelData
                checked: page.model.filter === index
                onClicked: page.model.filter = index
            }
        }
    }
    EmptyState {
        title: qsTr("Nobody here")
        text: qsTr("Nobody of this kind is on the roster.")
        visible: page.model.rows.count === 0
    }
    RosterCard {
        model: page.model
        onStepAsked: (step, person, name) => page.ask(step, person, name)
        onContactAsked: (person, name) => contactSheet.ask(person, name)
        visible: page.model.rows.count > 0 && !page.wide
        Layout.fillWidth: true
    }
    RosterTable {
        model: page.model
        onStepAsked: (step, person, name) => page.ask(step, person, name)
        onContactAsked: (person, name) => contactSheet.ask(person, name)
        visible: page.model.rows.count > 0 && page.wide
        Layout.fillWidth: true
    }
    SectionLabel {
        text: qsTr("Somebody came along?")
        visible: page.model.open
    }
    AppField {
        hint: page.model.canSearch
              ? qsTr("Find by name")
              : qsTr("This phone knows nobody else; a coordinator can add them")
        leadSymbol: Icons.search
        readOnly: !page.model.canSearch
        visible: page.model.open
        Layout.fillWidth: true
        onEdited: page.model.search(text)
    }
    Repeater {
        model: page.model.found

        RowLayout {
            id: foundRow
            required property string key
            required property string name

            Layout.fillWidth: true

            AppLabel {
                text: foundRow.name
                size: Theme.textRow
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Check in")
                name: text + ", " + foundRow.name
                kind: "tonal"
                onClicked: page.model.checkIn(foundRow.key)
            }
        }
    }
    AppButton {
        text: qsTr("Read a list from a chat group")
        symbol: Icons.chat
        kind: "text"
        visible: page.model.canCancel
        onClicked: Navigator.openChatList(page.model.shift)
    }
    AppButton {
        text: qsTr("Cancel this shift")
        kind: "destructive"
        visible: page.model.canCancel
        onClicked: cancelSheet.open = true
    }
    overlay: [
        CloseShiftSheet {
            id: closeSheet
            absent: page.model.absent
            onConfirmed: (audience, guests, came) => page.model.closeShift(audience, guests, came)
        },
        EnterTimesSheet {
            id: timesSheet
            model: page.model
        },
        AddToShiftSheet {
            id: addSheet
            adding: page.model.adding
        },
        AllTheSameSheet {
            id: allTheSameSheet
            adding: page.model.adding
        },
        CorrectSheet {
            id: correctSheet
            correction: page.model.correction
        },
        ContactLookUpSheet {
            id: contactSheet
            contact: page.model.contact
        },
        ScanRoster {
            id: scanSheet
            model: page.model
        },
        Sheet {
            id: cancelSheet
            title: qsTr("Cancel this shift?")
            text: qsTr("Everybody on it is told.")

            AppField {
                id: reason
                label: qsTr("Why (they read it)")
                maximumLength: 200
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Keep it")
                kind: "tonal"
                Layout.fillWidth: true
                onClicked: cancelSheet.close()
            }
            AppButton {
                text: qsTr("Cancel the shift")
                kind: "destructive"
                Layout.fillWidth: true
                onClicked: {
                    cancelSheet.close();
                    page.model.cancelShift(reason.text);
                }
            }
        }
    ]
}
