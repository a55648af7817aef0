// The people who share this phone: hand it on, or let somebody else in. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Account
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property ProfilesModel model

    title: qsTr("People on this phone")
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    AppLabel {
        text: qsTr("Each person has their own sign-ups and hours here. Nothing is locked between "
                   + "them: share a phone only with people you trust. What waits is sent, whoever "
                   + "holds the phone.")
        soft: true
        Layout.fillWidth: true
    }
    Card {
        padding: 0
        spacing: 0
        Layout.fillWidth: true

        Repeater {
            model: page.model.rows

            NavRow {
                required property string key
                required property string title
                required property bool current
                required detail

                text: title
                symbol: current ? Icons.check : Icons.personOutline
                symbolColor: current ? Theme.accent : Theme.inkSoft
                boldTitle: current
                onClicked: page.model.choose(key)
            }
        }
    }
    AppButton {
        text: qsTr("Let somebody else in")
        kind: "tonal"
        symbol: Icons.personAdd
        Layout.fillWidth: true
        onClicked: page.model.add()
    }
}
