// Of which days the sheets are. ask() opens it. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Rounds
import Glimmer.Ui

Sheet {
    id: sheet

    required property VisitsDeskModel model

    function ask() {
        first.text = model.firstDay;
        last.text = model.lastDay;
        open = true;
    }

    title: qsTr("A sheet for each visitor")
    text: qsTr("Aliases, times, what to see to and to bring. Where a household lives is on none of "
               + "them: it is looked up one by one, for a visitor without a phone, on the page of "
               + "the household.")

    RowLayout {
        spacing: Theme.space3
        Layout.fillWidth: true

        AppField {
            id: first
            label: qsTr("First day")
            hint: "2026-12-01"
            Layout.fillWidth: true
        }
        AppField {
            id: last
            label: qsTr("Last day")
            hint: "2026-12-07"
            Layout.fillWidth: true
        }
    }
    AppButton {
        text: qsTr("Save the sheets")
        symbol: Icons.printOut
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.print(first.text, last.text);
        }
    }
    AppButton {
        text: qsTr("Not now")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
