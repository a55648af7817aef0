// The bar of places at the foot of a phone. `places`: list of {text, symbol, symbolOn, count};
// `currentIndex`; `name` (read aloud). Signal: chosen(int index); the app sets currentIndex.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Rectangle {
    id: bar

    property var places: []
    property int currentIndex: 0
    property string name
    property int safeBottom: 0
    signal chosen(int index)

    implicitHeight: Math.max(Theme.heightTabs, row.implicitHeight) + safeBottom
    color: Theme.raised
    Accessible.role: Accessible.PageTabList
    Accessible.name: name
    Accessible.ignored: !visible

    Divider {
        width: parent.width
    }
    RowLayout {
        id: row
        anchors.fill: parent
        anchors.bottomMargin: bar.safeBottom
        spacing: 0

        Repeater {
            model: bar.places

            NavItem {
                required property var modelData
                required property int index

                text: modelData.text
                symbol: modelData.symbol
                symbolOn: modelData.symbolOn ?? modelData.symbol
                count: modelData.count ?? 0
                current: index === bar.currentIndex
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                onClicked: bar.chosen(index)
            }
        }
    }
}
