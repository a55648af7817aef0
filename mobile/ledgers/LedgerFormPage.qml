// Base of the pages on which something is written down for a ledger: the fields (children), the
// unit and the question before a private text. `form`, `note` (words above the fields),
// `unitLabel`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property FormModel form
    property string note
    property string unitLabel: qsTr("Community")
    default property alias fields: column.data

    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    actionReady: form.missing === ""
    actionMissing: form.missing
    onActionTriggered: form.write()
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.form
    }

    content: [
        Connections {
            target: page.form

            function onDone(sentence: string, requestId: string) {
                Navigator.leave(sentence, requestId);
            }
        },
        AppLabel {
            text: page.note
            soft: true
            visible: text !== ""
            Layout.fillWidth: true
        },
        Stack {
            id: column
            spacing: Theme.space3
            Layout.fillWidth: true
        },
        NavRow {
            text: page.unitLabel
            detail: page.form.units[page.form.unit] ?? ""
            symbol: Icons.place
            visible: page.form.units.length > 1
            onClicked: unitSheet.open = true
        },
        PrivateTextQuestion {
            looked: page.form.looked
            visible: page.form.looksPrivate
            Layout.fillWidth: true
            onAnswered: looked => page.form.looked = looked
        }
    ]
    overlay: ChoiceSheet {
        id: unitSheet
        title: page.unitLabel
        choices: page.form.units
        currentIndex: page.form.unit
        onChosen: index => page.form.unit = index
    }
}
