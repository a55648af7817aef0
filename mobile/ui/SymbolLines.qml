// Facts in lines, each with its sign; one without words is left out. `lines`: list of
// {symbol, words}.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Stack {
    id: list

    property var lines: []

    spacing: Theme.space3

    Repeater {
        model: list.lines

        RowLayout {
            id: line
            required property var modelData

            spacing: Theme.space4
            visible: modelData.words !== ""
            Layout.fillWidth: true

            AppIcon {
                symbol: Icons[line.modelData.symbol]
                size: 24
                color: Theme.primary
                Layout.alignment: Qt.AlignTop
            }
            AppLabel {
                text: line.modelData.words
                Layout.fillWidth: true
            }
        }
    }
}
