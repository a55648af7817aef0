// A question at the foot of the page it fills. `open`, `title`, `text`; children are the buttons:
// first the kind choice, last "stay". Escape and a touch outside close it. Signal: closed().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

FocusScope {
    id: sheet

    default property alias content: column.data
    property bool open: false
    property string title
    property string text
    property int widthMax: 560
    signal closed

    function close() {
        open = false;
        closed();
    }

    anchors.fill: parent
    visible: open
    z: 10
    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Accessible.ignored: !visible
    onOpenChanged: if (open) forceActiveFocus()
    Keys.onEscapePressed: close()
    Keys.onBackPressed: close()

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
            onClicked: sheet.close()
        }
    }
    Rectangle {
        id: panel
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        width: Math.min(parent.width, sheet.widthMax)
        height: Math.min(column.implicitHeight + Theme.space3 + Theme.space1 + 2 * Theme.space5,
                         parent.height)
        radius: Theme.radiusSheet
        color: Theme.raised

        MouseArea {
            anchors.fill: parent
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: parent.radius
            color: parent.color
        }
        Rectangle {
            id: grabber
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.space2
            width: Theme.space8 + Theme.space1
            height: Theme.space1
            radius: height / 2
            color: Theme.lineStrong
        }
        FocusScroller {
            anchors.fill: parent
            anchors.topMargin: grabber.y + grabber.height + Theme.space4
            anchors.leftMargin: Theme.space5
            anchors.rightMargin: Theme.space5
            contentHeight: column.implicitHeight + Theme.space5

            Stack {
                id: column
                width: parent.width
                spacing: Theme.space2

                AppLabel {
                    text: sheet.title
                    size: Theme.textTitle
                    bold: true
                    heading: true
                    visible: text !== ""
                    Layout.fillWidth: true
                }
                AppLabel {
                    text: sheet.text
                    soft: true
                    visible: text !== ""
                    Layout.fillWidth: true
                    Layout.bottomMargin: Theme.space2
                }
            }
        }
    }
}
