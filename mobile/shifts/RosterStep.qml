// The one thing that can be done for somebody on a roster. `model`, `step`, `person`, `who`.
// Signal: asked(): a step that takes more than this touch.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Shifts
import Glimmer.Ui

AppButton {
    id: button

    required property RosterModel model
    required property string step
    required property string person
    required property string who
    readonly property var words: ({
            "in": qsTr("Check in"),
            "out": qsTr("Check out"),
            "enter": qsTr("Enter times"),
            "correct": qsTr("Correct"),
            "override": qsTr("Sign up all the same"),
            "drop": qsTr("Take off the list")
        })
    signal asked

    text: words[step] ?? ""
    name: text + ", " + who
    kind: step === "drop" || step === "correct" ? "text" : "tonal"
    visible: step !== ""
    onClicked: {
        if (step === "in")
            model.checkIn(person);
        else if (step === "out")
            model.checkOut(person);
        else if (step === "drop")
            model.adding.drop(person);
        else
            asked();
    }
}
