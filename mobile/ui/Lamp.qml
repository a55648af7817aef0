// The lamp: mark, empty page, and countdown to the next shift. `size` in pixels; `number` + `unit`
// ("38", "minutes left") write in its middle, else it burns. Never animated.
pragma ComponentBehavior: Bound
import QtQuick
import Glimmer.Ui

Item {
    id: lamp

    property int size: 116
    property string number
    property string unit
    readonly property var rings: [[1, 0.08], [0.78, 0.1], [0.56, 0.14]]

    implicitWidth: size
    implicitHeight: size
    Accessible.role: Accessible.StaticText
    Accessible.name: number + " " + unit
    Accessible.ignored: !visible || number === ""

    Repeater {
        model: lamp.rings

        Rectangle {
            required property var modelData

            anchors.centerIn: lamp
            width: Math.round(lamp.size * modelData[0])
            height: width
            radius: width / 2
            color: Theme.alpha(Theme.glow, modelData[1] * Theme.glowStrength)
        }
    }
    Rectangle {
        anchors.centerIn: parent
        width: Math.round(lamp.size * 0.3)
        height: width
        radius: width / 2
        color: Theme.glow
        visible: lamp.number === ""
    }
    Column {
        anchors.centerIn: parent
        visible: lamp.number !== ""

        AppLabel {
            anchors.horizontalCenter: parent.horizontalCenter
            text: lamp.number
            size: Math.min(Theme.textPage, Math.round(lamp.size * 0.3))
            bold: true
            quiet: true
            color: Theme.accent
            lineHeightMode: Text.FixedHeight
            lineHeight: Math.round(size * 1.15)
        }
        AppLabel {
            anchors.horizontalCenter: parent.horizontalCenter
            text: lamp.unit
            size: Math.min(Theme.textSmall, Math.round(lamp.size * 0.16))
            bold: true
            quiet: true
            color: Theme.accent
            wrapMode: Text.NoWrap
        }
    }
}
