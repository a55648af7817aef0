// A state: icon + word + colour. `kind`: "confirmed", "waiting", "offered", "refused", "waitlist",
// "late" or "neutral"; `text`; `bare` (no ground, for rows); `symbol` overrides the icon ("none"
// takes it away).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Rectangle {
    id: badge

    property string kind: "neutral"
    property string text
    property bool bare: false
    property string symbol
    readonly property var symbols: ({
            "confirmed": Icons.checkCircle,
            "waiting": Icons.schedule,
            "offered": Icons.hourglassTop,
            "refused": Icons.error,
            "waitlist": Icons.formatListNumbered,
            "late": Icons.moreTime,
            "neutral": Icons.radioButtonUnchecked
        })
    readonly property color writing: kind === "confirmed" ? Theme.good
                                     : kind === "refused" ? Theme.bad
                                     : kind === "neutral" ? Theme.inkSoft : Theme.accent
    readonly property color ground: kind === "confirmed" ? Theme.goodSoft
                                    : kind === "refused" ? Theme.badSoft
                                    : kind === "neutral" ? Theme.sunken : Theme.accentSoft
    readonly property int side: bare ? 0 : Theme.space2

    implicitWidth: body.implicitWidth + 2 * side + (bare ? 0 : Theme.space1 / 2)
    implicitHeight: bare ? body.implicitHeight
                         : Math.max(Theme.heightBadge, body.implicitHeight + Theme.space1)
    radius: Math.min(height, Theme.heightBadge) / 2
    color: bare ? Theme.clear : ground
    visible: text !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: !visible

    RowLayout {
        id: body
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.mirrored ? badge.width - width - badge.side : badge.side
        width: Math.min(implicitWidth, badge.width - 2 * badge.side)
        spacing: Theme.space1

        AppIcon {
            symbol: badge.symbol === "none" ? "" : badge.symbol || (badge.symbols[badge.kind] ?? "")
            size: 16
            color: badge.writing
        }
        AppLabel {
            text: badge.text
            size: Theme.textSmall
            bold: true
            inControl: true
            quiet: true
            color: badge.writing
            Layout.fillWidth: true
        }
    }
}
