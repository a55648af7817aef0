// A round of visits: asked for, looked through, and published in one step. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Rounds
import Glimmer.Ui

AppPage {
    id: page

    required property RoundModel model

    title: qsTr("A round of visits")
    subtitle: model.scopeSentence
    backText: qsTr("Back")
    actionText: model.proposed ? qsTr("Publish %n visit(s)", "", model.toPublish) : qsTr("Propose")
    actionSymbol: model.proposed ? Icons.send : Icons.dateRange
    actionReady: model.proposed ? model.toPublish > 0 && !model.proposing : model.missing === ""
    actionMissing: model.proposed ? qsTr("Nothing to publish") : model.missing
    actionBusy: model.publishing || model.retracting || (model.proposing && !model.proposed)
    actionBusyText: model.publishing ? qsTr("On its way…")
                                     : model.retracting ? qsTr("Taking it back…")
                                                        : qsTr("Working out who could go…")
    onActionTriggered: model.proposed ? model.publish() : model.propose()
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    RetractCard {
        model: page.model
        wide: page.wide
        visible: page.model.published !== ""
        Layout.fillWidth: true
    }
    Banner {
        text: page.model.keptSentence
        symbol: Icons.info
        visible: text !== ""
        Layout.fillWidth: true
    }
    RoundForm {
        model: page.model
        wide: page.wide
        onUnitAsked: unitSheet.open = true
    }
    Banner {
        text: page.model.problem
        visible: text !== ""
        Layout.fillWidth: true
    }
    Banner {
        text: page.model.refusal
        symbol: Icons.error
        tone: "bad"
        visible: text !== ""
        Layout.fillWidth: true
    }
    AppLabel {
        text: qsTr("It only proposes; you decide. Nobody is told before it is published, and every "
                   + "household is asked.")
        soft: true
        Layout.fillWidth: true
    }
    Skeleton {
        name: qsTr("Working out who could go…")
        rows: 3
        visible: page.model.proposing && !page.model.proposed
        Layout.fillWidth: true
    }
    GridLayout {
        columns: page.wide ? 2 : 1
        columnSpacing: Theme.space6
        rowSpacing: Theme.space3
        visible: page.model.proposed
        Layout.fillWidth: true

        Stack {
            spacing: Theme.space2
            Layout.fillWidth: true
            Layout.preferredWidth: 5
            Layout.alignment: Qt.AlignTop

            Flow {
                spacing: Theme.space2
                Layout.fillWidth: true

                Repeater {
                    model: page.model.filters

                    Chip {
                        required property string modelData
                        required property int index

                        text: modelData
                        checked: page.model.filter === index
                        onClicked: page.model.filter = index
                    }
                }
            }
            Banner {
                text: qsTr("%n household(s) left out. Propose again, and others get the time of "
                           + "their visitors.", "", page.model.timeKept)
                symbol: Icons.info
                actionText: page.model.proposing || page.model.publishing ? ""
                                                                          : qsTr("Propose again")
                visible: page.model.timeKept > 0
                Layout.fillWidth: true
                onTriggered: page.model.propose()
            }
            Repeater {
                model: page.model.unassigned

                Banner {
                    required property var modelData

                    //: household, and the rule that kept it from a visit
                    text: qsTr("%1 has no visit: %2").arg(modelData.title).arg(modelData.words)
                    symbol: Icons.warningAmber
                    actionText: page.model.publishing ? "" : qsTr("Leave out this time")
                    Layout.fillWidth: true
                    onTriggered: page.model.leaveOut(modelData.household, true)
                }
            }
            Repeater {
                model: page.model.rows

                RoundRowCard {
                    id: row
                    required property string key

                    required spoken
                    required title
                    required when
                    required who
                    required why
                    required before
                    required refusal
                    required pinned
                    required leftOut

                    wide: page.wide
                    locked: page.model.publishing
                    Layout.fillWidth: true
                    onOpened: page.model.show(row.key)
                    onPinToggled: page.model.pin(row.key, !pinned)
                    onLeaveToggled: page.model.leaveOut(row.key, !leftOut)
                }
            }
            AppButton {
                text: qsTr("Show %n more", "", page.model.moreRows)
                kind: "text"
                visible: page.model.moreRows > 0
                onClicked: page.model.showAllRows()
            }
            SectionLabel {
                text: qsTr("Not this time")
                visible: page.model.absent.length > 0
            }
            Repeater {
                model: page.model.absent

                RowLayout {
                    id: absent
                    required property var modelData

                    spacing: Theme.space3
                    Layout.fillWidth: true

                    AppLabel {
                        text: absent.modelData.title
                        Layout.fillWidth: true
                    }
                    AppButton {
                        text: qsTr("Take in again")
                        name: qsTr("Take %1 in again").arg(absent.modelData.title)
                        kind: "text"
                        enabled: !page.model.publishing
                        onClicked: page.model.leaveOut(absent.modelData.household, false)
                    }
                }
            }
        }
        Stack {
            spacing: Theme.space3
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignTop

            RoundSummary {
                model: page.model
            }
            AppButton {
                text: qsTr("Forget this round")
                kind: "text"
                ready: !page.model.publishing
                Layout.fillWidth: true
                onClicked: page.model.startOver()
            }
        }
    }
    overlay: [
        ChoiceSheet {
            id: unitSheet
            title: qsTr("Households of")
            choices: page.model.units
            currentIndex: page.model.unit
            onChosen: index => page.model.unit = index
        },
        RoundVisitSheet {
            model: page.model
        }
    ]
}
