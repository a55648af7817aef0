// "Done, undo?" above the dock for 6 s (10 s in elder mode). `show(text)`, `actionText`, `open`.
// Signals: undone() when pressed, expired() when the time is over or it was replaced.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Rectangle {
    id: bar

    property string text
    property string actionText
    property bool open: false
    signal undone
    signal expired

    function show(words: string) {
        if (open)
            expired();
        text = words;
        open = true;
        clock.restart();
    }

    implicitHeight: Math.max(Theme.heightBar, body.implicitHeight + Theme.space2)
    radius: Theme.radiusControl
    color: Theme.inverse
    visible: open
    Layout.fillWidth: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Accessible.ignored: !visible

    Timer {
        id: clock
        interval: Theme.undoTime
        onTriggered: {
            bar.open = false;
            bar.expired();
        }
    }
    RowLayout {
        id: body
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.space4
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space2

        AppLabel {
            text: bar.text
            quiet: true
            color: Theme.textOnInverse
            Layout.fillWidth: true
        }
        Tap {
            text: bar.actionText
            implicitWidth: Math.max(Theme.target, word.implicitWidth + 2 * Theme.space4)
            implicitHeight: Theme.target
            onClicked: {
                clock.stop();
                bar.open = false;
                bar.undone();
            }

            AppLabel {
                id: word
                anchors.centerIn: parent
                text: bar.actionText
                bold: true
                inControl: true
                quiet: true
                color: Theme.actionOnInverse
            }
        }
    }
}
