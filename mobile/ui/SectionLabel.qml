// The heading of a group. `text`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

AppLabel {
    bold: true
    soft: true
    heading: true
    Layout.fillWidth: true
    Layout.topMargin: Theme.space2
}
