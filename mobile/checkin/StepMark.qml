// The big mark of what was done: a tick on green, or the sign of a refusal. `good`.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Ui

Item {
    id: mark

    property bool good: true
    readonly property int size: Math.round(Theme.numberDesk * 5.25)
    readonly property color ink: good ? Theme.good : Theme.bad

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Repeater {
        model: [1, 0.8, 0.57]

        Rectangle {
            required property real modelData
            required property int index

            anchors.centerIn: mark
            width: Math.round(mark.size * modelData)
            height: width
            radius: width / 2
            color: index === 2 ? mark.ink : Theme.alpha(mark.ink, 0.1 + 0.06 * index)
        }
    }
    AppIcon {
        anchors.centerIn: parent
        symbol: mark.good ? Icons.check : Icons.close
        size: 60
        color: Theme.surface
    }
}
