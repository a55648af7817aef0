// A number that matters with its unit on the same baseline, and a caption below. `value`, `unit`,
// `caption`, `color`, `size` (Theme.number*; a long number shrinks into the width there is).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

ColumnLayout {
    id: figure

    property string value
    property string unit
    property string caption
    property int size: Theme.numberDesk
    property color color: Theme.ink

    spacing: 0
    Accessible.role: Accessible.StaticText
    Accessible.name: value + " " + unit + (caption === "" ? "" : ", " + caption)
    Accessible.ignored: !visible

    RowLayout {
        // A fixed line height would tell a wrong baseline, so the spare air is taken off here.
        readonly property int air: Math.round(figure.size * (Theme.arabic ? 0.2 : 0.12))

        spacing: Theme.space1 + 2
        Layout.fillWidth: true
        Layout.topMargin: -air
        Layout.bottomMargin: -air

        AppLabel {
            text: figure.value
            size: figure.size
            bold: true
            quiet: true
            color: figure.color
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.textBody
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(implicitWidth)
            Layout.alignment: Qt.AlignBaseline
        }
        AppLabel {
            text: figure.unit
            size: figure.size > Theme.numberDesk ? Theme.textRow : Theme.textBody
            soft: true
            quiet: true
            visible: text !== ""
            Layout.alignment: Qt.AlignBaseline
        }
        // Without it the whole figure could grow no wider than its words.
        Item {
            Layout.fillWidth: true
        }
    }
    AppLabel {
        text: figure.caption
        size: Theme.textSmall
        soft: true
        quiet: true
        visible: text !== ""
        Layout.fillWidth: true
    }
}
