// Hours and export: the figures of a unit, what waits to be confirmed, and the file. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property HoursDeskModel model
    property string refusing

    title: qsTr("Hours and export")
    subtitle: model.scopeSentence
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    PeriodScope {
        model: page.model
        onUnitAsked: unitSheet.open = true
    }
    Banner {
        text: page.model.problem
        visible: text !== ""
    }
    GridLayout {
        columns: page.wide ? 2 : 1
        columnSpacing: Theme.space6
        rowSpacing: Theme.space3
        Layout.fillWidth: true

        Stack {
            spacing: Theme.space3
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            FigureTiles {
                tiles: page.model.tiles
                wide: page.wide
                Layout.fillWidth: true
            }
            WaitingRecordsCard {
                model: page.model
                Layout.fillWidth: true
                onRefusalAsked: record => {
                    page.refusing = record;
                    refuseSheet.open = true;
                }
            }
            FigureTable {
                model: page.model
                wide: page.wide
                Layout.fillWidth: true
            }
        }
        Stack {
            spacing: Theme.space3
            Layout.fillWidth: !page.wide
            Layout.preferredWidth: Theme.widthSide
            Layout.alignment: Qt.AlignTop

            ExportCard {
                model: page.model
                Layout.fillWidth: true
            }
            LedgerHeadCard {
                model: page.model.ledgerHead
                Layout.fillWidth: true
            }
        }
    }
    overlay: [
        ChoiceSheet {
            id: unitSheet
            title: qsTr("Hours of which unit?")
            choices: page.model.units
            currentIndex: page.model.unit
            onChosen: index => page.model.unit = index
        },
        Sheet {
            id: refuseSheet
            title: qsTr("Not accept these hours?")
            text: qsTr("They count nowhere. The person reads the reason.")
            onOpenChanged: if (open) reason.text = ""

            AppField {
                id: reason
                label: qsTr("Why (they read it)")
                maximumLength: 200
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Leave it waiting")
                kind: "tonal"
                Layout.fillWidth: true
                onClicked: refuseSheet.close()
            }
            AppButton {
                text: qsTr("Do not accept")
                kind: "destructive"
                ready: reason.text.trim() !== ""
                missingText: qsTr("Say why first")
                Layout.fillWidth: true
                onClicked: {
                    refuseSheet.close();
                    page.model.refuse(page.refusing, reason.text.trim());
                }
            }
        }
    ]
}
