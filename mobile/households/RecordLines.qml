// What is written down about a household: its consents, who has read its address, and what has
// become of what it asked to be passed on; or why it is not there. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Households
import Glimmer.Ui

Stack {
    id: record

    required property HouseholdRecordModel model

    spacing: Theme.space3

    Skeleton {
        name: qsTr("Loading")
        visible: !record.model.loaded && record.model.problem === ""
        Layout.fillWidth: true
    }
    Banner {
        text: record.model.problem
        actionText: qsTr("Try again")
        visible: text !== ""
        Layout.fillWidth: true
        onTriggered: record.model.load()
    }
    SectionLabel {
        text: qsTr("Consents")
        visible: record.model.loaded
    }
    LineCard {
        rows: record.model.consents
        visible: record.model.loaded && rows.count > 0
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("Nothing is written down yet.")
        soft: true
        visible: record.model.loaded && record.model.consents.count === 0
        Layout.fillWidth: true
    }
    SectionLabel {
        text: qsTr("Who has read the address")
        visible: record.model.loaded
    }
    LineCard {
        rows: record.model.reads
        visible: record.model.loaded && rows.count > 0
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("Nobody.")
        soft: true
        visible: record.model.loaded && record.model.reads.count === 0
        Layout.fillWidth: true
    }
    SectionLabel {
        text: qsTr("What was passed on")
        visible: record.model.loaded && record.model.followUps.count > 0
    }
    LineCard {
        rows: record.model.followUps
        visible: record.model.loaded && rows.count > 0
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Save it to print")
        symbol: Icons.printOut
        kind: "tonal"
        visible: record.model.loaded
        Layout.fillWidth: true
        onClicked: record.model.save()
    }
    AppLabel {
        text: qsTr("Saved: %1").arg(record.model.savedFile)
        size: Theme.textSmall
        wrapMode: Text.WrapAnywhere
        visible: record.model.savedFile !== ""
        Layout.fillWidth: true
    }
}
