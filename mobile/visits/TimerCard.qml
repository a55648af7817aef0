// A visit that is under way: the time that is left, by when to say a word, who is told without one,
// more time, and the call for help. `model`. Signal: helpAsked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Visits

Card {
    id: card

    required property VisitModel model
    signal helpAsked

    TimerRing {
        share: card.model.timerShare
        above: card.model.timerAbove
        number: card.model.timerNumber
        unit: qsTr("min")
        late: card.model.late
        Layout.alignment: Qt.AlignHCenter
    }
    AppLabel {
        text: card.model.sayBy
        size: Theme.textRow
        bold: true
        horizontalAlignment: Text.AlignHCenter
        visible: text !== ""
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
    }
    AppLabel {
        text: card.model.told
        size: Theme.textSmall
        soft: true
        horizontalAlignment: Text.AlignHCenter
        visible: text !== ""
        Layout.fillWidth: true
    }
    AppButton {
        text: card.model.extendText
        symbol: Icons.schedule
        kind: "tonal"
        visible: text !== ""
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
        onClicked: card.model.extend()
    }
    AppButton {
        text: qsTr("Call for help")
        symbol: Icons.warningAmber
        kind: "destructiveOutline"
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
        onClicked: card.helpAsked()
    }
}
