// The volunteer's visits and families. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui
import Glimmer.Visits

AppPage {
    id: page

    required property VisitListModel model

    title: qsTr("My families")
    subtitle: model.syncSentence
    widthMax: Theme.widthPanes
    fixedContent: true
    onBackRequested: Navigator.back()
    headerItems: AppButton {
        text: qsTr("When I can")
        symbol: Icons.calendarMonth
        kind: "text"
        onClicked: Navigator.openVisitorTerms()
    }
    dockItems: DoneBar {
        model: page.model
    }

    EmptyState {
        title: qsTr("No families yet")
        text: qsTr("Say when you can visit, and a coordinator finds a family that it suits.")
        visible: page.model.rows.count === 0
        Layout.topMargin: Theme.space8
    }
    ListView {
        model: page.model.rows
        spacing: Theme.space3
        clip: true
        reuseItems: true
        visible: count > 0
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: Stack {
            id: row
            required property string key
            required property string section
            required property bool firstOfSection
            required property string spoken
            required property string title
            required property string detail
            required property string address
            required property bool unlocked
            required property string history
            required property string badgeKind
            required property string badgeText
            required property string step
            required property bool pairing

            width: ListView.view.width
            spacing: Theme.space2

            SectionLabel {
                text: row.section
                visible: row.firstOfSection
            }
            VisitCard {
                spoken: row.spoken
                title: row.title
                detail: row.detail
                address: row.address
                unlocked: row.unlocked
                history: row.history
                badgeKind: row.badgeKind
                badgeText: row.badgeText
                step: row.step
                pairing: row.pairing
                Layout.fillWidth: true
                onOpened: row.pairing ? pairingSheet.ask(row.key) : Navigator.openVisit(row.key)
                onActed: {
                    if (row.step === "start")
                        page.model.start(row.key);
                    Navigator.openVisit(row.key);
                }
            }
        }
    }
    overlay: PairingSheet {
        id: pairingSheet
        model: page.model
    }
}
