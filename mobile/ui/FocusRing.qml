// The keyboard focus ring, 4 px outside of its parent. `shown`, `corner` (the parent's radius).
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Ui

Rectangle {
    property bool shown: false
    property int corner: Theme.radiusControl

    anchors.fill: parent
    anchors.margins: -Theme.space1
    radius: corner + Theme.space1
    color: Theme.clear
    border.width: Theme.strokeStrong
    border.color: Theme.primary
    visible: shown
    z: 1
}
