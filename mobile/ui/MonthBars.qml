// Hours by month: `bars`: list of {label, confirmed, waiting, current} (hours, waiting drawn as an
// outline on top and never added to the number). `name`: what a screen reader says instead.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Glimmer.Ui

Item {
    id: chart

    property var bars: []
    property string name
    property int plotHeight: 106
    readonly property real most: bars.reduce(
                                     (peak, bar) => Math.max(peak, bar.confirmed
                                                             + (bar.waiting ?? 0)), 0)
    readonly property int ceiling: Math.max(10, Math.ceil(most / 10) * 10)
    readonly property real unit: plotHeight / ceiling

    implicitHeight: plotHeight + labelProbe.implicitHeight * 1.5 + Theme.space1
    implicitWidth: bars.length * Theme.space5
    Accessible.role: Accessible.Chart
    Accessible.name: name
    Accessible.ignored: !visible

    AppLabel {
        id: labelProbe
        text: "0"
        size: Theme.textSmall
        quiet: true
        visible: false
    }
    Repeater {
        model: [0, 0.5, 1]

        Item {
            id: grid
            required property real modelData
            width: chart.width
            y: labelProbe.implicitHeight / 2 + chart.plotHeight * (1 - modelData)

            AppLabel {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                text: Math.round(chart.ceiling * grid.modelData)
                size: Theme.textSmall
                soft: true
                quiet: true
            }
            Rectangle {
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.leftMargin: Theme.textSmall * 1.8
                height: Theme.stroke
                color: Theme.line
            }
        }
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.textSmall * 1.8
        anchors.topMargin: labelProbe.implicitHeight / 2
        spacing: 0

        Repeater {
            model: chart.bars

            Item {
                id: month
                required property var modelData
                readonly property real waiting: modelData.waiting ?? 0
                readonly property int thick: Math.min(14, width - Theme.space1)

                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1

                Rectangle {
                    id: solid
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: chart.plotHeight - height
                    width: month.thick
                    height: month.modelData.confirmed * chart.unit
                    radius: Math.min(Theme.radiusSmall, height / 2)
                    color: Theme.primary
                }
                Rectangle {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: solid.y - height - Theme.strokeStrong
                    width: month.thick
                    height: Math.max(Theme.space1 + 2, month.waiting * chart.unit)
                    radius: Theme.radiusSmall
                    color: Theme.raised
                    border.width: Theme.strokeStrong
                    border.color: Theme.accent
                    visible: month.waiting > 0
                }
                AppLabel {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: chart.plotHeight + Theme.space1
                    width: parent.width
                    text: month.modelData.label
                    size: Theme.textSmall
                    bold: month.modelData.current ?? false
                    soft: !bold
                    quiet: true
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 10
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
}
