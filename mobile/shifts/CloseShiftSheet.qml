// Closing a shift: who did not come, listeners, guests. `missing` (people not here).
// Signal: confirmed(int audience, int guests).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Sheet {
    id: sheet

    required property int missing
    signal confirmed(int audience, int guests)

    title: qsTr("Close the shift?")
    text: (missing > 0 ? qsTr("%n are not here and are noted as not come.", "", missing)
                       : qsTr("Everybody came."))
          + " " + qsTr("Who forgot to check out is counted to the planned end, and somebody has to "
                       + "confirm it.")

    AppField {
        id: audience
        label: qsTr("Listeners (a number, no names)")
        text: "0"
        inputMethodHints: Qt.ImhDigitsOnly
        Layout.fillWidth: true
    }
    AppField {
        id: guests
        label: qsTr("Guests who came along")
        text: "0"
        inputMethodHints: Qt.ImhDigitsOnly
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Close it")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.confirmed(Number(audience.text) || 0, Number(guests.text) || 0);
        }
    }
    AppButton {
        text: qsTr("Not yet")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
