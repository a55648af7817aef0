// The first page: language, large print, and the invitation. `model`, `settings`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Account
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property WelcomeModel model
    required property Settings settings
    readonly property var languages: [
        {
            "code": "zh",
            "name": "中文"
        },
        {
            "code": "en",
            "name": "English"
        }
    ]

    widthMax: Theme.widthRail
    backText: model.shared ? qsTr("Back") : ""
    onBackRequested: model.leave()
    actionText: qsTr("Join")
    actionReady: link.text !== ""
    actionMissing: qsTr("Paste your invitation above")
    actionBusy: model.busy
    actionBusyText: qsTr("Asking the server…")
    onActionTriggered: model.redeemLink(link.text)
    dockItems: AppButton {
        text: qsTr("No link? Type the code")
        kind: "text"
        Layout.alignment: Qt.AlignHCenter
        onClicked: Navigator.openTypeCode()
    }

    Lamp {
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.space6
    }
    AppLabel {
        //: The name of the app
        text: qsTr("Glimmer")
        size: Theme.numberMe
        bold: true
        heading: true
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("Lend a hand, close to home")
        size: Theme.textRow
        soft: true
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.bottomMargin: Theme.space4
    }
    Segments {
        name: qsTr("Language")
        choices: page.languages.map(language => language.name)
        currentIndex: page.languages.findIndex(
                          language => language.code === page.settings.language)
        Layout.fillWidth: true
        onChosen: index => page.settings.language = page.languages[index].code
    }
    Card {
        padding: 0
        Layout.fillWidth: true

        SwitchRow {
            text: qsTr("Large print")
            detail: qsTr("Large words, large buttons, a word on every step")
            symbol: Icons.textFields
            checked: page.settings.elder
            onSwitched: on => page.settings.elder = on
        }
    }
    AppField {
        id: link
        label: qsTr("Invitation")
        hint: qsTr("Paste the link you were sent")
        error: page.model.problem
        Layout.fillWidth: true
        onAccepted: page.model.redeemLink(text)
    }
}
