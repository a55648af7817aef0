// Where the visit goes, while it is looked at; it closes by itself. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui
import Glimmer.Visits

Sheet {
    id: sheet

    required property ShownAddress model

    open: model.shown
    title: model.receiver
    onClosed: {
        open = Qt.binding(() => sheet.model.shown);
        model.hide();
    }

    AppLabel {
        text: sheet.model.place
        size: Theme.textTitle
        Layout.fillWidth: true
    }
    SymbolLines {
        lines: [
            {
                "symbol": "call",
                "words": sheet.model.phoneNumber
            },
            {
                "symbol": "info",
                "words": sheet.model.access
            },
            {
                "symbol": "chat",
                "words": sheet.model.handover
            }
        ]
        Layout.fillWidth: true
        Layout.bottomMargin: Theme.space2
    }
    AppButton {
        text: qsTr("Call the family")
        symbol: Icons.call
        kind: "tonal"
        visible: sheet.model.phoneNumber !== ""
        Layout.fillWidth: true
        onClicked: sheet.model.call()
    }
    AppButton {
        text: qsTr("Copy the address for a map")
        symbol: Icons.contentCopy
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.model.copyPlace()
    }
    AppLabel {
        text: sheet.model.until
        size: Theme.textSmall
        soft: true
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Close")
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
