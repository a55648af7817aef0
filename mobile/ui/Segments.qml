// Two or three exclusive choices side by side. `choices` (list of words), `currentIndex`,
// `name` (what the choice is about). Signal: chosen(int index); the page sets currentIndex.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Rectangle {
    id: segments

    property var choices: []
    property int currentIndex: 0
    property string name
    signal chosen(int index)

    implicitWidth: row.implicitWidth + 2 * Theme.space1
    implicitHeight: Math.max(Theme.heightSegment, row.implicitHeight + 2 * Theme.space1)
    radius: Theme.radiusCard
    color: Theme.sunken
    Accessible.role: Accessible.PageTabList
    Accessible.name: name
    Accessible.ignored: !visible

    RowLayout {
        id: row
        anchors.fill: parent
        anchors.margins: Theme.space1
        spacing: Theme.space1

        Repeater {
            model: segments.choices

            Tap {
                id: segment
                required property string modelData
                required property int index
                readonly property bool chosen: index === segments.currentIndex

                text: modelData
                implicitWidth: Theme.target
                implicitHeight: Math.max(Theme.target, word.implicitHeight + Theme.space2)
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                Accessible.role: Accessible.PageTab
                Accessible.selectable: true
                Accessible.selected: chosen
                onClicked: segments.chosen(index)

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radiusInner
                    color: segment.chosen ? Theme.raised : Theme.clear
                    border.width: segment.chosen ? Theme.stroke : 0
                    border.color: Theme.line
                }
                FocusRing {
                    shown: segment.visualFocus
                    anchors.margins: 0
                }
                AppLabel {
                    id: word
                    anchors.centerIn: parent
                    width: Math.min(implicitWidth, parent.width - Theme.space2)
                    text: segment.text
                    bold: segment.chosen
                    inControl: true
                    quiet: true
                    color: segment.chosen ? Theme.primary : Theme.inkSoft
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
}
