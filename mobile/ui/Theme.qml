// Every colour, size and duration of the app. No other file names one.
// Set: dark, elder (长辈版), step (0.9..2 text size), language (BCP 47), mirrored, reduceMotion.
// Read: colours, text* and number* sizes, icon(n), space*, radius*, target, motion*.
pragma Singleton
import QtQuick
import Glimmer.Ui

QtObject {
    id: theme

    property bool dark: false
    property bool elder: false
    property real step: 1
    property string language: "zh"
    property bool mirrored: false
    property bool reduceMotion: false

    readonly property bool arabic: language.startsWith("ug") || language.startsWith("ar")

    readonly property color surface: dark ? "#14181D" : "#FBF8F3"
    readonly property color raised: dark ? "#1E242B" : "#FFFFFF"
    readonly property color sunken: dark ? "#10141A" : "#F4EFE7"
    readonly property color ink: dark ? "#EDEFF2" : "#1D2530"
    readonly property color inkSoft: dark ? "#A9B2BD" : "#566070"
    readonly property color line: dark ? "#313A44" : "#E4DED4"
    readonly property color lineStrong: dark ? "#7A8592" : "#8C8578"
    readonly property color primary: dark ? "#7FD1C7" : "#0B5D57"
    readonly property color primarySoft: dark ? "#173B38" : "#DCEFEC"
    readonly property color textOnPrimary: dark ? "#06302C" : "#FFFFFF"
    readonly property color accent: dark ? "#F2B366" : "#A34A06"
    readonly property color accentSoft: dark ? "#3E2D17" : "#FDF0DC"
    readonly property color good: dark ? "#7FD19A" : "#1B6E3C"
    readonly property color goodSoft: dark ? "#163323" : "#E0F2E6"
    readonly property color bad: dark ? "#FFB4AB" : "#B3261E"
    readonly property color badSoft: dark ? "#4A1D1A" : "#FBE4E2"
    readonly property color glow: dark ? "#F2B366" : "#F0A63C"
    readonly property color inverse: dark ? "#EDEFF2" : "#1D2530"
    readonly property color textOnInverse: dark ? "#14181D" : "#FFFFFF"
    readonly property color actionOnInverse: dark ? "#0B5D57" : "#7FD1C7"
    readonly property color clear: "transparent"
    readonly property color scrim: Qt.rgba(0, 0, 0, 0.45)
    readonly property color primaryOutline: alpha(primary, dark ? 0.45 : 0.32)
    readonly property color badOutline: alpha(bad, 0.4)
    readonly property real glowStrength: dark ? 0.7 : 1

    // Text grows by `step`; numbers and page titles grow less, so that seven 汉字 stay on a line.
    readonly property real textScale: Math.min(2, Math.max(0.9, elder ? Math.max(step, 1.4) : step))
    readonly property real bigScale: 1 + (textScale - 1) * (textScale > 1 ? 0.625 : 1)
    readonly property int textSmall: Math.round(13 * textScale)
    readonly property int textBody: Math.round(15 * textScale)
    readonly property int textRow: Math.round(17 * textScale)
    readonly property int textTitle: Math.round(20 * textScale)
    readonly property int textPage: Math.round(26 * bigScale)
    readonly property int numberDesk: Math.round(32 * bigScale)
    readonly property int numberMe: Math.round(40 * bigScale)
    readonly property int numberTimer: Math.round(46 * bigScale)

    readonly property int space1: 4
    readonly property int space2: 8
    readonly property int space3: 12
    readonly property int space4: 16
    readonly property int space5: 20
    readonly property int space6: 24
    readonly property int space8: 32
    readonly property int margin: 16
    readonly property int marginWide: 24
    readonly property int widthRail: 600
    readonly property int widthPanes: 840
    readonly property int widthSide: 320

    readonly property int radiusCard: 14
    readonly property int radiusControl: 12
    readonly property int radiusInner: 11
    readonly property int radiusSheet: 20
    readonly property int radiusSmall: 4
    readonly property int stroke: 1
    readonly property int strokeStrong: 2

    readonly property int target: elder ? 60 : 48
    readonly property int heightBig: elder ? 64 : 56
    readonly property int heightButton: elder ? 60 : 48
    readonly property int heightChip: elder ? 48 : 36
    readonly property int heightSegment: elder ? 68 : 56
    readonly property int heightBadge: elder ? 38 : 28
    readonly property int heightBar: 56
    readonly property int heightRow: elder ? 64 : 52
    readonly property int heightRowTwo: elder ? 76 : 60
    readonly property int heightTableRow: elder ? 68 : 56
    readonly property int heightTableHead: elder ? 60 : 48
    readonly property int heightTabs: elder ? 80 : 64
    readonly property int widthNavRail: elder ? 112 : 88
    readonly property int widthBigMin: 180

    readonly property int motionFast: reduceMotion ? 0 : 120
    readonly property int motionSlow: reduceMotion ? 0 : 200
    readonly property int undoTime: elder ? 10000 : 6000

    readonly property FontLoader iconFont: FontLoader {
        source: "qrc:/qt/qml/Glimmer/Ui/MaterialIcons-Regular.ttf"
    }
    readonly property string iconFamily: iconFont.name

    function icon(size: int): int {
        return Math.round(size * (elder ? 1.25 : Math.max(1, Math.min(textScale, 1.25))));
    }

    // The font for a text of `size` pixels in the current language.
    function face(size: int, bold: bool): font {
        return TextFonts.face(language, size, bold);
    }

    function alpha(base: color, strength: real): color {
        return Qt.rgba(base.r, base.g, base.b, strength);
    }
}
