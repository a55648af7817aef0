// What the family asks to be passed on, in one line, and their word for it. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui
import Glimmer.Visits

AppPage {
    id: page

    required property NeedModel model

    title: qsTr("Pass on what they ask for")
    subtitle: model.who
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    actionText: qsTr("Pass it on")
    actionSymbol: Icons.send
    actionReady: model.missing === ""
    actionMissing: model.missing
    onActionTriggered: model.write()
    onBackRequested: Navigator.back()
    onVisibleChanged: if (!visible)
        keepSoon.keep()
    dockItems: DoneBar {
        model: page.model
    }

    Connections {
        target: page.model

        function onDone(sentence: string, requestId: string) {
            Navigator.leave(sentence, requestId);
        }
    }
    // What is typed is kept when the fingers rest.
    Timer {
        id: keepSoon

        function keep() {
            if (running) {
                stop();
                page.model.keep();
            }
        }

        interval: 400
        onTriggered: page.model.keep()
    }
    AppLabel {
        text: qsTr("Only what the family has asked you to pass on: a thing, a hand, something to "
                   + "be put right. Nothing about how they are, no name, no address.")
        soft: true
        Layout.fillWidth: true
    }
    Segments {
        name: qsTr("What they ask for")
        choices: [qsTr("A thing"), qsTr("Help"), qsTr("To be put right")]
        currentIndex: page.model.kind
        Layout.fillWidth: true
        onChosen: index => page.model.kind = index
    }
    AppField {
        label: qsTr("In one line")
        hint: page.model.kind === NeedModel.Thing
              ? qsTr("Reading glasses") : page.model.kind === NeedModel.Help
                ? qsTr("Change a kitchen lamp") : qsTr("The lamp in the stairs is out")
        text: page.model.title
        maximumLength: page.model.longest
        Layout.fillWidth: true
        onEdited: {
            page.model.title = text;
            keepSoon.restart();
        }
    }
    GridLayout {
        columns: Theme.elder ? 1 : 2
        columnSpacing: Theme.space3
        rowSpacing: Theme.space3
        visible: page.model.kind === NeedModel.Thing
        Layout.fillWidth: true

        AppField {
            label: qsTr("How many")
            text: page.model.quantity
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            maximumLength: 12
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: {
                page.model.quantity = text;
                keepSoon.restart();
            }
        }
        AppField {
            label: qsTr("Counted in")
            hint: qsTr("piece")
            text: page.model.measure
            maximumLength: NeedModel.LongestMeasure
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: {
                page.model.measure = text;
                keepSoon.restart();
            }
        }
    }
    NavRow {
        text: qsTr("Kind of help")
        detail: page.model.categories[page.model.category] ?? ""
        symbol: Icons.favorite
        visible: page.model.kind === NeedModel.Help
        onClicked: kindSheet.open = true
    }
    AppField {
        label: qsTr("How many minutes")
        text: page.model.minutes
        inputMethodHints: Qt.ImhDigitsOnly
        maximumLength: 3
        visible: page.model.kind === NeedModel.Help
        Layout.fillWidth: true
        onEdited: {
            page.model.minutes = text;
            keepSoon.restart();
        }
    }
    Segments {
        name: qsTr("What kind")
        choices: [qsTr("Complaint"), qsTr("Problem"), qsTr("Something is missing")]
        currentIndex: page.model.matter
        visible: page.model.kind === NeedModel.Matter
        Layout.fillWidth: true
        onChosen: index => page.model.matter = index
    }
    PrivateTextQuestion {
        looked: page.model.looked
        visible: page.model.looksPrivate
        Layout.fillWidth: true
        onAnswered: looked => page.model.looked = looked
    }
    SectionLabel {
        text: qsTr("Whose word is it")
    }
    Segments {
        name: qsTr("Whose word is it")
        choices: [qsTr("An adult there"), qsTr("A guardian"), qsTr("Who acts for them")]
        currentIndex: page.model.givenBy
        Layout.fillWidth: true
        onChosen: index => page.model.givenBy = index
    }
    SectionLabel {
        text: qsTr("How was it said")
    }
    Segments {
        name: qsTr("How was it said")
        choices: [qsTr("Face to face"), qsTr("By phone"), qsTr("On paper")]
        currentIndex: page.model.channel
        Layout.fillWidth: true
        onChosen: index => page.model.channel = index
    }
    CheckRow {
        text: qsTr("They have asked me to pass this on")
        detail: qsTr("Without their word nothing is written down.")
        checked: page.model.asked
        onClicked: page.model.asked = !page.model.asked
    }
    overlay: ChoiceSheet {
        id: kindSheet
        title: qsTr("Kind of help")
        choices: page.model.categories
        currentIndex: page.model.category
        onChosen: index => page.model.category = index
    }
}
