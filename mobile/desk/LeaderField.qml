// Who leads: the one so far, and a search for another. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Stack {
    id: leader

    required property SeriesModel model

    spacing: Theme.space1

    AppField {
        id: search
        label: qsTr("Led by %1").arg(leader.model.leader)
        hint: qsTr("Somebody else? Find by name")
        leadSymbol: Icons.search
        Layout.fillWidth: true
        onEdited: leader.model.searchLeader(text)
    }
    Repeater {
        model: leader.model.found

        NavRow {
            id: row
            required property string key
            required property string who

            text: who
            symbol: Icons.personOutline
            onClicked: {
                search.text = "";
                leader.model.chooseLeader(row.key, row.who);
            }
        }
    }
}
