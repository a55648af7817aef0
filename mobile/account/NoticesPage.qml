// What the person was told. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Account
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property NoticesModel model

    title: qsTr("Notices")
    backText: qsTr("Back")
    widthMax: Theme.widthPanes
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    EmptyState {
        title: qsTr("No notices")
        text: qsTr("When something changes, you read it here.")
        visible: page.model.rows.count === 0
    }
    Card {
        padding: 0
        spacing: 0
        visible: page.model.rows.count > 0
        Layout.fillWidth: true

        Repeater {
            model: page.model.rows

            NavRow {
                required property string key
                required property string title
                required property bool unseen
                required detail

                text: title
                symbol: unseen ? Icons.notificationsNone : Icons.check
                symbolColor: unseen ? Theme.accent : Theme.inkSoft
                boldTitle: unseen
                onClicked: {
                    const thing = page.model.open(key);
                    if (thing.startsWith("wishes/") && page.model.isForBoard(key))
                        Navigator.openWishOnBoard(thing);
                    else if (thing.startsWith("wishes/"))
                        Navigator.openWish(thing);
                    else if (thing.startsWith("follow_ups/"))
                        Navigator.openFollowUp(thing);
                    else if (thing.startsWith("deeds/"))
                        Navigator.openDeed(thing);
                    else if (thing.startsWith("visits/"))
                        Navigator.openVisit(thing);
                    else if (thing.startsWith("households/"))
                        Navigator.openOwnHousehold(thing);
                    else if (thing.startsWith("pairings/"))
                        Navigator.openVisits();
                    else if (thing === "visitDesk")
                        Navigator.openPlace(thing);
                    else if (thing !== "")
                        Navigator.openShift(thing);
                }
            }
        }
    }
}
