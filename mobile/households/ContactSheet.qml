// Where the household lives: first what it is for, then the address, for a minute. ask() opens it.
// `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Households
import Glimmer.Ui

Sheet {
    id: sheet

    required property HouseholdModel model
    property int purpose: -1
    readonly property bool shown: model.contact.lines.length > 0

    function ask() {
        purpose = -1;
        open = true;
    }

    title: shown ? model.alias : qsTr("Where %1 lives").arg(model.alias)
    text: shown ? qsTr("This closes after a minute. It is kept nowhere on this phone.")
                : qsTr("Say what it is for. It is on record, and the household sees who looked, "
                       + "when and what for.")
    onClosed: model.contact.forget()

    Connections {
        target: sheet.model.contact

        // The minute is over, or another one was opened.
        function onChanged() {
            if (!sheet.shown)
                sheet.open = false;
        }
    }
    Repeater {
        model: sheet.shown ? [] : sheet.model.purposes

        CheckRow {
            required property string modelData
            required property int index

            text: modelData
            radio: true
            checked: index === sheet.purpose
            onClicked: sheet.purpose = index
        }
    }
    AppButton {
        text: qsTr("Show it")
        symbol: Icons.lockOpen
        visible: !sheet.shown
        ready: sheet.purpose >= 0
        missingText: qsTr("Choose what it is for first")
        busy: sheet.model.busy
        Layout.fillWidth: true
        onClicked: sheet.model.lookUp(sheet.purpose)
    }
    SymbolLines {
        lines: sheet.model.contact.lines
        visible: sheet.shown
        Layout.fillWidth: true
    }
    CardCode {
        code: sheet.model.contact.cardCode
        alias: sheet.model.alias
        visible: sheet.model.contact.cardCode !== ""
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
    }
    AppButton {
        text: sheet.shown ? qsTr("Close it") : qsTr("Not now")
        kind: sheet.shown ? "tonal" : "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
