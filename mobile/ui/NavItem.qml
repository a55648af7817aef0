// One place of NavBar or NavRail. `text`, `symbol`, `symbolOn` (filled, when chosen), `current`,
// `count` (0 hides it).
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Ui

Tap {
    id: item

    property string symbol
    property string symbolOn: symbol
    property bool current: false
    property int count: 0

    name: count > 0 ? text + ", " + count : text
    implicitWidth: Theme.target
    implicitHeight: Math.max(Theme.target, column.implicitHeight + Theme.space2)
    Accessible.role: Accessible.PageTab
    Accessible.selectable: true
    Accessible.selected: current

    FocusRing {
        shown: item.visualFocus
        anchors.margins: Theme.strokeStrong
        corner: Theme.radiusInner - Theme.space1
    }
    Column {
        id: column
        anchors.centerIn: parent
        width: parent.width
        spacing: Theme.strokeStrong

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(Theme.icon(60), parent.width - Theme.space1)
            height: Theme.icon(30)
            radius: height / 2
            color: item.current || item.down ? Theme.primarySoft : Theme.clear

            AppIcon {
                id: picture
                anchors.centerIn: parent
                symbol: item.current ? item.symbolOn : item.symbol
                size: 23
                color: item.current ? Theme.primary : Theme.inkSoft
            }
            Rectangle {
                anchors.horizontalCenter: picture.right
                anchors.verticalCenter: picture.top
                anchors.verticalCenterOffset: Theme.space1
                width: Math.max(height, number.implicitWidth + Theme.space2)
                height: Theme.icon(18)
                radius: height / 2
                color: Theme.accent
                visible: item.count > 0

                AppLabel {
                    id: number
                    anchors.centerIn: parent
                    text: item.count > 99 ? "99+" : item.count
                    size: Theme.icon(12)
                    bold: true
                    inControl: true
                    quiet: true
                    color: Theme.raised
                    wrapMode: Text.NoWrap
                }
            }
        }
        AppLabel {
            width: parent.width
            text: item.text
            size: Theme.textSmall
            bold: item.current
            quiet: true
            color: item.current ? Theme.primary : Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 13
        }
    }
}
