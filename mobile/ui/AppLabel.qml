// All text of the app: plain (never markup), wraps, starts at the reading edge. `text`,
// `size` (a Theme.text* value), `bold`, `soft` (second line), `color`, `inControl` (lifts
// ideographs, which sit low in buttons and chips), `quiet` (a parent already says it), `heading`.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Ui

Text {
    id: label

    property int size: Theme.textBody
    property bool bold: false
    property bool soft: false
    property bool inControl: false
    property bool quiet: false
    property bool heading: false

    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    font: Theme.face(size, bold)
    color: soft ? Theme.inkSoft : Theme.ink
    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter
    bottomPadding: inControl && !Theme.arabic ? Math.round(0.1 * size) : 0
    Accessible.role: heading ? Accessible.Heading : Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: quiet || !visible || text === ""
}
