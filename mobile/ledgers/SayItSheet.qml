// A step that needs words: why, or how one can see it. ask() opens it. `label`, `actionText`,
// `limit`; with `model` others will read the words, and it asks about those that look private.
// Signal: said(string text, bool looked).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Ledgers
import Glimmer.Model
import Glimmer.Ui

Sheet {
    id: sheet

    required property FollowUpListModel model
    property string label
    property string actionText
    property int limit: 200
    readonly property bool asks: model.looksPrivate(words.text)
    signal said(string text, bool looked)

    function ask() {
        words.text = "";
        question.looked = false;
        open = true;
    }

    AppField {
        id: words
        label: sheet.label
        maximumLength: sheet.limit
        Layout.fillWidth: true
        onEdited: question.looked = false
    }
    PrivateTextQuestion {
        id: question
        visible: sheet.asks
        Layout.fillWidth: true
        onAnswered: looked => question.looked = looked
    }
    AppButton {
        text: sheet.actionText
        ready: words.text.trim() !== "" && (!sheet.asks || question.looked)
        missingText: sheet.asks ? qsTr("Please look at the text first") : qsTr("Say it first")
        Layout.fillWidth: true
        onClicked: {
            sheet.said(words.text, question.looked);
            sheet.close();
        }
    }
    AppButton {
        text: qsTr("Not now")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
