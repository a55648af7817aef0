// What was not as it should be, in the words of the receiver's contact. `model`. ask(key) opens it.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui
import Glimmer.Wishes

Sheet {
    id: sheet

    required property WishModel model
    property string key
    readonly property bool asks: model.looksPrivate(why.text)

    function ask(asked: string) {
        key = asked;
        why.text = "";
        question.looked = false;
        open = true;
    }

    title: qsTr("What was not right?")
    text: qsTr("Whoever says that they came reads these words. The wish is open again for "
               + "everybody.")

    AppField {
        id: why
        label: qsTr("For example: nobody came, or it does not fit")
        maximumLength: 200
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
        text: qsTr("Say so")
        ready: why.text.trim() !== "" && (!sheet.asks || question.looked)
        missingText: sheet.asks ? qsTr("Please look at the text first") : qsTr("Say what first")
        Layout.fillWidth: true
        onClicked: {
            sheet.close();
            sheet.model.sayItDidNotCome(sheet.key, why.text, question.looked);
        }
    }
    AppButton {
        text: qsTr("Not now")
        kind: "text"
        Layout.fillWidth: true
        onClicked: sheet.close()
    }
}
