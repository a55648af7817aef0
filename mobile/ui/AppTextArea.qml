// Several lines of input. `label` above, `text`, `inputMethodHints`. Tab leaves it, as it does
// every other control.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Glimmer.Ui

Stack {
    id: field

    property string label
    property alias text: input.text
    property alias inputMethodHints: input.inputMethodHints

    function leave(forward: bool) {
        input.nextItemInFocusChain(forward).forceActiveFocus(
            forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    spacing: Theme.space1 + 2

    AppLabel {
        text: field.label
        size: Theme.textSmall
        bold: true
        soft: true
        quiet: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    T.TextArea {
        id: input
        implicitHeight: Math.max(4 * Theme.heightButton, contentHeight + 2 * Theme.space3)
        padding: Theme.space3
        font: Theme.face(Theme.textBody, false)
        color: Theme.ink
        selectionColor: Theme.primary
        selectedTextColor: Theme.textOnPrimary
        wrapMode: TextEdit.Wrap
        selectByMouse: true
        Layout.fillWidth: true
        Accessible.name: field.label
        Accessible.ignored: !visible
        Keys.onTabPressed: field.leave(true)
        Keys.onBacktabPressed: field.leave(false)

        background: Rectangle {
            radius: Theme.radiusControl
            color: Theme.raised
            border.width: input.activeFocus ? Theme.strokeStrong : Theme.stroke
            border.color: input.activeFocus ? Theme.primary : Theme.lineStrong
        }
    }
}
