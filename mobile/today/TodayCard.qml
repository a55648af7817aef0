// The next shift: what, when, where, with whom, and the lamp that counts. `model`. A touch on the
// people opens the shift.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Today
import Glimmer.Ui

Card {
    id: card

    required property TodayModel model

    padding: 0
    spacing: 0

    Item {
        implicitHeight: body.implicitHeight + 2 * Theme.space4
        Layout.fillWidth: true

        Lamp {
            id: lamp
            anchors.top: parent.top
            anchors.right: parent.right
            anchors.margins: Theme.space2
            number: card.model.lampNumber
            unit: card.model.lampUnit
        }
        Stack {
            id: body
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.space4
            spacing: Theme.space1

            AppLabel {
                text: card.model.stage
                size: Theme.textSmall
                bold: true
                color: Theme.accent
                Layout.fillWidth: true
                Layout.rightMargin: lamp.width
            }
            AppLabel {
                text: card.model.title
                size: Theme.textPage
                bold: true
                heading: true
                Layout.fillWidth: true
                Layout.rightMargin: lamp.width - Theme.space2
            }
            AppLabel {
                text: card.model.when
                size: Theme.textRow
                Layout.fillWidth: true
                Layout.rightMargin: lamp.width - Theme.space2
            }
            AppLabel {
                text: card.model.place
                soft: true
                visible: text !== ""
                Layout.fillWidth: true
            }
            Badge {
                kind: card.model.badgeKind
                text: card.model.badgeText
                bare: true
                Layout.fillWidth: true
                Layout.topMargin: Theme.space1
            }
        }
    }
    Divider {
        Layout.fillWidth: true
    }
    NavRow {
        text: card.model.leader
        detail: card.model.people
        lead: AvatarInitial {
            name: card.model.leaderName
            visible: name !== ""
        }
        Layout.fillWidth: true
        onClicked: Navigator.openShift(card.model.shift)
    }
}
