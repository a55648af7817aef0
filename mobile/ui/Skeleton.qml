// Grey rows while a list loads; still, never shimmering. `rows`, `name` ("Loading").
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Card {
    id: skeleton

    property int rows: 2
    property string name

    spacing: Theme.space6
    Layout.fillWidth: true
    Accessible.role: Accessible.ProgressBar
    Accessible.name: name
    Accessible.ignored: !visible

    Repeater {
        model: skeleton.rows

        RowLayout {
            spacing: Theme.space3

            Rectangle {
                implicitWidth: Theme.target
                implicitHeight: Theme.space4
                radius: Theme.radiusSmall
                color: Theme.line
                Layout.alignment: Qt.AlignTop
            }
            ColumnLayout {
                spacing: Theme.space2

                Rectangle {
                    implicitWidth: skeleton.width * 0.4
                    implicitHeight: Theme.space4
                    radius: Theme.radiusSmall
                    color: Theme.line
                }
                Rectangle {
                    implicitWidth: skeleton.width * 0.25
                    implicitHeight: Theme.space3
                    radius: Theme.radiusSmall
                    color: Theme.line
                }
            }
        }
    }
}
