// A visit of today: whom, when and with whom, and where it stands; one that the person looks after
// stands out. A touch opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui

Card {
    id: visit

    required property string key
    required property string title
    required property string detail
    required property string badgeKind
    required property string badgeText
    required property bool urgent

    padding: 0
    spacing: 0
    tone: urgent ? "bad" : "plain"

    NavRow {
        text: visit.title
        detail: visit.detail
        symbol: visit.urgent ? Icons.warningAmber : Icons.cottage
        symbolColor: visit.urgent ? Theme.bad : Theme.primary
        boldTitle: true
        Layout.fillWidth: true
        onClicked: Navigator.openVisit(visit.key)
    }
    Badge {
        kind: visit.badgeKind
        text: visit.badgeText
        bare: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.space4
        Layout.rightMargin: Theme.space4
        Layout.bottomMargin: Theme.space3
    }
}
