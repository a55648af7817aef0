// The person's hours and what is theirs. `model`, `settings`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Hours
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property MeModel model
    required property Settings settings

    title: model.name === "" ? qsTr("Me") : model.name
    subtitle: model.home
    widthMax: Theme.widthPanes
    headerItems: AppButton {
        text: qsTr("Settings")
        symbol: Icons.settings
        kind: "text"
        onClicked: Navigator.openSettings()
    }
    dockItems: DoneBar {
        model: page.model
    }

    Card {
        Layout.fillWidth: true

        RowLayout {
            Layout.fillWidth: true

            Figure {
                value: page.model.confirmed
                unit: qsTr("h")
                size: Theme.numberMe
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Year before")
                symbol: Icons.arrowBack
                kind: "text"
                iconOnly: true
                visible: page.model.hasEarlier
                onClicked: page.model.showYear(page.model.year - 1)
            }
            AppLabel {
                text: qsTr("%1").arg(page.model.year)
                bold: true
            }
            AppButton {
                text: qsTr("Year after")
                symbol: Icons.arrowForward
                kind: "text"
                iconOnly: true
                visible: page.model.hasLater
                onClicked: page.model.showYear(page.model.year + 1)
            }
        }
        Badge {
            kind: "confirmed"
            text: qsTr("Confirmed, %n service(s)", "", page.model.services)
            bare: true
        }
        MonthBars {
            name: page.model.monthsInWords
            bars: page.model.months
            Layout.fillWidth: true
        }
    }
    Card {
        padding: 0
        spacing: 0
        Layout.fillWidth: true

        NavRow {
            text: qsTr("Not sent yet")
            detail: qsTr("Saved on this phone")
            symbol: Icons.send
            symbolColor: Theme.accent
            value: page.model.unsent
            unit: qsTr("h")
            visible: value !== ""
            onClicked: Navigator.openWaiting()
        }
        NavRow {
            text: qsTr("Waiting to be confirmed")
            detail: qsTr("Somebody else looks at these; not in the number above")
            symbol: Icons.schedule
            symbolColor: Theme.accent
            value: page.model.waiting
            unit: qsTr("h")
            visible: value !== ""
            onClicked: Navigator.openRecords("waiting")
        }
        NavRow {
            text: qsTr("Not accepted")
            detail: qsTr("With the reason")
            symbol: Icons.error
            symbolColor: Theme.bad
            value: page.model.refusedHours
            unit: qsTr("h")
            visible: value !== ""
            onClicked: Navigator.openRecords("refused")
        }
        NavRow {
            text: qsTr("Each service")
            symbol: Icons.listAlt
            onClicked: Navigator.openRecords("")
        }
        NavRow {
            text: qsTr("My service record")
            detail: qsTr("Signed by your organisation, to show without a network")
            symbol: Icons.workspacePremium
            onClicked: Navigator.openCertificate()
        }
        NavRow {
            text: qsTr("Check a record")
            detail: qsTr("That somebody shows you")
            symbol: Icons.verifiedUser
            onClicked: Navigator.openCheckRecord()
        }
    }
    Card {
        padding: 0
        spacing: 0
        visible: page.model.households.length > 0
        Layout.fillWidth: true

        Repeater {
            model: page.model.households

            NavRow {
                id: household
                required property var modelData

                text: qsTr("My household")
                detail: qsTr("%1: who comes, what you consent to, who has seen your address").arg(
                            household.modelData.alias)
                symbol: Icons.cottage
                onClicked: Navigator.openOwnHousehold(household.modelData.household)
            }
        }
    }
    Card {
        padding: 0
        spacing: 0
        Layout.fillWidth: true

        NavRow {
            text: qsTr("My families")
            detail: qsTr("Visits, with whom, and when you can")
            symbol: Icons.cottage
            onClicked: Navigator.openVisits()
        }
        NavRow {
            text: qsTr("Follow-ups")
            detail: qsTr("What has to be put right, by you and others")
            symbol: Icons.pendingActions
            value: page.model.followUps > 0 ? "" + page.model.followUps : ""
            unit: value === "" ? "" : qsTr("yours")
            onClicked: Navigator.openPlace("followUps")
        }
        NavRow {
            text: qsTr("Deeds")
            detail: qsTr("Record what you did for a community")
            symbol: Icons.volunteerActivism
            onClicked: Navigator.openPlace("deeds")
        }
        Divider {}
        NavRow {
            text: qsTr("Notices")
            symbol: Icons.notificationsNone
            onClicked: Navigator.openNotices()
        }
        Divider {}
        SwitchRow {
            text: qsTr("Large print")
            detail: qsTr("Large words, large buttons")
            symbol: Icons.textFields
            checked: page.settings.elder
            onSwitched: on => page.settings.elder = on
        }
    }
}
