// What the person says about themselves: skills, languages, and where to reach them. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Account
import Glimmer.Ui

Stack {
    id: about

    required property SettingsModel model

    spacing: Theme.space3

    AppField {
        id: skills
        label: qsTr("What I can do (only coordinators see it; in no export)")
        hint: qsTr("Sign language, first aid")
        text: about.model.skills
        Layout.fillWidth: true
        onAccepted: about.model.saveSkills(text)
    }
    AppButton {
        text: qsTr("Save")
        kind: "tonal"
        busy: about.model.busy
        busyText: qsTr("Saving…")
        onClicked: about.model.saveSkills(skills.text)
    }
    AppLabel {
        text: qsTr("Languages I speak (only coordinators see it; in no export)")
        size: Theme.textSmall
        bold: true
        soft: true
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Repeater {
            model: about.model.languages

            Chip {
                required property string words
                required property bool on
                required property int index

                text: words
                checked: on
                onClicked: about.model.toggleLanguage(index)
            }
        }
    }
    AppButton {
        text: qsTr("Save languages")
        kind: "tonal"
        busy: about.model.busy
        busyText: qsTr("Saving…")
        visible: about.model.languagesChanged
        onClicked: about.model.saveLanguages()
    }
    ReachField {
        label: qsTr("My telephone number")
        hint: about.model.hasPhone ? qsTr("A number is on record") : ""
        saveText: qsTr("Save number")
        missingText: qsTr("Type a number first")
        kept: about.model.hasPhone
        busy: about.model.busy
        inputMethodHints: Qt.ImhDialableCharactersOnly
        Layout.fillWidth: true
        onSaved: text => about.model.saveNumber(text)
    }
    AppLabel {
        text: qsTr("Coordinators see it only one at a time, for a stated purpose, and each look is "
                   + "on record.")
        size: Theme.textSmall
        soft: true
        Layout.fillWidth: true
    }
    ReachField {
        label: qsTr("E-mail for notices")
        hint: about.model.hasEmail ? qsTr("An address is on record") : "name@example.org"
        saveText: qsTr("Save address")
        missingText: qsTr("Type an address first")
        kept: about.model.hasEmail
        busy: about.model.busy
        inputMethodHints: Qt.ImhEmailCharactersOnly | Qt.ImhNoAutoUppercase
        visible: about.model.mailOffered
        Layout.fillWidth: true
        onSaved: text => about.model.saveEmail(text)
    }
}
