// The numbers of the whole, each with what it counts. `tiles`: list of {title, value, text};
// `wide`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

GridLayout {
    id: tiles

    property var tiles: []
    property bool wide: false

    columns: wide ? 4 : 2
    columnSpacing: Theme.space3
    rowSpacing: Theme.space3

    Repeater {
        model: tiles.tiles

        Card {
            id: tile
            required property var modelData

            spacing: Theme.space1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.minimumHeight: implicitHeight

            AppLabel {
                text: tile.modelData.title
                size: Theme.textSmall
                bold: true
                soft: true
                Layout.fillWidth: true
            }
            Figure {
                value: tile.modelData.value
                Layout.fillWidth: true
            }
            AppLabel {
                text: tile.modelData.text
                size: Theme.textSmall
                soft: true
                Layout.fillWidth: true
            }
        }
    }
}
