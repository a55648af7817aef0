// A number or an address that the server keeps and never shows here: typed anew, or taken off the
// record. `label`, `hint`, `saveText`, `missingText`, `kept` (there is one), `busy`,
// `inputMethodHints`. Signal: saved(string text), empty to take it off.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Stack {
    id: reach

    property string label
    property string hint
    property string saveText
    property string missingText
    property bool kept: false
    property bool busy: false
    property alias inputMethodHints: field.inputMethodHints
    signal saved(string text)

    spacing: Theme.space3

    AppField {
        id: field
        label: reach.label
        hint: reach.hint
        Layout.fillWidth: true
        onAccepted: if (text.trim() !== "") reach.saved(text)
    }
    Flow {
        spacing: Theme.space3
        Layout.fillWidth: true

        AppButton {
            text: reach.saveText
            kind: "tonal"
            ready: field.text.trim() !== ""
            missingText: reach.missingText
            busy: reach.busy
            busyText: qsTr("Saving…")
            onClicked: reach.saved(field.text)
        }
        AppButton {
            text: qsTr("Take it off the record")
            name: text + ", " + reach.label
            kind: "text"
            visible: reach.kept
            onClicked: {
                field.text = "";
                reach.saved("");
            }
        }
    }
}
