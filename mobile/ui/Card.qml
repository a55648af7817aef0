// A raised box with a 1 px line. Children stack in a column. `tone`: "plain", "accent", "bad",
// "primary", "good"; `padding` (0 for a card of rows); `spacing`.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Ui

Rectangle {
    id: card

    default property alias content: column.data
    property string tone: "plain"
    property int padding: Theme.space4
    property alias spacing: column.spacing

    implicitWidth: column.implicitWidth + 2 * padding
    implicitHeight: column.implicitHeight + 2 * padding
    radius: Theme.radiusCard
    color: tone === "accent" ? Theme.accentSoft : tone === "bad" ? Theme.badSoft
           : tone === "primary" ? Theme.primarySoft
           : tone === "good" ? Theme.goodSoft : Theme.raised
    border.width: tone === "plain" ? Theme.stroke : 0
    border.color: Theme.line

    Stack {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: card.padding
        spacing: Theme.space2
    }
}
