// A sign-up list from a chat group: paste it, say what it is about, look at what was read, and sign
// those people up. `model`. The text lives in this page alone, until it was read.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property ChatListModel model
    readonly property bool read: model.read
    readonly property var groups: [
        {
            "title": qsTr("Certain"),
            "entries": model.certain
        },
        {
            "title": qsTr("To ask"),
            "entries": model.toAsk
        },
        {
            "title": qsTr("Cannot be"),
            "entries": model.conflicts
        },
        {
            "title": qsTr("Passed over"),
            "entries": model.passedOver
        }
    ]

    title: qsTr("List from a chat group")
    subtitle: model.syncSentence
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    actionText: model.read ? model.actionText : qsTr("Read the list")
    actionReady: !model.reading
    onActionTriggered: {
        if (!model.read)
            model.readList(paste.text);
        else if (model.departures.length > 0)
            takeOffSheet.ask();
        else
            model.act();
    }
    onBackRequested: Navigator.back()
    onReadChanged: paste.text = ""
    dockItems: DoneBar {
        model: page.model
    }

    NavRow {
        text: qsTr("What it is about")
        detail: page.model.places[page.model.place] ?? ""
        symbol: Icons.event
        onClicked: placeSheet.open = true
    }
    Segments {
        name: qsTr("What people write")
        choices: [qsTr("They bring it"), qsTr("They wish for it")]
        currentIndex: page.model.wishing ? 1 : 0
        visible: page.model.aboutWishes
        Layout.fillWidth: true
        onChosen: index => page.model.wishing = index === 1
    }
    AppTextArea {
        id: paste
        label: qsTr("The list, as it stands in the group")
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
        visible: !page.model.read
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("The list is read and kept nowhere.")
        size: Theme.textSmall
        soft: true
        visible: !page.model.read
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("The list is being read…")
        visible: page.model.reading
        Layout.fillWidth: true
    }
    Repeater {
        model: page.groups

        ChatListGroup {
            required property var modelData

            title: modelData.title
            entries: modelData.entries
            model: page.model
            Layout.fillWidth: true
            onWishAsked: key => wishSheet.ask(key)
        }
    }
    Card {
        visible: page.model.reply !== ""
        Layout.fillWidth: true

        AppLabel {
            text: qsTr("For the group")
            bold: true
            Layout.fillWidth: true
        }
        AppLabel {
            text: page.model.reply
            Layout.fillWidth: true
        }
        AppButton {
            text: qsTr("Copy the reply")
            kind: "tonal"
            onClicked: page.model.copyReply()
        }
    }
    AppButton {
        text: qsTr("Another list")
        symbol: Icons.add
        kind: "outline"
        visible: page.model.read
        onClicked: page.model.anotherList()
    }
    overlay: [
        ChoiceSheet {
            id: placeSheet
            title: qsTr("What it is about")
            choices: page.model.places
            currentIndex: page.model.place
            onChosen: index => page.model.place = index
        },
        ChoiceSheet {
            id: wishSheet
            property string entry

            function ask(key: string) {
                entry = key;
                open = true;
            }

            title: qsTr("Which wish?")
            choices: page.model.wishes
            onChosen: index => page.model.chooseWish(entry, index)
        },
        TakeOffSheet {
            id: takeOffSheet
            model: page.model
        }
    ]
}
