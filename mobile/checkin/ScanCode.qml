// Scanning the leader's code, and what is wrong with one that was not taken. `model`,
// `breakMinutes`; the camera runs only while `shown`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.CheckIn
import Glimmer.Scan
import Glimmer.Ui

Stack {
    id: scan

    required property CheckInModel model
    required property int breakMinutes
    property bool shown: true
    property bool open: false

    spacing: Theme.space2

    ScanPanel {
        on: scan.open && scan.shown
        hint: qsTr("Hold the phone so that the leader's code is in the picture.")
        otherwise: qsTr("Type the 8 digits below instead.")
        Layout.fillWidth: true
        onFound: text => scan.model.scan(text, scan.breakMinutes)
    }
    ProblemRow {
        text: scan.model.scanProblem
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Use this code all the same")
        kind: "outline"
        visible: scan.model.scanStands
        Layout.alignment: Qt.AlignHCenter
        onClicked: scan.model.submitScanned(scan.breakMinutes)
    }
    AppButton {
        text: scan.open ? qsTr("Close the camera") : qsTr("Scan")
        symbol: scan.open ? Icons.close : Icons.qrCodeScanner
        kind: scan.open ? "text" : "tonal"
        Layout.fillWidth: !scan.open
        Layout.alignment: Qt.AlignHCenter
        onClicked: scan.open = !scan.open
    }
}
