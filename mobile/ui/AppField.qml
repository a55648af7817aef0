// One line of input. `label` above, `text`, `hint` (grey words inside), `error` (a sentence; turns
// the box red), `symbol` (at the end), `leadSymbol`, `readOnly`, `echoMode`, `inputMethodHints`,
// `maximumLength`. Signals: accepted(), edited().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Glimmer.Ui

Stack {
    id: field

    property string label
    property alias text: input.text
    property string hint
    property string error
    property string symbol
    property string leadSymbol
    property alias readOnly: input.readOnly
    property alias echoMode: input.echoMode
    property alias inputMethodHints: input.inputMethodHints
    property alias maximumLength: input.maximumLength
    property alias input: input
    signal accepted
    signal edited

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
    T.TextField {
        id: input
        implicitHeight: Math.max(Theme.heightButton, contentHeight + 2 * Theme.space3)
        leftPadding: lead.visible && !Theme.mirrored || tail.visible && Theme.mirrored
                     ? Theme.space4 + Theme.icon(20) + Theme.space2 : Theme.space3
        rightPadding: tail.visible && !Theme.mirrored || lead.visible && Theme.mirrored
                      ? Theme.space4 + Theme.icon(20) + Theme.space2 : Theme.space3
        font: Theme.face(Theme.textBody, false)
        color: Theme.ink
        selectionColor: Theme.primary
        selectedTextColor: Theme.textOnPrimary
        verticalAlignment: TextInput.AlignVCenter
        horizontalAlignment: TextInput.AlignLeft
        selectByMouse: true
        Layout.fillWidth: true
        Accessible.name: field.label !== "" ? field.label : field.hint
        Accessible.description: field.error
        Accessible.ignored: !visible
        onAccepted: field.accepted()
        onTextEdited: field.edited()

        background: Rectangle {
            radius: Theme.radiusControl
            color: Theme.raised
            border.width: field.error !== "" || input.activeFocus ? Theme.strokeStrong
                                                                  : Theme.stroke
            border.color: field.error !== "" ? Theme.bad
                          : input.activeFocus ? Theme.primary : Theme.lineStrong
        }
        AppLabel {
            anchors.fill: parent
            anchors.leftMargin: !lead.visible ? Theme.space3
                                : Theme.space4 + lead.width + Theme.space2
            anchors.rightMargin: Theme.space3
            text: field.hint
            soft: true
            quiet: true
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            visible: input.length === 0 && input.preeditText === ""
        }
        AppIcon {
            id: lead
            anchors.left: parent.left
            anchors.leftMargin: Theme.space4
            anchors.verticalCenter: parent.verticalCenter
            symbol: field.leadSymbol
            size: 20
            color: Theme.inkSoft
        }
        AppIcon {
            id: tail
            anchors.right: parent.right
            anchors.rightMargin: Theme.space4
            anchors.verticalCenter: parent.verticalCenter
            symbol: field.symbol
            size: 20
            color: Theme.inkSoft
        }
    }
    RowLayout {
        spacing: Theme.space1
        visible: field.error !== ""

        AppIcon {
            symbol: Icons.error
            size: 16
            color: Theme.bad
        }
        AppLabel {
            text: field.error
            size: Theme.textSmall
            color: Theme.bad
            Layout.fillWidth: true
        }
    }
}
