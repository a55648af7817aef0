// The people in reach: the list, and the chosen one beside it (below it on a phone). `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Desk
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property PeopleModel model
    readonly property bool chosen: model.person !== ""
    property string ending

    title: qsTr("People")
    subtitle: model.countSentence
    fixedContent: true
    onBackRequested: Navigator.back()
    dockText: model.savedFile === "" ? "" : qsTr("Saved: %1").arg(model.savedFile)
    headerItems: [
        AppButton {
            text: qsTr("Print cards")
            symbol: Icons.printOut
            kind: "tonal"
            iconOnly: !page.wide
            visible: page.wide || !page.chosen
            onClicked: cardsSheet.open = true
        },
        AppButton {
            text: qsTr("Add")
            symbol: Icons.personAdd
            kind: "tonal"
            onClicked: addSheet.open = true
        }
    ]
    dockItems: DoneBar {
        model: page.model
    }

    AppField {
        hint: qsTr("Find by name")
        leadSymbol: Icons.search
        visible: page.wide || !page.chosen
        Layout.fillWidth: true
        onEdited: page.model.search(text)
    }
    AppButton {
        text: qsTr("All people")
        symbol: Icons.arrowBack
        kind: "text"
        visible: !page.wide && page.chosen
        onClicked: page.model.choose("")
    }
    RowLayout {
        spacing: Theme.space6
        Layout.fillWidth: true
        Layout.fillHeight: true

        PeopleList {
            model: page.model
            visible: page.wide || !page.chosen
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
        }
        FocusScroller {
            contentHeight: person.implicitHeight
            visible: page.chosen
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            PersonCard {
                id: person
                width: parent.width
                model: page.model
                onContactAsked: contactSheet.ask(page.model.person, page.model.name)
                onNumberAsked: numberSheet.open = true
                onEndAsked: device => {
                    page.ending = device;
                    endSheet.open = true;
                }
                onRolesAsked: rolesSheet.show()
            }
        }
        Stack {
            spacing: Theme.space6
            visible: page.wide && !page.chosen
            Layout.fillWidth: true
            Layout.preferredWidth: 1

            EndingRolesCard {
                model: page.model.endingRoles
                Layout.fillWidth: true
                onPersonChosen: person => page.model.choose(person)
            }
            EmptyState {
                title: qsTr("Nobody chosen")
                text: qsTr("Choose a person to invite them or to let their phone in.")
                Layout.fillWidth: true
            }
        }
    }
    overlay: [
        AddSheet {
            id: addSheet
            model: page.model
        },
        RolesSheet {
            id: rolesSheet
            model: page.model.roles
        },
        CardsSheet {
            id: cardsSheet
            model: page.model
        },
        ContactLookUpSheet {
            id: contactSheet
            contact: page.model.contact
        },
        NumberSheet {
            id: numberSheet
            model: page.model
        },
        Sheet {
            id: endSheet
            title: qsTr("Shut this phone out?")
            text: qsTr("It is signed out at once. What it has not sent yet is lost.")

            AppButton {
                text: qsTr("Leave it in")
                kind: "tonal"
                Layout.fillWidth: true
                onClicked: endSheet.close()
            }
            AppButton {
                text: qsTr("Shut it out")
                kind: "destructive"
                Layout.fillWidth: true
                onClicked: {
                    endSheet.close();
                    page.model.revokePhone(page.ending);
                }
            }
        }
    ]
}
