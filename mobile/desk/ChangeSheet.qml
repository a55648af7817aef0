// What will be different, who has joined and who is told, before anything is sent. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Sheet {
    id: sheet

    required property ChangeShiftModel model

    title: qsTr("Change it like this?")

    Repeater {
        model: sheet.model.changes

        RowLayout {
            id: line
            required property string modelData

            spacing: Theme.space3
            Layout.fillWidth: true

            AppIcon {
                symbol: Icons.edit
                size: 20
                color: Theme.primary
                Layout.alignment: Qt.AlignTop
            }
            AppLabel {
                text: line.modelData
                Layout.fillWidth: true
            }
        }
    }
    SectionLabel {
        text: qsTr("People have joined these dates, which would move")
        visible: sheet.model.joined.length > 0
    }
    Repeater {
        model: sheet.model.joined

        AppLabel {
            required property string modelData

            text: modelData
            Layout.fillWidth: true
        }
    }
    Banner {
        text: sheet.model.toldSentence
        symbol: Icons.notificationsNone
        tone: sheet.model.movesJoined ? "accent" : "primary"
    }
    AppButton {
        text: sheet.model.movesJoined ? qsTr("Move them and tell the people") : qsTr("Change it")
        kind: sheet.model.movesJoined ? "tonal" : "primary"
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.save(false);
        }
    }
    AppButton {
        text: qsTr("Leave dates with people where they are")
        kind: "tonal"
        visible: sheet.model.mayLeaveJoined
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.save(true);
        }
    }
    AppButton {
        text: qsTr("Back, nothing is sent")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
