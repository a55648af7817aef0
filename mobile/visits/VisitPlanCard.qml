// When, with whom, who is told, and the address. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Visits

Card {
    id: card

    required property VisitModel model

    SymbolLines {
        lines: [
            {
                "symbol": "schedule",
                "words": card.model.when
            },
            {
                "symbol": "group",
                "words": card.model.people
            },
            {
                "symbol": "info",
                "words": card.model.introduction
            },
            {
                "symbol": "verifiedUser",
                "words": card.model.underway ? "" : card.model.told
            },
            {
                "symbol": card.model.mayShowAddress ? "lockOpen" : "lock",
                "words": card.model.addressSentence
            }
        ]
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Show the address")
        symbol: Icons.lockOpen
        kind: "tonal"
        busy: card.model.address.awaited
        busyText: qsTr("Asking for it")
        visible: card.model.mayShowAddress
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
        onClicked: card.model.showAddress()
    }
}
