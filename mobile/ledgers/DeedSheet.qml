// The deed that the model has opened, and what a coordinator can do about it. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Ui

OpenedSheet {
    id: sheet

    required property DeedListModel model
    readonly property bool said: why.text.trim() !== ""

    key: model.deed
    title: model.title
    text: model.words
    badgeKind: model.badgeKind
    badgeText: model.badgeText
    wasRefused: model.wasRefused
    mayDiscard: model.mayDiscard
    onShown: why.text = ""
    onClosed: model.show("")
    onRetried: model.retry()
    onDiscarded: model.discard()

    Banner {
        text: sheet.model.whyNotConfirm
        symbol: Icons.info
        visible: text !== ""
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Confirm it")
        symbol: Icons.check
        visible: sheet.model.mayConfirm
        Layout.fillWidth: true
        onClicked: sheet.act(() => sheet.model.confirm())
    }
    AppField {
        id: why
        label: sheet.model.mayReverse ? qsTr("Why it is taken back")
                                      : qsTr("Why not (they read it)")
        maximumLength: 200
        visible: sheet.model.mayRefuse || sheet.model.mayReverse
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Do not accept")
        kind: "destructiveOutline"
        visible: sheet.model.mayRefuse
        ready: sheet.said
        missingText: qsTr("Say why first")
        Layout.fillWidth: true
        onClicked: sheet.act(() => sheet.model.refuse(why.text))
    }
    AppButton {
        text: qsTr("Take it back")
        kind: "destructiveOutline"
        visible: sheet.model.mayReverse
        ready: sheet.said
        missingText: qsTr("Say why first")
        Layout.fillWidth: true
        onClicked: sheet.act(() => sheet.model.reverse(why.text))
    }
}
