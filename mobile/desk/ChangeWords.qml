// What an event is called, where it happens and what is said about it: of all its dates. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Card {
    id: words

    required property ChangeShiftModel model

    spacing: Theme.space4

    Stack {
        spacing: 0
        Layout.fillWidth: true

        AppLabel {
            text: qsTr("The event")
            size: Theme.textTitle
            bold: true
            heading: true
            Layout.fillWidth: true
        }
        AppLabel {
            text: words.model.series ? qsTr("This holds for all its dates.") : ""
            size: Theme.textSmall
            soft: true
            visible: text !== ""
            Layout.fillWidth: true
        }
    }
    AppField {
        label: qsTr("Name")
        text: words.model.title
        maximumLength: 80
        Layout.fillWidth: true
        onEdited: words.model.title = text
    }
    AppField {
        label: qsTr("Place to meet")
        text: words.model.place
        maximumLength: 200
        Layout.fillWidth: true
        onEdited: words.model.place = text
    }
    AppTextArea {
        label: qsTr("What happens there")
        text: words.model.description
        Layout.fillWidth: true
        onTextChanged: words.model.description = text
    }
    AppField {
        label: qsTr("What to bring")
        text: words.model.bring
        maximumLength: 200
        Layout.fillWidth: true
        onEdited: words.model.bring = text
    }
    AppField {
        label: qsTr("Category, for the figures")
        text: words.model.category
        maximumLength: 40
        Layout.fillWidth: true
        onEdited: words.model.category = text
    }
}
