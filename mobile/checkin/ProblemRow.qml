// Why something was not taken; hides when `text` is empty.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

RowLayout {
    id: row

    property string text

    spacing: Theme.space2
    visible: text !== ""

    AppIcon {
        symbol: Icons.error
        size: 20
        color: Theme.bad
        Layout.alignment: Qt.AlignTop
    }
    AppLabel {
        text: row.text
        color: Theme.bad
        Layout.fillWidth: true
    }
}
