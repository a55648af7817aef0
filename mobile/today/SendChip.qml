// How much waits to be sent, or was refused; opens the list of it. `model`; hidden while all is
// sent.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Model
import Glimmer.Today
import Glimmer.Ui

Tap {
    id: chip

    required property TodayModel model
    readonly property bool refusal: model.refusedCount > 0

    text: refusal ? qsTr("%n refused", "", model.refusedCount)
                  : qsTr("%n to send", "", model.waitingCount)
    visible: model.waitingCount + model.refusedCount > 0
    implicitWidth: Math.max(Theme.target, badge.implicitWidth)
    implicitHeight: Theme.target
    onClicked: Navigator.openWaiting()

    FocusRing {
        shown: chip.visualFocus
    }
    Badge {
        id: badge
        anchors.centerIn: parent
        kind: chip.refusal ? "refused" : "waiting"
        text: chip.text
        Accessible.ignored: true
    }
}
