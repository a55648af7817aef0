// The main job through the app's real window against the real server, over TLS: enrol, sign up,
// wait in line, be offered a place, check in and out. Each person has an app and a window of their
// own; the coordinator's is wide, and plans, invites and exports at the desk.
#include <gtest/gtest.h>

#include <QTest>
#include <filesystem>

#include "absl/time/clock.h"
#include "shared/crypto/invitation_payload.h"
#include "tests/e2e/desk_steps.h"
#include "tests/e2e/journey.h"
#include "tests/mobile/support/accessibility_audit.h"
#include "tests/support/program.h"

namespace glimmer::mobile {
namespace {

class AppJourneyTest : public JourneyTest {
 protected:
  AppJourneyTest() : JourneyTest("journey") {}

  // What the person at the server's terminal does; the exit code.
  int Confirm(const std::string& digits) {
    return test::RunGlimmerd({"admin", "confirm", digits, "--data_dir=" + folder_.File("data")})
        .code;
  }

  static absl::CivilMinute In(absl::Duration from_now) {
    return absl::ToCivilMinute(absl::Now() + from_now, absl::LocalTimeZone());
  }

  std::string ShiftCalled(AppActor& actor, const std::string& title) {
    const auto shifts = actor.phone().store().ListShifts(absl::Now());
    for (const v1::Shift& shift : *shifts) {
      if (shift.title() == title) return shift.name();
    }
    return {};
  }

  // The last place, and the line behind it; the place is given back and offered on.
  void LastPlaceAndLine(AppActor& zhao, AppActor& li) {
    ASSERT_TRUE(zhao.Click("活动"));
    ASSERT_TRUE(zhao.ClickInRow("报名", "河边清洁"));
    ASSERT_TRUE(zhao.Sees("已报名"));
    ASSERT_TRUE(li.Click("活动"));
    ASSERT_TRUE(li.ClickInRow("候补", "河边清洁"));
    ASSERT_TRUE(li.Sees("候补第 1 位"));
    li.Shoot("line");
    const std::string river = ShiftCalled(zhao, "河边清洁");
    const auto mine = zhao.phone().overlay().Shift(river);
    ASSERT_TRUE(mine.ok() && *mine);
    ASSERT_TRUE(zhao.phone().commands().Leave((*mine)->mine.sign_up, false).ok());
    ASSERT_TRUE(li.ClickInRow("接受", "河边清洁"));
    ASSERT_TRUE(li.Sees("已报名"));
  }

  // Coming and going with the digits of the leader's screen.
  void ComeAndGo(AppActor& zhao, AppActor& office) {
    ASSERT_TRUE(zhao.ClickInRow("报名", "图书角整理"));
    ASSERT_TRUE(zhao.Sees("已报名"));
    ASSERT_TRUE(zhao.Click("今天"));
    ASSERT_TRUE(zhao.Sees("图书角整理"));
    zhao.Shoot("today");
    const std::string books = ShiftCalled(office, "图书角整理");
    RosterModel roster(office.app().context(), QString::fromStdString(books));
    roster.needSiteCode();
    ASSERT_TRUE(WaitUntil([&] { return !roster.siteCode().isEmpty(); }, kPatience));
    for (const QString& step : {QString("签到"), QString("签退")}) {
      ASSERT_TRUE(zhao.Click(step)) << step.toStdString();
      ASSERT_TRUE(zhao.TapField());
      ASSERT_TRUE(zhao.Type(QString(roster.siteCode()).remove(' ')));
      ASSERT_TRUE(zhao.Click(step)) << step.toStdString();
      ASSERT_TRUE(zhao.Sees("已" + step));
      zhao.Shoot(step == "签到" ? "in" : "out");
      ASSERT_TRUE(zhao.Click("知道了"));
    }
    const std::string person = zhao.phone().store().GetProfile()->person;
    EXPECT_TRUE(WaitUntil([&] { return zhao.phone().store().ListRecords(person)->size() == 1; },
                          kPatience));
    const auto counts = zhao.phone().outbox().Counts();
    EXPECT_EQ(counts->waiting + counts->refused, 0);
  }

  // The attendance as a file that the coordinator asked for.
  void Export(AppActor& office, const std::string& person) {
    ASSERT_TRUE(office.Click("时长"));
    ASSERT_TRUE(office.Click("明细（CSV）"));
    office.Shoot("hours");
    ASSERT_TRUE(office.Click("导出明细"));
    const std::filesystem::path downloads = folder_.File("Downloads");
    const auto first = [&] {
      const std::filesystem::directory_iterator files(downloads);
      return files == end(files) ? std::string() : files->path().string();
    };
    ASSERT_TRUE(WaitUntil([&] { return !first().empty(); }, kPatience));
    const std::string records = test::ReadFileOrDie(first());
    EXPECT_NE(records.find(person), std::string::npos) << records;
    EXPECT_NE(records.find(ShiftCalled(office, "图书角整理")), std::string::npos) << records;
  }

  // Signing out leaves nothing of the person on the phone, and the phone can be used again.
  void SignOutAndPassOn(AppActor& zhao, const std::string& next_link) {
    ASSERT_TRUE(zhao.Click("我的"));
    ASSERT_TRUE(zhao.Click("设置"));
    ASSERT_TRUE(zhao.Click("在这台手机上退出"));
    ASSERT_TRUE(zhao.Click("退出"));
    ASSERT_TRUE(zhao.Sees("在家附近，帮得上一点忙"));
    zhao.Shoot("signed-out");
    EXPECT_TRUE(zhao.phone().store().ListShifts(absl::InfinitePast())->empty());
    ASSERT_TRUE(zhao.Enrol(next_link));
  }

  // The page with everybody who shares the phone.
  bool OpenProfiles(AppActor& phone) {
    // From a page without a chip of the same words.
    return phone.Click("今天") && phone.Click("我的") && phone.Click("设置") &&
           phone.Click("这台手机上的人");
  }

  static std::string NameOn(AppActor& phone) {
    const auto me = phone.phone().store().Me();
    return me.ok() && *me ? (*me)->display_name() : "";
  }
};

TEST_F(AppJourneyTest, TheFirstAdministratorTypesTheSetupCode) {
  AppActor office(PhoneOf("typed"));
  ASSERT_TRUE(office.Click("没有链接？输入邀请码"));
  const auto invitation = ParseInvitation(SetupLink());
  ASSERT_TRUE(invitation.ok());
  ASSERT_TRUE(office.TapField());
  ASSERT_TRUE(office.Type(QString::fromStdString(invitation->host)));
  QTest::keyClick(office.window(), Qt::Key_Tab);
  ASSERT_TRUE(office.Type(QString::fromStdString(SetupCode())));
  ASSERT_TRUE(office.Click("用这台手机"));
  ASSERT_TRUE(office.Sees("核对 6 位数字"));
  office.Shoot("digits");
  const std::string digits = office.phone().store().GetProfile()->comparison_code;
  ASSERT_EQ(digits.size(), 6u);
  EXPECT_NE(Confirm(digits == "000000" ? "000001" : "000000"), 0);
  EXPECT_FALSE(office.app().enrolled());
  ASSERT_EQ(Confirm(digits), 0);
  EXPECT_TRUE(WaitUntil([&] { return office.app().enrolled(); }, kPatience));
  EXPECT_TRUE(office.Sees("心愿"));
  office.Shoot("places");
  ASSERT_TRUE(office.Click("工作台"));
  ASSERT_TRUE(office.Click("人员"));
  ASSERT_TRUE(office.Sees("添加"));
  ASSERT_TRUE(office.Click("返回"));
  EXPECT_TRUE(office.Sees("心愿看板"));
}

TEST_F(AppJourneyTest, FromInvitationToHours) {
  AppActor office(PhoneOf("office", kDesk));
  ASSERT_TRUE(office.shown()) << office.warnings().join("\n").toStdString();
  ASSERT_TRUE(office.Enrol(SetupLink()));
  ASSERT_TRUE(PlanEvent(office, {"图书角整理", "一层活动室", In(absl::Minutes(10)), 2}));
  ASSERT_TRUE(PlanEvent(office, {"河边清洁", "桥头", In(absl::Hours(30)), 1}));
  AppActor zhao(PhoneOf("zhao"));
  ASSERT_TRUE(zhao.Enrol(AddAndInvite(office, "赵一帆")));
  AppActor li(PhoneOf("li"));
  ASSERT_TRUE(li.Enrol(AddAndInvite(office, "李敏")));

  LastPlaceAndLine(zhao, li);
  ComeAndGo(zhao, office);
  Export(office, zhao.phone().store().GetProfile()->person);
  SignOutAndPassOn(zhao, AddAndInvite(office, "周立"));
  for (AppActor* actor : {&office, &zhao, &li}) {
    EXPECT_TRUE(actor->warnings().isEmpty()) << actor->warnings().join("\n").toStdString();
    for (const auto& fault : AuditAccessibility(actor->window(), 48).faults) ADD_FAILURE() << fault;
  }
}

TEST_F(AppJourneyTest, AnAddressIsAskedForWhereTheServerSendsMail) {
  server_.Kill();
  std::filesystem::remove_all(folder_.File("data"));
  MakeDataFolder();
  server_.Start({"GLIMMER_SMTP_URL=smtp://127.0.0.1:1", "GLIMMER_MAIL_FROM=glimmer@example.org"});
  AppActor office(PhoneOf("mail"));
  ASSERT_TRUE(office.Enrol(SetupLink()));
  ASSERT_TRUE(office.Click("我的"));
  ASSERT_TRUE(office.Click("设置"));
  ASSERT_TRUE(office.Sees("收通知的邮箱"));
  ASSERT_TRUE(office.Fill("收通知的邮箱", "wang@example"));
  ASSERT_TRUE(office.Click("保存邮箱"));
  ASSERT_TRUE(office.Sees("这不是邮箱地址。"));
  ASSERT_TRUE(office.Fill("收通知的邮箱", "wang@example.org"));
  ASSERT_TRUE(office.Click("保存邮箱"));
  const auto on_record = [&] {
    const auto me = office.phone().store().Me();
    return me.ok() && *me && (*me)->has_email();
  };
  EXPECT_TRUE(WaitUntil(on_record, kPatience));
  office.Shoot("on-record");
  ASSERT_TRUE(office.Click("不再登记, 收通知的邮箱"));
  EXPECT_TRUE(WaitUntil([&] { return !on_record(); }, kPatience));
}

// What one of them did is sent although the other holds the phone by then.
TEST_F(AppJourneyTest, TwoPeopleShareAPhone) {
  AppActor office(PhoneOf("office", kDesk));
  ASSERT_TRUE(office.Enrol(SetupLink()));
  ASSERT_TRUE(PlanEvent(office, {"河边清洁", "桥头", In(absl::Hours(30)), 2}));
  const std::string first_link = AddAndInvite(office, "赵一帆");
  const std::string second_link = AddAndInvite(office, "李敏");
  const std::string river = ShiftCalled(office, "河边清洁");
  {
    AppActor phone(PhoneOf("shared"));
    ASSERT_TRUE(phone.Enrol(first_link));
    ASSERT_TRUE(OpenProfiles(phone));
    ASSERT_TRUE(phone.Click("再让一个人加入"));
    ASSERT_TRUE(phone.Sees("在家附近，帮得上一点忙"));
    ASSERT_TRUE(phone.Click("返回"));  // and the first has it back
    ASSERT_TRUE(OpenProfiles(phone));
    ASSERT_TRUE(phone.Click("再让一个人加入"));
    ASSERT_TRUE(phone.Enrol(second_link));
    ASSERT_TRUE(WaitUntil([&] { return NameOn(phone) == "李敏"; }, kPatience));
    ASSERT_TRUE(phone.Click("活动"));
    ASSERT_TRUE(phone.ClickInRow("报名", "河边清洁"));

    ASSERT_TRUE(OpenProfiles(phone));
    ASSERT_TRUE(phone.Sees("再让一个人加入"));
    phone.Shoot("people");
    ASSERT_TRUE(phone.Click("赵一帆"));
    ASSERT_TRUE(WaitUntil([&] { return NameOn(phone) == "赵一帆"; }, kPatience));
    ASSERT_TRUE(phone.Click("活动"));
    EXPECT_TRUE(phone.Sees("报名"));
    const auto mine = phone.phone().overlay().Shift(river);
    EXPECT_TRUE(mine.ok() && *mine && (*mine)->mine.sign_up.empty());
    EXPECT_TRUE(WaitUntil(
        [&] {
          const auto shift = office.phone().store().Get<v1::Shift>(river);
          return shift.ok() && *shift && (*shift)->held() == 1;
        },
        kPatience));
    EXPECT_TRUE(phone.warnings().isEmpty()) << phone.warnings().join("\n").toStdString();
  }
  AppActor again(PhoneOf("shared"));
  EXPECT_EQ(NameOn(again), "赵一帆");  // who had it last
  ASSERT_TRUE(again.Click("我的"));
  ASSERT_TRUE(again.Click("设置"));
  ASSERT_TRUE(again.Click("在这台手机上退出"));
  ASSERT_TRUE(again.Click("退出"));
  EXPECT_TRUE(WaitUntil([&] { return NameOn(again) == "李敏"; }, kPatience));
  EXPECT_TRUE(again.Sees("河边清洁"));
}

class WishJourneyTest : public AppJourneyTest {
 protected:
  void PublishAtDesk(AppActor& office) {
    ASSERT_TRUE(office.Click("心愿"));
    ASSERT_TRUE(office.Click("登记心愿"));
    ASSERT_TRUE(office.Click("心愿类别"));
    ASSERT_TRUE(office.Click("维修"));
    ASSERT_TRUE(office.Fill("心愿", "换一个厨房灯泡"));
    ASSERT_TRUE(office.Click("交给协调员"));
    ASSERT_TRUE(office.Click("看板"));
    ASSERT_TRUE(office.Click("换一个厨房灯泡"));
    office.Shoot("review");
    ASSERT_TRUE(office.Click("发布"));
  }

  void HandInOwnWish(AppActor& zhao) {
    ASSERT_TRUE(zhao.Click("心愿"));
    ASSERT_TRUE(zhao.Click("登记心愿"));
    ASSERT_TRUE(zhao.Click("心愿类别"));
    ASSERT_TRUE(zhao.Click("维修"));
    ASSERT_TRUE(zhao.Fill("心愿", "换一个厨房灯泡"));
    ASSERT_TRUE(zhao.Click("这是我自己家的心愿：送来以后，问这部手机收到没有"));
    ASSERT_TRUE(zhao.Click("交给协调员"));
    ASSERT_TRUE(zhao.Sees("待审核"));
  }

  void DeliverWithoutSignal(AppActor& li, const std::string& code) {
    li.phone().Disconnect();
    ASSERT_TRUE(li.ClickInRow("已送到", "换一个厨房灯泡"));  // opens its page
    ASSERT_TRUE(li.Click("已送到"));
    ASSERT_TRUE(li.Click("记下送到"));
    ASSERT_TRUE(li.Click("输入收件人的确认码"));
    ASSERT_TRUE(li.TapField("确认码"));
    ASSERT_TRUE(li.Type(QString::fromStdString(code)));
    ASSERT_TRUE(li.Click("确认"));
    ASSERT_TRUE(li.Sees("确认码正在发送"));
    li.Shoot("saved");
    ASSERT_TRUE(li.phone().Connect().ok());
  }
};

// A wish from being written down to being received, with two phones. Each of them is without signal
// for half of the time: one asks for what the other has by then, the other delivers and confirms.
TEST_F(WishJourneyTest, TwoPhonesAndLittleSignal) {
  AppActor office(PhoneOf("wish-office", kDesk));
  ASSERT_TRUE(office.Enrol(SetupLink()));
  AppActor zhao(PhoneOf("wish-zhao"));
  ASSERT_TRUE(zhao.Enrol(AddAndInvite(office, "赵一帆")));
  AppActor li(PhoneOf("wish-li"));
  ASSERT_TRUE(li.Enrol(AddAndInvite(office, "李敏")));

  ASSERT_NO_FATAL_FAILURE(PublishAtDesk(office));
  ASSERT_TRUE(zhao.Click("心愿"));
  ASSERT_TRUE(li.Click("心愿"));
  ASSERT_TRUE(zhao.Sees("换一个厨房灯泡"));
  zhao.phone().Disconnect();
  ASSERT_TRUE(li.ClickInRow("认领", "换一个厨房灯泡"));
  ASSERT_TRUE(li.Sees("放回去"));
  ASSERT_TRUE(zhao.ClickInRow("认领", "换一个厨房灯泡"));
  ASSERT_TRUE(zhao.Sees("已提出认领，还没确认"));
  zhao.Shoot("asked");
  ASSERT_TRUE(zhao.phone().Connect().ok());
  ASSERT_TRUE(zhao.Sees("别人先认领了，还是谢谢你。"));
  zhao.Shoot("refused");

  ASSERT_NO_FATAL_FAILURE(DeliverWithoutSignal(li, CodeOfCard(office, "换一个厨房灯泡")));
  ASSERT_TRUE(li.Sees("对方已收到，谢谢你"));
  li.Shoot("received");
  const std::string person = li.phone().store().GetProfile()->person;
  EXPECT_TRUE(
      WaitUntil([&] { return li.phone().store().ListRecords(person)->size() == 1; }, kPatience));
  ExpectNoWarnings({&office, &zhao, &li});
}

// A wish of the volunteer's own household: it is said on their phone, without signal there, that it
// came.
TEST_F(WishJourneyTest, TheOwnPhoneSaysThatItCame) {
  AppActor office(PhoneOf("own-wish-office", kDesk));
  ASSERT_TRUE(office.Enrol(SetupLink()));
  ASSERT_TRUE(AddAtDesk(office, Added::kCommunity, "北沟二村"));
  AppActor zhao(PhoneOf("own-wish-zhao"));
  ASSERT_TRUE(zhao.Enrol(AddAndInvite(office, "赵一帆")));
  AppActor li(PhoneOf("own-wish-li"));
  ASSERT_TRUE(li.Enrol(AddAndInvite(office, "李敏")));

  ASSERT_NO_FATAL_FAILURE(HandInOwnWish(zhao));
  ASSERT_TRUE(office.Click("心愿"));
  ASSERT_TRUE(office.Click("看板"));
  ASSERT_TRUE(office.Click("换一个厨房灯泡"));
  ASSERT_TRUE(office.Click("发布"));
  ASSERT_TRUE(li.Click("心愿"));
  ASSERT_TRUE(li.ClickInRow("认领", "换一个厨房灯泡"));
  ASSERT_TRUE(li.ClickInRow("已送到", "换一个厨房灯泡"));
  ASSERT_TRUE(li.Click("已送到"));
  ASSERT_TRUE(li.Click("记下送到"));

  ASSERT_TRUE(zhao.ClickInRow("说一下收到没有", "换一个厨房灯泡"));
  ASSERT_TRUE(zhao.Sees("收到了吗？"));
  zhao.Shoot("asked");
  zhao.phone().Disconnect();
  ASSERT_TRUE(zhao.Click("是的，收到了"));
  ASSERT_TRUE(zhao.Sees("已存在本机"));
  EXPECT_FALSE(li.phone().wishes().Wishes()->front().wish.has_confirm_time());
  ASSERT_TRUE(zhao.phone().Connect().ok());
  ASSERT_TRUE(li.Sees("对方已收到，谢谢你"));
  // Nothing of it has told anybody else whose wish it was.
  for (AppActor* actor : {&office, &li}) {
    const auto wishes = actor->phone().wishes().Wishes();
    ASSERT_TRUE(wishes.ok());
    for (const WishView& view : *wishes) {
      EXPECT_EQ(view.wish.unconfirmed_deliveries_size(), 0);
    }
  }
  ExpectNoWarnings({&office, &zhao, &li});
}

// Something to be put right, from the desk to the phone of who sees to it, without signal there,
// and back to be struck off by somebody else.
TEST_F(AppJourneyTest, AFollowUpIsStruckOffByASecondPerson) {
  AppActor office(PhoneOf("follow-up-office", kDesk));
  ASSERT_TRUE(office.Enrol(SetupLink()));
  AppActor zhao(PhoneOf("follow-up-zhao"));
  ASSERT_TRUE(zhao.Enrol(AddAndInvite(office, "赵一帆")));

  ASSERT_TRUE(office.Click("问题销号"));
  ASSERT_TRUE(office.Click("登记一件"));
  ASSERT_TRUE(office.Fill("什么事，一句话", "北门路灯不亮"));
  ASSERT_TRUE(office.Click("登记"));
  ASSERT_TRUE(office.Click("北门路灯不亮"));
  ASSERT_TRUE(office.Click("由谁负责，何时办好"));
  ASSERT_TRUE(office.Fill("负责人", "赵"));
  ASSERT_TRUE(office.Click("赵一帆"));
  ASSERT_TRUE(office.Fill("办好的期限（含当天）", "2199-12-31"));
  office.Shoot("plan");
  ASSERT_TRUE(office.Click("保存安排"));

  ASSERT_TRUE(zhao.Click("我的"));
  ASSERT_TRUE(zhao.Click("问题销号"));
  ASSERT_TRUE(zhao.Click("北门路灯不亮"));
  zhao.phone().Disconnect();
  ASSERT_TRUE(zhao.Click("已办结"));
  ASSERT_TRUE(zhao.Fill("怎么看得出来", "灯又亮了"));
  ASSERT_TRUE(zhao.Click("办好了"));
  zhao.Shoot("finished");
  ASSERT_TRUE(zhao.phone().Connect().ok());

  ASSERT_TRUE(office.Sees("已办结，等待销号"));
  office.Shoot("to-close");
  ASSERT_TRUE(office.Click("销号"));
  EXPECT_TRUE(WaitUntil(
      [&] {
        const auto mine = zhao.phone().store().ListFollowUps();
        return mine.ok() && mine->size() == 1 &&
               mine->front().state() == v1::FollowUp::STATE_CLOSED;
      },
      kPatience));
  ExpectNoWarnings({&office, &zhao});
}

}  // namespace
}  // namespace glimmer::mobile
