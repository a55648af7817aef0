// A step that needs words, which others will read: why, or how one can see it. ask() opens it.
// `label`, `actionText`, `limit`; `asks`: the `words` look private. Signal: said(string text, bool
// looked).
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui

Sheet {
    id: sheet

    property string label
    property string actionText
    property int limit: 200
    property bool asks: false
    readonly property string words: field.text
    signal said(string text, bool looked)

    function ask() {
        field.text = "";
        question.looked = false;
        open = true;
    }

    AppField {
        id: field
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
        ready: field.text.trim() !== "" && (!sheet.asks || question.looked)
        missingText: sheet.asks ? qsTr("Please look at the text first") : qsTr("Say it first")
        Layout.fillWidth: true
        onClicked: {
            sheet.said(field.text, question.looked);
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
