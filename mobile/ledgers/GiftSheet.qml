// The gift that the model has opened: its receipt, and taking it back. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Ui

OpenedSheet {
    id: sheet

    required property GiftListModel model

    key: model.gift
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

    AppButton {
        text: qsTr("Make out a receipt")
        symbol: Icons.description
        visible: sheet.model.mayIssue
        Layout.fillWidth: true
        onClicked: sheet.model.issueReceipt()
    }
    AppButton {
        text: qsTr("Save the receipt")
        symbol: Icons.download
        visible: sheet.model.maySave
        Layout.fillWidth: true
        onClicked: sheet.model.saveReceipt()
    }
    AppLabel {
        text: qsTr("The server is being asked…")
        soft: true
        visible: sheet.model.asking
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("Saved: %1").arg(sheet.model.savedFile)
        size: Theme.textSmall
        wrapMode: Text.WrapAnywhere
        visible: sheet.model.savedFile !== ""
        Layout.fillWidth: true
    }
    AppField {
        id: why
        label: qsTr("Why it is taken back")
        maximumLength: 200
        visible: sheet.model.mayReverse
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Take it back")
        kind: "destructiveOutline"
        visible: sheet.model.mayReverse
        ready: why.text.trim() !== ""
        missingText: qsTr("Say why first")
        Layout.fillWidth: true
        onClicked: sheet.act(() => sheet.model.reverse(why.text))
    }
}
