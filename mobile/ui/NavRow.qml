// A row that opens something. As RowBase (`text`, `detail`, `symbol`, `symbolColor`, `boldTitle`,
// `selected`) plus `value` + `unit` before the chevron, and children (e.g. a Badge). clicked().
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Ui

RowBase {
    id: row

    property string value
    property string unit
    default property alias extras: extraRow.data

    name: text + (detail === "" ? "" : ", " + detail)
          + (value === "" ? "" : ", " + value + " " + unit)
    trailing: [
        Row {
            id: extraRow
            spacing: Theme.space2
        },
        AppLabel {
            text: row.value
            size: Theme.textTitle
            bold: true
            quiet: true
            visible: text !== ""
        },
        AppLabel {
            text: row.unit
            size: Theme.textSmall
            soft: true
            quiet: true
            visible: text !== ""
        },
        AppIcon {
            symbol: Icons.chevronRight
            size: 22
            color: Theme.inkSoft
        }
    ]
}
