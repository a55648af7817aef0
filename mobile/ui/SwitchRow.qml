// A setting that is on or off; the whole row is the target. As RowBase, plus `checked`.
// Signal: switched(bool on). The row flips itself; bind `checked` for the first value only.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Ui

RowBase {
    id: row

    signal switched(bool on)

    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: checked
    onClicked: {
        checked = !checked;
        switched(checked);
    }
    trailing: Rectangle {
        implicitWidth: Theme.icon(56)
        implicitHeight: Theme.icon(32)
        radius: height / 2
        color: row.checked ? Theme.primary : Theme.raised
        border.width: row.checked ? 0 : Theme.strokeStrong
        border.color: Theme.lineStrong

        Rectangle {
            readonly property bool far: row.checked !== Theme.mirrored
            readonly property int knob: Theme.icon(row.checked ? 24 : 18)
            readonly property real inset: (parent.height - knob) / 2

            width: knob
            height: knob
            radius: knob / 2
            x: far ? parent.width - width - inset : inset
            y: inset
            color: row.checked ? Theme.textOnPrimary : Theme.lineStrong

            Behavior on x {
                enabled: Theme.motionFast > 0
                NumberAnimation {
                    duration: Theme.motionFast
                }
            }
        }
    }
}
