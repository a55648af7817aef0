// A role that is to be given: which, where, until when, and what comes of it. `model`. Signal:
// unitAsked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Stack {
    id: form

    required property RolesModel model
    signal unitAsked

    spacing: Theme.space2

    SectionLabel {
        text: qsTr("Role")
    }
    Repeater {
        model: form.model.roles

        CheckRow {
            required property string modelData
            required property int index

            text: modelData
            detail: form.model.meanings[index] ?? ""
            radio: true
            checked: index === form.model.role
            onClicked: form.model.role = index
        }
    }
    SectionLabel {
        text: qsTr("Unit, with those below it")
    }
    NavRow {
        text: form.model.units[form.model.unit] ?? qsTr("Choose a unit")
        detail: form.model.parents[form.model.unit] ?? ""
        symbol: Icons.place
        onClicked: form.unitAsked()
    }
    SectionLabel {
        text: qsTr("For how long")
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Repeater {
            model: form.model.periods

            Chip {
                required property string modelData
                required property int index

                text: modelData
                checked: index === form.model.period
                onClicked: form.model.period = index
            }
        }
    }
    AppField {
        label: qsTr("Last day")
        text: form.model.day
        hint: "2027-06-30"
        error: form.model.dayProblem
        maximumLength: 20
        visible: form.model.ownDay
        Layout.fillWidth: true
        onEdited: form.model.day = text
    }
    AppLabel {
        text: form.model.given
        bold: true
        visible: text !== ""
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
    }
}
