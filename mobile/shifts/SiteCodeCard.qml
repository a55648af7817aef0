// The code of the site, to scan and to type, large, and how long it holds. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Shifts
import Glimmer.Ui

Card {
    id: card

    required property RosterModel model

    tone: "primary"

    GridLayout {
        columns: card.width >= Theme.widthRail ? 2 : 1
        columnSpacing: Theme.space6
        rowSpacing: Theme.space2
        layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight
        Layout.fillWidth: true

        QrCode {
            text: card.model.siteQr
            visible: text !== ""
            Layout.preferredWidth: Theme.widthSide
            Layout.preferredHeight: Theme.widthSide
            Layout.alignment: Qt.AlignHCenter
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("The site code as a QR code, to scan")
            Accessible.ignored: !visible
        }
        Stack {
            spacing: Theme.space2
            Layout.fillWidth: true

            AppLabel {
                text: card.model.siteCode
                size: Theme.numberTimer
                bold: true
                horizontalAlignment: Text.AlignHCenter
                visible: text !== ""
                Layout.fillWidth: true
            }
            AppLabel {
                text: qsTr("%n second(s) left", "", card.model.secondsLeft)
                size: Theme.textSmall
                soft: true
                horizontalAlignment: Text.AlignHCenter
                visible: card.model.siteCode !== "" || card.model.siteQr !== ""
                Layout.fillWidth: true
            }
            AppLabel {
                text: card.model.siteSentence
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            AppLabel {
                text: card.model.siteProblem
                color: Theme.bad
                horizontalAlignment: Text.AlignHCenter
                visible: text !== "" && card.model.siteCode === ""
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Fetch the digits")
                kind: "outline"
                visible: card.model.siteCode === ""
                Layout.alignment: Qt.AlignHCenter
                onClicked: card.model.needSiteCode()
            }
        }
    }
}
