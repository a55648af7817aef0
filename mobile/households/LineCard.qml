// Lines of a record, each with what, when and how. `rows`: a RowModel of RecordLineRow.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui

Card {
    id: card

    required property RowModel rows

    spacing: Theme.space3

    Repeater {
        model: card.rows

        Stack {
            id: line
            required property string title
            required property string when
            required property string detail

            spacing: 0
            Layout.fillWidth: true

            AppLabel {
                text: line.title
                bold: true
                Layout.fillWidth: true
            }
            AppLabel {
                text: line.when
                size: Theme.textSmall
                soft: true
                Layout.fillWidth: true
            }
            AppLabel {
                text: line.detail
                size: Theme.textSmall
                visible: text !== ""
                Layout.fillWidth: true
            }
        }
    }
}
