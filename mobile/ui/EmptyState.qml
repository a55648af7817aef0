// Nothing here yet, and what to do next: two houses under the lamp. `title`, `text`, `actionText`
// (tonal button; empty hides it). Signal: triggered().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Stack {
    id: empty

    property string title
    property string text
    property string actionText
    signal triggered

    spacing: Theme.space1
    Layout.fillWidth: true

    Item {
        id: drawing
        readonly property int ground: 92

        implicitWidth: 160
        implicitHeight: 100
        Layout.alignment: Qt.AlignHCenter
        Layout.bottomMargin: Theme.space4
        Accessible.ignored: true

        Lamp {
            size: 96
            x: 32
        }
        Rectangle {
            x: 10
            y: drawing.ground - height
            width: 30
            height: 27
            radius: Theme.radiusSmall
            color: Theme.raised
            border.width: Theme.strokeStrong
            border.color: Theme.lineStrong

            Rectangle {
                anchors.bottom: parent.bottom
                anchors.horizontalCenter: parent.horizontalCenter
                width: 9
                height: 15
                color: Theme.clear
                border.width: Theme.strokeStrong
                border.color: Theme.lineStrong
            }
        }
        Rectangle {
            x: 122
            y: drawing.ground - height
            width: 24
            height: 39
            radius: Theme.radiusSmall
            color: Theme.raised
            border.width: Theme.strokeStrong
            border.color: Theme.lineStrong

            Rectangle {
                x: Theme.space2
                y: Theme.space2
                width: Theme.space2
                height: Theme.space2
                color: Theme.alpha(Theme.glow, 0.6)
            }
        }
        Rectangle {
            y: drawing.ground - Theme.strokeStrong
            width: 160
            height: Theme.strokeStrong
            radius: 1
            color: Theme.lineStrong
        }
    }
    AppLabel {
        text: empty.title
        size: Theme.textTitle
        bold: true
        heading: true
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    AppLabel {
        text: empty.text
        soft: true
        horizontalAlignment: Text.AlignHCenter
        visible: text !== ""
        Layout.fillWidth: true
    }
    AppButton {
        text: empty.actionText
        kind: "tonal"
        visible: text !== ""
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.space3
        onClicked: empty.triggered()
    }
}
