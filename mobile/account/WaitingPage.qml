// What waits to be sent, and what was refused and needs the person. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Account
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property WaitingModel model

    function change(thing: string) {
        const opened = thing.slice(thing.indexOf("/") + 1);
        if (thing.startsWith("wishBoard/"))
            Navigator.openWishOnBoard(opened);
        else if (thing.startsWith("needs/"))
            Navigator.openNeed(opened);
        else if (thing.startsWith("wishes/"))
            Navigator.openWish(thing);
        else if (thing.startsWith("visits/"))
            Navigator.openVisit(thing);
        else if (thing.startsWith("households/"))
            Navigator.openOwnHousehold(thing);
        else if (thing === "visitDesk")
            Navigator.openPlace(thing);
        else
            Navigator.openShift(thing);
    }

    title: qsTr("Waiting to send")
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    actionText: qsTr("Try now")
    actionSymbol: Icons.refresh
    onActionTriggered: model.syncNow()
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    AppLabel {
        text: page.model.syncSentence
        soft: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    EmptyState {
        title: qsTr("Everything is sent")
        text: qsTr("Nothing waits on this phone.")
        visible: page.model.refusedRows.count + page.model.waitingRows.count === 0
    }
    SectionLabel {
        text: qsTr("Please look at this")
        visible: page.model.refusedRows.count > 0
    }
    Repeater {
        model: page.model.refusedRows

        Card {
            id: refusedCard
            required property string key
            required property string title
            required property string detail
            required property string badgeKind
            required property string badgeText
            required property string thing

            Layout.fillWidth: true

            AppLabel {
                text: refusedCard.title
                size: Theme.textRow
                bold: true
                Layout.fillWidth: true
            }
            Badge {
                kind: refusedCard.badgeKind
                text: refusedCard.badgeText
            }
            AppLabel {
                text: refusedCard.detail
                Layout.fillWidth: true
            }
            Flow {
                spacing: Theme.space2
                Layout.fillWidth: true

                AppButton {
                    text: qsTr("Send again")
                    kind: "tonal"
                    onClicked: page.model.retry(refusedCard.key)
                }
                AppButton {
                    text: qsTr("Change it")
                    kind: "tonal"
                    visible: refusedCard.thing !== ""
                    onClicked: page.change(refusedCard.thing)
                }
                AppButton {
                    text: qsTr("Discard")
                    kind: "destructive"
                    onClicked: page.model.discard(refusedCard.key)
                }
            }
        }
    }
    SectionLabel {
        text: qsTr("In the order of sending")
        visible: page.model.waitingRows.count > 0
    }
    Repeater {
        model: page.model.waitingRows

        Card {
            id: waitingCard
            required property string title
            required property string detail
            required property string badgeKind
            required property string badgeText

            Layout.fillWidth: true

            AppLabel {
                text: waitingCard.title
                size: Theme.textRow
                bold: true
                Layout.fillWidth: true
            }
            AppLabel {
                text: waitingCard.detail
                size: Theme.textSmall
                soft: true
                Layout.fillWidth: true
            }
            Badge {
                kind: waitingCard.badgeKind
                text: waitingCard.badgeText
            }
        }
    }
}
