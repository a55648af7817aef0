// Says what came of a tap: "done" with Undo where it can be taken back, or why not. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Model
import Glimmer.Ui

UndoBar {
    id: bar

    required property PageModel model
    property string requestId

    actionText: requestId === "" ? qsTr("OK") : qsTr("Undo")
    onUndone: if (requestId !== "") model.undo(requestId)

    Connections {
        target: bar.model

        function onDone(sentence: string, requestId: string) {
            bar.requestId = requestId;
            bar.show(sentence);
        }
        function onRefused(sentence: string) {
            bar.requestId = "";
            bar.show(sentence);
        }
    }
}
