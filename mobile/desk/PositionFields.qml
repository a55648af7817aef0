// The positions of a shift: what people are there for, how many, and what it takes. `positions`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Stack {
    id: fields

    required property PositionList positions

    spacing: Theme.space3

    Repeater {
        model: fields.positions.rows

        Card {
            id: row
            required property string key
            required property string name
            required property string places
            required property string skills
            required property string age
            required property string heldSentence
            required property string skillSentence

            Layout.fillWidth: true

            GridLayout {
                columns: fields.width > Theme.widthSide ? 3 : 1
                columnSpacing: Theme.space3
                rowSpacing: Theme.space3
                Layout.fillWidth: true

                AppField {
                    label: qsTr("Position")
                    hint: qsTr("Helper, driver, translator")
                    text: row.name
                    maximumLength: 40
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                    onEdited: fields.positions.setName(row.key, text)
                }
                AppField {
                    label: qsTr("People")
                    text: row.places
                    inputMethodHints: Qt.ImhDigitsOnly
                    maximumLength: 5
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onEdited: fields.positions.setPlacesOf(row.key, text)
                }
                AppField {
                    label: qsTr("From age")
                    hint: qsTr("Any")
                    text: row.age
                    inputMethodHints: Qt.ImhDigitsOnly
                    maximumLength: 3
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    onEdited: fields.positions.setAge(row.key, text)
                }
            }
            AppField {
                label: qsTr("Needed skills, all of them")
                hint: qsTr("First aid, driving")
                text: row.skills
                maximumLength: 200
                Layout.fillWidth: true
                onEdited: fields.positions.setSkills(row.key, text)
            }
            AppLabel {
                text: row.skillSentence
                size: Theme.textSmall
                color: Theme.accent
                visible: text !== ""
                Layout.fillWidth: true
            }
            RowLayout {
                visible: row.heldSentence !== "" || fields.positions.count > 1
                Layout.fillWidth: true

                AppLabel {
                    text: row.heldSentence
                    size: Theme.textSmall
                    soft: true
                    Layout.fillWidth: true
                }
                AppButton {
                    text: qsTr("Remove")
                    name: qsTr("Remove %1").arg(row.name)
                    kind: "text"
                    visible: fields.positions.count > 1
                    onClicked: fields.positions.remove(row.key)
                }
            }
        }
    }
    AppButton {
        text: qsTr("Another position")
        symbol: Icons.add
        kind: "tonal"
        onClicked: fields.positions.add()
    }
}
