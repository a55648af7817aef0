// One quiet line: what was confirmed this month. `text`; hidden while empty.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

RowLayout {
    id: line

    property string text

    spacing: Theme.space2
    visible: text !== ""

    AppIcon {
        symbol: Icons.checkCircle
        size: 20
        color: Theme.good
    }
    AppLabel {
        text: line.text
        soft: true
        Layout.fillWidth: true
    }
}
