// A round sign with the first character of `name`. Never a photo. `size` in base pixels.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Ui

Rectangle {
    id: avatar

    property string name
    property int size: 40

    implicitWidth: Theme.icon(size)
    implicitHeight: implicitWidth
    radius: width / 2
    color: Theme.primarySoft
    Accessible.ignored: true

    AppLabel {
        anchors.centerIn: parent
        text: Array.from(avatar.name)[0] ?? ""
        size: Math.round(avatar.width * 0.4)
        bold: true
        inControl: true
        quiet: true
        color: Theme.primary
    }
}
