// A sentence across the page, only when it matters. `text`, `symbol`, `actionText` (a text button;
// empty hides it), `tone` ("accent", "bad", "primary", "good"). Signal: triggered().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Rectangle {
    id: banner

    property string text
    property string symbol: Icons.cloudOff
    property string actionText
    property string tone: "accent"
    readonly property color sign: tone === "bad" ? Theme.bad : tone === "primary" ? Theme.primary
                                  : tone === "good" ? Theme.good : Theme.accent
    signal triggered

    implicitHeight: Math.max(Theme.heightBar, body.implicitHeight + Theme.space2)
    radius: Theme.radiusControl
    color: tone === "bad" ? Theme.badSoft : tone === "primary" ? Theme.primarySoft
           : tone === "good" ? Theme.goodSoft : Theme.accentSoft
    Layout.fillWidth: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Accessible.ignored: !visible

    RowLayout {
        id: body
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.space4
        anchors.rightMargin: Theme.space1
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space3

        AppIcon {
            symbol: banner.symbol
            size: 22
            color: banner.sign
        }
        AppLabel {
            text: banner.text
            quiet: true
            Layout.fillWidth: true
        }
        AppButton {
            text: banner.actionText
            kind: "text"
            visible: text !== ""
            onClicked: banner.triggered()
        }
    }
}
