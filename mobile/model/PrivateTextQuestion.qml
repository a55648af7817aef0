// Asks before a text that looks like an address or a number goes to everybody. `text`; `looked`:
// somebody has said that it is neither. Signal: answered(bool looked).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Card {
    id: question

    property string text: qsTr("This looks like an address or a phone number, and others will read "
                               + "it. Take it out, or say that it is neither.")
    property bool looked: false
    signal answered(bool looked)

    tone: "accent"

    AppLabel {
        text: question.text
        Layout.fillWidth: true
    }
    CheckRow {
        text: qsTr("It is neither")
        checked: question.looked
        onClicked: question.answered(!question.looked)
    }
}
