// The visit that the model has opened: why these people, and somebody else in their place. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Rounds
import Glimmer.Ui

Sheet {
    id: sheet

    required property RoundModel model
    readonly property bool wanted: model.household !== ""

    onWantedChanged: open = wanted
    Component.onCompleted: open = wanted

    title: model.title
    text: model.when
    onClosed: model.show("")

    AppLabel {
        text: sheet.model.before
        color: Theme.accent
        visible: text !== ""
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.model.visitors

        Card {
            id: visitor
            required property var modelData
            readonly property bool leaves: modelData.person === sheet.model.leaving

            Layout.fillWidth: true

            AppLabel {
                text: visitor.modelData.who
                size: Theme.textRow
                bold: true
                Layout.fillWidth: true
            }
            AppLabel {
                text: visitor.modelData.why
                size: Theme.textSmall
                soft: true
                visible: text !== ""
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("%1 instead").arg(visitor.modelData.nextWho)
                kind: "outline"
                ready: !sheet.model.publishing
                visible: visitor.modelData.next !== ""
                Layout.fillWidth: true
                onClicked: sheet.model.exchange(visitor.modelData.person, visitor.modelData.next,
                                                visitor.modelData.nextWho)
            }
            AppButton {
                text: qsTr("Somebody else")
                kind: "text"
                ready: !sheet.model.publishing
                visible: !visitor.leaves
                Layout.fillWidth: true
                onClicked: sheet.model.lookInstead(visitor.modelData.person, visitor.modelData.who)
            }
        }
    }
    PersonField {
        picker: sheet.model.picker
        label: qsTr("In the place of %1").arg(sheet.model.leavingWho)
        hint: qsTr("Find by name")
        visible: sheet.model.leaving !== ""
        Layout.fillWidth: true
    }
    AppButton {
        text: sheet.model.pinned ? qsTr("Do not fix it") : qsTr("Fix it")
        symbol: sheet.model.pinned ? Icons.lockOpen : Icons.lock
        kind: "tonal"
        ready: !sheet.model.publishing
        Layout.fillWidth: true
        onClicked: sheet.model.pin(sheet.model.household, !sheet.model.pinned)
    }
    AppButton {
        text: sheet.model.leftOut ? qsTr("Take in again")
                                  : qsTr("Leave out this time")
        kind: "outline"
        ready: !sheet.model.publishing
        Layout.fillWidth: true
        onClicked: sheet.model.leaveOut(sheet.model.household, !sheet.model.leftOut)
    }
    AppButton {
        text: qsTr("Back to the round")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
