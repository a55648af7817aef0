// Cards for those of the list who are without the app: what is on them and how many. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Sheet {
    id: sheet

    required property PeopleModel model

    title: qsTr("Cards for people without a phone")
    text: qsTr("Name, team and a code stand on it, and nothing else. The leader scans the card "
               + "when its owner comes and when they go.")

    AppLabel {
        text: sheet.model.cardsSentence
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Save the cards")
        symbol: Icons.printOut
        ready: sheet.model.cards > 0
        missingText: qsTr("Nobody here is without the app")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.printCards();
        }
    }
    AppButton {
        text: qsTr("Not now")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
