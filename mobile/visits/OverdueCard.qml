// For whoever is told when no word comes: who is meant, and the two answers. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Visits

Card {
    id: card

    required property VisitModel model

    tone: "bad"

    AppLabel {
        text: card.model.alarmSentence
        size: Theme.textRow
        bold: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("They go: %1").arg(card.model.people)
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("I look after it")
        symbol: Icons.person
        kind: "outline"
        visible: card.model.mayAcknowledge
        Layout.fillWidth: true
        onClicked: card.model.acknowledge()
    }
    AppLabel {
        text: qsTr("Then nobody further is told for half an hour.")
        size: Theme.textSmall
        soft: true
        visible: card.model.mayAcknowledge
        Layout.fillWidth: true
    }
    AppButton {
        text: card.model.extendText
        symbol: Icons.schedule
        kind: "outline"
        visible: text !== ""
        Layout.fillWidth: true
        onClicked: card.model.extend()
    }
    AppLabel {
        text: qsTr("Only when one of them has told you so.")
        size: Theme.textSmall
        soft: true
        visible: card.model.extendText !== ""
        Layout.fillWidth: true
    }
}
