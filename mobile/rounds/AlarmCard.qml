// No word came from a visit, or a visitor is in distress: who to call, where they are, and what to
// say. `model`, `alarm`: one of its alarms. Signals: safeAsked(), when somebody says that they are
// well; whereAsked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Rounds
import Glimmer.Ui

Card {
    id: card

    required property VisitsDeskModel model
    required property var alarm
    signal safeAsked
    signal whereAsked

    tone: "bad"
    Layout.fillWidth: true

    RowLayout {
        spacing: Theme.space3
        Layout.fillWidth: true

        AppIcon {
            symbol: Icons.error
            size: 24
            color: Theme.bad
            Layout.alignment: Qt.AlignTop
        }
        Stack {
            spacing: 0
            Layout.fillWidth: true

            AppLabel {
                text: card.alarm.title
                size: Theme.textRow
                bold: true
                heading: true
                color: Theme.bad
                Layout.fillWidth: true
            }
            AppLabel {
                text: card.alarm.detail
                size: Theme.textSmall
                Layout.fillWidth: true
            }
        }
    }
    Flow {
        id: buttons
        spacing: Theme.space2
        Layout.fillWidth: true

        Repeater {
            model: card.alarm.visitors

            AppButton {
                required property var modelData

                text: modelData.number === "" ? qsTr("Number of %1").arg(modelData.who)
                                              : qsTr("%1: %2").arg(modelData.who).arg(
                                                    modelData.number)
                symbol: Icons.call
                kind: "outline"
                width: Math.min(implicitWidth, buttons.width)
                onClicked: card.model.call(card.alarm.visit, modelData.person)
            }
        }
        AppButton {
            text: qsTr("Where they are")
            symbol: Icons.place
            kind: "outline"
            visible: card.alarm.mayLookUp
            width: Math.min(implicitWidth, buttons.width)
            onClicked: card.whereAsked()
        }
        AppButton {
            text: qsTr("They are well")
            symbol: Icons.check
            kind: "outline"
            ready: !card.model.busy
            width: Math.min(implicitWidth, buttons.width)
            onClicked: card.safeAsked()
        }
        AppButton {
            text: qsTr("I look after it")
            symbol: Icons.person
            ready: !card.model.busy
            width: Math.min(implicitWidth, buttons.width)
            onClicked: card.model.lookAfter(card.alarm.visit)
        }
    }
}
