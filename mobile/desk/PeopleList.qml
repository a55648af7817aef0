// Names with home and app; a touch chooses one. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Card {
    id: card

    required property PeopleModel model

    padding: 0

    ListView {
        model: card.model.rows
        clip: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        Layout.fillWidth: true
        Layout.preferredHeight: card.height

        delegate: NavRow {
            id: row
            required property string key
            required property string personName
            required property string home
            required property bool hasApp

            width: ListView.view.width
            text: personName
            detail: home
            selected: key === card.model.person
            onClicked: card.model.choose(key)

            Badge {
                kind: "confirmed"
                text: qsTr("Has the app")
                bare: true
                visible: row.hasApp
            }
        }
    }
}
