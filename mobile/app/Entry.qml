// The way in: welcome, and the code typed by hand. Both share one view-model, so that what was
// begun on one page goes on when the other is shown. `app`.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Account
import Glimmer.App
import Glimmer.Model

FocusScope {
    id: entry

    required property Application app
    readonly property WelcomeModel model: app.welcomeModel()
    property bool typing: model.digits !== ""

    WelcomePage {
        anchors.fill: parent
        model: entry.model
        settings: entry.app.settings
        visible: !entry.typing
    }
    CodePage {
        anchors.fill: parent
        model: entry.model
        visible: entry.typing
    }
    Connections {
        target: entry.app

        function onLinkOpened(link: string) {
            entry.model.redeemLink(link);
        }
    }
    Connections {
        target: Navigator

        function onTypeCodeRequested() {
            entry.typing = true;
        }
        function onBackRequested() {
            if (entry.model.digits !== "" && entry.model.shared)
                entry.model.leave();
            else
                entry.typing = false;
        }
    }
}
