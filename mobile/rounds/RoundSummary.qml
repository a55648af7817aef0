// What a proposed round comes to: how many households have a visit, how evenly the work lies, and
// how often each visitor goes. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Rounds
import Glimmer.Ui

Card {
    id: summary

    required property RoundModel model

    Layout.fillWidth: true

    AppLabel {
        text: summary.model.coverSentence
        size: Theme.textRow
        bold: true
        heading: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: summary.model.fairness
        soft: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    SectionLabel {
        text: qsTr("Visits of each")
    }
    Repeater {
        model: summary.model.loads

        Stack {
            id: load
            required property var modelData

            spacing: Theme.space1
            Layout.fillWidth: true
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.spoken

            RowLayout {
                spacing: Theme.space3
                Layout.fillWidth: true

                AppLabel {
                    text: load.modelData.who
                    quiet: true
                    Layout.fillWidth: true
                }
                AppLabel {
                    text: load.modelData.visits
                    bold: true
                    quiet: true
                }
            }
            Rectangle {
                implicitHeight: Theme.space2
                radius: Theme.radiusSmall
                color: Theme.sunken
                Layout.fillWidth: true

                Rectangle {
                    anchors.left: parent.left
                    width: parent.width * load.modelData.share
                    height: parent.height
                    radius: Theme.radiusSmall
                    color: Theme.primary
                }
            }
        }
    }
}
