// A box to tick, or with `radio` one of several to choose. As RowBase, plus `checked` (bind it and
// react to clicked()). With an empty text it is a bare box for tables: then set `name`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

RowBase {
    id: row

    property bool radio: false

    implicitWidth: Theme.target
    Layout.fillWidth: text !== ""
    Accessible.role: radio ? Accessible.RadioButton : Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: checked
    lead: AppIcon {
        symbol: row.radio ? (row.checked ? Icons.radioButtonChecked : Icons.radioButtonUnchecked)
                          : (row.checked ? Icons.checkBox : Icons.checkBoxOutlineBlank)
        size: 24
        color: row.checked ? Theme.primary : Theme.inkSoft
    }
}
