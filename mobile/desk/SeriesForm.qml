// What is typed about a new event. `model`. Signal: hostAsked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Model
import Glimmer.Ui

Stack {
    id: form

    required property SeriesModel model
    signal hostAsked

    spacing: Theme.space4

    AppField {
        label: qsTr("Name")
        text: form.model.title
        maximumLength: 80
        Layout.fillWidth: true
        onEdited: form.model.title = text
    }
    NavRow {
        text: qsTr("Community")
        detail: form.model.hosts[form.model.host] ?? ""
        symbol: Icons.place
        visible: form.model.hosts.length > 1
        onClicked: form.hostAsked()
    }
    GridLayout {
        columns: form.width > Theme.widthSide ? 2 : 1
        columnSpacing: Theme.space3
        rowSpacing: Theme.space4
        Layout.fillWidth: true

        AppField {
            label: qsTr("Place to meet")
            text: form.model.place
            maximumLength: 200
            Layout.fillWidth: true
            onEdited: form.model.place = text
        }
        AppField {
            label: form.model.positions.count === 1 ? qsTr("People")
                                                    : form.model.positions.firstName
            text: form.model.positions.places
            inputMethodHints: Qt.ImhDigitsOnly
            maximumLength: 5
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.widthBigMin
            onEdited: form.model.positions.places = text
        }
        AppField {
            label: qsTr("Start")
            text: form.model.start
            hint: "14:00"
            Layout.fillWidth: true
            onEdited: form.model.start = text
        }
        AppField {
            label: qsTr("End")
            text: form.model.end
            hint: "16:00"
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.widthBigMin
            onEdited: form.model.end = text
        }
    }
    Segments {
        name: qsTr("How often")
        choices: [qsTr("Once"), qsTr("Every week"), qsTr("Every 2 weeks"), qsTr("Every month")]
        currentIndex: form.model.repeat
        Layout.fillWidth: true
        onChosen: index => form.model.repeat = index
    }
    Flow {
        spacing: Theme.space2
        visible: form.model.weekly
        Layout.fillWidth: true

        Repeater {
            model: form.model.weekdays

            Chip {
                required property var modelData
                required property int index

                text: modelData.text
                checked: modelData.on
                onClicked: form.model.toggleWeekday(index)
            }
        }
    }
    RowLayout {
        spacing: Theme.space3
        Layout.fillWidth: true

        AppField {
            label: form.model.repeat === 0 ? qsTr("Day") : qsTr("First day")
            text: form.model.firstDay
            hint: "2026-12-01"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: form.model.firstDay = text
        }
        AppField {
            label: qsTr("Last day")
            text: form.model.lastDay
            hint: "2026-12-31"
            visible: form.model.repeat !== 0
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onEdited: form.model.lastDay = text
        }
    }
    Card {
        tone: "primary"
        visible: form.model.totalSentence !== ""
        Layout.fillWidth: true

        AppLabel {
            text: form.model.ruleSentence
            size: Theme.textRow
            bold: true
            color: Theme.primary
            Layout.fillWidth: true
        }
        AppLabel {
            text: form.model.totalSentence
            Layout.fillWidth: true
        }
    }
    PersonField {
        picker: form.model.leader
        label: qsTr("Led by %1").arg(form.model.leader.who)
        hint: qsTr("Somebody else? Find by name")
        Layout.fillWidth: true
    }
    AppField {
        label: qsTr("What to bring")
        text: form.model.bring
        maximumLength: 200
        Layout.fillWidth: true
        onEdited: form.model.bring = text
    }
    AppField {
        label: qsTr("Category, for the figures")
        hint: qsTr("Environment, culture, traffic")
        text: form.model.category
        maximumLength: 40
        Layout.fillWidth: true
        onEdited: form.model.category = text
    }
    SeriesAdvanced {
        model: form.model
        Layout.fillWidth: true
    }
}
