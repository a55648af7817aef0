// The whole way of one check-in or check-out: the code, then what became of it. The digits stay
// while the answer is shown, for a second try. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.CheckIn

Item {
    id: flow

    required property CheckInModel model

    CheckInPage {
        anchors.fill: parent
        model: flow.model
        visible: !flow.model.finished
    }
    CheckedInPage {
        anchors.fill: parent
        model: flow.model
        visible: flow.model.finished
    }
}
