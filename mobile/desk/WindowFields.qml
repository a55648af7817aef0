// When sign-up opens and closes, and until when leaving is free. `window`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Stack {
    id: fields

    required property SignUpWindow window
    readonly property var parts: [
        {
            "title": qsTr("Sign-up opens"),
            "choices": fields.window.openings,
            "index": fields.window.opens,
            "choose": index => (fields.window.opens = index)
        },
        {
            "title": qsTr("Sign-up closes"),
            "choices": fields.window.closings,
            "index": fields.window.closes,
            "choose": index => (fields.window.closes = index)
        },
        {
            "title": qsTr("Giving a place back is free"),
            "choices": fields.window.leavings,
            "index": fields.window.leave,
            "choose": index => (fields.window.leave = index)
        }
    ]

    spacing: Theme.space2

    Repeater {
        // A number: a list would make every chip anew at each tap, and the finger's focus be gone.
        model: fields.parts.length

        Stack {
            id: part
            required property int index
            readonly property var about: fields.parts[index]

            spacing: Theme.space1
            Layout.fillWidth: true

            SectionLabel {
                text: part.about.title
            }
            // The Flow's own wish for a width changes with its width: stacks that have none yet
            // would chase it for ever.
            Item {
                implicitHeight: flow.implicitHeight
                Layout.fillWidth: true

                Flow {
                    id: flow
                    width: parent.width
                    spacing: Theme.space2

                    Repeater {
                        model: part.about.choices.length

                        Chip {
                            required property int index

                            text: part.about.choices[index] ?? ""
                            name: part.about.title + ", " + text
                            checked: part.about.index === index
                            onClicked: part.about.choose(index)
                        }
                    }
                }
            }
        }
    }
}
