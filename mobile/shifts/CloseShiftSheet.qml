// Closing a shift: who did not come, listeners, guests. `absent`: the people who are not here
// (key, name). Signal: confirmed(int audience, int guests, list<string> came): who of them came
// all the same.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui

Sheet {
    id: sheet

    required property RowModel absent
    property var came: []
    signal confirmed(int audience, int guests, var came)

    title: qsTr("Close the shift?")
    text: (absent.count > 0 ? qsTr("Ticked people are noted as not come. Untick who came all the "
                                   + "same; a coordinator enters their times afterwards.")
                            : qsTr("Everybody came."))
          + " " + qsTr("Who forgot to check out is counted to the planned end, and somebody has to "
                       + "confirm it.")
    onOpenChanged: came = []

    Repeater {
        model: sheet.absent

        RowLayout {
            id: row
            required property string key
            required property string name

            Layout.fillWidth: true

            CheckRow {
                text: row.name
                detail: checked ? qsTr("Did not come") : qsTr("Came")
                checked: !sheet.came.includes(row.key)
                onClicked: sheet.came = checked ? sheet.came.concat([row.key])
                                                : sheet.came.filter(known => known !== row.key)
            }
        }
    }
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
            const came = sheet.came;
            sheet.close();
            sheet.confirmed(Number(audience.text) || 0, Number(guests.text) || 0, came);
        }
    }
    AppButton {
        text: qsTr("Not yet")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
