// When a date is, with how many people, and which other dates go with it. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Model
import Glimmer.Ui

Card {
    id: dates

    required property ChangeShiftModel model

    spacing: Theme.space4

    Stack {
        spacing: 0
        Layout.fillWidth: true

        AppLabel {
            text: dates.model.series ? qsTr("The dates") : qsTr("The date")
            size: Theme.textTitle
            bold: true
            heading: true
            Layout.fillWidth: true
        }
        AppLabel {
            text: dates.model.when
            size: Theme.textSmall
            soft: true
            Layout.fillWidth: true
        }
    }
    Segments {
        name: qsTr("Which dates")
        choices: [qsTr("This one"), qsTr("This and later ones"), qsTr("All")]
        currentIndex: dates.model.reach
        visible: dates.model.series
        Layout.fillWidth: true
        onChosen: index => dates.model.reach = index
    }
    AppLabel {
        text: dates.model.reachSentence
        size: Theme.textSmall
        soft: true
        visible: dates.model.series
        Layout.fillWidth: true
    }
    ShiftFields {
        draft: dates.model.draft
        Layout.fillWidth: true
    }
    PersonField {
        picker: dates.model.leader
        label: dates.model.leader.who === "" ? qsTr("Nobody leads it yet")
                                             : qsTr("Led by %1").arg(dates.model.leader.who)
        hint: qsTr("Somebody else? Find by name")
        Layout.fillWidth: true
    }
    SectionLabel {
        text: qsTr("Positions")
    }
    PositionFields {
        positions: dates.model.draft.positions
        Layout.fillWidth: true
    }
    WindowFields {
        window: dates.model.draft.window
        Layout.fillWidth: true
    }
}
