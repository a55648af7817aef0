// Other times for hours that count: what is read from the fields, what they would count by the
// rules of their day, and what is sent.
#include "mobile/model/record_correction.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include "shared/base/time_convert.h"
#include "tests/mobile/support/desk_server.h"

namespace glimmer::mobile {
namespace {

constexpr char kPack[] = "rule_packs/first";

class RecordCorrectionTest : public testing::Test {
 protected:
  RecordCorrectionTest() {
    // 赵一帆 was at shifts/books from 14:00 to 16:00 of the sample's day.
    stage_.Advance(absl::Hours(4));
    const v1::Shift shift = **stage_.phone().store().Get<v1::Shift>("shifts/books");
    record_ = **stage_.phone().store().Get<v1::ServiceRecord>("service_records/m11");
    record_.set_shift(shift.name());
    record_.set_rule_pack(kPack);
    *record_.mutable_check_in_time() = shift.start_time();
    *record_.mutable_check_out_time() = shift.end_time();
    record_.set_counted_minutes(120);
  }

  static v1::ListRulePacksResponse Packs() {
    v1::ListRulePacksResponse packs;
    v1::RulePack& newer = *packs.add_rule_packs();
    newer.set_name("rule_packs/second");
    newer.set_rounding_minutes(60);
    v1::RulePack& pack = *packs.add_rule_packs();
    pack.set_name(kPack);
    pack.set_rounding_minutes(15);
    pack.set_grace_minutes(30);
    return packs;
  }

  v1::CorrectRecordRequest Sent() { return stage_.LastRequest<v1::CorrectRecordRequest>(); }
  QString Clock(const google::protobuf::Timestamp& time) {
    return QString::fromStdString(
        absl::FormatTime("%m-%d %H:%M:%S", FromTimestamp(time), *LoadZone("Asia/Shanghai")));
  }

  PageStage stage_{SampleWho::kCoordinator};
  v1::ServiceRecord record_;
  RecordCorrection correction_{stage_.context()};
};

TEST_F(RecordCorrectionTest, ShowsWhatWouldCountByTheRulesOfItsDay) {
  correction_.Show(Packs());
  correction_.Begin(record_);
  EXPECT_EQ(correction_.what(), "赵一帆 · 图书角整理 · 11月24日 周二");
  EXPECT_EQ(correction_.before(), "120 分钟");
  EXPECT_FALSE(correction_.ready());  // nothing is different yet
  EXPECT_EQ(correction_.after(), "");
  correction_.type("14:00", "15:40", "0");
  EXPECT_EQ(correction_.after(), "90 分钟");  // rounded down to quarters
  correction_.type("12:00", "15:00", "15");
  EXPECT_EQ(correction_.after(), "75 分钟");  // half an hour before the plan counts
  EXPECT_TRUE(correction_.ready());
  EXPECT_EQ(correction_.sentence(), "");
}

TEST_F(RecordCorrectionTest, SaysThatTheServerCountsWhatThisPhoneCannot) {
  correction_.Begin(record_);
  correction_.type("14:30", "16:00", "0");
  EXPECT_TRUE(correction_.ready());
  EXPECT_EQ(correction_.after(), "");
  EXPECT_EQ(correction_.sentence(), "计入多少分钟，由服务器按当天的规则计算。");
  // With the rules, but a shift that this phone does not hold.
  correction_.Show(Packs());
  EXPECT_NE(correction_.after(), "");
  record_.set_shift("shifts/long-ago");
  correction_.Begin(record_);
  correction_.type("14:30", "16:00", "0");
  EXPECT_EQ(correction_.after(), "");
}

TEST_F(RecordCorrectionTest, AsksTheServerForTheRulesOnce) {
  DeskServer server(stage_);
  server.Answer(Packs());
  correction_.Begin(record_);
  correction_.type("14:00", "15:40", "0");
  ASSERT_TRUE(WaitUntil([&] { return correction_.after() == "90 分钟"; }));
  correction_.Begin(record_);
  EXPECT_FALSE(correction_.busy());
  EXPECT_EQ(server.Asked<v1::ListRulePacksRequest>().size(), 1u);
}

TEST_F(RecordCorrectionTest, SaysWhatCannotBe) {
  const auto said = [&](const char* from, const char* to, const char* breaks) {
    correction_.type(from, to, breaks);
    EXPECT_FALSE(correction_.ready()) << from << " " << to << " " << breaks;
    return correction_.sentence();
  };
  correction_.Begin(record_);
  EXPECT_EQ(said("soon", "16:00", "0"), "时间写成 14:00，休息写分钟数。");
  EXPECT_EQ(said("14:00", "16:00", "ten"), "时间写成 14:00，休息写分钟数。");
  EXPECT_EQ(said("14:00", "15:00", "61"), "休息比这段时间还长。");
  EXPECT_EQ(said("14:00", "18:00", "0"), "这个结束时间还没到。");  // it is 17:22
}

TEST_F(RecordCorrectionTest, SendsOnlyWhatWasChanged) {
  // To the second: a field that is left alone must not cut it.
  *record_.mutable_check_in_time() =
      ToTimestamp(FromTimestamp(record_.check_in_time()) + absl::Seconds(41));
  correction_.Begin(record_);
  QSignalSpy done(&correction_, &PageModel::done);
  correction_.type("14:00", "15:30", "");
  correction_.send("  提前走了  ");
  ASSERT_EQ(done.count(), 1);
  EXPECT_EQ(done[0][0], "更正已存在这台手机上。");
  EXPECT_FALSE(Sent().has_check_in_time());
  EXPECT_EQ(Clock(Sent().check_out_time()), "11-24 15:30:00");
  EXPECT_EQ(Sent().break_minutes(), -1);
  EXPECT_EQ(Sent().reason(), "提前走了");
}

TEST_F(RecordCorrectionTest, AStayPastMidnightKeepsItsDays) {
  const absl::TimeZone zone = *LoadZone("Asia/Shanghai");
  const auto at = [&](int day, int hour, int minute) {
    return ToTimestamp(absl::FromCivil(absl::CivilMinute(2026, 11, day, hour, minute), zone));
  };
  *record_.mutable_check_in_time() = at(22, 0, 10);  // late for a shift that began at 23:00
  *record_.mutable_check_out_time() = at(22, 1, 30);
  correction_.Begin(record_);
  correction_.type("23:05", "1:30", "0");
  correction_.send("补签");
  EXPECT_EQ(Clock(Sent().check_in_time()), "11-21 23:05:00");
  EXPECT_FALSE(Sent().has_check_out_time());
}

TEST_F(RecordCorrectionTest, ARowSaysWhatBecameOfIt) {
  const OnItsWay waiting{.kind = OnItsWay::Kind::kWaiting};
  OnItsWay refused{.kind = OnItsWay::Kind::kRefused};
  refused.refusal.reason = v1::ERROR_REASON_TIMES_INVALID;
  EXPECT_EQ(CorrectedBadge(record_, {}).text, "已确认");
  EXPECT_EQ(CorrectedBadge(record_, waiting).text, "更正等着发送");
  EXPECT_TRUE(CorrectedBadge(record_, refused).text.startsWith("更正没有通过："));
  record_.set_in_force(false);
  EXPECT_EQ(CorrectedBadge(record_, {}).text, "已被更正取代");
  record_.set_state(v1::ServiceRecord::STATE_WAITING);
  EXPECT_EQ(CorrectedBadge(record_, {}).text, "后来已核对");
}

TEST_F(RecordCorrectionTest, NobodysOwnAndNothingTwice) {
  const Profile me = *stage_.phone().store().GetProfile();
  EXPECT_TRUE(RecordCorrection::May(record_, {}, me));
  EXPECT_TRUE(RecordCorrection::May(record_, {.kind = OnItsWay::Kind::kRefused}, me));
  EXPECT_FALSE(RecordCorrection::May(record_, {.kind = OnItsWay::Kind::kWaiting}, me));
  record_.set_person(me.person);
  EXPECT_FALSE(RecordCorrection::May(record_, {}, me));
}

}  // namespace
}  // namespace glimmer::mobile
