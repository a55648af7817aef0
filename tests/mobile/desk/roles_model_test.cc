// Roles at the desk, against a whole server: what is shown of them, giving, renewing and ending
// them, what the server refuses, and which end soon.
#include "mobile/desk/roles_model.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include "mobile/desk/ending_roles_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/desk/role_server.h"

namespace glimmer::mobile {
namespace {

constexpr int kCoordinator = 0, kAuditor = 2, kAdministrator = 3;
constexpr absl::Duration kDay = absl::Hours(24);

class RolesModelTest : public testing::Test {
 protected:
  // Somebody of a team is chosen, and the server has said what they hold.
  void SetUp() override {
    stage_.Use("zh");
    team_ = server_.AddUnit("城东图书馆");
    person_ = server_.AddPerson("马晓燕", team_);
    Choose(person_);
  }

  void Choose(const std::string& person) {
    model_.ShowPerson(person, "马晓燕", team_);
    ASSERT_TRUE(WaitUntil([this] { return model_.known(); }));
  }
  QString First(const char* role) { return model_.rows()->At(0, role).toString(); }
  bool Waits(const QSignalSpy& spy) {
    return WaitUntil([&spy] { return !spy.isEmpty(); });
  }
  bool HasRows(int count) {
    return WaitUntil([this, count] { return model_.rows()->count() == count; });
  }
  void Give(int role) {
    model_.begin();
    model_.setRole(role);
    model_.give();
  }

  RoleServer server_;
  PageStage& stage_ = server_.stage();
  RolesModel model_{stage_.context(), nullptr};
  QSignalSpy done_{&model_, &PageModel::done};
  QSignalSpy refused_{&model_, &PageModel::refused};
  std::string team_, person_;
};

TEST_F(RolesModelTest, GivesARoleInThePersonsUnitForTwelveMonths) {
  EXPECT_TRUE(model_.mayGrant());
  EXPECT_FALSE(model_.own());
  EXPECT_EQ(model_.summary(), "在你管理的单位里没有职务");
  EXPECT_EQ(model_.missing(), "请先选职务");
  model_.setRole(kCoordinator);
  EXPECT_EQ(model_.units()[model_.unit()], "城东图书馆");
  EXPECT_EQ(model_.missing(), "");
  EXPECT_EQ(model_.given(), "马晓燕将担任城东图书馆的协调员，到 2027年11月23日 为止。");
  model_.give();
  ASSERT_TRUE(Waits(done_));
  EXPECT_EQ(done_.first().first(), "马晓燕：城东图书馆的协调员，到 2027年11月23日。");
  ASSERT_TRUE(HasRows(1));
  EXPECT_EQ(First("roleName"), "协调员");
  EXPECT_EQ(First("unitName"), "城东图书馆");
  EXPECT_EQ(First("until"), "到 2027年11月23日");
  EXPECT_EQ(First("renewed"), "") << "it ends no later for it";
  EXPECT_EQ(model_.summary(), "城东图书馆的协调员，到 2027年11月23日");
  const auto grants = server_.GrantsOf(person_);
  ASSERT_EQ(grants.size(), 1u);
  EXPECT_EQ(grants[0].role(), v1::ROLE_COORDINATOR);
  EXPECT_EQ(grants[0].scope(), team_);
  EXPECT_EQ(FromTimestamp(grants[0].end_time()),
            absl::FromCivil(absl::CivilDay(2027, 11, 24), absl::LocalTimeZone()));
}

TEST_F(RolesModelTest, EveryRoleIsOfferedWithWhatItMayDo) {
  EXPECT_EQ(model_.roles(), (QStringList{"协调员", "安全负责人", "审计员", "管理员"}));
  ASSERT_EQ(model_.meanings().size(), 4);
  EXPECT_TRUE(model_.meanings()[kAuditor].contains("看不到电话和地址"));
  for (const int role : {0, 1, 2, 3}) {
    done_.clear();
    Give(role);
    ASSERT_TRUE(Waits(done_)) << role;
    ASSERT_TRUE(HasRows(role + 1)) << role;
  }
}

TEST_F(RolesModelTest, WhatIsHeldAsLongAlreadyIsNotGivenAgain) {
  Give(kAuditor);
  ASSERT_TRUE(HasRows(1));
  model_.begin();
  model_.setRole(kAuditor);
  model_.setPeriod(0);
  EXPECT_EQ(model_.missing(), "已经担任，到 2027年11月23日");
  model_.give();
  EXPECT_EQ(refused_.last().first(), "已经担任，到 2027年11月23日");
  model_.setRole(kCoordinator);
  EXPECT_EQ(model_.missing(), "");
}

TEST_F(RolesModelTest, AnotherLastDayIsTypedWithinTwelveMonths) {
  model_.setRole(kCoordinator);
  EXPECT_EQ(model_.periods(), (QStringList{"3 个月", "6 个月", "12 个月", "其他日期"}));
  model_.setPeriod(3);
  ASSERT_TRUE(model_.ownDay());
  EXPECT_EQ(model_.missing(), "请先填最后一天");
  for (const char* wrong : {"2026-11-23", "2027-11-24", "soon"}) {
    model_.setDay(wrong);
    EXPECT_EQ(model_.dayProblem(), "请填今天到 2027年11月23日 之间的日期") << wrong;
    EXPECT_NE(model_.missing(), "") << wrong;
  }
  model_.setDay("2027年11月23日");
  EXPECT_EQ(model_.missing(), "");
  model_.setDay("6-30");
  EXPECT_EQ(model_.dayProblem(), "");
  model_.give();
  ASSERT_TRUE(HasRows(1));
  EXPECT_EQ(First("until"), "到 2027年6月30日");
}

TEST_F(RolesModelTest, ARoleIsRenewedAndEnded) {
  server_.Grant(person_, v1::ROLE_COORDINATOR, 20 * kDay);
  model_.load();
  ASSERT_TRUE(HasRows(1));
  EXPECT_TRUE(model_.rows()->At(0, "endsSoon").toBool());
  EXPECT_EQ(First("until"), "到 2026年12月14日");
  EXPECT_TRUE(First("renewed").endsWith("到 2027年11月23日 为止。"));
  model_.renew(First("key"));
  ASSERT_TRUE(WaitUntil([this] { return First("until") == "到 2027年11月23日"; }));
  EXPECT_EQ(model_.rows()->count(), 1);
  EXPECT_FALSE(model_.rows()->At(0, "endsSoon").toBool());
  ASSERT_EQ(server_.GrantsOf(person_).size(), 1u);
  model_.end(First("key"));
  ASSERT_TRUE(HasRows(0));
  EXPECT_EQ(done_.last().first(), "已免去这项职务。");
  EXPECT_TRUE(server_.GrantsOf(person_).empty());
}

// A shorter grant beside a longer one is no role of its own.
TEST_F(RolesModelTest, ARoleEndsWithAllItsGrants) {
  server_.Grant(person_, v1::ROLE_COORDINATOR, 300 * kDay);
  server_.Grant(person_, v1::ROLE_COORDINATOR, 20 * kDay);
  ASSERT_EQ(server_.GrantsOf(person_).size(), 2u);
  model_.load();
  ASSERT_TRUE(HasRows(1));
  EXPECT_FALSE(model_.rows()->At(0, "endsSoon").toBool());
  model_.end(First("key"));
  ASSERT_TRUE(HasRows(0));
  EXPECT_TRUE(server_.GrantsOf(person_).empty());
}

TEST_F(RolesModelTest, NobodyGrantsToThemselves) {
  Choose(server_.me());
  EXPECT_TRUE(model_.own());
  EXPECT_EQ(model_.rows()->count(), 2);  // administrator and coordinator, from the start
  EXPECT_EQ(First("renewed"), "");
  EXPECT_EQ(First("ended"), "");
  Give(kAuditor);  // as if the page let it through
  ASSERT_TRUE(Waits(refused_));
  EXPECT_EQ(refused_.first().first(), "这要由权限更高的人来做。");
  EXPECT_EQ(server_.GrantsOf(server_.me()).size(), 2u);
}

TEST_F(RolesModelTest, WhoseOwnRoleHasEndedIsToldSo) {
  for (const v1::RoleGrant& grant : server_.GrantsOf(server_.me())) {
    if (grant.role() == v1::ROLE_ORGANIZATION_ADMIN) server_.Revoke(grant.name());
  }
  Give(kAuditor);
  ASSERT_TRUE(Waits(refused_));
  EXPECT_EQ(refused_.first().first(), "你还没有这个权限，请找协调员。");
  model_.load();
  EXPECT_TRUE(WaitUntil([this] { return model_.problem() == "你还没有这个权限，请找协调员。"; }));
}

TEST_F(RolesModelTest, ARoleOfSomebodyElseIsNotShown) {
  server_.Grant(server_.AddPerson("周宁", team_), v1::ROLE_AUDITOR, 20 * kDay);
  server_.Grant(person_, v1::ROLE_SAFEGUARDING_LEAD, 20 * kDay);
  model_.load();
  ASSERT_TRUE(WaitUntil([this] { return model_.rows()->count() > 0; }));
  EXPECT_EQ(model_.rows()->count(), 1);
  EXPECT_EQ(First("roleName"), "安全负责人");
}

TEST_F(RolesModelTest, WhatEndsWithinAMonthIsKnownByName) {
  server_.Grant(person_, v1::ROLE_COORDINATOR, 20 * kDay);
  server_.Grant(person_, v1::ROLE_AUDITOR, 31 * kDay);
  EndingRolesModel ending(stage_.context(), nullptr);
  ASSERT_TRUE(WaitUntil([&ending] { return ending.rows()->count() == 1; }));
  EXPECT_TRUE(ending.rows()->At(0, "sentence").toString().startsWith("马晓燕是"));
  EXPECT_TRUE(ending.rows()->At(0, "sentence").toString().endsWith("到 2026年12月14日 为止。"));
  EXPECT_EQ(ending.rows()->At(0, "person").toString().toStdString(), person_);
  // Renewed, it is in nobody's way; that is heard within an hour.
  server_.Grant(person_, v1::ROLE_COORDINATOR, 300 * kDay);
  stage_.Advance(absl::Minutes(61));
  EXPECT_TRUE(WaitUntil([&ending] { return ending.rows()->count() == 0; }));
}

TEST(RolesWithoutAServer, AreNotKnownAndNotGiven) {
  PageStage stage(SampleWho::kCoordinator);
  Profile profile = *stage.phone().store().GetProfile();
  profile.role_grants[0].set_role(v1::ROLE_ORGANIZATION_ADMIN);
  ASSERT_TRUE(stage.phone().store().SetProfile(profile).ok());
  RolesModel model(stage.context(), nullptr);
  model.ShowPerson("people/p1", "马晓燕", "units/library");
  EXPECT_TRUE(WaitUntil([&] { return model.problem() == "没有连上服务器，请稍后再试。"; }));
  EXPECT_FALSE(model.known());
  QSignalSpy refused(&model, &PageModel::refused);
  model.setRole(kAdministrator);
  model.give();
  EXPECT_TRUE(WaitUntil([&] { return refused.count() == 1; }));
  EXPECT_EQ(refused.first().first(), "没有连上服务器，请稍后再试。");
}

TEST(RolesWithoutAServer, WhoRunsNoUnitGivesNone) {
  PageStage stage(SampleWho::kCoordinator);
  RolesModel model(stage.context(), nullptr);
  model.ShowPerson("people/p1", "马晓燕", "units/library");
  EXPECT_FALSE(model.mayGrant());
  EXPECT_TRUE(model.units().isEmpty());
}

TEST(RolesWithoutAServer, OnesOwnThatEndsSoonIsSaidWithoutAsking) {
  PageStage stage(SampleWho::kCoordinator);
  Profile profile = *stage.phone().store().GetProfile();
  *profile.role_grants[0].mutable_end_time() = ToTimestamp(stage.clock().Now() + 31 * kDay);
  ASSERT_TRUE(stage.phone().store().SetProfile(profile).ok());
  EndingRolesModel ending(stage.context(), nullptr);
  EXPECT_EQ(ending.rows()->count(), 0);
  stage.Advance(2 * kDay);
  ASSERT_EQ(ending.rows()->count(), 1);
  EXPECT_EQ(ending.rows()->At(0, "person"), "");
  EXPECT_TRUE(ending.rows()->At(0, "sentence").toString().startsWith("你是"));
  stage.Advance(30 * kDay);
  EXPECT_EQ(ending.rows()->count(), 0) << "it is over";
}

}  // namespace
}  // namespace glimmer::mobile
