// A 1 px line. `inset` moves its start to where the text starts.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Item {
    property int inset: 0

    implicitHeight: Theme.stroke
    Layout.fillWidth: true
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: parent.inset
        color: Theme.line
    }
}
