// The person's own record: as a code to show, in words, and how to make one. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Hours
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property CertificateModel model
    readonly property bool made: model.qrText !== ""

    title: qsTr("My service record")
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    Banner {
        text: page.model.notice
        symbol: Icons.info
        visible: text !== ""
    }
    GridLayout {
        columns: page.wide ? 2 : 1
        columnSpacing: Theme.space6
        rowSpacing: Theme.space3
        visible: page.made
        Layout.fillWidth: true

        Card {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop

            // As large as the page allows: there is more in it than in a site code.
            QrCode {
                text: page.model.qrText
                visible: text !== ""
                Layout.fillWidth: true
                Layout.preferredHeight: Math.min(width, Theme.widthRail)
                Layout.alignment: Qt.AlignHCenter
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Your record as a QR code, to scan")
                Accessible.ignored: !visible
            }
            AppLabel {
                text: qsTr("Let them scan it in Glimmer: on their page Me they open Check a "
                           + "record. It needs no network, on neither side.")
                size: Theme.textSmall
                soft: true
                Layout.fillWidth: true
            }
            AppButton {
                text: qsTr("Save as a file")
                symbol: Icons.download
                kind: "tonal"
                Layout.fillWidth: true
                onClicked: page.model.save()
            }
        }
        Card {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop

            RecordFacts {
                facts: page.model.facts
                Layout.fillWidth: true
            }
        }
    }
    Card {
        Layout.fillWidth: true

        AppLabel {
            text: page.made ? qsTr("A new one") : qsTr("Carry your hours with you")
            size: Theme.textTitle
            bold: true
            heading: true
            Layout.fillWidth: true
        }
        AppLabel {
            text: qsTr("Your organisation signs how long you have served and how that is known: "
                       + "your name and sums, nothing about households or other people. Whoever "
                       + "you show it to can check it.")
            soft: true
            Layout.fillWidth: true
        }
        Segments {
            name: qsTr("Which hours")
            choices: page.model.periods
            currentIndex: page.model.period
            Layout.fillWidth: true
            onChosen: index => page.model.period = index
        }
        AppButton {
            text: page.made ? qsTr("Make a new one") : qsTr("Make it")
            symbol: Icons.workspacePremium
            kind: page.made ? "outline" : "primary"
            busy: page.model.busy
            Layout.fillWidth: true
            onClicked: page.model.make()
        }
        AppLabel {
            text: qsTr("This needs the network once. That it was made is on record.")
            size: Theme.textSmall
            soft: true
            Layout.fillWidth: true
        }
    }
}
