// The figures of wishes, deeds, gifts and follow-ups, each with what it means, and the file.
// `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property LedgerFiguresModel model

    title: qsTr("Figures")
    subtitle: model.scopeSentence
    actionText: model.mayExport ? qsTr("Export") : ""
    actionSymbol: Icons.download
    actionBusy: model.exporting
    actionBusyText: qsTr("Writing the file…")
    dockText: model.savedFile === "" ? "" : qsTr("Saved: %1").arg(model.savedFile)
    onActionTriggered: model.exportLedgers()
    onBackRequested: Navigator.back()
    headerItems: AppButton {
        text: qsTr("Visits")
        symbol: Icons.cottage
        kind: "text"
        onClicked: Navigator.openVisitFigures()
    }
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
    Skeleton {
        name: qsTr("Loading")
        visible: page.model.asking && page.model.sections.length === 0
        Layout.fillWidth: true
    }
    Repeater {
        model: page.model.sections

        Stack {
            id: section
            required property var modelData

            spacing: Theme.space3
            Layout.fillWidth: true

            SectionLabel {
                text: section.modelData.title
            }
            FigureTiles {
                tiles: section.modelData.tiles
                wide: page.wide
                Layout.fillWidth: true
            }
            Card {
                visible: section.modelData.lines.length > 0
                Layout.fillWidth: true

                Repeater {
                    model: section.modelData.lines

                    RowLayout {
                        id: line
                        required property var modelData

                        spacing: Theme.space3
                        Layout.fillWidth: true

                        AppLabel {
                            text: line.modelData.text
                            Layout.fillWidth: true
                        }
                        AppLabel {
                            text: line.modelData.value
                            bold: true
                        }
                    }
                }
            }
        }
    }
    overlay: ChoiceSheet {
        id: unitSheet
        title: qsTr("Figures of which unit?")
        choices: page.model.units
        currentIndex: page.model.unit
        onChosen: index => page.model.unit = index
    }
}
