// Writing down that a household consents; then the card that it gets. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Households
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property ConsentModel model
    readonly property bool written: model.code !== ""

    backText: qsTr("Back")
    title: written ? qsTr("Written down") : qsTr("Consent of %1").arg(model.alias)
    widthMax: Theme.widthPanes
    actionText: written ? qsTr("The card is written") : qsTr("Write it down")
    actionReady: written || model.missing === ""
    actionMissing: model.missing
    actionBusy: model.busy
    actionBusyText: qsTr("Sending…")
    onActionTriggered: written ? Navigator.back() : model.write()
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    Stack {
        spacing: Theme.space3
        visible: page.written
        Layout.fillWidth: true

        CardCode {
            code: page.model.code
            alias: page.model.alias
            Layout.fillWidth: true
        }
        Banner {
            text: qsTr("It is shown once. No visit is planned before the household has given its "
                       + "word: with this card, on its contact's phone, or when somebody else "
                       + "calls it back.")
            symbol: Icons.info
            Layout.fillWidth: true
        }
    }
    Stack {
        spacing: Theme.space3
        visible: !page.written
        Layout.fillWidth: true

        NoSignalBanner {
            model: page.model
        }
        NavRow {
            text: qsTr("Explained in")
            detail: page.model.languages[page.model.language] ?? ""
            symbol: Icons.language
            onClicked: languageSheet.open = true
        }
        Card {
            Layout.fillWidth: true

            AppLabel {
                text: page.model.notice
                Layout.fillWidth: true
            }
            CheckRow {
                text: qsTr("I have read this to the household, and it says yes")
                checked: page.model.explained
                onClicked: page.model.explained = !page.model.explained
            }
        }
        SectionLabel {
            text: qsTr("What it consents to")
        }
        Repeater {
            model: page.model.purposes

            CheckRow {
                required property string words
                required property bool on
                required property int index

                text: words
                checked: on
                onClicked: page.model.togglePurpose(index)
            }
        }
        NavRow {
            text: qsTr("Who said yes")
            detail: page.model.givers[page.model.giver] ?? ""
            symbol: Icons.person
            onClicked: giverSheet.open = true
        }
        NavRow {
            text: qsTr("How it was said")
            detail: page.model.channels[page.model.channel] ?? ""
            symbol: Icons.chat
            onClicked: channelSheet.open = true
        }
        PersonField {
            picker: page.model.witness
            label: page.model.witness.who === "" ? qsTr("Who else was there; may be empty")
                                                 : qsTr("Also there: %1").arg(
                                                       page.model.witness.who)
            hint: qsTr("Find by name")
            Layout.fillWidth: true
        }
        AppButton {
            text: qsTr("Nobody else")
            kind: "text"
            visible: page.model.witness.who !== ""
            onClicked: page.model.witness.choose("", "")
        }
        TermsFields {
            terms: page.model.terms
            Layout.fillWidth: true
        }
        ContactFields {
            model: page.model
            Layout.fillWidth: true
        }
    }
    overlay: [
        ChoiceSheet {
            id: languageSheet
            title: qsTr("Explained in")
            choices: page.model.languages
            currentIndex: page.model.language
            onChosen: index => page.model.language = index
        },
        ChoiceSheet {
            id: giverSheet
            title: qsTr("Who said yes")
            choices: page.model.givers
            currentIndex: page.model.giver
            onChosen: index => page.model.giver = index
        },
        ChoiceSheet {
            id: channelSheet
            title: qsTr("How it was said")
            choices: page.model.channels
            currentIndex: page.model.channel
            onChosen: index => page.model.channel = index
        }
    ]
}
