// Who sees to a follow-up, until when and by what. ask() opens it. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Model
import Glimmer.Ui

Sheet {
    id: sheet

    required property FollowUpListModel model
    readonly property bool asks: model.looksPrivate(measure.text)
    // Reads the owner, so that it is looked at again when another one was chosen.
    readonly property string missing: model.owner.who === "" ? qsTr("Say who sees to it")
                                                             : model.missingInPlan(day.text)

    function ask() {
        model.resetOwner();
        day.text = model.dueDay;
        measure.text = model.measure;
        question.looked = false;
        open = true;
    }

    title: qsTr("Who sees to it?")
    text: qsTr("They are told, and it stays on their list until it is done.")

    PersonField {
        picker: sheet.model.owner
        label: sheet.model.owner.who === "" ? qsTr("Who") : qsTr("Seen to by %1").arg(
                                                  sheet.model.owner.who)
        hint: qsTr("Find by name")
        Layout.fillWidth: true
    }
    AppField {
        id: day
        label: qsTr("Until, this day included")
        hint: "2026-12-31"
        maximumLength: 20
        Layout.fillWidth: true
    }
    AppField {
        id: measure
        label: qsTr("What is to be done")
        maximumLength: 1000
        Layout.fillWidth: true
        onEdited: question.looked = false
    }
    PrivateTextQuestion {
        id: question
        visible: sheet.asks
        Layout.fillWidth: true
        onAnswered: looked => question.looked = looked
    }
    AppButton {
        text: qsTr("Save the plan")
        ready: sheet.missing === "" && (!sheet.asks || question.looked)
        missingText: sheet.missing === "" ? qsTr("Please look at the text first") : sheet.missing
        Layout.fillWidth: true
        onClicked: {
            sheet.model.plan(day.text, measure.text, question.looked);
            sheet.close();
        }
    }
    AppButton {
        text: qsTr("Not now")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
