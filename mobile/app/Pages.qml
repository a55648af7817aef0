// Every page of the app as a component, with the model it is made with. `app`. Pages about one
// thing get their model from whoever opens them.
pragma ComponentBehavior: Bound

import QtQuick
import Glimmer.Account
import Glimmer.App
import Glimmer.CheckIn
import Glimmer.Desk
import Glimmer.Hours
import Glimmer.Households
import Glimmer.Ledgers
import Glimmer.Rounds
import Glimmer.Shifts
import Glimmer.Today
import Glimmer.Visits
import Glimmer.Wishes

QtObject {
    id: pages

    required property Application app
    readonly property var today: Component {
        TodayPage {
            model: pages.app.todayModel()
            settings: pages.app.settings
        }
    }
    readonly property var shifts: Component {
        ShiftsPage {
            model: pages.app.shiftListModel()
        }
    }
    readonly property var wishes: Component {
        WishesPage {
            model: pages.app.wishListModel()
        }
    }
    readonly property var wish: Component {
        WishPage {}
    }
    readonly property var newWish: Component {
        NewWishPage {
            model: pages.app.newWishModel()
        }
    }
    readonly property var correction: Component {
        NewWishPage {}
    }
    readonly property var chatList: Component {
        ChatListPage {}
    }
    readonly property var wishBoard: Component {
        WishBoardPage {
            model: pages.app.wishBoardModel()
        }
    }
    readonly property var people: Component {
        PeoplePage {
            model: pages.app.peopleModel()
        }
    }
    readonly property var hours: Component {
        HoursDeskPage {
            model: pages.app.hoursDeskModel()
        }
    }
    readonly property var unitRules: Component {
        UnitRulesPage {
            model: pages.app.unitRulesModel()
        }
    }
    readonly property var desk: Component {
        DeskPage {
            model: pages.app.deskModel()
        }
    }
    readonly property var followUps: Component {
        FollowUpsPage {
            model: pages.app.followUpListModel()
        }
    }
    readonly property var newFollowUp: Component {
        NewFollowUpPage {
            model: pages.app.newFollowUpModel()
        }
    }
    readonly property var deeds: Component {
        DeedsPage {
            model: pages.app.deedListModel()
        }
    }
    readonly property var newDeed: Component {
        NewDeedPage {
            model: pages.app.newDeedModel()
        }
    }
    readonly property var gifts: Component {
        GiftsPage {
            model: pages.app.giftListModel()
        }
    }
    readonly property var newGift: Component {
        NewGiftPage {
            model: pages.app.newGiftModel()
        }
    }
    readonly property var figures: Component {
        LedgerFiguresPage {
            model: pages.app.ledgerFiguresModel()
        }
    }
    readonly property var households: Component {
        HouseholdsPage {
            model: pages.app.householdListModel()
        }
    }
    readonly property var consent: Component {
        ConsentPage {}
    }
    readonly property var householdTerms: Component {
        TermsPage {}
    }
    readonly property var householdRecord: Component {
        RecordPage {}
    }
    readonly property var ownHousehold: Component {
        OwnHouseholdPage {}
    }
    readonly property var visitDesk: Component {
        VisitsDeskPage {
            model: pages.app.visitsDeskModel()
        }
    }
    readonly property var round: Component {
        RoundPage {
            model: pages.app.roundModel()
        }
    }
    readonly property var visitPlan: Component {
        VisitPlanPage {}
    }
    readonly property var visitFigures: Component {
        VisitFiguresPage {
            model: pages.app.visitFiguresModel()
        }
    }
    readonly property var visits: Component {
        VisitsPage {
            model: pages.app.visitListModel()
        }
    }
    readonly property var visit: Component {
        VisitPage {}
    }
    readonly property var need: Component {
        NeedPage {}
    }
    readonly property var visitorTerms: Component {
        VisitorTermsPage {
            model: pages.app.visitorTermsModel()
        }
    }
    readonly property var series: Component {
        SeriesPage {
            model: pages.app.seriesModel()
        }
    }
    readonly property var changeShift: Component {
        ChangeShiftPage {}
    }
    readonly property var newDate: Component {
        NewDatePage {}
    }
    readonly property var me: Component {
        MePage {
            model: pages.app.meModel()
            settings: pages.app.settings
        }
    }
    readonly property var shift: Component {
        ShiftPage {}
    }
    readonly property var roster: Component {
        RosterPage {}
    }
    readonly property var checkIn: Component {
        CheckInFlow {}
    }
    readonly property var records: Component {
        RecordsPage {}
    }
    readonly property var certificate: Component {
        CertificatePage {
            model: pages.app.certificateModel()
        }
    }
    readonly property var checkRecord: Component {
        CheckRecordPage {
            model: pages.app.checkRecordModel()
        }
    }
    readonly property var waiting: Component {
        WaitingPage {
            model: pages.app.waitingModel()
        }
    }
    readonly property var notices: Component {
        NoticesPage {
            model: pages.app.noticesModel()
        }
    }
    readonly property var settings: Component {
        SettingsPage {
            model: pages.app.settingsModel()
            settings: pages.app.settings
        }
    }
    readonly property var profiles: Component {
        ProfilesPage {
            model: pages.app.profilesModel()
        }
    }
}
