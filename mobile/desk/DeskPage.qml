// The coordinator's pages on a phone, each with the number of what waits there. `model`; `places`:
// list of {name, text, detail, symbol, group}.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property DeskModel model
    property var places: []
    readonly property var groups: places.reduce((found, place) => {
        if (found.length === 0 || found[found.length - 1][0].group !== place.group)
            found.push([]);
        found[found.length - 1].push(place);
        return found;
    }, [])

    title: qsTr("Desk")
    subtitle: model.syncSentence
    widthMax: Theme.widthPanes

    EndingRolesCard {
        model: page.model.endingRoles
        Layout.fillWidth: true
        onPersonChosen: person => Navigator.openPerson(person)
    }
    Repeater {
        model: page.groups

        Card {
            id: group
            required property var modelData

            padding: 0
            spacing: 0
            Layout.fillWidth: true

            Repeater {
                model: group.modelData

                NavRow {
                    id: row
                    required property var modelData

                    text: modelData.text
                    detail: modelData.detail
                    symbol: modelData.symbol
                    boldTitle: true
                    value: "" + (page.model.counts[modelData.name] ?? "")
                    unit: value === "" ? "" : qsTr("waiting")
                    onClicked: Navigator.openPlace(row.modelData.name)
                }
            }
        }
    }
}
