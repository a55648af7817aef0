// A list to choose one of. As Sheet, plus `choices` (words) and `currentIndex`. Signal:
// chosen(int index); the sheet closes by itself.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Ui

Sheet {
    id: sheet

    property var choices: []
    property int currentIndex: -1
    signal chosen(int index)

    Repeater {
        model: sheet.choices

        CheckRow {
            required property string modelData
            required property int index

            text: modelData
            radio: true
            checked: index === sheet.currentIndex
            onClicked: {
                sheet.close();
                sheet.chosen(index);
            }
        }
    }
}
