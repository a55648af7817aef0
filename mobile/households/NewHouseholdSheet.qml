// Inviting a household: the community, and nothing else. ask() opens it. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Households
import Glimmer.Ui

Sheet {
    id: sheet

    required property HouseholdListModel model
    property int unit: 0

    function ask() {
        unit = 0;
        open = true;
    }

    title: qsTr("A new household")
    text: qsTr("It gets a neutral name. Nothing about it is written down before it consents; "
               + "without that it vanishes after 30 days.")

    Repeater {
        model: sheet.model.units

        CheckRow {
            required property string modelData
            required property int index

            text: modelData
            radio: true
            checked: index === sheet.unit
            onClicked: sheet.unit = index
        }
    }
    AppButton {
        text: qsTr("Invite it")
        ready: sheet.model.units.length > 0
        missingText: qsTr("There is no community yet")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.create(sheet.unit);
        }
    }
    AppButton {
        text: qsTr("Not now")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
