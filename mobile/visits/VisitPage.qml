// One visit, and the one thing to do about it. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui
import Glimmer.Visits

AppPage {
    id: page

    required property VisitModel model
    readonly property var steps: ({
            "answer": {
                "text": qsTr("I will go"),
                "symbol": Icons.check,
                "act": () => model.accept()
            },
            "start": {
                "text": qsTr("Start the visit"),
                "symbol": Icons.directionsWalk,
                "act": () => model.start()
            },
            "finish": {
                "text": qsTr("We have left, all is well"),
                "symbol": Icons.verifiedUser,
                "act": () => {
                    note.keep();
                    model.finish();
                }
            },
            "retry": {
                "text": qsTr("Send again"),
                "symbol": Icons.refresh,
                "act": () => model.retry()
            },
            "help": {
                "text": qsTr("They are well"),
                "symbol": Icons.verifiedUser,
                "act": () => model.reportSafe()
            }
        })

    title: model.underway ? qsTr("Under way: %1").arg(model.title) : model.title
    subtitle: model.unit
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    dockText: model.stepSentence
    actionText: steps[model.step]?.text ?? ""
    actionSymbol: steps[model.step]?.symbol ?? ""
    onActionTriggered: steps[model.step].act()
    onBackRequested: Navigator.back()
    onVisibleChanged: if (!visible) {
        note.keep();
        model.address.hide();
    }
    dockItems: [
        DoneBar {
            model: page.model
        },
        Flow {
            spacing: Theme.space2
            visible: page.model.mayLeave || page.model.mayFinish || page.model.mayDiscard
            Layout.fillWidth: true

            AppButton {
                text: qsTr("I can't go")
                kind: "text"
                visible: page.model.mayLeave
                onClicked: page.model.leave()
            }
            AppButton {
                text: qsTr("Other times, or not held")
                kind: "text"
                visible: page.model.mayFinish
                onClicked: {
                    note.keep();
                    finishSheet.ask();
                }
            }
            AppButton {
                text: qsTr("Discard")
                kind: "text"
                visible: page.model.mayDiscard
                onClicked: page.model.discard()
            }
        }
    ]

    Badge {
        kind: page.model.badgeKind
        text: page.model.badgeText
    }
    Banner {
        text: page.model.goneSentence
        symbol: Icons.info
        visible: text !== ""
        Layout.fillWidth: true
    }
    Banner {
        text: page.model.helpSentence
        symbol: Icons.warningAmber
        tone: "bad"
        visible: page.model.helpState !== ""
        Layout.fillWidth: true
    }
    Banner {
        text: page.model.wordSentence
        symbol: Icons.schedule
        visible: text !== ""
        Layout.fillWidth: true
    }
    OverdueCard {
        model: page.model
        visible: page.model.alarmSentence !== ""
        Layout.fillWidth: true
    }
    TimerCard {
        model: page.model
        visible: page.model.underway
        Layout.fillWidth: true
        onHelpAsked: helpSheet.ask()
    }
    VisitPlanCard {
        model: page.model
        visible: !page.model.underway
        Layout.fillWidth: true
    }
    SectionLabel {
        text: qsTr("To do there")
        visible: items.visible
    }
    ItemsCard {
        id: items
        model: page.model
        editable: page.model.mayFinish
        Layout.fillWidth: true
    }
    AppTextArea {
        id: note

        function keep() {
            pause.stop();
            if (page.model.mayNote)
                page.model.setNote(text);
        }

        label: qsTr("For whoever comes next: the way, the hour, things. Nothing about people")
        visible: page.model.mayNote
        Layout.fillWidth: true
        // Not bound: what is being typed is newer than what was kept.
        Component.onCompleted: text = page.model.note
        onTextChanged: pause.restart()

        // What is typed is kept when the fingers rest.
        Timer {
            id: pause
            interval: 400
            onTriggered: note.keep()
        }
    }
    AppButton {
        text: qsTr("Pass on what they ask for")
        symbol: Icons.volunteerActivism
        kind: "outline"
        visible: page.model.mayRelay
        Layout.fillWidth: true
        onClicked: {
            note.keep();
            Navigator.openNeed(page.model.key);
        }
    }
    AppLabel {
        text: page.model.savedSentence
        size: Theme.textSmall
        soft: true
        horizontalAlignment: Text.AlignRight
        visible: note.visible && text !== ""
        Layout.fillWidth: true
    }
    // While it is under way, what is to be done comes first.
    VisitPlanCard {
        model: page.model
        visible: page.model.underway
        Layout.fillWidth: true
    }
    overlay: [
        AddressSheet {
            model: page.model.address
        },
        FinishSheet {
            id: finishSheet
            model: page.model
        },
        HelpSheet {
            id: helpSheet
            model: page.model
        }
    ]
}
