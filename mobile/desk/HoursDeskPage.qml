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

    title: model.behind.opened ? model.behind.title : qsTr("Hours and export")
    backText: model.behind.opened ? qsTr("All figures") : ""
    subtitle: model.scopeSentence
    onBackRequested: model.behind.opened ? model.behind.close() : Navigator.back()
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
    FigureRows {
        model: page.model.behind
        wide: page.wide
        visible: page.model.behind.opened
        Layout.fillWidth: true
        onCorrectionAsked: correctSheet.ask()
    }
    GridLayout {
        columns: page.wide ? 2 : 1
        visible: !page.model.behind.opened
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
            AppButton {
                text: qsTr("See the rows behind these numbers")
                symbol: Icons.listAlt
                kind: "text"
                visible: page.model.tiles.length > 0
                onClicked: page.model.openWhole()
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
        CorrectSheet {
            id: correctSheet
            correction: page.model.behind.correction
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
