// A fact in two lines, with a sign. `title` (hides when empty), `text`, `symbol`, `tone` as Card.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Card {
    id: fact

    property string title
    property string text
    property string symbol
    readonly property color ink: tone === "bad" ? Theme.bad : tone === "accent" ? Theme.accent
                                                                                : Theme.primary

    visible: title !== ""

    RowLayout {
        spacing: Theme.space4
        Layout.fillWidth: true

        AppIcon {
            symbol: fact.symbol
            size: 24
            color: fact.ink
            Layout.alignment: Qt.AlignTop
        }
        Stack {
            spacing: Theme.space1
            Layout.fillWidth: true

            AppLabel {
                text: fact.title
                size: Theme.textRow
                bold: fact.tone !== "plain"
                color: fact.tone === "plain" ? Theme.ink : fact.ink
                Layout.fillWidth: true
            }
            AppLabel {
                text: fact.text
                soft: fact.tone === "plain"
                visible: text !== ""
                Layout.fillWidth: true
            }
        }
    }
}
