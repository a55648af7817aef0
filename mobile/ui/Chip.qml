// A filter chip. `text`, `checked` (bind it, react to clicked()), `symbol`, `menu` (draws a small
// arrow for "opens a list"). Drawn 36 high, touched over 48 (60 in elder mode).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Tap {
    id: chip

    property string symbol
    property bool menu: false

    implicitWidth: Math.max(Theme.target, body.implicitWidth + 2 * Theme.space4 - 2)
    implicitHeight: Math.max(Theme.target, ground.height)
    Accessible.checkable: !menu
    Accessible.checked: checked

    Rectangle {
        id: ground
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        height: Math.max(Theme.heightChip, body.implicitHeight + Theme.space2)
        radius: height / 2
        color: chip.checked || chip.down ? Theme.primarySoft : Theme.raised
        border.width: Theme.stroke
        border.color: chip.checked ? Theme.primary : Theme.line

        FocusRing {
            shown: chip.visualFocus
            corner: ground.radius
        }
    }

    RowLayout {
        id: body
        anchors.centerIn: parent
        spacing: Theme.space1 + 2

        AppIcon {
            symbol: chip.checked ? Icons.check : chip.symbol
            size: 18
            color: chip.checked ? Theme.primary : Theme.inkSoft
        }
        AppLabel {
            text: chip.text
            bold: chip.checked
            inControl: true
            quiet: true
            color: chip.checked ? Theme.primary : Theme.ink
        }
        AppIcon {
            symbol: chip.menu ? Icons.arrowDropDown : ""
            size: 18
            color: Theme.inkSoft
        }
    }
}
