// Changing how a household is visited. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Households
import Glimmer.Model
import Glimmer.Ui

AppPage {
    id: page

    required property TermsModel model

    backText: qsTr("Back")
    title: qsTr("How %1 is visited").arg(model.alias)
    widthMax: Theme.widthPanes
    actionText: qsTr("Save it")
    actionReady: model.missing === ""
    actionMissing: model.missing
    actionBusy: model.busy
    actionBusyText: qsTr("Saving…")
    onActionTriggered: model.save()
    onBackRequested: Navigator.back()
    dockItems: DoneBar {
        model: page.model
    }

    Connections {
        target: page.model

        function onSaved(sentence: string) {
            Navigator.leave(sentence, "");
        }
    }
    NoSignalBanner {
        model: page.model
    }
    TermsFields {
        terms: page.model.terms
        Layout.fillWidth: true
    }
    Card {
        tone: "accent"
        visible: page.model.needsWord
        Layout.fillWidth: true

        AppLabel {
            text: qsTr("More visits than before, or fewer people at one: the household has to say "
                       + "that itself.")
            Layout.fillWidth: true
        }
        CheckRow {
            text: qsTr("I called it back, and it says yes")
            checked: page.model.calledBack
            onClicked: page.model.calledBack = !page.model.calledBack
        }
        AppField {
            label: qsTr("Or the six digits of its card")
            text: page.model.code
            inputMethodHints: Qt.ImhDigitsOnly
            maximumLength: 7
            visible: !page.model.calledBack
            Layout.fillWidth: true
            onEdited: page.model.code = text
        }
    }
}
