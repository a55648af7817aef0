// Coming and going by camera: what the leader's window shows is what the volunteer's camera sees,
// and neither of the two phones has signal.
#include <gtest/gtest.h>

#include <filesystem>

#include "absl/time/clock.h"
#include "tests/e2e/desk_steps.h"
#include "tests/e2e/journey.h"
#include "tests/mobile/scan/camera_frame.h"
#include "tests/support/program.h"

namespace glimmer::mobile {
namespace {

class ScanJourneyTest : public JourneyTest {
 protected:
  ScanJourneyTest() : JourneyTest("scan") {}

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
  ASSERT_TRUE(leader.Enrol(SetupLink()));
  const absl::CivilMinute soon =
      absl::ToCivilMinute(absl::Now() + absl::Minutes(10), absl::LocalTimeZone());
  ASSERT_TRUE(PlanEvent(leader, {"图书角整理", "一层活动室", soon, 2}));
  AppActor zhao(PhoneOf("zhao"));
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
