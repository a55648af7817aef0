// What the model has opened (a visit, a pair, or a household that is due), and its next steps.
// `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Rounds
import Glimmer.Ui

Stack {
    id: detail

    required property VisitsDeskModel model

    spacing: Theme.space3

    AppLabel {
        text: detail.model.title
        size: Theme.textTitle
        bold: true
        heading: true
        Layout.fillWidth: true
    }
    Badge {
        kind: detail.model.badgeKind
        text: detail.model.badgeText
    }
    Card {
        visible: detail.model.lines.length > 0
        Layout.fillWidth: true

        SymbolLines {
            lines: detail.model.lines
            Layout.fillWidth: true
        }
    }
    Card {
        visible: detail.model.visitors.length > 0
        Layout.fillWidth: true

        Repeater {
            model: detail.model.visitors

            Stack {
                id: visitor
                required property var modelData

                spacing: Theme.space1
                Layout.fillWidth: true

                AppLabel {
                    //: who, and whether they will go
                    text: qsTr("%1: %2").arg(visitor.modelData.who).arg(visitor.modelData.words)
                    Layout.fillWidth: true
                }
                AppButton {
                    text: qsTr("%1 has said yes").arg(visitor.modelData.who)
                    symbol: Icons.check
                    kind: "outline"
                    visible: visitor.modelData.mayAccept
                    onClicked: detail.model.acceptFor(visitor.modelData.person,
                                                      visitor.modelData.who)
                }
            }
        }
    }
    Banner {
        text: detail.model.whyNotAgree
        symbol: Icons.info
        visible: text !== ""
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("The household has agreed")
        symbol: Icons.check
        busy: detail.model.busy
        busyText: qsTr("Telling the server…")
        visible: detail.model.mayAgree
        Layout.fillWidth: true
        onClicked: detail.model.agree()
    }
    AppButton {
        text: qsTr("Plan a visit")
        symbol: Icons.event
        kind: "tonal"
        visible: detail.model.mayPlan
        Layout.fillWidth: true
        onClicked: Navigator.openPlanVisit(detail.model.household)
    }
    AppButton {
        text: qsTr("It goes on")
        symbol: Icons.check
        kind: "tonal"
        visible: detail.model.mayReview
        Layout.fillWidth: true
        onClicked: detail.model.review()
    }
    AppButton {
        text: qsTr("Plan it anew")
        symbol: Icons.edit
        kind: "tonal"
        visible: detail.model.mayChange
        Layout.fillWidth: true
        onClicked: Navigator.openChangeVisit(detail.model.key)
    }
    AppButton {
        text: qsTr("About the household")
        symbol: Icons.cottage
        kind: "outline"
        visible: detail.model.household !== ""
        Layout.fillWidth: true
        onClicked: Navigator.openHousehold(detail.model.household)
    }
    AppButton {
        text: qsTr("It does not take place")
        kind: "destructiveOutline"
        visible: detail.model.mayCancel
        Layout.fillWidth: true
        onClicked: detail.model.cancel()
    }
    AppButton {
        text: qsTr("End the pair")
        kind: "destructiveOutline"
        visible: detail.model.mayEnd
        Layout.fillWidth: true
        onClicked: detail.model.endPairing()
    }
    AppButton {
        text: qsTr("Send again")
        kind: "tonal"
        visible: detail.model.wasRefused
        Layout.fillWidth: true
        onClicked: detail.model.retry()
    }
    AppButton {
        text: qsTr("Discard")
        kind: "text"
        visible: detail.model.mayDiscard
        Layout.fillWidth: true
        onClicked: detail.model.discard()
    }
}
