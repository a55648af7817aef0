// A code of `count` digits in cells, always left to right, with a gap after every `group`.
// `code` (digits so far), `name` (read aloud), `complete`, `clear()`, `type(digits)`, `error`.
// Signals: finished(string code) when the last digit is in. Digits only; paste works.
pragma ComponentBehavior: Bound
import QtQuick
import Glimmer.Ui

FocusScope {
    id: cells

    property int count: 6
    property int group: 3
    property string name
    property bool error: false
    readonly property string code: input.text
    readonly property bool complete: code.length === count
    readonly property int breaks: Math.ceil(count / group) - 1
    readonly property real gap: count > 6 ? Theme.space1 : Theme.space2
    readonly property real cellWidth: Math.min(idealWidth, (width - gap * (count - 1)
                                                            - Theme.space2 * breaks) / count)
    readonly property real idealWidth: Theme.numberDesk * 1.625
    signal finished(string code)

    function clear() {
        input.text = "";
    }

    // Puts digits in from elsewhere (a scanned code, a link).
    function type(digits: string) {
        input.text = digits.replace(/[^0-9]/g, "").slice(0, count);
    }

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    implicitWidth: idealWidth * count + gap * (count - 1) + Theme.space2 * breaks
    implicitHeight: Math.max(Theme.target, Theme.textPage * 2.3)

    Repeater {
        model: cells.count

        Rectangle {
            id: cell
            required property int index
            readonly property bool current: input.activeFocus && index === cells.code.length

            x: index * (cells.cellWidth + cells.gap)
               + Math.floor(index / cells.group) * Theme.space2
            width: cells.cellWidth
            height: cells.height
            radius: Theme.radiusControl
            color: Theme.raised
            border.width: current || cells.error ? Theme.strokeStrong : Theme.stroke
            border.color: cells.error ? Theme.bad : current ? Theme.primary : Theme.lineStrong

            AppLabel {
                anchors.centerIn: parent
                text: cells.code.charAt(cell.index)
                size: Math.min(Theme.textPage, Math.round(cells.cellWidth * 0.8))
                bold: true
                quiet: true
            }
            Rectangle {
                anchors.centerIn: parent
                width: Theme.strokeStrong
                height: Theme.textPage
                color: Theme.primary
                visible: cell.current
            }
        }
    }
    TextInput {
        id: input
        anchors.fill: parent
        focus: true
        color: Theme.clear
        selectionColor: Theme.clear
        selectedTextColor: Theme.clear
        cursorDelegate: Item {}
        maximumLength: cells.count
        inputMethodHints: Qt.ImhDigitsOnly
        validator: RegularExpressionValidator {
            regularExpression: /[0-9]*/
        }
        activeFocusOnTab: true
        font: Theme.face(Theme.textPage, true)
        Accessible.role: Accessible.EditableText
        Accessible.name: cells.name
        Accessible.ignored: !visible
        onTextChanged: if (text.length === cells.count) cells.finished(text)
        // A tap may put the caret anywhere; digits are always added at the end.
        onCursorPositionChanged: if (cursorPosition !== length) cursorPosition = length
    }
}
