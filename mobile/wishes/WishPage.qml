// One wish: what is needed, by when, and the one thing to do. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui
import Glimmer.Wishes

AppPage {
    id: page

    required property WishModel model
    readonly property bool teamMay: model.step === "claim" && model.ownTeam !== ""
    readonly property var words: ({
            "claim": qsTr("Claim"),
            "deliver": qsTr("Delivered"),
            "code": qsTr("Type the receiver's code"),
            "retry": qsTr("Send again")
        })
    readonly property var acts: ({
            "claim": () => model.claim(amount.visible ? amount.text : "", teamMay && team.checked),
            "deliver": () => deliverSheet.ask(),
            "code": () => codeSheet.ask(),
            "retry": () => model.retry()
        })

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
        RowLayout {
            visible: page.model.held
            spacing: Theme.space2
            Layout.alignment: Qt.AlignHCenter

            AppButton {
                text: qsTr("More time")
                kind: "text"
                visible: page.model.mayRenew
                onClicked: moreTimeSheet.ask()
            }
            AppButton {
                text: qsTr("Give it back")
                kind: "text"
                onClicked: page.model.release()
            }
        },
        AppButton {
            text: qsTr("Correct it")
            kind: "text"
            visible: page.model.mayCorrect
            Layout.alignment: Qt.AlignHCenter
            onClicked: Navigator.openCorrection(page.model.wish)
        },
        AppButton {
            text: qsTr("Take this wish back")
            kind: "text"
            visible: page.model.mayTakeBack
            Layout.alignment: Qt.AlignHCenter
            onClicked: takeBackSheet.open = true
        },
        AppButton {
            text: qsTr("Discard")
            kind: "text"
            visible: page.model.step === "retry"
            Layout.alignment: Qt.AlignHCenter
            onClicked: page.model.discard()
        }
    ]

    Badge {
        kind: page.model.badgeKind
        text: page.model.badgeText
    }
    Repeater {
        model: page.model.asked

        AskedCard {
            id: asked
            required property string key

            Layout.fillWidth: true
            onCame: page.model.sayItCame(asked.key)
            onMissed: {
                missedSheet.key = asked.key;
                missedSheet.ask();
            }
        }
    }
    Card {
        Layout.fillWidth: true

        Repeater {
            model: [
                {
                    "symbol": Icons[page.model.symbol] ?? Icons.favorite,
                    "words": page.model.need
                },
                {
                    "symbol": Icons.event,
                    "words": page.model.deadline
                },
                {
                    "symbol": Icons.person,
                    "words": page.model.alias
                },
                {
                    "symbol": Icons.schedule,
                    "words": page.model.agreed
                },
                {
                    "symbol": Icons.group,
                    "words": page.model.claimedFor
                },
                {
                    "symbol": Icons.group,
                    "words": page.model.cameAlong
                }
            ]

            RowLayout {
                id: line
                required property var modelData

                spacing: Theme.space4
                visible: modelData.words !== ""
                Layout.fillWidth: true

                AppIcon {
                    symbol: line.modelData.symbol
                    size: 24
                    color: Theme.primary
                    Layout.alignment: Qt.AlignTop
                }
                AppLabel {
                    text: line.modelData.words
                    Layout.fillWidth: true
                }
            }
        }
    }
    RowLayout {
        spacing: Theme.space3
        visible: page.model.percent >= 0
        Layout.fillWidth: true

        ProgressLine {
            value: page.model.percent
            total: 100
            name: qsTr("%1 % claimed").arg(page.model.percent)
            Layout.fillWidth: true
        }
        AppLabel {
            text: page.model.remaining
            size: Theme.textSmall
            bold: true
            soft: true
        }
    }
    AppField {
        id: amount
        label: qsTr("How many I bring (%1)").arg(page.model.measure)
        text: page.model.quantity
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        maximumLength: 12
        visible: page.model.step === "claim" && page.model.quantity !== ""
        Layout.fillWidth: true
    }
    Card {
        padding: 0
        visible: page.teamMay
        Layout.fillWidth: true

        SwitchRow {
            id: team
            text: qsTr("For my team")
            detail: page.model.ownTeam
            symbol: Icons.group
        }
    }
    SectionLabel {
        text: qsTr("Good to know")
        visible: page.model.description !== ""
    }
    AppLabel {
        text: page.model.description
        visible: text !== ""
        Layout.fillWidth: true
    }
    ContactCard {
        model: page.model
        visible: page.model.held
        Layout.fillWidth: true
        onAgreeAsked: agreeSheet.ask()
    }
    overlay: [
        DeliverSheet {
            id: deliverSheet
            model: page.model
        },
        CodeSheet {
            id: codeSheet
            model: page.model
        },
        AgreeSheet {
            id: agreeSheet
            model: page.model
        },
        MoreTimeSheet {
            id: moreTimeSheet
            model: page.model
        },
        TakeBackSheet {
            id: takeBackSheet
            model: page.model
        },
        SayItSheet {
            id: missedSheet
            property string key

            title: qsTr("What was not right?")
            text: qsTr("Whoever says that they came reads these words. The wish is open again for "
                       + "everybody.")
            label: qsTr("For example: nobody came, or it does not fit")
            actionText: qsTr("Say so")
            asks: page.model.looksPrivate(words)
            onSaid: (text, looked) => page.model.sayItDidNotCome(missedSheet.key, text, looked)
        }
    ]
}
