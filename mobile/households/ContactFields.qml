// Where a household lives and how to get in, to be typed; the server seals it. Keyboards are asked
// to learn nothing of it. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Households
import Glimmer.Model
import Glimmer.Ui

Stack {
    id: fields

    required property ConsentModel model
    readonly property int quiet: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText

    spacing: Theme.space3

    SectionLabel {
        text: qsTr("Where it lives")
    }
    AppLabel {
        text: qsTr("Sealed on the server. Only visitors around an agreed visit see it, and "
                   + "coordinators for a purpose; the household sees who did.")
        size: Theme.textSmall
        soft: true
        Layout.fillWidth: true
    }
    AppField {
        label: qsTr("Whom to ask for")
        text: fields.model.contactName
        inputMethodHints: fields.quiet
        maximumLength: ConsentModel.LongestName
        Layout.fillWidth: true
        onEdited: fields.model.contactName = text
    }
    AppField {
        label: qsTr("Address")
        text: fields.model.address
        inputMethodHints: fields.quiet
        maximumLength: ConsentModel.LongestAddress
        Layout.fillWidth: true
        onEdited: fields.model.address = text
    }
    AppField {
        label: qsTr("Phone number, may be empty")
        text: fields.model.phoneNumber
        inputMethodHints: fields.quiet | Qt.ImhDialableCharactersOnly
        maximumLength: ConsentModel.LongestPhone
        Layout.fillWidth: true
        onEdited: fields.model.phoneNumber = text
    }
    SectionLabel {
        text: qsTr("How to get in; forgotten after 90 days")
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Repeater {
            model: fields.model.hints

            Chip {
                required property string words
                required property bool on
                required property int index

                text: words
                checked: on
                onClicked: fields.model.toggleHint(index)
            }
        }
    }
    AppField {
        label: qsTr("One more line about the way, nothing about people")
        text: fields.model.noteLine
        inputMethodHints: fields.quiet
        maximumLength: ConsentModel.LongestNote
        Layout.fillWidth: true
        onEdited: fields.model.noteLine = text
    }
    PersonField {
        picker: fields.model.contact
        label: fields.model.contact.who === "" ? qsTr("Its contact, if one has the app")
                                               : qsTr("Its contact: %1").arg(
                                                     fields.model.contact.who)
        hint: qsTr("Find by name")
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("No contact")
        kind: "text"
        visible: fields.model.contact.who !== ""
        onClicked: fields.model.contact.choose("", "")
    }
}
