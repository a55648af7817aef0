// A cell of a TableRowItem. `text`, `bold`, `soft`, `share` (0..1 of the table's width, the same
// as in the header); or children (a Badge, buttons). `trailing` puts children at the end.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Item {
    id: cell

    default property alias content: row.data
    property string text
    property bool bold: false
    property bool soft: false
    property bool trailing: false
    property real share: 0.1
    property real tableWidth: 0

    implicitHeight: Math.max(label.implicitHeight, row.implicitHeight)
    Layout.preferredWidth: tableWidth * share
    Layout.maximumWidth: tableWidth * share

    AppLabel {
        id: label
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.rightMargin: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
        text: cell.text
        bold: cell.bold
        soft: cell.soft
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    RowLayout {
        id: row
        anchors.left: cell.trailing ? undefined : parent.left
        anchors.right: cell.trailing ? parent.right : undefined
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space1
    }
}
