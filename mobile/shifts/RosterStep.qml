// The one thing that can be done for somebody on a roster. `model`, `step`, `person`, `who`.
// Signal: enterRequested().
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
    signal enterRequested

    text: step === "out" ? qsTr("Check out") : step === "enter" ? qsTr("Enter times")
                                                                 : qsTr("Check in")
    name: text + ", " + who
    kind: "tonal"
    visible: step !== ""
    onClicked: {
        if (step === "in")
            model.checkIn(person);
        else if (step === "out")
            model.checkOut(person);
        else
            enterRequested();
    }
}
