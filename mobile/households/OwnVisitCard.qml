// One visit to the person's own household. `title`, `detail`, `badgeKind`, `badgeText`, `mayAgree`,
// `mayCancel`, `busy`. Signals: agreed(), cancelled().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Card {
    id: card

    property string title
    property string detail
    property string badgeKind
    property string badgeText
    property bool mayAgree: false
    property bool mayCancel: false
    property bool busy: false
    signal agreed
    signal cancelled

    AppLabel {
        text: card.title
        size: Theme.textRow
        bold: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: card.detail
        soft: true
        visible: text !== ""
        Layout.fillWidth: true
    }
    Badge {
        kind: card.badgeKind
        text: card.badgeText
        bare: true
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("They may come")
        name: text + ", " + card.title
        symbol: Icons.check
        busy: card.busy
        visible: card.mayAgree
        Layout.fillWidth: true
        onClicked: card.agreed()
    }
    AppButton {
        text: qsTr("Not this visit")
        name: text + ", " + card.title
        kind: "outline"
        visible: card.mayCancel
        Layout.fillWidth: true
        onClicked: card.cancelled()
    }
}
