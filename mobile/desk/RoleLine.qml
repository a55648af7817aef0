// One role of a person. `roleName`, `unitName`, `until`; `endsSoon`; `renewable`, `endable`;
// `busy`. Signals: renewAsked(), endAsked().
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Stack {
    id: line

    required property string roleName
    required property string unitName
    required property string until
    required property bool endsSoon
    property bool renewable: false
    property bool endable: false
    property bool busy: false
    signal renewAsked
    signal endAsked

    spacing: Theme.space2

    Divider {
        Layout.fillWidth: true
    }
    AppLabel {
        text: line.roleName
        size: Theme.textRow
        bold: true
        Layout.fillWidth: true
    }
    AppLabel {
        text: line.unitName
        visible: text !== ""
        Layout.fillWidth: true
    }
    Badge {
        kind: line.endsSoon ? "waiting" : "neutral"
        symbol: line.endsSoon ? "" : "none"
        text: line.endsSoon ? qsTr("%1, ends soon").arg(line.until) : line.until
        bare: true
    }
    RowLayout {
        spacing: Theme.space2
        visible: line.renewable || line.endable
        Layout.fillWidth: true

        AppButton {
            text: qsTr("Renew")
            name: text + ", " + line.roleName + ", " + line.unitName
            kind: "tonal"
            busy: line.busy
            visible: line.renewable
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: line.renewAsked()
        }
        AppButton {
            text: qsTr("End")
            name: text + ", " + line.roleName + ", " + line.unitName
            kind: "destructiveOutline"
            busy: line.busy
            visible: line.endable
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: line.endAsked()
        }
    }
}
