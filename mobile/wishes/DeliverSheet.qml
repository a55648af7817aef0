// When the deliverer came and went, how much of it was brought, and with whom. `model`. ask() opens
// it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Wishes

Sheet {
    id: sheet

    required property WishModel model

    function ask() {
        from.text = model.cameAt;
        to.text = model.leftAt;
        amount.text = model.quantity;
        model.companions.reset();
        companions.clear();
        open = true;
    }

    title: qsTr("When were you there?")
    text: qsTr("The time counts once the receiver has confirmed it. The way there does not.")

    RowLayout {
        spacing: Theme.space3
        Layout.fillWidth: true

        AppField {
            id: from
            label: qsTr("Came")
            inputMethodHints: Qt.ImhTime
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
        AppField {
            id: to
            label: qsTr("Left")
            inputMethodHints: Qt.ImhTime
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }
    AppField {
        id: amount
        label: qsTr("How many I brought (%1)").arg(sheet.model.measure)
        inputMethodHints: Qt.ImhFormattedNumbersOnly
        maximumLength: 12
        visible: sheet.model.quantity !== ""
        Layout.fillWidth: true
    }
    CompanionField {
        id: companions
        picker: sheet.model.companions
        visible: sheet.model.companions.anybody
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Save the delivery")
        symbol: Icons.check
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.deliver(from.text, to.text, amount.text);
        }
    }
    AppButton {
        text: qsTr("Not yet")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
