// What to see to and what to bring. Ticks are kept at once, also without signal. `model`,
// `editable`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Visits

Card {
    id: card

    required property VisitModel model
    property bool editable: false

    padding: 0
    spacing: 0
    visible: model.checklist.count + model.deliveries.count > 0

    Repeater {
        model: card.model.deliveries

        Stack {
            id: delivery
            required property string key
            required property string words
            required property bool done
            required property string amount

            spacing: 0
            Layout.fillWidth: true

            CheckRow {
                text: qsTr("Bring %1").arg(delivery.words)
                checked: delivery.done
                enabled: card.editable
                onClicked: card.model.setBrought(parseInt(delivery.key), !delivery.done)
            }
            AppField {
                id: brought
                label: qsTr("How much was brought")
                text: delivery.amount
                inputMethodHints: Qt.ImhFormattedNumbersOnly
                maximumLength: 12
                visible: delivery.done && card.editable
                Layout.fillWidth: true
                Layout.leftMargin: Theme.space4
                Layout.rightMargin: Theme.space4
                Layout.bottomMargin: Theme.space3
            }
            Connections {
                target: brought.input

                function onEditingFinished() {
                    if (brought.visible && brought.text !== delivery.amount)
                        card.model.setAmount(parseInt(delivery.key), brought.text);
                }
            }
            Divider {
                Layout.fillWidth: true
            }
        }
    }
    Repeater {
        model: card.model.checklist

        CheckRow {
            required property string key
            required property string words
            required property bool done

            text: words
            checked: done
            enabled: card.editable
            onClicked: card.model.setDone(parseInt(key), !done)
        }
    }
}
