// One month of a series, Monday first. `year`, `month` (1..12), `title`, `weekdays` (7 words);
// `states`: {day: "planned" | "clash" | "left"}, `words`: {planned, clash, left} to read aloud.
// Signal: dayChosen(int day). Only days with a state can be pressed, unless `allDays`.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Stack {
    id: calendar

    property int year: 2000
    property int month: 1
    property string title
    property var weekdays: []
    property var states: ({})
    property var words: ({})
    property bool allDays: false
    readonly property int offset: (new Date(year, month - 1, 1).getDay() + 6) % 7
    readonly property int days: new Date(year, month, 0).getDate()
    readonly property int drawn: Theme.icon(40)
    signal dayChosen(int day)

    spacing: Theme.space1

    AppLabel {
        text: calendar.title
        bold: true
        heading: true
        Layout.fillWidth: true
    }
    GridLayout {
        columns: 7
        columnSpacing: 0
        rowSpacing: 0
        Layout.fillWidth: true

        Repeater {
            model: calendar.weekdays

            AppLabel {
                required property string modelData

                text: modelData
                size: Theme.textSmall
                soft: true
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.target
                Layout.preferredHeight: Theme.icon(30)
            }
        }
        Repeater {
            model: calendar.offset + calendar.days

            Tap {
                id: cell
                required property int index
                readonly property int day: index - calendar.offset + 1
                readonly property string state_: calendar.states[day] ?? ""
                readonly property bool weekend: index % 7 > 4

                implicitWidth: Theme.target
                implicitHeight: Theme.target
                Layout.fillWidth: true
                Layout.minimumWidth: Theme.target
                text: day > 0 ? day : ""
                name: calendar.title + " " + day
                      + (state_ === "" ? "" : ", " + (calendar.words[state_] ?? ""))
                enabled: day > 0 && (state_ !== "" || calendar.allDays)
                Accessible.ignored: day < 1 || !visible
                onClicked: calendar.dayChosen(day)

                Rectangle {
                    anchors.centerIn: parent
                    width: calendar.drawn
                    height: calendar.drawn
                    radius: width / 2
                    color: cell.state_ === "planned" ? Theme.primary
                           : cell.state_ === "clash" ? Theme.accentSoft
                           : cell.state_ === "left" ? Theme.sunken : Theme.clear
                    border.width: cell.state_ === "clash" ? Theme.strokeStrong : 0
                    border.color: Theme.accent

                    FocusRing {
                        shown: cell.visualFocus
                        corner: parent.radius
                    }
                }
                AppLabel {
                    id: number
                    anchors.centerIn: parent
                    text: cell.text
                    bold: cell.state_ !== ""
                    soft: cell.weekend || cell.state_ === "left"
                    quiet: true
                    color: cell.state_ === "planned" ? Theme.textOnPrimary
                           : cell.state_ === "clash" ? Theme.accent
                           : soft ? Theme.inkSoft : Theme.ink
                }
                Rectangle {
                    anchors.centerIn: parent
                    width: number.implicitWidth + Theme.space1
                    height: Theme.stroke
                    color: Theme.inkSoft
                    visible: cell.state_ === "left"
                }
            }
        }
    }
}
