// Visits at the coordinator's desk, through the app's real window against the real server: a
// household consents, two are paired with it, a round is proposed, looked through and published,
// and the household agrees.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "glimmer/v1/pairing_service.pb.h"
#include "tests/e2e/desk_steps.h"
#include "tests/e2e/journey.h"
#include "tests/support/program.h"

namespace glimmer::mobile {
namespace {

constexpr int kDays = 7;
constexpr int kMinutesPerDay = 24 * 60;

class VisitJourneyTest : public JourneyTest {
 protected:
  VisitJourneyTest() : JourneyTest("visits") {}

  // What the household says, written down by one coordinator and confirmed when the other calls it
  // back; its alias.
  void Consent(AppActor& writes, AppActor& calls, QString& alias) {
    ASSERT_TRUE(writes.Click("家庭"));
    ASSERT_TRUE(writes.Click("新的一户"));
    ASSERT_TRUE(writes.Click("邀请"));
    ASSERT_TRUE(writes.Click("登记同意"));
    ASSERT_TRUE(writes.Click("我已念给这户人家听，他们同意"));
    ASSERT_TRUE(writes.Fill("两次走访至少隔几天，不填就是没有说", "7"));
    ASSERT_TRUE(writes.Click("2"));
    ASSERT_TRUE(writes.Fill("找谁", kContactName));
    ASSERT_TRUE(writes.Fill("地址", kAddress));
    ASSERT_TRUE(writes.Fill("电话，可不填", kContactPhone));
    ASSERT_TRUE(writes.Fill("再补一句路怎么走，不写人的情况", kWayIn));
    writes.Shoot("consent");
    ASSERT_TRUE(writes.Click("登记"));
    ASSERT_TRUE(writes.Sees("已登记"));
    writes.Shoot("card");
    ASSERT_TRUE(writes.Click("卡片写好了"));
    const auto households = writes.phone().store().ListHouseholds();
    ASSERT_TRUE(households.ok() && households->size() == 1);
    alias = QString::fromStdString(households->front().alias());

    ASSERT_TRUE(calls.Click("家庭"));
    ASSERT_TRUE(calls.Click(alias));
    ASSERT_TRUE(calls.Click("这户人家亲口确认"));
    ASSERT_TRUE(calls.Click("我打电话回访过，他们同意"));
    ASSERT_TRUE(calls.Sees(alias + "：已确认同意。"));
    calls.Shoot("confirmed");
  }

  // Somebody without a phone can visit at any time.
  void CanVisit(AppActor& desk, const std::string& name) {
    auto request = New<v1::SetVisitorTermsRequest>();
    v1::VisitorTerms& terms = *request.mutable_visitor_terms();
    terms.set_person(PersonCalled(desk, name));
    terms.set_willing(true);
    for (int weekday = 1; weekday <= kDays; ++weekday) {
      v1::VisitSlot& slot = *terms.add_slots();
      slot.set_weekday(weekday);
      slot.set_start_minute(0);
      slot.set_end_minute(kMinutesPerDay);
    }
    Do<v1::SetVisitorTermsResponse>(desk, "PairingService/SetVisitorTerms", request);
  }

  void Pair(AppActor& desk, const QString& alias) {
    ASSERT_TRUE(desk.Click("走访"));
    ASSERT_TRUE(desk.Click("结对 0"));
    ASSERT_TRUE(desk.Click("结成一对"));
    ASSERT_TRUE(desk.Fill("哪一户", alias));
    ASSERT_TRUE(desk.Click(alias));
    ASSERT_TRUE(desk.Fill("谁去", "赵"));
    ASSERT_TRUE(desk.Click("赵一帆"));
    ASSERT_TRUE(desk.Click("结对"));
    ASSERT_TRUE(desk.Sees("第一次要两个人一起去"));  // the server has made it
    desk.Shoot("paired");
  }

  void ProposeAndPublish(AppActor& desk) {
    ASSERT_TRUE(desk.Click("要办 1"));
    ASSERT_TRUE(desk.Click("安排一轮"));
    ASSERT_TRUE(desk.Click("生成建议"));
    ASSERT_TRUE(desk.Sees("1 户里 1 户有人走访。"));
    desk.Shoot("proposed");
    ASSERT_TRUE(desk.Click("发布 1 次走访"));
    ASSERT_TRUE(desk.Sees("已安排 1 次走访，接下来请征求各户同意。"));
    desk.Shoot("published");
    // Not yet, after all; and then it is.
    ASSERT_TRUE(desk.Click("撤回这一轮"));
    ASSERT_TRUE(desk.Sees("撤回了 1 次走访，通知过的人会知道。"));
    desk.Shoot("taken-back");
    ASSERT_TRUE(desk.Click("发布 1 次走访"));
    ASSERT_TRUE(desk.Sees("已安排 1 次走访，接下来请征求各户同意。"));
    ASSERT_TRUE(desk.Click("返回"));
  }

  // Beside what was taken back.
  static v1::Visit OnlyVisit(AppActor& desk) {
    const auto visits = desk.phone().store().ListVisits();
    v1::Visit only;
    int count = 0;
    for (const v1::Visit& visit : visits.ok() ? *visits : std::vector<v1::Visit>()) {
      if (visit.state() == v1::Visit::STATE_CANCELLED) continue;
      only = visit;
      ++count;
    }
    return count == 1 ? only : v1::Visit();
  }

  // The one file that was saved.
  std::string Printed() {
    const std::filesystem::path downloads = folder_.File("Downloads");
    if (!std::filesystem::exists(downloads)) return {};
    for (const auto& file : std::filesystem::directory_iterator(downloads)) {
      return test::ReadFileOrDie(file.path().string());
    }
    return {};
  }
};

TEST_F(VisitJourneyTest, FromConsentToAnAgreedVisit) {
  AppActor office(PhoneOf("office", kTallDesk));
  ASSERT_TRUE(office.Enrol(SetupLink()));
  ASSERT_TRUE(AddAtDesk(office, Added::kCommunity, "北沟二村"));
  for (const char* name : {"赵一帆", "李敏"}) {
    ASSERT_TRUE(AddAtDesk(office, Added::kPerson, name));
  }
  AppActor zhou(PhoneOf("zhou", kTallDesk));
  ASSERT_TRUE(zhou.Enrol(AddCoordinator(office, "周宁")));
  AppActor chen(PhoneOf("chen", kTallDesk));
  ASSERT_TRUE(chen.Enrol(AddCoordinator(office, "陈树")));
  QString alias;
  ASSERT_NO_FATAL_FAILURE(Consent(zhou, chen, alias));
  for (const char* name : {"赵一帆", "李敏"}) CanVisit(zhou, name);

  ASSERT_NO_FATAL_FAILURE(Pair(zhou, alias));
  ASSERT_NO_FATAL_FAILURE(ProposeAndPublish(zhou));
  const v1::Visit planned = OnlyVisit(zhou);
  EXPECT_EQ(planned.state(), v1::Visit::STATE_PROPOSED);
  EXPECT_EQ(planned.visitors_size(), 2);
  EXPECT_TRUE(planned.introduction());

  ASSERT_TRUE(zhou.Click("走访 1"));
  ASSERT_TRUE(zhou.Click(alias));
  ASSERT_TRUE(zhou.Click("这户人家答应了"));
  ASSERT_TRUE(zhou.Sees(alias + " 答应了。"));
  EXPECT_TRUE(
      WaitUntil([&] { return OnlyVisit(zhou).state() == v1::Visit::STATE_AGREED; }, kPatience));
  zhou.Shoot("agreed");
  // They have no phones: they have told the coordinator.
  for (const QString& name : {QString("赵一帆"), QString("李敏")}) {
    ASSERT_TRUE(zhou.Click(name + " 答应去了"));
    ASSERT_TRUE(zhou.Sees(name + " 会去。"));
  }
  ASSERT_TRUE(zhou.Sees("已约好，都会去"));
  ASSERT_TRUE(zhou.Click("打印走访单"));
  ASSERT_TRUE(zhou.Click("保存走访单"));
  ASSERT_TRUE(WaitUntil([&] { return !Printed().empty(); }, kPatience));
  EXPECT_NE(Printed().find(alias.toStdString()), std::string::npos);
  ASSERT_TRUE(zhou.Click("数字"));
  ASSERT_TRUE(zhou.Sees("同意今天还有效的。"));
  zhou.Shoot("figures");
  EXPECT_THAT(FilesWith(alias.toStdString()), testing::Not(testing::IsEmpty()));
  for (const char* secret : {kContactName, kAddress, kContactPhone, kWayIn}) {
    EXPECT_THAT(FilesWith(secret), testing::IsEmpty()) << secret;
  }
  ExpectNoWarnings({&office, &zhou, &chen});
}

}  // namespace
}  // namespace glimmer::mobile
