// A round that was published a short while ago: what taking it back will do, and the button.
// `model`, `wide`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Rounds
import Glimmer.Ui

Card {
    id: card

    required property RoundModel model
    property bool wide: false

    AppLabel {
        text: card.model.published
        size: Theme.textRow
        bold: true
        heading: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: card.model.retractSentence
        soft: true
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Take the round back")
        symbol: Icons.undo
        kind: "outline"
        busy: card.model.retracting
        busyText: qsTr("Taking it back…")
        Layout.fillWidth: !card.wide
        onClicked: card.model.retract()
    }
}
