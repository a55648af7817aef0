// The household that the model has opened, and what may be done about it. `model`. Signals:
// confirmAsked(), resumeAsked(), withdrawAsked(), contactAsked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Households
import Glimmer.Model
import Glimmer.Ui

Stack {
    id: detail

    required property HouseholdModel model
    signal confirmAsked
    signal resumeAsked
    signal withdrawAsked
    signal contactAsked

    spacing: Theme.space3

    AppLabel {
        text: detail.model.alias
        size: Theme.textTitle
        bold: true
        heading: true
        Layout.fillWidth: true
    }
    Badge {
        kind: detail.model.badgeKind
        text: detail.model.badgeText
    }
    Banner {
        text: detail.model.dueSentence
        symbol: Icons.pendingActions
        visible: text !== ""
        Layout.fillWidth: true
    }
    NoSignalBanner {
        model: detail.model
    }
    Card {
        Layout.fillWidth: true

        SymbolLines {
            lines: detail.model.lines
            Layout.fillWidth: true
        }
    }
    AppButton {
        text: qsTr("The household gives its word")
        symbol: Icons.check
        visible: detail.model.mayConfirm
        busy: detail.model.busy
        Layout.fillWidth: true
        onClicked: detail.confirmAsked()
    }
    AppButton {
        text: qsTr("Visits again")
        symbol: Icons.check
        visible: detail.model.mayResume
        busy: detail.model.busy
        Layout.fillWidth: true
        onClicked: detail.resumeAsked()
    }
    AppButton {
        text: qsTr("Write its consent down")
        symbol: Icons.edit
        kind: detail.model.mayConfirm || detail.model.mayResume ? "tonal" : "primary"
        visible: detail.model.mayWriteConsent
        Layout.fillWidth: true
        onClicked: Navigator.openConsent(detail.model.household)
    }
    AppButton {
        text: qsTr("Change how it is visited")
        symbol: Icons.schedule
        kind: "tonal"
        visible: detail.model.mayChangeTerms
        Layout.fillWidth: true
        onClicked: Navigator.openHouseholdTerms(detail.model.household)
    }
    AppButton {
        text: qsTr("Look up where it lives")
        symbol: Icons.lockOpen
        kind: "tonal"
        visible: detail.model.purposes.length > 0
        Layout.fillWidth: true
        onClicked: detail.contactAsked()
    }
    AppButton {
        text: qsTr("What is written down about it")
        symbol: Icons.description
        kind: "outline"
        Layout.fillWidth: true
        onClicked: Navigator.openHouseholdRecord(detail.model.household)
    }
    AppButton {
        text: qsTr("No visits for now")
        symbol: Icons.pause
        kind: "outline"
        visible: detail.model.mayPause
        busy: detail.model.busy
        Layout.fillWidth: true
        onClicked: detail.model.pause()
    }
    AppButton {
        text: qsTr("It wants no more visits")
        symbol: Icons.block
        kind: "destructiveOutline"
        visible: detail.model.mayWithdraw
        Layout.fillWidth: true
        onClicked: detail.withdrawAsked()
    }
}
