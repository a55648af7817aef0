// Writing a wish down, or correcting one: what everybody may read above, what is sealed below.
// `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui
import Glimmer.Wishes

AppPage {
    id: page

    required property NewWishModel model

    title: model.corrects ? qsTr("Correct a wish") : qsTr("A wish")
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    actionText: model.corrects ? qsTr("Save") : qsTr("Hand it in")
    actionReady: model.missing === ""
    actionMissing: model.missing
    onActionTriggered: model.write()
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    Connections {
        target: page.model

        function onDone(sentence: string, requestId: string) {
            Navigator.leave(sentence, requestId);
        }
    }
    AppLabel {
        text: qsTr("For everybody to read. No name, no address, no number.")
        soft: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: page.model.ceiling
        bold: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    NavRow {
        text: qsTr("Kind of wish")
        detail: page.model.categories[page.model.category] ?? ""
        symbol: Icons.favorite
        onClicked: kindSheet.open = true
    }
    Segments {
        name: qsTr("What is needed")
        choices: [qsTr("A thing"), qsTr("Help")]
        currentIndex: page.model.isService ? 1 : 0
        visible: page.model.asksNeed
        Layout.fillWidth: true
        onChosen: index => page.model.isService = index === 1
    }
    AppField {
        label: qsTr("What is wished for")
        hint: page.model.isService ? qsTr("Change a kitchen lamp") : qsTr("Picture books")
        text: page.model.title
        maximumLength: NewWishModel.LongestTitle
        Layout.fillWidth: true
        onEdited: page.model.title = text
    }
    GridLayout {
        columns: Theme.elder ? 1 : 3
        columnSpacing: Theme.space3
        rowSpacing: Theme.space3
        visible: !page.model.isService && !page.model.corrects
        Layout.fillWidth: true

        AppField {
            label: qsTr("Thing")
            hint: qsTr("book")
            text: page.model.item
            maximumLength: NewWishModel.LongestWord
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            onEdited: page.model.item = text
        }
        AppField {
            label: qsTr("How many")
            text: page.model.quantity
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            maximumLength: 12
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: page.model.quantity = text
        }
        AppField {
            label: qsTr("Counted in")
            hint: qsTr("piece")
            text: page.model.measure
            maximumLength: NewWishModel.LongestMeasure
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: page.model.measure = text
        }
    }
    CheckRow {
        text: qsTr("Several people may bring a part each")
        checked: page.model.maySplit
        visible: !page.model.isService && !page.model.corrects
        onClicked: page.model.maySplit = !page.model.maySplit
    }
    AppField {
        label: qsTr("How many minutes")
        text: page.model.minutes
        inputMethodHints: Qt.ImhDigitsOnly
        maximumLength: 3
        visible: page.model.isService && !page.model.corrects
        Layout.fillWidth: true
        onEdited: page.model.minutes = text
    }
    NavRow {
        text: qsTr("Community")
        detail: page.model.units[page.model.unit] ?? ""
        symbol: Icons.place
        visible: page.model.units.length > 1 && !page.model.corrects
        onClicked: unitSheet.open = true
    }
    AppField {
        label: qsTr("Wanted by")
        text: page.model.lastDay
        hint: "2026-12-31"
        maximumLength: 20
        Layout.fillWidth: true
        onEdited: page.model.lastDay = text
    }
    AppField {
        label: qsTr("Whose wish, in neutral words")
        text: page.model.alias
        maximumLength: NewWishModel.LongestWord
        Layout.fillWidth: true
        onEdited: page.model.alias = text
    }
    AppField {
        label: qsTr("Good to know: which days suit, what to bring")
        text: page.model.description
        maximumLength: NewWishModel.LongestDescription
        Layout.fillWidth: true
        onEdited: page.model.description = text
    }
    PrivateTextQuestion {
        text: qsTr("This looks like an address or a phone number. Everybody would read it. "
                   + "Move it below, or say that it is neither.")
        looked: page.model.looked
        visible: page.model.looksPrivate
        Layout.fillWidth: true
        onAnswered: looked => page.model.looked = looked
    }
    CheckRow {
        text: qsTr("It is for my own household: this phone is asked whether it came")
        checked: page.model.contactIsMe
        visible: !page.model.corrects
        onClicked: page.model.contactIsMe = !page.model.contactIsMe
    }
    SectionLabel {
        text: qsTr("Sealed: only for who comes, around the agreed time")
    }
    AppLabel {
        text: qsTr("What is left empty here stays as it was.")
        size: Theme.textSmall
        soft: true
        visible: page.model.corrects
        Layout.fillWidth: true
    }
    AppField {
        label: qsTr("Whom to ask for")
        text: page.model.receiver
        maximumLength: NewWishModel.LongestReceiver
        Layout.fillWidth: true
        onEdited: page.model.receiver = text
    }
    AppField {
        label: qsTr("Address")
        text: page.model.address
        maximumLength: NewWishModel.LongestAddress
        Layout.fillWidth: true
        onEdited: page.model.address = text
    }
    AppField {
        label: qsTr("Phone number")
        text: page.model.phoneNumber
        inputMethodHints: Qt.ImhDialableCharactersOnly
        maximumLength: NewWishModel.LongestPhone
        Layout.fillWidth: true
        onEdited: page.model.phoneNumber = text
    }
    AppField {
        label: qsTr("How to get in, when to ring")
        text: page.model.directions
        maximumLength: NewWishModel.LongestDirections
        Layout.fillWidth: true
        onEdited: page.model.directions = text
    }
    overlay: [
        ChoiceSheet {
            id: unitSheet
            title: qsTr("Community")
            choices: page.model.units
            currentIndex: page.model.unit
            onChosen: index => page.model.unit = index
        },
        ChoiceSheet {
            id: kindSheet
            title: qsTr("Kind of wish")
            choices: page.model.categories
            currentIndex: page.model.category
            onChosen: index => page.model.category = index
        }
    ]
}
