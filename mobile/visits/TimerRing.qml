// How much of the time is left: a ring that empties, and the minutes in its middle. `share` (0..1),
// `above`, `number`, `unit`, `late` (time is over). Clockwise in every language. Moves with the
// minutes, never by itself.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Glimmer.Ui

Item {
    id: ring

    property real share: 1
    property string above
    property string number
    property string unit
    property bool late: false
    property int size: Math.round(172 * Theme.bigScale)
    readonly property int stroke: Theme.space3
    readonly property real radius: (size - stroke) / 2

    implicitWidth: size
    implicitHeight: size
    Accessible.role: Accessible.StaticText
    Accessible.name: above + " " + number + " " + unit
    Accessible.ignored: !visible

    Shape {
        anchors.fill: parent

        ShapePath {
            strokeWidth: ring.stroke
            strokeColor: ring.late ? Theme.badSoft : Theme.sunken
            fillColor: Theme.clear

            PathAngleArc {
                centerX: ring.size / 2
                centerY: ring.size / 2
                radiusX: ring.radius
                radiusY: ring.radius
                startAngle: 0
                sweepAngle: 360
            }
        }
        ShapePath {
            strokeWidth: ring.stroke
            strokeColor: ring.share > 0 ? Theme.primary : Theme.clear
            capStyle: ShapePath.RoundCap
            fillColor: Theme.clear

            PathAngleArc {
                centerX: ring.size / 2
                centerY: ring.size / 2
                radiusX: ring.radius
                radiusY: ring.radius
                startAngle: -90
                sweepAngle: 360 * ring.share
            }
        }
    }
    Column {
        anchors.centerIn: parent

        AppLabel {
            anchors.horizontalCenter: parent.horizontalCenter
            text: ring.above
            size: Math.min(Theme.textBody, Math.round(ring.size * 0.13))
            soft: true
            quiet: true
        }
        AppLabel {
            anchors.horizontalCenter: parent.horizontalCenter
            text: ring.number
            size: Theme.numberTimer
            bold: true
            quiet: true
            color: ring.late ? Theme.bad : Theme.ink
            lineHeightMode: Text.FixedHeight
            lineHeight: Math.round(size * 1.15)
        }
        AppLabel {
            anchors.horizontalCenter: parent.horizontalCenter
            text: ring.unit
            size: Math.min(Theme.textBody, Math.round(ring.size * 0.13))
            bold: true
            soft: true
            quiet: true
        }
    }
}
