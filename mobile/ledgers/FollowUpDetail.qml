// The follow-up that the model has opened, and its next steps. `model`. Signals: planAsked(),
// finishAsked(), reopenAsked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Ui

Stack {
    id: detail

    required property FollowUpListModel model
    signal planAsked
    signal finishAsked
    signal reopenAsked

    spacing: Theme.space3

    AppLabel {
        text: detail.model.title
        size: Theme.textTitle
        bold: true
        heading: true
        Layout.fillWidth: true
    }
    Badge {
        kind: detail.model.badgeKind
        text: detail.model.badgeText
    }
    Card {
        Layout.fillWidth: true

        Repeater {
            model: detail.model.lines

            RowLayout {
                id: line
                required property var modelData

                spacing: Theme.space4
                Layout.fillWidth: true

                AppIcon {
                    symbol: Icons[line.modelData.symbol]
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
    Banner {
        text: detail.model.whyNotClose
        symbol: Icons.info
        visible: text !== ""
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("It is put right")
        symbol: Icons.check
        visible: detail.model.mayFinish
        Layout.fillWidth: true
        onClicked: detail.finishAsked()
    }
    AppButton {
        text: qsTr("Close it")
        symbol: Icons.doneAll
        visible: detail.model.mayClose
        Layout.fillWidth: true
        onClicked: detail.model.closeIt()
    }
    AppButton {
        text: qsTr("Who sees to it, until when")
        symbol: Icons.event
        kind: "tonal"
        visible: detail.model.mayPlan
        Layout.fillWidth: true
        onClicked: detail.planAsked()
    }
    AppButton {
        text: qsTr("It is not put right after all")
        kind: "outline"
        visible: detail.model.mayReopen
        Layout.fillWidth: true
        onClicked: detail.reopenAsked()
    }
    AppButton {
        text: qsTr("Send again")
        kind: "tonal"
        visible: detail.model.wasRefused
        Layout.fillWidth: true
        onClicked: detail.model.retry()
    }
    AppButton {
        text: qsTr("Discard")
        kind: "text"
        visible: detail.model.mayDiscard
        Layout.fillWidth: true
        onClicked: detail.model.discard()
    }
}
