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

    function tell(sentence: string, request: string) {
        requestId = request;
        show(sentence);
    }

    Connections {
        target: bar.model

        function onDone(sentence: string, requestId: string) {
            bar.tell(sentence, requestId);
        }
        function onRefused(sentence: string) {
            bar.tell(sentence, "");
        }
    }
    Connections {
        target: Navigator

        // Every page on the stack hears it; what is not seen must not tell it later.
        function onTold(sentence: string, requestId: string) {
            if (bar.parent.visible)
                bar.tell(sentence, requestId);
        }
    }
}
