// The camera's picture, and in words whether it sees at all. `on` runs the camera; `hint` says
// what to point it at, `otherwise` what to do without one. Signal: found(string text).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Scan
import Glimmer.Ui

Stack {
    id: panel

    property bool on: false
    property string hint
    property string otherwise
    signal found(string text)

    spacing: Theme.space2
    visible: on

    QrScanner {
        id: scanner
        output: picture.item
        onFound: text => panel.found(text)
    }
    Rectangle {
        color: Theme.sunken
        radius: Theme.radiusCard
        visible: scanner.state === "looking"
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.widthSide * 3 / 4
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("What the camera sees")
        Accessible.ignored: !visible

        Loader {
            id: picture
            anchors.fill: parent
            active: panel.on
            source: "CameraPicture.qml"
        }
    }
    AppLabel {
        text: scanner.state === "looking" ? panel.hint
              : scanner.state === "starting" ? qsTr("The camera is starting.")
              : scanner.state === "noCamera" ? qsTr("The app finds no camera here.")
              : qsTr("The camera shows nothing. Perhaps the app may not use it; the phone's "
                     + "settings say so.")
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    AppLabel {
        text: panel.otherwise
        bold: true
        horizontalAlignment: Text.AlignHCenter
        visible: scanner.state === "noCamera" || scanner.state === "noPicture"
        Layout.fillWidth: true
    }
}
