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
    Repeater {
        model: [
            {
                "symbol": Icons.call,
                "words": sheet.model.phoneNumber
            },
            {
                "symbol": Icons.info,
                "words": sheet.model.access
            },
            {
                "symbol": Icons.chat,
                "words": sheet.model.handover
            }
        ]

        RowLayout {
            id: line
            required property var modelData

            spacing: Theme.space3
            visible: modelData.words !== ""
            Layout.fillWidth: true

            AppIcon {
                symbol: line.modelData.symbol
                size: 22
                color: Theme.primary
                Layout.alignment: Qt.AlignTop
            }
            AppLabel {
                text: line.modelData.words
                Layout.fillWidth: true
            }
        }
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
