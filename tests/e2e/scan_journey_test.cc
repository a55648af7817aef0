// Coming and going by camera: what the leader's window shows is what the volunteer's camera sees,
// and neither of the two phones has signal.
#include <gtest/gtest.h>

#include <filesystem>

#include "absl/time/clock.h"
#include "tests/e2e/desk_steps.h"
#include "tests/e2e/journey.h"
#include "tests/mobile/scan/camera_frame.h"
#include "tests/mobile/support/in_view.h"
#include "tests/support/program.h"

namespace glimmer::mobile {
namespace {

class ScanJourneyTest : public JourneyTest {
 protected:
  ScanJourneyTest() : JourneyTest("scan") {}

  // Zhao has a place on a shift that begins soon. Neither of the two has signal when the leader
  // opens its roster.
  void MeetWithoutSignal(AppActor& leader, AppActor& zhao) {
    ASSERT_TRUE(leader.Enrol(SetupLink()));
    const absl::CivilMinute soon =
        absl::ToCivilMinute(absl::Now() + absl::Minutes(10), absl::LocalTimeZone());
    ASSERT_TRUE(PlanEvent(leader, {"图书角整理", "一层活动室", soon, 2}));
    ASSERT_TRUE(zhao.Enrol(AddAndInvite(leader, "赵一帆")));
    ASSERT_TRUE(zhao.Click("活动"));
    ASSERT_TRUE(zhao.ClickInRow("报名", "图书角整理"));
    ASSERT_TRUE(zhao.Sees("已报名"));
    ASSERT_TRUE(NothingWaits(zhao));
    ASSERT_TRUE(zhao.Click("今天"));
    ASSERT_TRUE(zhao.Sees("图书角整理"));
    zhao.phone().Disconnect();
    ASSERT_TRUE(leader.Click("活动"));
    ASSERT_TRUE(leader.Click("图书角整理"));
    ASSERT_TRUE(leader.Sees("名单和签到码"));
    leader.phone().Disconnect();
    ASSERT_TRUE(leader.Click("名单和签到码"));
  }

  // Opens the camera and holds the phone before the leader's window until it says "已…".
  static bool Scan(AppActor& volunteer, AppActor& leader, const QString& step) {
    if (!volunteer.Click(step) || !volunteer.Click("扫码")) return false;
    return WaitUntil(
        [&] {
          if (auto* sink = CameraOf(volunteer.window())) {
            sink->setVideoFrame(CameraFrame(Grab(leader.window())));
          }
          return FindByText(volunteer.window(), "已" + step) != nullptr;
        },
        kPatience);
  }

  // Holds the volunteer's phone, with the code of the step they have just taken, before the camera
  // of the leader's roster until that says who it is.
  static bool ScanBack(AppActor& leader, AppActor& volunteer, const QString& words) {
    Grab(volunteer.window());  // What has just appeared is laid out before it is scrolled to.
    QQuickItem* code = FindByText(volunteer.window(), "这一次的码，给带队人扫");
    if (code == nullptr) return false;
    BringIntoView(code);
    volunteer.Shoot(words);
    const QImage picture = Grab(volunteer.window());
    if (!leader.Click("扫卡片或手机")) return false;
    const bool read = WaitUntil(
        [&] {
          if (auto* sink = CameraOf(leader.window())) sink->setVideoFrame(CameraFrame(picture));
          return FindByText(leader.window(), words) != nullptr &&
                 FindByText(leader.window(), "这台手机也签了名。") != nullptr;
        },
        kPatience);
    leader.Shoot(words);
    return leader.Click("关掉摄像头") && read;
  }

  // Path of the only file that was saved; empty when it does not come.
  std::string SavedRecord() {
    std::string path;
    WaitUntil(
        [&] {
          for (const auto& entry : std::filesystem::directory_iterator(folder_.File("Downloads"))) {
            path = entry.path().string();
          }
          return !path.empty();
        },
        kPatience);
    return path;
  }

  static bool NothingWaits(AppActor& actor) {
    return WaitUntil(
        [&] {
          const auto counts = actor.phone().outbox().Counts();
          return counts.ok() && counts->waiting + counts->refused == 0;
        },
        kPatience);
  }
};

TEST_F(ScanJourneyTest, NeitherPhoneHasSignalAndTheRecordIsStrong) {
  AppActor leader(PhoneOf("leader", kDesk));
  AppActor zhao(PhoneOf("zhao"));
  ASSERT_NO_FATAL_FAILURE(MeetWithoutSignal(leader, zhao));
  leader.Shoot("code");
  ASSERT_TRUE(Scan(zhao, leader, "签到"));
  zhao.Shoot("in");
  ASSERT_TRUE(zhao.Click("知道了"));
  ASSERT_TRUE(Scan(zhao, leader, "签退"));
  ASSERT_TRUE(zhao.Click("知道了"));
  EXPECT_EQ(zhao.phone().outbox().Counts()->waiting, 2);

  ASSERT_TRUE(zhao.phone().Connect().ok());
  ASSERT_TRUE(NothingWaits(zhao));
  const std::string person = zhao.phone().store().GetProfile()->person;
  ASSERT_TRUE(
      WaitUntil([&] { return zhao.phone().store().ListRecords(person)->size() == 1; }, kPatience));
  const v1::ServiceRecord record = zhao.phone().store().ListRecords(person)->front();
  EXPECT_EQ(record.verdict(), v1::VERDICT_STRONG);
  EXPECT_EQ(record.evidence_class(), v1::EVIDENCE_CLASS_B);
  ExpectNoWarnings({&leader, &zhao});
}

// As above, and the leader's phone scans back what each step has signed. The leader's words arrive
// first and make the record alone.
TEST_F(ScanJourneyTest, BothPhonesSignWithoutSignalAndTheRecordSaysSo) {
  AppActor leader(PhoneOf("mutual-leader", kDesk));
  AppActor zhao(PhoneOf("mutual-zhao"));
  ASSERT_NO_FATAL_FAILURE(MeetWithoutSignal(leader, zhao));
  ASSERT_TRUE(Scan(zhao, leader, "签到"));
  ASSERT_TRUE(ScanBack(leader, zhao, "赵一帆到了"));
  ASSERT_TRUE(zhao.Click("知道了"));
  ASSERT_TRUE(Scan(zhao, leader, "签退"));
  ASSERT_TRUE(ScanBack(leader, zhao, "赵一帆走了"));
  ASSERT_TRUE(zhao.Click("知道了"));
  EXPECT_EQ(leader.phone().outbox().Counts()->waiting, 2);
  EXPECT_EQ(zhao.phone().outbox().Counts()->waiting, 2);

  const std::string person = zhao.phone().store().GetProfile()->person;
  const auto evidence = [&](AppActor& actor) {
    const auto records = actor.phone().store().ListRecords(person);
    for (const v1::ServiceRecord& record : *records) {
      const bool counts = record.state() == v1::ServiceRecord::STATE_CONFIRMED && record.in_force();
      if (counts) return record.evidence_class();
    }
    return v1::EVIDENCE_CLASS_UNSPECIFIED;
  };
  ASSERT_TRUE(leader.phone().Connect().ok());
  ASSERT_TRUE(NothingWaits(leader));
  ASSERT_TRUE(WaitUntil([&] { return evidence(leader) == v1::EVIDENCE_CLASS_B; }, kPatience));
  ASSERT_TRUE(zhao.phone().Connect().ok());
  ASSERT_TRUE(NothingWaits(zhao));
  EXPECT_TRUE(WaitUntil([&] { return evidence(zhao) == v1::EVIDENCE_CLASS_A; }, kPatience))
      << evidence(zhao);
  ASSERT_TRUE(zhao.Click("我的"));
  ASSERT_TRUE(zhao.Click("每一次服务"));
  EXPECT_TRUE(zhao.Sees("双方手机都签了名"));
  zhao.Shoot("mutual");
  ExpectNoWarnings({&leader, &zhao});
}

// The leader scanned only their leaving, and is the first to have signal: nobody knows yet that
// they came. It goes by itself once that is known.
TEST_F(ScanJourneyTest, ALeavingThatIsScannedWaitsForTheirOwnPhone) {
  AppActor leader(PhoneOf("leaving-leader", kDesk));
  AppActor zhao(PhoneOf("leaving-zhao"));
  ASSERT_NO_FATAL_FAILURE(MeetWithoutSignal(leader, zhao));
  ASSERT_TRUE(Scan(zhao, leader, "签到"));
  ASSERT_TRUE(zhao.Click("知道了"));
  ASSERT_TRUE(Scan(zhao, leader, "签退"));
  ASSERT_TRUE(ScanBack(leader, zhao, "赵一帆走了"));
  ASSERT_TRUE(leader.phone().Connect().ok());
  EXPECT_TRUE(WaitUntil([&] { return leader.phone().outbox().Counts()->refused == 1; }, kPatience));
  ASSERT_TRUE(zhao.phone().Connect().ok());
  ASSERT_TRUE(NothingWaits(zhao));
  EXPECT_TRUE(NothingWaits(leader));
  const std::string person = zhao.phone().store().GetProfile()->person;
  const auto went = [&] {
    const auto known = zhao.phone().store().ListAttendancesOfPerson(person);
    return known->size() == 1 && known->front().check_in_class() == v1::EVIDENCE_CLASS_B &&
           known->front().check_out_class() == v1::EVIDENCE_CLASS_A;
  };
  EXPECT_TRUE(WaitUntil(went, kPatience));
}

// Made online once; shown and checked by two phones without signal, and as a file at the server's
// terminal.
TEST_F(ScanJourneyTest, ARecordIsCarriedFromOnePhoneToAnother) {
  AppActor office(PhoneOf("office", kDesk));
  ASSERT_TRUE(office.Enrol(SetupLink()));
  AppActor zhao(PhoneOf("zhao"));
  ASSERT_TRUE(zhao.Enrol(AddAndInvite(office, "赵一帆")));
  ASSERT_TRUE(zhao.Click("我的"));
  ASSERT_TRUE(zhao.Click("我的服务证明"));
  ASSERT_TRUE(zhao.Click("开一份"));
  ASSERT_TRUE(zhao.Sees("已确认的服务"));
  ASSERT_TRUE(zhao.Click("存成文件"));
  const std::string file = SavedRecord();
  ASSERT_FALSE(file.empty());
  const test::ProgramRun run =
      test::RunGlimmerd({"verify", "--record=" + file, "--data_dir=" + folder_.File("data")});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("赵一帆"), std::string::npos) << run.out;

  // As on a phone that was enrolled before there was a key: it comes with the page.
  const auto known = [&] { return *office.phone().secrets().Get(kCertificateKey); };
  ASSERT_EQ(known()->size(), 32u) << "it comes with the enrolment";
  ASSERT_TRUE(office.phone().secrets().Remove(kCertificateKey).ok());
  ASSERT_TRUE(office.Click("我的"));
  ASSERT_TRUE(WaitUntil([&] { return known().has_value(); }, kPatience));

  zhao.phone().Disconnect();
  office.phone().Disconnect();
  zhao.Shoot("record");
  ASSERT_TRUE(office.Click("核对服务证明"));
  ASSERT_TRUE(office.Click("扫服务证明"));
  const QImage picture = Grab(zhao.window());
  EXPECT_TRUE(WaitUntil(
      [&] {
        if (auto* sink = CameraOf(office.window())) sink->setVideoFrame(CameraFrame(picture));
        return FindByText(office.window(), "有效") != nullptr;
      },
      kPatience));
  ASSERT_TRUE(office.Sees("赵一帆"));
  office.Shoot("checked");
  ExpectNoWarnings({&office, &zhao});
}

}  // namespace
}  // namespace glimmer::mobile
