// The mark, and under it the truth: saved on this phone, sent, or refused. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.CheckIn
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property CheckInModel model
    readonly property bool refused: model.fate === "refused"

    widthMax: Theme.widthRail
    actionText: refused ? qsTr("Try again") : qsTr("Done")
    onActionTriggered: refused ? model.tryAgain() : Navigator.openPlace("today")
    dockItems: [
        DoneBar {
            model: page.model
        },
        AppButton {
            text: page.model.out ? qsTr("Undo this check-out") : qsTr("Undo this check-in")
            symbol: Icons.undo
            kind: "text"
            visible: page.model.canUndo
            Layout.alignment: Qt.AlignHCenter
            onClicked: page.model.takeBack()
        },
        AppButton {
            //: Leaves a refusal as it is, to be looked at later
            text: qsTr("Later")
            kind: "text"
            visible: page.refused
            Layout.alignment: Qt.AlignHCenter
            onClicked: Navigator.openPlace("today")
        }
    ]

    StepMark {
        good: !page.refused
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: Theme.space8
        Layout.bottomMargin: Theme.space3
    }
    AppLabel {
        text: page.model.heading
        size: Theme.numberDesk
        bold: true
        heading: true
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    AppLabel {
        //: The shift and its place
        text: qsTr("%1, %2").arg(page.model.title).arg(page.model.place)
        soft: true
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.bottomMargin: Theme.space4
    }
    FactCard {
        tone: page.refused ? "bad" : "accent"
        symbol: page.refused ? Icons.error : Icons.schedule
        title: page.model.fateTitle
        text: page.model.fateSentence
        Layout.fillWidth: true
    }
    FactCard {
        symbol: page.model.out ? Icons.schedule : Icons.notificationsNone
        title: page.model.nextTitle
        text: page.model.nextSentence
        Layout.fillWidth: true
    }
    Card {
        padding: Theme.space3
        visible: page.model.showQr !== ""
        Layout.fillWidth: true

        AppLabel {
            text: qsTr("Let the leader scan this")
            size: Theme.textRow
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        AppLabel {
            text: qsTr("Then both phones have signed, and neither alone can lose your hours.")
            soft: true
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        // A little larger than others: so a module has 8 pixels and not 7.
        QrCode {
            text: page.model.showQr
            visible: text !== ""
            Layout.preferredWidth: Theme.widthSide + Theme.space3
            Layout.preferredHeight: Theme.widthSide + Theme.space3
            Layout.alignment: Qt.AlignHCenter
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("The code of this step, for the leader to scan")
            Accessible.ignored: !visible
        }
    }
}
