// The figures of visits, each with what it means, to be copied into a table. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Rounds
import Glimmer.Ui

AppPage {
    id: page

    required property VisitFiguresModel model

    title: qsTr("Visits in numbers")
    subtitle: model.scopeSentence
    backText: qsTr("Back")
    actionText: qsTr("Copy the table")
    actionSymbol: Icons.contentCopy
    actionReady: model.tiles.length > 0
    actionMissing: qsTr("No numbers yet")
    onActionTriggered: model.copyTable()
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
    Skeleton {
        name: qsTr("Loading")
        visible: page.model.asking && page.model.tiles.length === 0
        Layout.fillWidth: true
    }
    FigureTiles {
        tiles: page.model.tiles
        wide: page.wide
        Layout.fillWidth: true
    }
    SectionLabel {
        text: qsTr("What was brought")
        visible: page.model.deliveries.length > 0
    }
    Card {
        visible: page.model.deliveries.length > 0
        Layout.fillWidth: true

        Repeater {
            model: page.model.deliveries

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
    AppLabel {
        text: qsTr("Households that want no visits, for now or any more, are in none of these "
                   + "numbers.")
        size: Theme.textSmall
        soft: true
        Layout.fillWidth: true
    }
    overlay: ChoiceSheet {
        id: unitSheet
        title: qsTr("Figures of which unit?")
        choices: page.model.units
        currentIndex: page.model.unit
        onChosen: index => page.model.unit = index
    }
}
