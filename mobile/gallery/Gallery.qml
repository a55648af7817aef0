// The window: all controls in one column on a phone, in three on a desk.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Glimmer.Ui
import Glimmer.Gallery

Window {
    id: window

    property bool dark: false
    property bool elder: false
    property bool rtl: false
    property bool sheetOpen: false
    property real step: 1
    property string language: "zh"
    readonly property bool wide: width >= Theme.widthPanes
    readonly property var places: [
        {
            "text": "今天",
            "symbol": Icons.lightMode
        },
        {
            "text": "活动",
            "symbol": Icons.eventAvailable,
            "count": 3
        },
        {
            "text": "心愿",
            "symbol": Icons.favoriteBorder,
            "symbolOn": Icons.favorite
        },
        {
            "text": "我的",
            "symbol": Icons.personOutline,
            "symbolOn": Icons.person
        }
    ]

    visible: true
    title: "Glimmer gallery"
    color: Theme.surface
    LayoutMirroring.enabled: Theme.mirrored
    LayoutMirroring.childrenInherit: true

    Binding {
        target: Theme
        property: "dark"
        value: window.dark
    }
    Binding {
        target: Theme
        property: "elder"
        value: window.elder
    }
    Binding {
        target: Theme
        property: "step"
        value: window.step
    }
    Binding {
        target: Theme
        property: "language"
        value: window.language
    }
    Binding {
        target: Theme
        property: "mirrored"
        value: window.rtl
    }
    NavRail {
        id: rail
        anchors.left: parent.left
        height: parent.height
        places: window.places
        currentIndex: 1
        name: "页面"
        personName: "周宁"
        visible: window.wide
    }
    NavBar {
        id: tabs
        anchors.bottom: parent.bottom
        width: parent.width
        places: window.places
        currentIndex: 0
        name: "页面"
        visible: !window.wide
    }
    AppPage {
        anchors.left: window.wide ? rail.right : parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: window.wide ? parent.bottom : tabs.top
        title: "微光 Glimmer"
        subtitle: "组件 · ئەرەبچە يېزىق · Components"
        backText: "返回"
        dockText: "已开放签到，没有信号也能签"
        actionText: "签到"
        actionSymbol: Icons.qrCodeScanner
        headerItems: AppButton {
            text: "设置"
            symbol: Icons.settings
            kind: "text"
        }
        dockItems: UndoBar {
            text: "已认领 图画书 8 本"
            actionText: "撤销"
            open: true
        }
        overlay: Sheet {
            open: window.sheetOpen
            title: "这次来不了？"
            text: "周二 18:00 前可以直接取消。"

            AppButton {
                text: "请人替我"
                Layout.fillWidth: true
            }
            AppButton {
                text: "取消报名"
                kind: "outline"
                Layout.fillWidth: true
            }
            AppButton {
                text: "我还是去"
                kind: "text"
                Layout.fillWidth: true
            }
        }

        GridLayout {
            columns: window.wide ? 3 : 1
            columnSpacing: Theme.space6
            rowSpacing: Theme.space4
            Layout.fillWidth: true

            GalleryBasics {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
            }
            GalleryForms {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
            }
            GalleryBlocks {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
            }
        }
        GalleryDesk {
            visible: window.wide
        }
    }
}
