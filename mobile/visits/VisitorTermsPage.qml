// When the person can visit, and how much. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui
import Glimmer.Visits

AppPage {
    id: page

    required property VisitorTermsModel model
    readonly property bool hoursChanged: day.text !== model.dayHours
                                         || week.text !== model.weekHours

    title: qsTr("When I can visit")
    subtitle: model.syncSentence
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    dockText: qsTr("Visits are planned within it, and only with your yes to each.")
    actionText: qsTr("Save")
    actionSymbol: Icons.check
    actionReady: model.changedHere || hoursChanged
    actionMissing: qsTr("It is as it was")
    onActionTriggered: model.save(day.text, week.text)
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    Badge {
        kind: page.model.badgeKind
        text: page.model.badgeText
    }
    Card {
        padding: 0
        Layout.fillWidth: true

        SwitchRow {
            text: qsTr("I visit families")
            detail: qsTr("Off: no new visits are planned with me")
            symbol: Icons.cottage
            checked: page.model.willing
            onSwitched: on => page.model.setWilling(on)
        }
    }
    SectionLabel {
        text: qsTr("I can")
    }
    Card {
        padding: 0
        spacing: 0
        Layout.fillWidth: true

        AppLabel {
            text: qsTr("No time yet")
            soft: true
            visible: page.model.slotRows.count === 0
            Layout.fillWidth: true
            Layout.margins: Theme.space4
        }
        Repeater {
            model: page.model.slotRows

            RowLayout {
                id: row
                required property string key
                required property string text

                spacing: Theme.space3
                Layout.fillWidth: true
                Layout.leftMargin: Theme.space4
                Layout.rightMargin: Theme.space1

                AppIcon {
                    symbol: Icons.schedule
                    size: 22
                    color: Theme.primary
                }
                AppLabel {
                    text: row.text
                    Layout.fillWidth: true
                }
                AppButton {
                    text: qsTr("Take away")
                    name: text + ", " + row.text
                    symbol: Icons.remove
                    kind: "text"
                    iconOnly: !Theme.elder
                    onClicked: page.model.removeSlot(parseInt(row.key))
                }
            }
        }
        AppButton {
            text: qsTr("Add a time")
            symbol: Icons.add
            kind: "tonal"
            Layout.fillWidth: true
            Layout.margins: Theme.space4
            onClicked: slotSheet.ask()
        }
    }
    SectionLabel {
        text: qsTr("At most")
    }
    GridLayout {
        columns: Theme.elder ? 1 : 2
        columnSpacing: Theme.space3
        rowSpacing: Theme.space3
        Layout.fillWidth: true

        AppField {
            id: day
            label: qsTr("Hours in a day")
            text: page.model.dayHours
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            maximumLength: 5
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
        AppField {
            id: week
            label: qsTr("Hours in a week")
            text: page.model.weekHours
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            maximumLength: 5
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }
    overlay: SlotSheet {
        id: slotSheet
        model: page.model
    }
}
