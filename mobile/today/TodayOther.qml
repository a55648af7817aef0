// One more shift of these days: what, when, where it stands, and the two answers while a place is
// offered: accepted(signUp), declined(signUp). A touch opens the shift.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui

Card {
    id: other

    required property string key
    required property string title
    required property string detail
    required property string badgeKind
    required property string badgeText
    required property string offer
    signal accepted(string signUp)
    signal declined(string signUp)

    padding: 0
    spacing: 0

    NavRow {
        text: other.title
        detail: other.detail
        symbol: Icons.event
        boldTitle: true
        Layout.fillWidth: true
        onClicked: Navigator.openShift(other.key)
    }
    Badge {
        kind: other.badgeKind
        text: other.badgeText
        bare: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space4
        Layout.rightMargin: Theme.space4
        Layout.bottomMargin: Theme.space3
    }
    RowLayout {
        spacing: Theme.space2
        visible: other.offer !== ""
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space4
        Layout.rightMargin: Theme.space4
        Layout.bottomMargin: Theme.space4

        AppButton {
            text: qsTr("Accept")
            kind: "tonal"
            symbol: Icons.check
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: other.accepted(other.offer)
        }
        AppButton {
            text: qsTr("Not this time")
            kind: "outline"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: other.declined(other.offer)
        }
    }
}
