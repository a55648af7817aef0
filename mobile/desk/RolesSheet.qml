// The roles of the chosen person: to read, to give, to renew and to end; before each of these
// stands what comes of it. `model`. show() opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Ui

Sheet {
    id: sheet

    required property RolesModel model
    property string step: "list"  // "list", "give", "unit", "renew", "end"
    property string key  // of the role that is asked about
    property string outcome

    function show() {
        go("list");
        open = true;
    }
    function go(next: string) {
        told.text = "";
        step = next;
        forceActiveFocus();
    }
    function ask(next: string, role: string, sentence: string) {
        key = role;
        outcome = sentence;
        go(next);
    }

    title: ({
            "give": qsTr("Give a role"),
            "unit": qsTr("In which unit?"),
            "renew": qsTr("Renew this role?"),
            "end": qsTr("End this role?")
        })[step] ?? qsTr("Roles of %1").arg(model.who)
    text: step === "renew" || step === "end"
          ? outcome : step !== "list" ? ""
          : model.own ? qsTr("Nobody gives, renews or ends a role of their own. Another "
                             + "administrator does it.")
                      : qsTr("A role holds in its unit and in those below it. Every change goes on "
                             + "record.")

    Connections {
        target: sheet.model

        function onDone(sentence: string) {
            sheet.go("list");
            told.tell("good", sentence);
        }
        function onRefused(sentence: string) {
            told.tell("bad", sentence);
        }
    }
    Repeater {
        model: sheet.step === "list" ? sheet.model.rows : null

        RoleLine {
            required property string key
            required property string renewed
            required property string ended

            renewable: renewed !== ""
            endable: ended !== ""
            busy: sheet.model.busy
            Layout.fillWidth: true
            onRenewAsked: sheet.ask("renew", key, renewed)
            onEndAsked: sheet.ask("end", key, ended)
        }
    }
    AppLabel {
        text: sheet.model.problem !== "" ? sheet.model.problem
              : sheet.model.known ? qsTr("No role in your units.") : qsTr("Asking the server…")
        visible: sheet.step === "list" && (!sheet.model.known || sheet.model.problem !== ""
                                           || sheet.model.rows.count === 0)
        Layout.fillWidth: true
    }
    RoleForm {
        width: parent.width  // before it is shown: a Flow of no width chases its own
        model: sheet.model
        visible: sheet.step === "give"
        Layout.fillWidth: true
        onUnitAsked: sheet.go("unit")
    }
    Repeater {
        model: sheet.step === "unit" ? sheet.model.units : []

        CheckRow {
            required property string modelData
            required property int index

            text: modelData
            detail: sheet.model.parents[index] ?? ""
            radio: true
            checked: index === sheet.model.unit
            onClicked: {
                sheet.model.unit = index;
                sheet.go("give");
            }
        }
    }
    Banner {
        id: told

        function tell(how: string, sentence: string) {
            tone = how;
            text = sentence;
        }

        symbol: tone === "good" ? Icons.checkCircle : Icons.error
        visible: text !== ""
    }
    AppButton {
        text: qsTr("Try again")
        kind: "tonal"
        visible: sheet.step === "list" && sheet.model.problem !== ""
        Layout.fillWidth: true
        onClicked: sheet.model.load()
    }
    AppButton {
        text: qsTr("Give a role")
        visible: sheet.step === "list" && sheet.model.known && !sheet.model.own
        Layout.fillWidth: true
        Layout.topMargin: Theme.space3
        onClicked: {
            sheet.model.begin();
            sheet.go("give");
        }
    }
    AppButton {
        text: qsTr("Give this role")
        ready: sheet.model.missing === ""
        missingText: sheet.model.missing
        busy: sheet.model.busy
        busyText: qsTr("Giving it…")
        visible: sheet.step === "give"
        Layout.fillWidth: true
        onClicked: sheet.model.give()
    }
    AppButton {
        text: qsTr("Renew it")
        busy: sheet.model.busy
        busyText: qsTr("Renewing it…")
        visible: sheet.step === "renew"
        Layout.fillWidth: true
        onClicked: sheet.model.renew(sheet.key)
    }
    AppButton {
        text: qsTr("Leave it as it is")
        kind: "tonal"
        visible: sheet.step === "renew" || sheet.step === "end"
        Layout.fillWidth: true
        onClicked: sheet.go("list")
    }
    AppButton {
        text: qsTr("End it")
        kind: "destructive"
        busy: sheet.model.busy
        busyText: qsTr("Ending it…")
        visible: sheet.step === "end"
        Layout.fillWidth: true
        onClicked: sheet.model.end(sheet.key)
    }
    AppButton {
        text: sheet.step === "list" ? qsTr("Back to the person") : qsTr("Back")
        kind: "text"
        visible: sheet.step === "list" || sheet.step === "give" || sheet.step === "unit"
        Layout.fillWidth: true
        onClicked: sheet.step === "list" ? sheet.close() : sheet.go(sheet.step === "unit" ? "give"
                                                                                         : "list")
    }
}
