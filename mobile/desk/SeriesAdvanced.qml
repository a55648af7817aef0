// What a new event can say beside the usual: several positions and what they take, when people sign
// up, and a description. Closed until somebody wants it. `model`, `open`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Stack {
    id: advanced

    required property SeriesModel model
    property bool open: false

    spacing: Theme.space4

    AppButton {
        text: advanced.open ? qsTr("Fewer questions")
                            : qsTr("More: positions, skills, age, sign-up, description")
        symbol: advanced.open ? Icons.arrowDropUp : Icons.expandMore
        kind: "text"
        onClicked: advanced.open = !advanced.open
    }
    // Made when it is wanted.
    Repeater {
        model: advanced.open ? 1 : 0

        Stack {
            spacing: Theme.space4
            Layout.fillWidth: true

            SectionLabel {
                text: qsTr("Positions")
            }
            PositionFields {
                positions: advanced.model.positions
                Layout.fillWidth: true
            }
            WindowFields {
                window: advanced.model.window
                Layout.fillWidth: true
            }
            AppTextArea {
                label: qsTr("What happens there")
                text: advanced.model.description
                Layout.fillWidth: true
                onTextChanged: advanced.model.description = text
            }
        }
    }
}
