// The eight digits, large, and how long they hold. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Shifts
import Glimmer.Ui

Card {
    id: card

    required property RosterModel model

    tone: "primary"

    AppLabel {
        text: card.model.siteCode
        size: Theme.numberTimer
        bold: true
        horizontalAlignment: Text.AlignHCenter
        visible: text !== ""
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("%n second(s) left", "", card.model.secondsLeft)
        size: Theme.textSmall
        soft: true
        horizontalAlignment: Text.AlignHCenter
        visible: card.model.siteCode !== ""
        Layout.fillWidth: true
    }
    AppLabel {
        text: card.model.siteSentence
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    AppLabel {
        text: card.model.siteProblem
        color: Theme.bad
        horizontalAlignment: Text.AlignHCenter
        visible: text !== "" && card.model.siteCode === ""
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Fetch the code")
        kind: "outline"
        visible: card.model.siteCode === ""
        Layout.alignment: Qt.AlignHCenter
        onClicked: card.model.needSiteCode()
    }
}
