// The head of a desk table. `columns`: list of {text, share, sortable}; `sortColumn`,
// `sortDescending`; `lead` pixels left free before the first (for tick boxes).
// Signal: sortRequested(int column).
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Item {
    id: header

    property var columns: []
    property int sortColumn: -1
    property bool sortDescending: false
    property int lead: 0
    readonly property real tableWidth: width - 2 * Theme.space4 - lead
    signal sortRequested(int column)

    implicitHeight: Theme.heightTableHead
    Layout.fillWidth: true

    // Round above, square below: what fills must not touch the card's rounded corners.
    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.stroke
        anchors.bottomMargin: 0
        radius: Theme.radiusCard - Theme.stroke
        color: Theme.sunken

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: parent.height / 2
            color: Theme.sunken
        }
    }
    RowLayout {
        anchors.left: parent.left
        anchors.leftMargin: Theme.space4 + header.lead
        height: parent.height
        spacing: 0

        Repeater {
            model: header.columns

            Item {
                id: head
                required property var modelData
                required property int index
                readonly property bool sortable: modelData.sortable ?? false
                readonly property bool sorted: index === header.sortColumn

                implicitHeight: header.implicitHeight
                Layout.preferredWidth: header.tableWidth * modelData.share
                Layout.maximumWidth: header.tableWidth * modelData.share

                RowLayout {
                    id: words
                    anchors.left: parent.left
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, parent.width)
                    spacing: Theme.space1

                    AppLabel {
                        text: head.modelData.text
                        size: Theme.textSmall
                        bold: true
                        soft: true
                        quiet: head.sortable
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                    AppIcon {
                        symbol: !head.sorted ? "" : header.sortDescending ? Icons.arrowDropDown
                                                                          : Icons.arrowDropUp
                        size: 18
                        color: Theme.inkSoft
                    }
                }
                Tap {
                    id: sorter
                    anchors.left: parent.left
                    width: Math.max(Theme.target, words.width)
                    height: parent.height
                    visible: head.sortable
                    name: head.modelData.text
                    Accessible.checked: head.sorted
                    onClicked: header.sortRequested(head.index)

                    FocusRing {
                        shown: sorter.visualFocus
                        anchors.margins: 0
                    }
                }
            }
        }
    }
}
