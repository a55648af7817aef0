// The heading of a group. `text`, `detail` (soft words behind it), `desk` (smaller).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

RowLayout {
    id: section

    property string text
    property string detail
    property bool desk: false

    spacing: Theme.space2
    Layout.fillWidth: true
    Layout.topMargin: Theme.space2

    AppLabel {
        text: section.text
        size: section.desk ? Theme.textSmall : Theme.textBody
        bold: true
        soft: section.detail === ""
        heading: true
        Layout.alignment: Qt.AlignBaseline
    }
    AppLabel {
        text: section.detail
        size: section.desk ? Theme.textSmall : Theme.textBody
        soft: true
        visible: text !== ""
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignBaseline
    }
}
