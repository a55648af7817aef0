// Where the ledger stood at the end of the last day, and what that is good for. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Card {
    id: card

    required property LedgerHeadModel model

    visible: model.sentence !== ""

    AppLabel {
        text: qsTr("Seal of the ledger")
        size: Theme.textTitle
        bold: true
        heading: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: card.model.sentence
        Layout.fillWidth: true
    }
    AppLabel {
        text: card.model.shortHash
        size: Theme.textRow
        bold: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("Note it down or send it to somebody outside. If an hour up to that day is "
                   + "changed or taken out later, these digits show it.")
        size: Theme.textSmall
        soft: true
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Copy in full")
        symbol: Icons.contentCopy
        kind: "tonal"
        Layout.fillWidth: true
        onClicked: card.model.copy()
    }
}
