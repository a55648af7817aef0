// The code on the leader's screen, scanned or typed; going may also be one's own word. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.CheckIn
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property CheckInModel model
    readonly property var breaks: [0, 15, 30, 45, 60]
    property int breakMinutes: 0

    title: model.out ? qsTr("Check out") : qsTr("Check in")
    backText: qsTr("Back")
    widthMax: Theme.widthRail
    //: The shift and when it is
    dockText: qsTr("%1, %2").arg(model.title).arg(model.when)
    actionText: model.out ? qsTr("Check out") : qsTr("Check in")
    actionSymbol: model.out ? Icons.logout : Icons.check
    actionReady: cells.complete
    actionMissing: qsTr("%n more digit(s)", "", cells.count - cells.code.length)
    onActionTriggered: model.submit(cells.code, breakMinutes)
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    SectionLabel {
        text: qsTr("Breaks")
        visible: page.model.out
    }
    Flow {
        spacing: Theme.space2
        visible: page.model.out
        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight
        Layout.fillWidth: true

        Repeater {
            model: page.breaks

            Chip {
                required property int modelData

                text: modelData === 0 ? qsTr("None") : qsTr("%n min", "", modelData)
                checked: page.breakMinutes === modelData
                onClicked: page.breakMinutes = modelData
            }
        }
    }
    AppLabel {
        text: qsTr("The site code")
        size: Theme.textTitle
        bold: true
        heading: true
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.topMargin: Theme.space6
    }
    AppLabel {
        text: qsTr("It is on the leader's screen: scan it, or type its 8 digits.")
        soft: true
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    ScanCode {
        model: page.model
        breakMinutes: page.breakMinutes
        shown: page.visible
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
    }
    CodeCells {
        id: cells
        count: 8
        group: 4
        name: qsTr("Site code, 8 digits")
        error: page.model.problem !== ""
        focus: true
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
        onCodeChanged: page.model.forgetProblem()
    }
    ProblemRow {
        text: page.model.problem
        Layout.fillWidth: true
    }
    Card {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2

        RowLayout {
            spacing: Theme.space3
            Layout.fillWidth: true

            AppIcon {
                symbol: Icons.cloudOff
                size: 22
                color: Theme.inkSoft
            }
            AppLabel {
                text: qsTr("No network? It is saved on this phone first.")
                Layout.fillWidth: true
            }
        }
    }
    AppButton {
        text: qsTr("I have no code")
        kind: "text"
        visible: page.model.out
        Layout.alignment: Qt.AlignHCenter
        onClicked: ownWord.open = true
    }
    overlay: OwnWordSheet {
        id: ownWord
        onConfirmed: page.model.submitWithoutCode(page.breakMinutes)
    }
}
