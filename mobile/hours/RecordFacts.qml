// What a record says, name by name. `facts`: list of {name, value}.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Stack {
    id: list

    property var facts: []

    spacing: Theme.space3

    Repeater {
        model: list.facts

        Stack {
            id: fact
            required property var modelData

            spacing: 0
            Layout.fillWidth: true

            AppLabel {
                text: fact.modelData.name
                size: Theme.textSmall
                soft: true
                Layout.fillWidth: true
            }
            AppLabel {
                text: fact.modelData.value
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
    }
}
