// One phone of a person. `label`, `badgeKind`, `badgeText`; `pending`: it shows six digits that are
// typed here; `active`: it can be shut out; `busy`. Signals: digitsTyped(string), endAsked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Card {
    id: phone

    required property string label
    required property string badgeKind
    required property string badgeText
    required property bool pending
    required property bool active
    property bool busy: false
    signal digitsTyped(string digits)
    signal endAsked

    RowLayout {
        Layout.fillWidth: true

        AppLabel {
            text: phone.label
            bold: true
            Layout.fillWidth: true
        }
        Badge {
            kind: phone.badgeKind
            text: phone.badgeText
            bare: true
        }
    }
    AppLabel {
        text: qsTr("Ask the person, by voice, for the six digits on their screen and type them.")
        size: Theme.textSmall
        soft: true
        visible: phone.pending
        Layout.fillWidth: true
    }
    AppField {
        id: digits
        label: qsTr("Six digits")
        inputMethodHints: Qt.ImhDigitsOnly
        maximumLength: 7
        visible: phone.pending
        Layout.fillWidth: true
        onAccepted: phone.digitsTyped(text)
    }
    AppButton {
        text: qsTr("Let this phone in")
        kind: "tonal"
        busy: phone.busy
        visible: phone.pending
        onClicked: phone.digitsTyped(digits.text)
    }
    AppButton {
        text: qsTr("Shut out")
        name: text + ", " + phone.label
        kind: "destructiveOutline"
        visible: phone.active
        onClicked: phone.endAsked()
    }
}
