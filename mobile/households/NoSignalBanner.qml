// Says, while there is no signal, that what is done here needs one. `model`.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Glimmer.Model
import Glimmer.Ui

Banner {
    required property PageModel model

    text: qsTr("No signal. What you do here goes to the server at once and nothing of it is kept "
               + "on this phone; what you have typed stays as long as this page is open.")
    visible: model.offline
    Layout.fillWidth: true
}
