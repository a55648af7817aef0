// A Flickable that brings what has the focus into view, also above a keyboard that made it smaller.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Glimmer.Ui

Flickable {
    id: scroller

    function holds(item: Item): bool {
        for (let up = item; up; up = up.parent)
            if (up === contentItem)
                return true;
        return false;
    }

    function reveal() {
        const item = Window.activeFocusItem;
        if (!interactive || !item || !holds(item))
            return;
        // What moves away from under a press is not clicked.
        const button = item as T.AbstractButton;
        if (button && button.focusReason === Qt.MouseFocusReason)
            return;
        const top = item.mapToItem(contentItem, 0, 0).y;
        const bottom = top + item.height + Theme.space4;
        if (top < contentY)
            contentY = Math.max(0, top - Theme.space4);
        else if (bottom > contentY + height)
            contentY = bottom - height;
    }

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    onHeightChanged: reveal()
    Window.onActiveFocusItemChanged: reveal()
}
