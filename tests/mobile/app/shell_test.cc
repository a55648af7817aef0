// The places of the app in its real shell: few on a phone, all on a wide window, and the ways
// between them.
#include <gtest/gtest.h>

#include <QTest>

#include "mobile/app/application.h"
#include "mobile/model/navigator.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/in_view.h"
#include "tests/mobile/support/page_audit.h"
#include "tests/mobile/support/sample_households.h"
#include "tests/mobile/support/sample_season.h"
#include "tests/support/fakes.h"

namespace glimmer::mobile {
namespace {

constexpr char kMain[] = "qrc:/qt/qml/Glimmer/App/Main.qml";

class ShellTest : public testing::Test {
 protected:
  // Shows the app of somebody who has joined and holds the sample season.
  void Open(SampleWho who, int width, v1::Role role = v1::ROLE_UNSPECIFIED) {
    StartTestApp();
    clock_.Set(SampleNow());
    Profile profile = SampleProfile(who);
    profile.server_address = "127.0.0.1:1";
    if (role != v1::ROLE_UNSPECIFIED) {
      v1::RoleGrant grant;
      grant.set_role(role);
      grant.set_scope("units/town");
      profile.role_grants = {grant};
    }
    {
      const auto first = Make();
      LocalStore& store = first->context().phone().store();
      PhoneContext& context = first->context();
      ASSERT_TRUE(context.phone().secrets().Put("device.key", std::string(64, 'k')).ok());
      ASSERT_TRUE(store.SetProfile(profile).ok());
      ASSERT_TRUE(store.ApplyPage(SampleSeason(who, SampleNow())).ok());
    }
    app_ = Make();
    ASSERT_TRUE(app_->enrolled());
    app_->settings()->setLanguage("zh");
    window_ = std::make_unique<AppWindow>();
    app_->Translate(window_->engine());
    ASSERT_TRUE(window_->Show(
        kMain, {{"app", QVariant::fromValue(app_.get())}, {"width", width}, {"height", 844}}))
        << window_->warnings().join("\n").toStdString();
  }

  void TearDown() override {
    if (window_) {
      EXPECT_TRUE(window_->warnings().isEmpty()) << window_->warnings().join("\n").toStdString();
    }
    window_.reset();
  }

  std::unique_ptr<Application> Make() {
    auto app = Application::Make(folder_.File("app"), clock_, random_);
    EXPECT_TRUE(app.ok()) << app.status();
    return *std::move(app);
  }

  bool Sees(const QString& text) {
    return WaitUntil([&] { return FindByText(window_->window(), text) != nullptr; });
  }

  // What ClickText would press; null when there is none.
  QQuickItem* Touched(const QString& text) {
    QQuickItem* button = FindButton(window_->window(), text);
    return button != nullptr ? button : FindByText(window_->window(), text);
  }

  bool Taps(const QString& text) {
    Grab(window_->window());
    if (!Sees(text)) return false;
    if (!InView(Touched(text))) {
      BringIntoView(Touched(text));
      Grab(window_->window());
    }
    QQuickItem* item = Touched(text);
    return item != nullptr && InView(item) && ClickText(window_->window(), text);
  }

  // What comes with one page of the feed: the newest notice.
  void Tell(v1::Notice::Kind kind, const std::string& subject) {
    PhoneContext& context = app_->context();
    v1::ListChangesResponse page;
    page.set_next_page_token("more");
    page.set_data_epoch(1);
    *page.mutable_server_time() = ToTimestamp(clock_.Now());
    v1::Change& change = *page.add_changes();
    change.set_name("notices/told");
    change.set_kind(v1::Change::KIND_UPSERT);
    v1::Notice& notice = *change.mutable_notice();
    notice.set_name(change.name());
    notice.set_person(context.phone().store().GetProfile()->person);
    notice.set_kind(kind);
    notice.set_subject(subject);
    (*notice.mutable_parameters())["due_date"] = "2026-11-30";
    notice.set_state(v1::Notice::STATE_HANDED_OVER);
    *notice.mutable_create_time() = ToTimestamp(clock_.Now());
    ASSERT_TRUE(context.phone().store().ApplyPage(page).ok());
    context.AnnounceChange();
  }

  // The places of the bar or the rail, as a screen reader names them.
  QStringList Tabs() {
    Grab(window_->window());
    QStringList names;
    Collect(window_->window()->contentItem(), names);
    return names;
  }

  static void Collect(QQuickItem* item, QStringList& names) {
    if (!item->isVisible()) return;
    if (QString(item->metaObject()->className()).startsWith("NavItem")) {
      names.append(item->property("name").toString());
    }
    for (QQuickItem* child : item->childItems()) Collect(child, names);
  }

  test::TempDir folder_;
  test::FakeClock clock_;
  test::SeededRandom random_;
  std::unique_ptr<Application> app_;
  std::unique_ptr<AppWindow> window_;
};

TEST_F(ShellTest, AVolunteersPhoneHasFourPlaces) {
  Open(SampleWho::kVolunteer, 390);
  EXPECT_EQ(Tabs(), (QStringList{"今天", "活动", "心愿", "我的"}));
}

TEST_F(ShellTest, ACoordinatorsPhoneHasFivePlaces) {
  Open(SampleWho::kCoordinator, 390);
  EXPECT_EQ(Tabs(), (QStringList{"今天", "活动", "心愿", "工作台", "我的"}));
}

TEST_F(ShellTest, AWideWindowShowsThePagesOfTheDesk) {
  Open(SampleWho::kCoordinator, 1180);
  EXPECT_EQ(Tabs(), (QStringList{"今天", "活动", "心愿", "心愿看板", "问题销号", "实事", "捐赠",
                                 "家庭", "走访", "人员", "时长", "统计", "我的"}));
  for (const char* place :
       {"问题销号", "实事", "捐赠", "家庭", "统计", "人员", "时长", "心愿看板"}) {
    ASSERT_TRUE(Taps(place)) << place;
    EXPECT_EQ(FindButton(window_->window(), "返回"), nullptr) << place;
  }
  Shoot(*window_, "shell-wide");
}

TEST_F(ShellTest, EveryRowOfTheDeskOpensItsPageAndComesBack) {
  Open(SampleWho::kCoordinator, 390);
  ASSERT_TRUE(Taps("工作台"));
  Grab(window_->window());
  Shoot(*window_, "shell-desk");
  for (const auto& [row, page] :
       {std::pair("心愿看板", "电热水壶 1 个"), std::pair("问题销号", "登记一件"),
        std::pair("实事", "登记一件实事"), std::pair("捐赠", "登记一笔捐赠"),
        std::pair("家庭", "新的一户"), std::pair("人员", "添加"), std::pair("时长", "确认"),
        std::pair("统计", "导出")}) {
    ASSERT_TRUE(Taps(row)) << row;
    EXPECT_TRUE(Sees(page)) << page;
    ASSERT_TRUE(Taps("返回")) << row;
    EXPECT_TRUE(Sees("收到的物品和收据")) << row;
  }
}

TEST_F(ShellTest, AVolunteerReachesFollowUpsAndDeedsFromMe) {
  Open(SampleWho::kVolunteer, 390);
  ASSERT_TRUE(Taps("我的"));
  ASSERT_TRUE(Taps("问题销号"));
  EXPECT_TRUE(Sees("小广场的长椅松了"));
  ASSERT_TRUE(Taps("返回"));
  ASSERT_TRUE(Taps("办实事"));
  ASSERT_TRUE(Taps("登记一件实事"));
  EXPECT_TRUE(Sees("做了什么，一句话"));
  ASSERT_TRUE(Taps("返回"));
  ASSERT_TRUE(Taps("返回"));
  EXPECT_TRUE(Sees("每一次服务"));
}

TEST_F(ShellTest, AVolunteerReachesVisitsFromMeAndFromToday) {
  Open(SampleWho::kVolunteer, 390);
  v1::ListChangesResponse page;
  page.set_next_page_token("visits");
  page.set_data_epoch(1);
  *page.mutable_server_time() = ToTimestamp(SampleNow());
  AddSampleHouseholds(SampleWho::kVolunteer, SampleNow(), page);
  ASSERT_TRUE(app_->context().phone().store().ApplyPage(page).ok());
  ASSERT_TRUE(Taps("走访：枫叶07"));
  EXPECT_TRUE(Sees("开始走访"));
  ASSERT_TRUE(Taps("返回"));
  ASSERT_TRUE(Taps("我的"));
  ASSERT_TRUE(Taps("结对家庭"));
  EXPECT_TRUE(Sees("枫叶07"));
  ASSERT_TRUE(Taps("我的时间"));
  EXPECT_TRUE(Sees("我愿意走访"));
  ASSERT_TRUE(Taps("返回"));
  ASSERT_TRUE(Taps("看看怎么办, 杏花12"));
  EXPECT_TRUE(Sees("他们平安"));
  ASSERT_TRUE(Taps("返回"));
  ASSERT_TRUE(Taps("返回"));
  EXPECT_TRUE(Sees("每一次服务"));
}

TEST_F(ShellTest, AVolunteerReachesTheirOwnHouseholdFromMe) {
  Open(SampleWho::kVolunteer, 390);
  v1::ListChangesResponse page;
  page.set_next_page_token("own");
  page.set_data_epoch(1);
  *page.mutable_server_time() = ToTimestamp(SampleNow());
  AddSampleOwnHousehold(SampleNow(), page);
  ASSERT_TRUE(app_->context().phone().store().ApplyPage(page).ok());
  ASSERT_TRUE(Taps("我的"));
  ASSERT_TRUE(Taps("我家"));
  EXPECT_TRUE(Sees("别人看到的代号是 茉莉16"));
  EXPECT_TRUE(Sees("等您答复"));
  ASSERT_TRUE(Taps("返回"));
  EXPECT_TRUE(Sees("每一次服务"));
}

TEST_F(ShellTest, ACoordinatorWritesAConsentDownAndReadsTheRecord) {
  Open(SampleWho::kCoordinator, 390);
  v1::ListChangesResponse page;
  page.set_next_page_token("households");
  page.set_data_epoch(1);
  *page.mutable_server_time() = ToTimestamp(SampleNow());
  AddSampleHouseholds(SampleWho::kCoordinator, SampleNow(), page);
  ASSERT_TRUE(app_->context().phone().store().ApplyPage(page).ok());
  ASSERT_TRUE(Taps("工作台"));
  ASSERT_TRUE(Taps("家庭"));
  ASSERT_TRUE(Taps("兰草09"));
  ASSERT_TRUE(Taps("登记同意"));
  EXPECT_TRUE(Sees("兰草09 的同意"));
  EXPECT_TRUE(
      Sees("没有信号。这里的操作要马上发到服务器，手机上不留存；"
           "已经输入的内容，在本页关闭之前都还在。"));
  ASSERT_TRUE(Taps("返回"));
  ASSERT_TRUE(Taps("查看登记的内容"));
  EXPECT_TRUE(Sees("您查看过，已留下记录。"));
  ASSERT_TRUE(Taps("返回"));
  EXPECT_TRUE(Sees("登记同意"));
}

TEST_F(ShellTest, ACoordinatorReachesEveryPageOfVisits) {
  Open(SampleWho::kCoordinator, 1180);
  v1::ListChangesResponse page;
  page.set_next_page_token("visits");
  page.set_data_epoch(1);
  *page.mutable_server_time() = ToTimestamp(SampleNow());
  AddSampleHouseholds(SampleWho::kCoordinator, SampleNow(), page);
  ASSERT_TRUE(app_->context().phone().store().ApplyPage(page).ok());
  ASSERT_TRUE(Taps("走访"));
  for (const auto& [step, seen] :
       {std::pair("安排一轮", "生成建议"), std::pair("单独安排一次", "这户人家答应之后才算约好。"),
        std::pair("数字", "复制表格")}) {
    ASSERT_TRUE(Taps(step)) << step;
    EXPECT_TRUE(Sees(seen)) << step;
    ASSERT_TRUE(Taps("返回")) << step;
  }
  ASSERT_TRUE(Taps("荷花03"));
  ASSERT_TRUE(Taps("重新安排"));
  EXPECT_TRUE(Sees("保存新的安排"));
  ASSERT_TRUE(Taps("返回"));
  ASSERT_TRUE(Taps("看这户人家"));
  EXPECT_TRUE(Sees("修改走访约定"));
}

TEST_F(ShellTest, ACoordinatorChangesAnEventAndAddsADate) {
  Open(SampleWho::kCoordinator, 390);
  ASSERT_TRUE(Taps("活动"));
  ASSERT_TRUE(Taps("路口引导"));
  ASSERT_TRUE(Taps("修改活动"));
  EXPECT_TRUE(Sees("还没有改动"));
  ASSERT_TRUE(Taps("返回"));
  ASSERT_TRUE(Taps("加一场"));
  ASSERT_TRUE(Taps("加上这一场"));
  EXPECT_TRUE(Sees("这一场已保存在本机。"));
  EXPECT_EQ(app_->context().phone().outbox().Counts()->waiting, 1);
}

TEST_F(ShellTest, AnAdministratorKeepsNoHouseholds) {
  Open(SampleWho::kCoordinator, 1180, v1::ROLE_ORGANIZATION_ADMIN);
  EXPECT_FALSE(Tabs().contains("家庭"));
  EXPECT_TRUE(Tabs().contains("人员"));
}

TEST_F(ShellTest, APersonWhoseRoleEndsSoonIsOpened) {
  Open(SampleWho::kCoordinator, 390, v1::ROLE_ORGANIZATION_ADMIN);
  ASSERT_TRUE(Taps("工作台"));
  QQmlEngine& engine = window_->engine();
  const int type = qmlTypeId("Glimmer.Model", 1, 0, "Navigator");
  engine.singletonInstance<Navigator*>(type)->openPerson("people/p1");
  EXPECT_TRUE(Sees("马晓燕"));
  EXPECT_TRUE(Sees("职务"));
}

TEST_F(ShellTest, ASafeguardingLeadHasTheAlarmsOfVisitsAlone) {
  Open(SampleWho::kVolunteer, 390, v1::ROLE_SAFEGUARDING_LEAD);
  EXPECT_EQ(Tabs(), (QStringList{"今天", "活动", "心愿", "工作台", "我的"}));
  ASSERT_TRUE(Taps("工作台"));
  EXPECT_EQ(FindByText(window_->window(), "家庭"), nullptr);
  ASSERT_TRUE(Taps("走访"));
  EXPECT_TRUE(Sees("没有警报"));
  EXPECT_EQ(FindButton(window_->window(), "安排一轮"), nullptr);
}

TEST_F(ShellTest, TheListTellsWhatThePageAboveItHasWritten) {
  Open(SampleWho::kVolunteer, 390);
  ASSERT_TRUE(Taps("我的"));
  ASSERT_TRUE(Taps("办实事"));
  ASSERT_TRUE(Taps("登记一件实事"));
  ASSERT_TRUE(Sees("做了什么，一句话"));
  for (const char* text : {"清扫了北门的积雪", "北门的居民"}) {
    do {
      QTest::keyClick(window_->window(), Qt::Key_Tab);
    } while (!TypeText(window_->window(), text));
  }
  ASSERT_TRUE(Taps("登记"));
  EXPECT_TRUE(Sees("已登记。别人确认后才计入。"));
  EXPECT_EQ(app_->context().phone().outbox().Counts()->waiting, 1);
  ASSERT_TRUE(Taps("撤销"));
  EXPECT_TRUE(WaitUntil([&] { return app_->context().phone().outbox().Counts()->waiting == 0; }));
}

TEST_F(ShellTest, ANoticeAboutAFollowUpOpensThatOne) {
  Open(SampleWho::kVolunteer, 390);
  Tell(v1::Notice::KIND_FOLLOW_UP_PLANNED, "follow_ups/bench");
  ASSERT_TRUE(Taps("3 条新通知"));
  ASSERT_TRUE(Taps("有一件事交给你办，期限 2026-11-30"));
  // Its own words, which the list has not.
  EXPECT_TRUE(Sees("靠墙的那一条，坐上去会晃。"));
  Shoot(*window_, "shell-notice-follow-up");
}

TEST_F(ShellTest, ANoticeAboutACallBackOpensThatWishOnTheBoard) {
  Open(SampleWho::kCoordinator, 390);
  Tell(v1::Notice::KIND_WISH_CALL_BACK_DUE, "wishes/radio");
  ASSERT_TRUE(Taps("2 条新通知"));
  ASSERT_TRUE(Taps("有心愿已送达还没有确认，请回访"));
  EXPECT_TRUE(Sees("对方说收到了"));
  Shoot(*window_, "shell-notice-call-back");
}

TEST_F(ShellTest, AnAuditorsDeskHoldsTheFiguresAlone) {
  Open(SampleWho::kVolunteer, 390, v1::ROLE_AUDITOR);
  EXPECT_EQ(Tabs(), (QStringList{"今天", "活动", "心愿", "工作台", "我的"}));
  ASSERT_TRUE(Taps("工作台"));
  Grab(window_->window());
  EXPECT_EQ(FindByText(window_->window(), "人员"), nullptr);
  ASSERT_TRUE(Taps("统计"));
  EXPECT_TRUE(Sees("返回"));
  EXPECT_EQ(FindByText(window_->window(), "导出"), nullptr);
}

}  // namespace
}  // namespace glimmer::mobile
