// Children one below the other; what pages and cards use instead of ColumnLayout. `spacing`; the
// children may use Layout.fillWidth, fillHeight, alignment, preferredWidth/Height and margins.
// Without fillWidth a child is as wide as it wants, but never wider than the stack.
pragma ComponentBehavior: Bound

import Glimmer.Ui

VerticalStack {
    mirrored: Theme.mirrored
}
