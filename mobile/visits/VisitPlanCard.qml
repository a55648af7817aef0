// When, with whom, who is told, and the address. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Visits

Card {
    id: card

    required property VisitModel model

    Repeater {
        model: [
            {
                "symbol": Icons.schedule,
                "words": card.model.when
            },
            {
                "symbol": Icons.group,
                "words": card.model.people
            },
            {
                "symbol": Icons.info,
                "words": card.model.introduction
            },
            {
                "symbol": Icons.verifiedUser,
                "words": card.model.underway ? "" : card.model.told
            },
            {
                "symbol": card.model.mayShowAddress ? Icons.lockOpen : Icons.lock,
                "words": card.model.addressSentence
            }
        ]

        RowLayout {
            id: line
            required property var modelData

            spacing: Theme.space4
            visible: modelData.words !== ""
            Layout.fillWidth: true

            AppIcon {
                symbol: line.modelData.symbol
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
    AppButton {
        text: qsTr("Show the address")
        symbol: Icons.lockOpen
        kind: "tonal"
        visible: card.model.mayShowAddress
        Layout.fillWidth: true
        onClicked: card.model.showAddress()
    }
}
