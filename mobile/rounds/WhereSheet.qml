// Where the household of an alarm is: first that it is on record, then the address, for a minute.
// ask() opens it. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Rounds
import Glimmer.Ui

Sheet {
    id: sheet

    required property VisitsDeskModel model
    property string visit
    readonly property bool shown: model.where.lines.length > 0

    function ask(about: string, what: string) {
        visit = about;
        title = what;
        open = true;
    }

    text: shown ? qsTr("This closes after a minute. It is kept nowhere on this phone.")
                : qsTr("For when somebody there may be in danger. It is on record, and the "
                       + "household sees who looked.")
    onClosed: model.where.forget()

    Connections {
        target: sheet.model.where

        // The minute is over.
        function onChanged() {
            if (!sheet.shown)
                sheet.open = false;
        }
    }
    AppButton {
        text: qsTr("Show the address")
        symbol: Icons.lockOpen
        visible: !sheet.shown
        busy: sheet.model.busy
        Layout.fillWidth: true
        onClicked: sheet.model.lookUp(sheet.visit)
    }
    SymbolLines {
        lines: sheet.model.where.lines
        visible: sheet.shown
        Layout.fillWidth: true
    }
    AppButton {
        text: sheet.shown ? qsTr("Close it") : qsTr("Not now")
        kind: sheet.shown ? "tonal" : "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
