// What is to be seen to at a visit, and what is brought. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Rounds
import Glimmer.Ui

Stack {
    id: things

    required property VisitPlanModel model

    function add() {
        if (model.addDelivery(item.text, quantity.text, measure.text)) {
            item.text = "";
            quantity.text = "";
            measure.text = "";
        }
    }

    spacing: Theme.space3

    AppTextArea {
        id: checklist
        label: qsTr("To see to, one thing on a line; about things, not about people")
        text: things.model.checklist
        Layout.fillWidth: true
        onTextChanged: things.model.checklist = text
    }
    SectionLabel {
        text: qsTr("To bring")
    }
    Repeater {
        model: things.model.deliveries

        RowLayout {
            id: delivery
            required property string modelData
            required property int index

            spacing: Theme.space3
            Layout.fillWidth: true

            AppLabel {
                text: delivery.modelData
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Not this")
                name: qsTr("Do not bring: %1").arg(delivery.modelData)
                kind: "text"
                onClicked: things.model.removeDelivery(delivery.index)
            }
        }
    }
    GridLayout {
        columns: Theme.elder ? 1 : 3
        columnSpacing: Theme.space3
        rowSpacing: Theme.space3
        Layout.fillWidth: true

        AppField {
            id: item
            label: qsTr("Thing")
            hint: qsTr("rice")
            maximumLength: 40
            Layout.fillWidth: true
            Layout.preferredWidth: 2
        }
        AppField {
            id: quantity
            label: qsTr("How many")
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            maximumLength: 12
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onAccepted: things.add()
        }
        AppField {
            id: measure
            label: qsTr("Counted in")
            hint: qsTr("kg")
            maximumLength: 10
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onAccepted: things.add()
        }
    }
    AppButton {
        text: qsTr("Bring this")
        symbol: Icons.add
        kind: "outline"
        Layout.fillWidth: true
        onClicked: things.add()
    }
}
