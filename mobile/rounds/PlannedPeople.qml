// Who goes on a visit, and who is told first when no word comes. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Rounds
import Glimmer.Ui

Stack {
    id: people

    required property VisitPlanModel model

    spacing: Theme.space3

    SectionLabel {
        text: qsTr("Who goes")
    }
    Flow {
        spacing: Theme.space2
        Layout.fillWidth: true

        Repeater {
            model: people.model.visitors

            Chip {
                required property var modelData

                text: modelData.who
                name: qsTr("%1 does not go after all").arg(modelData.who)
                checked: true
                onClicked: people.model.removeVisitor(modelData.person)
            }
        }
        Repeater {
            model: people.model.known

            Chip {
                required property var modelData

                text: modelData.who
                name: qsTr("%1 goes; they are a pair").arg(modelData.who)
                symbol: Icons.add
                onClicked: people.model.addVisitor(modelData.person, modelData.who)
            }
        }
    }
    PersonField {
        picker: people.model.visitor
        label: people.model.visitors.length === 0 ? qsTr("Somebody") : qsTr("Somebody else, too")
        hint: qsTr("Find by name")
        Layout.fillWidth: true
    }
    PersonField {
        picker: people.model.contact
        label: people.model.contact.who === ""
               ? qsTr("Who is told first when no word comes; without one, the coordinators")
               : qsTr("%1 is told first when no word comes").arg(people.model.contact.who)
        hint: qsTr("Find by name")
        Layout.fillWidth: true
    }
    AppField {
        label: qsTr("Minutes until there is signal again")
        text: people.model.travel
        inputMethodHints: Qt.ImhDigitsOnly
        maximumLength: 3
        Layout.fillWidth: true
        onEdited: people.model.travel = text
    }
}
