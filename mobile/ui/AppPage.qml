// Base of every page: title, scrolling content (children, in a column), and a dock with at most one
// line (`dockText`) and the one action: `actionText`, `actionSymbol`, `actionReady`,
// `actionMissing`, `actionBusy`, `actionBusyText`, actionTriggered(). On a wide page the action
// stands at the top right. `title`, `subtitle`, `backText` (not empty shows the way back;
// backRequested()), `headerItems`, `dockItems` (e.g. an UndoBar), `overlay` (Sheets),
// `fixedContent` (no scrolling: for a page that is one list), `widthMax`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

FocusScope {
    id: page

    default property alias content: column.data
    property alias headerItems: headerRow.data
    property alias dockItems: dockColumn.data
    property alias overlay: layer.data
    property string title
    property string subtitle
    property string backText
    property string dockText
    property string actionText
    property string actionSymbol
    property bool actionReady: true
    property string actionMissing
    property bool actionBusy: false
    property string actionBusyText
    property bool fixedContent: false
    property int widthMax: 0
    readonly property bool wide: width >= Theme.widthPanes
    readonly property int margin: wide ? Theme.marginWide : Theme.margin
    readonly property real columnWidth: Math.min(width - 2 * margin,
                                                 widthMax > 0 ? widthMax : width)
    // While a sheet is open, nothing behind it can be reached, not by Tab either.
    readonly property bool covered: layer.visibleChildren.length > 0
    signal backRequested
    signal actionTriggered

    Accessible.role: Accessible.Pane
    Accessible.name: title
    Accessible.ignored: !visible
    onVisibleChanged: if (visible) heading.forceActiveFocus()
    Keys.onEscapePressed: event => {
        event.accepted = backText !== "";
        if (event.accepted)
            backRequested();
    }
    Keys.onBackPressed: event => {
        event.accepted = backText !== "";
        if (event.accepted)
            backRequested();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
    }
    RowLayout {
        id: header
        enabled: !page.covered
        anchors.top: parent.top
        anchors.topMargin: Theme.space3
        anchors.horizontalCenter: parent.horizontalCenter
        width: page.wide ? page.width - 2 * page.margin : page.columnWidth
        spacing: Theme.space2

        AppButton {
            symbol: Icons.arrowBack
            text: page.backText
            kind: "text"
            iconOnly: true
            visible: page.backText !== ""
            Layout.leftMargin: -Theme.space3
            onClicked: page.backRequested()
        }
        Stack {
            spacing: 0
            Layout.fillWidth: true

            AppLabel {
                id: heading
                text: page.title
                size: page.backText === "" ? Theme.textPage : Theme.textTitle
                bold: true
                heading: true
                Layout.fillWidth: true
            }
            AppLabel {
                text: page.subtitle
                soft: true
                visible: text !== ""
                Layout.fillWidth: true
            }
        }
        RowLayout {
            id: headerRow
            spacing: Theme.space2
        }
        BigButton {
            text: page.actionText
            symbol: page.actionSymbol
            ready: page.actionReady
            missingText: page.actionMissing
            busy: page.actionBusy
            busyText: page.actionBusyText
            visible: page.wide && text !== ""
            onClicked: page.actionTriggered()
        }
    }
    FocusScroller {
        id: scroller
        enabled: !page.covered
        anchors.top: header.bottom
        anchors.topMargin: Theme.space3
        anchors.bottom: dock.top
        width: page.width
        contentHeight: page.fixedContent ? height : column.implicitHeight + Theme.space6
        interactive: !page.fixedContent

        Stack {
            id: column
            x: (scroller.width - width) / 2
            width: page.columnWidth
            spacing: Theme.space3

            // Only here: a height bound to its own implicitHeight makes the layout chase itself.
            Binding on height {
                when: page.fixedContent
                value: scroller.height
            }
        }
    }
    Rectangle {
        id: dock
        readonly property bool used: dockLine.visible || dockAction.visible
                                     || dockColumn.visibleChildren.length > 0

        enabled: !page.covered
        anchors.bottom: parent.bottom
        width: page.width
        height: used ? dockBody.implicitHeight + 2 * Theme.space3 : 0
        color: Theme.surface
        // Never hidden itself: in a page that starts hidden, its children would not come back.
        clip: true

        Divider {
            width: parent.width
        }
        Stack {
            id: dockBody
            anchors.top: parent.top
            anchors.topMargin: Theme.space3
            anchors.horizontalCenter: parent.horizontalCenter
            width: page.columnWidth
            spacing: Theme.space2

            Stack {
                id: dockColumn
                spacing: Theme.space2
            }
            AppLabel {
                id: dockLine
                text: page.dockText
                size: Theme.textSmall
                soft: true
                horizontalAlignment: Text.AlignHCenter
                visible: text !== ""
                Layout.fillWidth: true
            }
            BigButton {
                id: dockAction
                text: page.actionText
                symbol: page.actionSymbol
                ready: page.actionReady
                missingText: page.actionMissing
                busy: page.actionBusy
                busyText: page.actionBusyText
                visible: !page.wide && text !== ""
                Layout.fillWidth: true
                onClicked: page.actionTriggered()
            }
        }
    }
    Item {
        id: layer
        anchors.fill: parent
    }
}
