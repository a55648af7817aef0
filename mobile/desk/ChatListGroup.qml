// One group of entries of a list. `title`, `entries` (rows of ChatRow), `model`. Signal:
// wishAsked(string key): somebody has to say which wish is meant.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Model
import Glimmer.Ui

Stack {
    id: group

    required property string title
    required property RowModel entries
    required property ChatListModel model
    signal wishAsked(string key)

    spacing: Theme.space2
    visible: entries.count > 0

    SectionLabel {
        text: qsTr("%1 · %2").arg(group.title).arg(group.entries.count)
    }
    Repeater {
        model: group.entries

        Card {
            id: entry
            required property string key
            required property string text
            required property string words
            required property var candidates
            required property int chosen
            required property bool takesOff
            required property bool kept
            required property bool asksWish
            required property string wish

            Layout.fillWidth: true

            AppLabel {
                text: entry.words
                Layout.fillWidth: true
            }
            AppLabel {
                text: entry.text
                size: Theme.textSmall
                soft: true
                Layout.fillWidth: true
            }
            Repeater {
                model: entry.candidates

                CheckRow {
                    required property string modelData
                    required property int index

                    text: modelData
                    radio: true
                    checked: index === entry.chosen
                    onClicked: group.model.choose(entry.key, index)
                }
            }
            CheckRow {
                text: qsTr("Leave it as it is")
                name: text + ", " + entry.text
                checked: entry.kept
                visible: entry.takesOff
                onClicked: group.model.keep(entry.key)
            }
            NavRow {
                text: qsTr("Wish")
                detail: entry.wish === "" ? qsTr("Please say which") : entry.wish
                symbol: Icons.favorite
                visible: entry.asksWish
                onClicked: group.wishAsked(entry.key)
            }
        }
    }
}
