// One icon of the icon font; never read aloud. `symbol` (a code point from Icons), `size` in base
// pixels (grows in elder mode), `color`. Arrows turn round by themselves when mirrored.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Ui

Text {
    id: icon

    property string symbol
    property int size: 24
    readonly property int drawn: Theme.icon(size)
    readonly property bool turns: symbol === Icons.arrowBack || symbol === Icons.arrowForward
                                  || symbol === Icons.chevronRight

    text: symbol
    visible: symbol !== ""
    textFormat: Text.PlainText
    width: drawn
    height: drawn
    font.family: Theme.iconFamily
    font.pixelSize: drawn
    lineHeightMode: Text.FixedHeight
    lineHeight: drawn
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    color: Theme.ink
    rotation: turns && Theme.mirrored ? 180 : 0
    Accessible.ignored: true
}
