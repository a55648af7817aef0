// The column of places at the side of a wide window, under the lamp. `places`, `currentIndex`,
// `name`, chosen(int) as NavBar; `personName` + personChosen() for the round sign at its foot.
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
        Repeater {
            model: rail.places

            NavItem {
                required property var modelData
                required property int index

                text: modelData.text
                symbol: modelData.symbol
                symbolOn: modelData.symbolOn ?? modelData.symbol
                count: modelData.count ?? 0
                current: index === rail.currentIndex
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.target + Theme.space4
                onClicked: rail.chosen(index)
            }
        }
        Item {
            Layout.fillHeight: true
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
