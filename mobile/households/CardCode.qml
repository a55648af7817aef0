// The six digits of a household's card, and how to hand them over. `code`, `alias`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Card {
    id: card

    property string code
    property string alias

    tone: "primary"

    AppLabel {
        text: qsTr("The card of %1").arg(card.alias)
        bold: true
        color: Theme.primary
        Layout.fillWidth: true
    }
    AppLabel {
        // Two groups of three from left to right in every language, spoken one by one.
        text: "\u200e" + card.code.slice(0, 3) + " " + card.code.slice(3)
        size: Theme.numberDesk
        bold: true
        Accessible.name: card.code.split("").join(" ")
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("Write it on a card with the name above, and give the card to the household. "
                   + "With it the household gives its word. Nobody else keeps it, and you cannot "
                   + "use it yourself.")
        Layout.fillWidth: true
    }
}
