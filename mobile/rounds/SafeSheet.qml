// Before an alarm ends: it cannot be taken back. ask() opens it. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Rounds
import Glimmer.Ui

Sheet {
    id: sheet

    required property VisitsDeskModel model
    property string visit

    function ask(about: string, what: string) {
        visit = about;
        title = what;
        open = true;
    }

    text: qsTr("Say that they are well when one of them has told it to somebody. The alarm ends "
               + "then, and nobody further is told.")

    AppButton {
        text: qsTr("They are well, I know it")
        symbol: Icons.check
        Layout.fillWidth: true
        onClicked: {
            sheet.model.reportSafe(sheet.visit);
            sheet.close();
        }
    }
    AppButton {
        text: qsTr("Not yet")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
