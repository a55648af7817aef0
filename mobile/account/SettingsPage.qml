// The look, the person's own words, the calendar, and signing out. `model`, `settings`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Account
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property SettingsModel model
    required property Settings settings
    readonly property var languages: ["zh", "en"]
    readonly property var looks: ["system", "light", "dark"]
    readonly property var steps: [0.9, 1, 1.15, 1.3, 1.6, 1.9]

    title: qsTr("Settings")
    subtitle: model.name
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    Component.onCompleted: model.askServer()

    SectionLabel {
        text: qsTr("Language")
    }
    Segments {
        name: qsTr("Language")
        choices: ["中文", "English"]
        currentIndex: page.languages.indexOf(page.settings.language)
        Layout.fillWidth: true
        onChosen: index => page.settings.language = page.languages[index]
    }
    SectionLabel {
        text: qsTr("Reading")
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
    AppLabel {
        text: qsTr("Size of words")
        size: Theme.textSmall
        bold: true
        soft: true
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Repeater {
            model: page.steps

            Chip {
                required property real modelData

                text: Math.round(modelData * 100) + " %"
                checked: Math.abs(page.settings.textStep - modelData) < 0.01
                onClicked: page.settings.textStep = modelData
            }
        }
    }
    Segments {
        name: qsTr("Light or dark")
        choices: [qsTr("As the system"), qsTr("Light"), qsTr("Dark")]
        currentIndex: page.looks.indexOf(page.settings.look)
        Layout.fillWidth: true
        onChosen: index => page.settings.look = page.looks[index]
    }
    SectionLabel {
        text: qsTr("About me")
    }
    Repeater {
        model: page.model.roles

        AppLabel {
            required property string modelData

            text: modelData
            Layout.fillWidth: true
        }
    }
    AboutMe {
        model: page.model
        Layout.fillWidth: true
    }
    SectionLabel {
        text: qsTr("My data")
    }
    Card {
        padding: 0
        spacing: 0
        Layout.fillWidth: true

        NavRow {
            text: qsTr("Save my calendar")
            detail: qsTr("A file for any calendar program; nobody else is in it")
            symbol: Icons.calendarMonth
            onClicked: page.model.exportCalendar()
        }
        Divider {}
        NavRow {
            text: qsTr("Waiting to send")
            symbol: Icons.send
            value: page.model.waitingCount + page.model.refusedCount
            onClicked: Navigator.openWaiting()
        }
        Divider {}
        NavRow {
            text: qsTr("People on this phone")
            detail: qsTr("Hand it on, or let somebody else in")
            symbol: Icons.group
            onClicked: Navigator.openProfiles()
        }
    }
    AppLabel {
        text: qsTr("Server: %1").arg(page.model.server)
        size: Theme.textSmall
        soft: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: page.model.keySentence
        size: Theme.textSmall
        soft: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("Glimmer %1, Apache-2.0. Qt is used under the LGPL-3.").arg(
                  Qt.application.version)
        size: Theme.textSmall
        soft: true
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Sign out of this phone")
        kind: "destructiveOutline"
        symbol: Icons.logout
        onClicked: signOutSheet.open = true
    }
    overlay: Sheet {
        id: signOutSheet
        title: qsTr("Sign out of this phone?")
        text: page.model.signOutSentence

        AppButton {
            text: qsTr("Stay")
            kind: "tonal"
            Layout.fillWidth: true
            onClicked: signOutSheet.open = false
        }
        AppButton {
            text: qsTr("Sign out")
            kind: "destructive"
            Layout.fillWidth: true
            onClicked: {
                signOutSheet.open = false;
                page.model.signOut();
            }
        }
    }
}
