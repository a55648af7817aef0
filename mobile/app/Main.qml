// The window: the look that was chosen, and either the way in or the shell. `app`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Glimmer.App
import Glimmer.Model
import Glimmer.Ui

Window {
    id: window

    required property Application app
    readonly property Settings settings: app.settings
    property Item content

    function fill() {
        if (content)
            app.drop(content);
        content = (app.enrolled ? shell : entry).createObject(body);
    }

    width: 390
    height: 844
    minimumWidth: 320
    minimumHeight: 480
    visible: true
    //: The name of the app
    title: qsTr("Glimmer")
    color: Theme.surface

    Binding {
        target: Theme
        property: "elder"
        value: window.settings.elder
    }
    Binding {
        target: Theme
        property: "dark"
        value: window.settings.dark
    }
    Binding {
        target: Theme
        property: "step"
        value: window.settings.textStep
    }
    Binding {
        target: Theme
        property: "language"
        value: window.settings.language
    }
    Binding {
        target: Theme
        property: "mirrored"
        value: window.settings.mirrored
    }
    Component.onCompleted: fill()

    Item {
        id: body
        anchors.fill: parent
        LayoutMirroring.enabled: window.settings.mirrored
        LayoutMirroring.childrenInherit: true
    }
    // Created by hand: Qt 6.4 refuses a bound component in a Loader.
    Component {
        id: entry

        Entry {
            app: window.app
            anchors.fill: parent
            focus: true
        }
    }
    Component {
        id: shell

        Shell {
            app: window.app
            anchors.fill: parent
            focus: true
            onClosed: window.close()
        }
    }
    Connections {
        target: window.app

        function onPersonChanged() {
            window.fill();
        }
    }
}
