// Somebody's telephone number: first what it is for, then the number, for a minute. As Sheet, plus
// `contact`; ask(person, who) opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui

Sheet {
    id: sheet

    required property ContactLookUp contact
    property int purpose: -1
    property bool seen: false

    function ask(person: string, who: string) {
        contact.choose(person, who);
        purpose = -1;
        seen = false;
        open = true;
    }

    title: contact.shown ? contact.who : qsTr("The number of %1").arg(contact.who)
    text: contact.shown ? qsTr("This closes after a minute. It is kept nowhere on this phone.")
                        : qsTr("Say what it is for. That you look it up is on record, with the "
                               + "purpose.")
    onClosed: contact.forget()

    Connections {
        target: sheet.contact

        // The minute is over, or another one was chosen.
        function onRefreshed() {
            if (sheet.seen && !sheet.contact.shown)
                sheet.open = false;
            sheet.seen = sheet.contact.shown;
        }
        // The bar of the page that says so else lies behind.
        function onRefused() {
            sheet.open = false;
        }
    }
    Repeater {
        model: sheet.contact.shown ? [] : sheet.contact.purposes

        CheckRow {
            required property string modelData
            required property int index

            text: modelData
            radio: true
            checked: index === sheet.purpose
            onClicked: sheet.purpose = index
        }
    }
    AppButton {
        text: qsTr("Show it")
        symbol: Icons.lockOpen
        visible: !sheet.contact.shown
        ready: sheet.purpose >= 0
        missingText: qsTr("Choose what it is for first")
        busy: sheet.contact.busy
        Layout.fillWidth: true
        onClicked: sheet.contact.lookUp(sheet.purpose)
    }
    AppLabel {
        text: sheet.contact.number !== "" ? sheet.contact.number
                                          : qsTr("No number is on record.")
        size: sheet.contact.number !== "" ? Theme.textPage : Theme.textBody
        bold: sheet.contact.number !== ""
        visible: sheet.contact.shown
        Layout.fillWidth: true
    }
    AppLabel {
        text: sheet.contact.email
        visible: sheet.contact.shown && text !== ""
        Layout.fillWidth: true
    }
    AppButton {
        text: qsTr("Call")
        name: text + ", " + sheet.contact.who
        symbol: Icons.call
        visible: sheet.contact.shown && sheet.contact.number !== ""
        Layout.fillWidth: true
        onClicked: sheet.contact.call()
    }
    AppButton {
        text: sheet.contact.shown ? qsTr("Close it") : qsTr("Not now")
        kind: sheet.contact.shown ? "tonal" : "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
