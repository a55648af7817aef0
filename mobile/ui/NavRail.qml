// The column of places at the side of a wide window, under the lamp; it scrolls when it must.
// `places`, `currentIndex`, `name`, chosen(int) as NavBar, and a line before each new `group` of
// places; `personName` + personChosen() for the round sign at its foot.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Rectangle {
    id: rail

    property var places: []
    property int currentIndex: 0
    property string name
    property string personName
    signal chosen(int index)
    signal personChosen

    implicitWidth: Theme.widthNavRail
    color: Theme.raised
    Accessible.role: Accessible.PageTabList
    Accessible.name: name
    Accessible.ignored: !visible

    Rectangle {
        anchors.right: parent.right
        width: Theme.stroke
        height: parent.height
        color: Theme.line
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: Theme.space4
        anchors.bottomMargin: Theme.space4
        spacing: Theme.space1

        Lamp {
            size: Theme.icon(48)
            Layout.alignment: Qt.AlignHCenter
            Layout.bottomMargin: Theme.space3
        }
        FocusScroller {
            contentHeight: column.implicitHeight
            Layout.fillWidth: true
            Layout.fillHeight: true

            Stack {
                id: column
                width: parent.width
                spacing: Theme.space1

                Repeater {
                    model: rail.places

                    Stack {
                        id: entry
                        required property var modelData
                        required property int index
                        readonly property var before: rail.places[index - 1]

                        spacing: Theme.space1
                        Layout.fillWidth: true

                        Divider {
                            visible: entry.index > 0
                                     && (entry.before.group ?? 0) !== (entry.modelData.group ?? 0)
                            Layout.fillWidth: true
                            Layout.leftMargin: Theme.space4
                            Layout.rightMargin: Theme.space4
                        }
                        NavItem {
                            text: entry.modelData.text
                            symbol: entry.modelData.symbol
                            symbolOn: entry.modelData.symbolOn ?? entry.modelData.symbol
                            count: entry.modelData.count ?? 0
                            current: entry.index === rail.currentIndex
                            Layout.fillWidth: true
                            onClicked: rail.chosen(entry.index)
                        }
                    }
                }
            }
        }
        Tap {
            name: rail.personName
            implicitWidth: parent.width
            implicitHeight: Math.max(Theme.target, person.implicitHeight + Theme.space2)
            visible: rail.personName !== ""
            Layout.fillWidth: true
            onClicked: rail.personChosen()

            Column {
                id: person
                anchors.centerIn: parent
                width: parent.width
                spacing: Theme.space1

                AvatarInitial {
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: rail.personName
                }
                AppLabel {
                    width: parent.width
                    text: rail.personName
                    size: Theme.textSmall
                    quiet: true
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
}
