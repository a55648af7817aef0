// A row of a desk table; children are TableCells (set their `tableWidth` to this one's).
// `selected`, `checkable` + `checked` (tick box before the cells, width `lead`), `name` (who or
// what the row is), `last` (no line below). Signals: toggled(), opened() (a click or Enter).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

FocusScope {
    id: item

    default property alias cells: row.data
    property string name
    property bool selected: false
    property bool checkable: false
    property bool checked: false
    property bool last: false
    readonly property int lead: checkable ? Theme.target : 0
    readonly property real tableWidth: width - 2 * Theme.space4 - lead
    signal toggled
    signal opened

    implicitHeight: Math.max(Theme.heightTableRow, row.implicitHeight + Theme.space2)
    Layout.fillWidth: true
    Accessible.role: Accessible.Row
    Accessible.name: name
    Accessible.ignored: !visible

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.stroke
        radius: item.last ? Theme.radiusCard - Theme.stroke : 0
        color: item.selected ? Theme.primarySoft : Theme.clear
    }
    Tap {
        id: opener
        anchors.fill: parent
        name: item.name
        onClicked: item.opened()

        FocusRing {
            shown: opener.visualFocus
            anchors.margins: Theme.strokeStrong
            corner: 0
        }
    }
    CheckRow {
        anchors.left: parent.left
        anchors.leftMargin: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.target
        height: Theme.target
        name: item.name
        checked: item.checked
        visible: item.checkable
        onClicked: item.toggled()
    }
    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.leftMargin: Theme.space4 + item.lead
        anchors.verticalCenter: parent.verticalCenter
        spacing: 0
    }
    Divider {
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !item.last
    }
}
