// Each service with its state, evidence and reason. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Hours
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property RecordsModel model

    title: model.title
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    fixedContent: true
    onBackRequested: Navigator.back()

    EmptyState {
        title: qsTr("Nothing here yet")
        text: qsTr("After your first check-out you see it here.")
        visible: page.model.rows.count === 0
    }
    ListView {
        model: page.model.rows
        spacing: Theme.space3
        clip: true
        visible: count > 0
        reuseItems: true
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: Card {
            id: card
            required property string title
            required property string when
            required property string hours
            required property string badgeKind
            required property string badgeText
            required property string evidence
            required property string reason

            width: ListView.view.width
            spacing: Theme.space1

            RowLayout {
                Layout.fillWidth: true

                AppLabel {
                    text: card.title
                    size: Theme.textRow
                    bold: true
                    Layout.fillWidth: true
                }
                AppLabel {
                    text: card.hours
                    size: Theme.textRow
                    bold: true
                }
            }
            AppLabel {
                text: card.when
                size: Theme.textSmall
                soft: true
                Layout.fillWidth: true
            }
            Badge {
                kind: card.badgeKind
                text: card.badgeText
                bare: true
            }
            AppLabel {
                text: card.evidence
                size: Theme.textSmall
                soft: true
                visible: text !== ""
                Layout.fillWidth: true
            }
            AppLabel {
                text: card.reason
                size: Theme.textSmall
                visible: text !== ""
                Layout.fillWidth: true
            }
        }
    }
}
