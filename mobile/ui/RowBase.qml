// Base of NavRow, SwitchRow and CheckRow: icon, title, second line, and `trailing` children at the
// end. `text`, `detail`, `symbol`, `symbolColor`, `selected`. The whole row is the target.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Tap {
    id: row

    property string detail
    property string symbol
    property color symbolColor: Theme.primary
    property bool selected: false
    property bool boldTitle: false
    property alias lead: leadRow.data
    property alias trailing: trailRow.data

    name: detail === "" ? text : text + ", " + detail
    implicitWidth: body.implicitWidth + 2 * Theme.space4
    implicitHeight: Math.max(detail === "" ? Theme.heightRow : Theme.heightRowTwo,
                             body.implicitHeight + 2 * Theme.space2)
    Layout.fillWidth: true

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.stroke
        radius: Theme.radiusCard - Theme.stroke
        color: row.selected || row.down ? Theme.primarySoft : Theme.clear
    }
    FocusRing {
        shown: row.visualFocus
        anchors.margins: Theme.strokeStrong
        corner: Theme.radiusInner - Theme.space1
    }
    RowLayout {
        id: body
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.space4
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space3

        RowLayout {
            id: leadRow
            visible: children.length > 0
        }
        AppIcon {
            symbol: row.symbol
            size: 22
            color: row.symbolColor
        }
        Stack {
            spacing: 0
            Layout.fillWidth: true

            AppLabel {
                text: row.text
                size: row.boldTitle ? Theme.textRow : Theme.textBody
                bold: row.boldTitle
                quiet: true
                Layout.fillWidth: true
            }
            AppLabel {
                text: row.detail
                size: Theme.textSmall
                soft: true
                quiet: true
                visible: text !== ""
                Layout.fillWidth: true
            }
        }
        RowLayout {
            id: trailRow
            spacing: Theme.space2
        }
    }
}
