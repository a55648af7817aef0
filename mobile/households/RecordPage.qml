// What is written down about one household, for a coordinator to print. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Households
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property HouseholdRecordModel model

    backText: qsTr("Back")
    title: model.alias === "" ? qsTr("What is written down")
                              : qsTr("What is written down about %1").arg(model.alias)
    subtitle: qsTr("That you looked is on record.")
    widthMax: Theme.widthPanes
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    Card {
        visible: page.model.lines.length > 0
        Layout.fillWidth: true

        SymbolLines {
            lines: page.model.lines
            Layout.fillWidth: true
        }
    }
    RecordLines {
        model: page.model
        Layout.fillWidth: true
    }
}
