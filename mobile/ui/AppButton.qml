// A button. `text`, `symbol`, `kind`: "primary", "tonal", "outline", "text", "destructive",
// "destructiveOutline"; `busy` + `busyText`; `ready` false + `missingText` says what is missing;
// `big` (see BigButton), `iconOnly` (text is then only read aloud). Signal: clicked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Tap {
    id: button

    property string symbol
    property string kind: "primary"
    property bool big: false
    property bool busy: false
    property string busyText
    property bool ready: true
    property string missingText
    property bool iconOnly: false
    readonly property string shownText: busy && busyText !== "" ? busyText
                                        : !ready && missingText !== "" ? missingText : text
    readonly property string shownSymbol: busy ? Icons.hourglassTop : symbol
    readonly property bool waiting: busy || !ready
    readonly property bool filled: kind === "primary" || kind === "tonal" || waiting
    readonly property int side: iconOnly || kind === "text" ? Theme.space3 : Theme.space4
    readonly property color ground: busy ? Theme.primarySoft : !ready ? Theme.sunken
                                    : kind === "primary" ? Theme.primary
                                    : kind === "tonal" ? Theme.primarySoft
                                    : kind === "outline" || kind === "destructiveOutline"
                                      ? Theme.raised : Theme.clear
    readonly property color writing: busy ? Theme.primary : !ready ? Theme.inkSoft
                                     : kind === "primary" ? Theme.textOnPrimary
                                     : kind.startsWith("destructive") ? Theme.bad : Theme.primary

    name: shownText
    enabled: !waiting
    implicitWidth: Math.max(big ? Theme.widthBigMin : Theme.target, body.implicitWidth + 2 * side)
    implicitHeight: Math.max(big ? Theme.heightBig : Theme.heightButton,
                             body.implicitHeight + 2 * Theme.space2)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusControl
        color: !button.down ? button.ground
               : button.kind === "primary" ? Qt.darker(button.ground, 1.25) : Theme.primarySoft
        border.width: button.waiting || !button.kind.endsWith("utline") ? 0 : Theme.stroke
        border.color: button.kind === "outline" ? Theme.primaryOutline : Theme.badOutline
    }

    FocusRing {
        shown: button.visualFocus
    }

    RowLayout {
        id: body
        anchors.centerIn: parent
        width: Math.min(implicitWidth, button.width - 2 * button.side)
        spacing: Theme.space2

        AppIcon {
            symbol: button.shownSymbol
            size: button.big ? 24 : 20
            color: button.writing
        }
        AppLabel {
            text: button.shownText
            visible: !button.iconOnly
            size: button.big ? Theme.textRow : Theme.textBody
            bold: true
            inControl: true
            quiet: true
            color: button.writing
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
}
