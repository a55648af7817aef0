// How full something is. `value` of `total`; up to 12 it is drawn as one segment each, above that
// as one bar. `name` is read aloud ("7 of 8 people").
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Item {
    id: progress

    property int value: 0
    property int total: 1
    property string name
    property bool segmented: total <= 12

    implicitHeight: Theme.space2
    implicitWidth: Theme.target
    Layout.fillWidth: true
    Accessible.role: Accessible.ProgressBar
    Accessible.name: name
    Accessible.ignored: !visible

    RowLayout {
        anchors.fill: parent
        spacing: Theme.space1 + 2
        visible: progress.segmented

        Repeater {
            model: progress.segmented ? progress.total : 0

            Rectangle {
                required property int index
                readonly property bool taken: index < progress.value

                implicitHeight: Theme.space2
                radius: Theme.radiusSmall
                color: taken ? Theme.primary : Theme.clear
                border.width: taken ? 0 : Theme.stroke
                border.color: Theme.lineStrong
                Layout.fillWidth: true
                Layout.preferredWidth: 1
            }
        }
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusSmall
        color: Theme.sunken
        border.width: Theme.stroke
        border.color: Theme.line
        visible: !progress.segmented
    }
    Rectangle {
        anchors.left: parent.left
        width: parent.width * Math.min(1, progress.value / Math.max(1, progress.total))
        height: parent.height
        radius: Theme.radiusSmall
        color: Theme.primary
        visible: !progress.segmented && progress.value > 0
    }
}
