// A visit or a family in the list: the alias, when and with whom, the address as a sentence, and
// what is due. `pairing` cards have no button. Signals: opened(), acted().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Rectangle {
    id: card

    // The whole card, as a screen reader says it.
    required property string spoken
    required property string title
    required property string detail
    required property string address
    required property bool unlocked
    required property string history
    required property string badgeKind
    required property string badgeText
    required property string step
    required property bool pairing
    readonly property bool due: step !== ""
    readonly property var words: ({
            "start": qsTr("Start the visit"),
            "finish": qsTr("Go on with the visit"),
            "answer": qsTr("Answer"),
            "help": qsTr("See what to do")
        })
    signal opened
    signal acted

    implicitHeight: column.implicitHeight
    color: step === "help" ? Theme.badSoft : Theme.raised
    radius: Theme.radiusCard
    border.width: step === "help" ? 0 : Theme.stroke
    border.color: Theme.line

    Stack {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: 0

        Tap {
            name: card.spoken
            implicitHeight: Math.max(Theme.target, body.implicitHeight + 2 * Theme.space4)
            Layout.fillWidth: true
            onClicked: card.opened()

            Stack {
                id: body
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Theme.space4
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.space2

                Badge {
                    kind: card.badgeKind
                    text: card.badgeText
                    bare: card.step === "help"
                    visible: text !== "" && Theme.elder
                }
                RowLayout {
                    spacing: Theme.space3
                    Layout.fillWidth: true

                    Rectangle {
                        implicitWidth: Theme.target
                        implicitHeight: Theme.target
                        radius: Theme.target / 2
                        color: card.due ? Theme.primarySoft : Theme.sunken
                        Layout.alignment: Qt.AlignTop

                        AppIcon {
                            anchors.centerIn: parent
                            symbol: Icons.cottage
                            color: card.due ? Theme.primary : Theme.inkSoft
                        }
                    }
                    Stack {
                        spacing: 0
                        Layout.fillWidth: true

                        AppLabel {
                            text: card.title
                            size: Theme.textRow
                            bold: true
                            quiet: true
                            Layout.fillWidth: true
                        }
                        AppLabel {
                            text: card.detail
                            soft: true
                            quiet: true
                            visible: text !== ""
                            Layout.fillWidth: true
                        }
                    }
                    AppIcon {
                        symbol: Icons.chevronRight
                        size: 22
                        color: Theme.inkSoft
                        Layout.alignment: Qt.AlignTop
                    }
                }
                Badge {
                    kind: card.badgeKind
                    text: card.badgeText
                    bare: card.step === "help"
                    visible: text !== "" && !Theme.elder
                }
                Repeater {
                    model: [
                        {
                            "symbol": card.unlocked ? Icons.lockOpen : Icons.lock,
                            "words": card.address
                        },
                        {
                            "symbol": card.pairing ? Icons.history : Icons.call,
                            "words": card.history
                        }
                    ]

                    RowLayout {
                        id: line
                        required property var modelData

                        spacing: Theme.space3
                        visible: modelData.words !== ""
                        Layout.fillWidth: true

                        AppIcon {
                            symbol: line.modelData.symbol
                            size: 22
                            color: Theme.inkSoft
                            Layout.alignment: Qt.AlignTop
                        }
                        AppLabel {
                            text: line.modelData.words
                            soft: true
                            quiet: true
                            Layout.fillWidth: true
                        }
                    }
                }
            }
        }
        AppButton {
            text: card.words[card.step] ?? ""
            name: text + ", " + card.title
            kind: card.step === "answer" || card.step === "help" ? "outline" : "primary"
            visible: card.due
            Layout.fillWidth: true
            Layout.margins: Theme.space4
            Layout.topMargin: 0
            onClicked: card.acted()
        }
    }
}
