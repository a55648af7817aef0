// Something was brought: the receiver's own contact says whether it came. `words` says what and
// when. Signals: came(), missed().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Card {
    id: card

    required property string words
    signal came
    signal missed

    tone: "accent"

    AppLabel {
        text: qsTr("Did it come?")
        size: Theme.textRow
        bold: true
        heading: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("Somebody says that they brought or did it: %1").arg(card.words)
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("Your word is enough, no code is needed. With a yes their time counts.")
        size: Theme.textSmall
        soft: true
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.elder ? 1 : 2
        columnSpacing: Theme.space2
        rowSpacing: Theme.space2
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Yes, it came")
            name: text + ", " + card.words
            symbol: Icons.check
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: card.came()
        }
        AppButton {
            text: qsTr("No, or not right")
            name: text + ", " + card.words
            kind: "outline"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: card.missed()
        }
    }
}
