// The person's own household: what is written down about it, who comes and when, and its word.
// `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Households
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property OwnHouseholdModel model

    backText: qsTr("Back")
    title: qsTr("My household")
    subtitle: model.alias === "" ? "" : qsTr("Others see it as %1").arg(model.alias)
    widthMax: Theme.widthPanes
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    EmptyState {
        title: qsTr("You speak for no household")
        text: qsTr("If this is not right, please ask your coordinator.")
        visible: page.model.household === ""
    }
    Card {
        visible: page.model.household !== ""
        Layout.fillWidth: true

        Badge {
            kind: page.model.badgeKind
            text: page.model.badgeText
        }
        SymbolLines {
            lines: page.model.lines
            Layout.fillWidth: true
            Layout.topMargin: Theme.space2
        }
        AppLabel {
            text: qsTr("Somebody wrote this down anew. It counts when you say that it is right.")
            visible: page.model.mayConfirm
            Layout.fillWidth: true
        }
        AppButton {
            text: qsTr("This is right, I say yes")
            symbol: Icons.check
            visible: page.model.mayConfirm
            busy: page.model.busy
            Layout.fillWidth: true
            onClicked: page.model.confirm()
        }
        AppButton {
            text: qsTr("Visits again")
            symbol: Icons.check
            visible: page.model.mayResume
            busy: page.model.busy
            Layout.fillWidth: true
            onClicked: page.model.resume()
        }
        AppButton {
            text: qsTr("Send again")
            kind: "tonal"
            visible: page.model.wasRefused
            Layout.fillWidth: true
            onClicked: page.model.retry()
        }
        AppButton {
            text: qsTr("Discard")
            kind: "text"
            visible: page.model.wasRefused
            Layout.fillWidth: true
            onClicked: page.model.discard()
        }
    }
    SectionLabel {
        text: qsTr("Visits")
        visible: page.model.visits.count > 0
    }
    Repeater {
        model: page.model.visits

        OwnVisitCard {
            id: visit
            required property string key
            required property string etag

            required title
            required detail
            required badgeKind
            required badgeText
            required mayAgree
            required mayCancel

            busy: page.model.busy
            Layout.fillWidth: true
            onAgreed: page.model.agree(visit.key, visit.etag)
            onCancelled: page.model.cancelVisit(visit.key)
        }
    }
    SectionLabel {
        text: qsTr("Who comes")
        visible: page.model.visitors.count > 0
    }
    Repeater {
        model: page.model.visitors

        RowLayout {
            id: visitor
            required property string key
            required property string who

            spacing: Theme.space3
            Layout.fillWidth: true

            AppLabel {
                text: visitor.who
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("No more")
                name: qsTr("%1 comes no more").arg(visitor.who)
                kind: "text"
                onClicked: page.model.refuseVisitor(visitor.key, visitor.who)
            }
        }
    }
    AppButton {
        text: qsTr("Change how we are visited")
        symbol: Icons.schedule
        kind: "tonal"
        visible: page.model.mayChangeTerms
        Layout.fillWidth: true
        onClicked: Navigator.openHouseholdTerms(page.model.household)
    }
    AppButton {
        text: qsTr("No visits for now")
        symbol: Icons.pause
        kind: "outline"
        visible: page.model.mayPause
        Layout.fillWidth: true
        onClicked: page.model.pause()
    }
    AppButton {
        text: qsTr("No more visits at all")
        symbol: Icons.block
        kind: "destructiveOutline"
        visible: page.model.mayWithdraw
        Layout.fillWidth: true
        onClicked: withdrawSheet.open = true
    }
    RecordLines {
        model: page.model.record
        visible: page.model.household !== ""
        Layout.fillWidth: true
    }
    overlay: WithdrawSheet {
        id: withdrawSheet
        title: qsTr("No more visits at all?")
        text: qsTr("It ends at once and cannot be taken back. You need not say why.")
        onChosen: eraseNow => page.model.withdraw(eraseNow)
    }
}
