// The row of a ledger that a model has opened, with `badgeKind` and `badgeText`, the steps
// (children), and sending again or discarding what was refused. `key` opens and closes it. Signals:
// shown(), retried(), discarded(), and those of Sheet.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Sheet {
    id: sheet

    property string key
    property string badgeKind
    property string badgeText
    property bool wasRefused: false
    property bool mayDiscard: false
    default property alias steps: column.data
    readonly property bool wanted: key !== ""
    signal retried
    signal discarded
    signal shown

    // The step is about the row that is open: closing forgets it.
    function act(step: var) {
        step();
        close();
    }
    function follow() {
        if (wanted)
            shown();
        open = wanted;
    }

    onWantedChanged: follow()
    Component.onCompleted: follow()

    content: [
        Badge {
            kind: sheet.badgeKind
            text: sheet.badgeText
        },
        Stack {
            id: column
            spacing: Theme.space2
            Layout.fillWidth: true
        },
        AppButton {
            text: qsTr("Send again")
            kind: "tonal"
            visible: sheet.wasRefused
            Layout.fillWidth: true
            onClicked: sheet.act(() => sheet.retried())
        },
        AppButton {
            text: qsTr("Discard")
            kind: "text"
            visible: sheet.mayDiscard
            Layout.fillWidth: true
            onClicked: sheet.act(() => sheet.discarded())
        },
        AppButton {
            text: qsTr("Back to the list")
            kind: "text"
            Layout.fillWidth: true
            onClicked: sheet.close()
        }
    ]
}
