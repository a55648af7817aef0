// Confirming, refusing and correcting records, on a real database.
#include "server/attendance/record_commands.h"

#include "absl/strings/str_cat.h"
#include "glimmer/v1/notice_service.pb.h"
#include "server/attendance/attendance_commands.h"
#include "server/hours/figures_store.h"
#include "server/hours/hours_commands.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/server/attendance/attendance_fixture.h"

namespace glimmer::attendance {
namespace {

using v1::ServiceRecord;

class RecordTest : public AttendanceTest {
 protected:
  absl::StatusOr<ServiceRecord> Decide(const std::string& caller, const std::string& record,
                                       bool confirm, const std::string& reason = "") {
    v1::DecideRecordRequest request;
    request.set_service_record(record);
    request.set_confirm(confirm);
    request.set_reason(reason);
    v1::DecideRecordResponse response;
    RETURN_IF_ERROR(As(caller, [&](rpc::Context& c) {
      response.Clear();
      return DecideRecord(c, request, response);
    }));
    return response.service_record();
  }

  // Leaves later or earlier; the check-in stays.
  absl::StatusOr<v1::CorrectRecordResponse> Correct(const std::string& caller,
                                                    const std::string& record, absl::Duration out) {
    v1::CorrectRecordRequest request;
    request.set_service_record(record);
    *request.mutable_check_out_time() = ToTimestamp(shift_.start + out);
    request.set_break_minutes(-1);
    request.set_reason("Stayed longer");
    v1::CorrectRecordResponse response;
    RETURN_IF_ERROR(As(caller, [&](rpc::Context& c) {
      response.Clear();
      return CorrectRecord(c, request, response);
    }));
    return response;
  }

  // A forgotten check-out, closed at the planned end.
  ServiceRecord Waiting(const std::string& person) {
    MoveTo(absl::ZeroDuration());
    EXPECT_TRUE(CheckIn(person, CodeClaim(person)).ok());
    MoveTo(absl::Hours(3));
    const auto closed = Close(leader_, CloseRequest());
    EXPECT_TRUE(closed.ok()) << closed.status();
    return closed.ok() ? closed->waiting_records(0) : ServiceRecord();
  }

  hours::Figure Whole(hours::RecordFilter filter) {
    filter.organization_id = world_.organization_id;
    hours::Figure figure;
    EXPECT_TRUE(sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(const auto figures, hours::FiguresStore(tx).List(
                                                           filter, hours::FigureGroup::kWhole));
                  figure = figures.front();
                  return absl::OkStatus();
                }).ok());
    return figure;
  }

  int64_t CountNotices(v1::Notice::Kind kind) {
    return world_.Int(absl::StrCat("SELECT COUNT(*) FROM notices WHERE kind = ", int{kind}));
  }
};

TEST_F(RecordTest, SomebodyElseConfirmsAForgottenCheckOut) {
  const std::string person = AddVolunteer("Li Na");
  const ServiceRecord waiting = Waiting(person);
  EXPECT_EQ(Whole({.unit_id = world_.unit_id}).minutes, 0);
  EXPECT_EQ(Whole({.unit_id = world_.unit_id}).waiting_minutes, 120);
  EXPECT_EQ(ReasonOf(Decide(person, waiting.name(), true).status()), v1::ERROR_REASON_OWN_MINUTES);

  const auto confirmed = Decide(leader_, waiting.name(), true);
  ASSERT_TRUE(confirmed.ok()) << confirmed.status();
  EXPECT_EQ(confirmed->state(), ServiceRecord::STATE_CONFIRMED);
  EXPECT_EQ(confirmed->correction_of(), waiting.name());
  EXPECT_EQ(confirmed->evidence_class(), v1::EVIDENCE_CLASS_D);
  EXPECT_TRUE(confirmed->assumed());
  EXPECT_EQ(Whole({.unit_id = world_.unit_id}).minutes, 120);
  EXPECT_EQ(Whole({.unit_id = world_.unit_id}).waiting_minutes, 0);
  EXPECT_EQ(CountNotices(v1::Notice::KIND_HOURS_CONFIRMED), 1);
  EXPECT_EQ(world_.Text("SELECT 'service_records/' || service_record_id FROM attendances"),
            confirmed->name());

  const absl::Status again = Decide(coordinator_, waiting.name(), false, "Too late").status();
  EXPECT_EQ(ReasonOf(again), v1::ERROR_REASON_RECORD_STATE);
  EXPECT_EQ(MetadataOf(again, "state"), "SUPERSEDED");
  EXPECT_EQ(MetadataOf(Decide(coordinator_, confirmed->name(), true).status(), "state"),
            "STATE_CONFIRMED");
}

TEST_F(RecordTest, RefusedMinutesCountNowhere) {
  const ServiceRecord waiting = Waiting(AddVolunteer("Li Na"));
  EXPECT_EQ(MetadataOf(Decide(leader_, waiting.name(), false).status(), "field"), "reason");
  const auto refused = Decide(leader_, waiting.name(), false, "Left at once");
  ASSERT_TRUE(refused.ok()) << refused.status();
  EXPECT_EQ(refused->state(), ServiceRecord::STATE_REFUSED);
  const hours::Figure whole = Whole({.unit_id = world_.unit_id});
  EXPECT_EQ(whole.minutes + whole.waiting_minutes + whole.sessions + whole.people, 0);
  EXPECT_EQ(whole.rows, 2);
  EXPECT_EQ(CountNotices(v1::Notice::KIND_HOURS_REFUSED), 1);
}

TEST_F(RecordTest, LeadersOwnMinutesAreForSomebodyElse) {
  MoveTo(absl::ZeroDuration());
  const auto tick = Claim(leader_, v1::AttendanceClaim::METHOD_LEADER_TICK);
  ASSERT_TRUE(CheckIn(leader_, tick).ok());
  MoveTo(absl::Hours(1));
  const auto out = CheckOut(leader_, tick);
  ASSERT_TRUE(out.ok()) << out.status();
  const std::string record = out->service_record().name();
  EXPECT_EQ(ReasonOf(Decide(leader_, record, true).status()), v1::ERROR_REASON_OWN_MINUTES);
  const auto confirmed = Decide(coordinator_, record, true);
  ASSERT_TRUE(confirmed.ok()) << confirmed.status();
  EXPECT_EQ(confirmed->evidence_class(), v1::EVIDENCE_CLASS_C);
}

TEST_F(RecordTest, CorrectionReversesAndRestatesByTheDaysRulePack) {
  const std::string person = AddVolunteer("Li Na", host_unit_id_);
  const ServiceRecord record = Serve(person, absl::Minutes(65));
  MoveTo(absl::Hours(30));
  const absl::Time before = world_.clock.Now();

  // Tomorrow's rules keep no more than an hour, in steps of an hour.
  v1::CreateRulePackRequest pack;
  pack.mutable_rule_pack()->set_start_date(
      FormatCivilDay(absl::ToCivilDay(before + absl::Hours(24), absl::UTCTimeZone())));
  pack.mutable_rule_pack()->set_rounding_minutes(60);
  pack.mutable_rule_pack()->set_cap_minutes(60);
  v1::CreateRulePackResponse made;
  ASSERT_TRUE(
      As(coordinator_, [&](rpc::Context& c) { return hours::CreateRulePack(c, pack, made); }).ok());
  EXPECT_EQ(made.rule_pack().version(), 2);

  MoveTo(absl::Hours(100));
  EXPECT_EQ(ReasonOf(Correct(person, record.name(), absl::Minutes(110)).status()),
            v1::ERROR_REASON_OWN_MINUTES);
  const auto corrected = Correct(coordinator_, record.name(), absl::Minutes(110));
  ASSERT_TRUE(corrected.ok()) << corrected.status();
  ASSERT_EQ(corrected->service_records_size(), 2);
  const ServiceRecord& reversal = corrected->service_records(0);
  const ServiceRecord& restated = corrected->service_records(1);
  EXPECT_EQ(reversal.state(), ServiceRecord::STATE_REVERSAL);
  EXPECT_EQ(reversal.counted_minutes(), -65);
  EXPECT_EQ(reversal.correction_of(), record.name());
  EXPECT_EQ(restated.counted_minutes(), 110);
  EXPECT_EQ(restated.rule_pack(), record.rule_pack());
  EXPECT_EQ(restated.correction_of(), record.name());
  EXPECT_EQ(restated.evidence_class(), v1::EVIDENCE_CLASS_D);
  EXPECT_EQ(restated.reason(), "Stayed longer");
  EXPECT_EQ(CountNotices(v1::Notice::KIND_HOURS_CORRECTED), 1);

  // Both sides' totals come from the same rows; before the correction they were what they were.
  for (const std::string& unit : {world_.unit_id, host_unit_id_, world_.root_unit_id}) {
    const hours::Figure now = Whole({.unit_id = unit});
    EXPECT_EQ(now.minutes, 110);
    EXPECT_EQ(now.sessions * 100 + now.person_times * 10 + now.people, 111);
    EXPECT_EQ(now.rows, 3);
    EXPECT_EQ(Whole({.unit_id = unit, .as_of = before}).minutes, 65);
  }
  EXPECT_EQ(Whole({.person_id = person}).minutes, 110);
  EXPECT_EQ(world_.Int("SELECT SUM(weight) FROM service_records"), 1);

  EXPECT_EQ(MetadataOf(Correct(coordinator_, record.name(), absl::Minutes(90)).status(), "state"),
            "SUPERSEDED");
  const auto twice = Correct(coordinator_, restated.name(), absl::Minutes(90));
  ASSERT_TRUE(twice.ok()) << twice.status();
  EXPECT_EQ(Whole({.person_id = person}).minutes, 90);
}

TEST_F(RecordTest, CorrectionChecksItsTimes) {
  const ServiceRecord record = Serve(AddVolunteer("Li Na"), absl::Minutes(65));
  const auto reason = [&](absl::Duration out) {
    return ReasonOf(Correct(coordinator_, record.name(), out).status());
  };
  EXPECT_EQ(reason(-absl::Minutes(1)), v1::ERROR_REASON_TIMES_INVALID);
  EXPECT_EQ(reason(absl::Minutes(66)), v1::ERROR_REASON_TIMES_INVALID);  // in the future
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM service_records"), 1);
}

TEST_F(RecordTest, RulesDoNotReachIntoThePast) {
  v1::CreateRulePackRequest pack;
  pack.mutable_rule_pack()->set_rounding_minutes(1);
  v1::CreateRulePackResponse made;
  const auto field = [&](const std::string& date) {
    pack.mutable_rule_pack()->set_start_date(date);
    return MetadataOf(
        As(coordinator_, [&](rpc::Context& c) { return hours::CreateRulePack(c, pack, made); }),
        "field");
  };
  EXPECT_EQ(field("2026-03-01"), "start_date");  // the clock stands on 2 March
  EXPECT_EQ(field("2026-3-2"), "start_date");
  EXPECT_EQ(field("2026-03-02"), std::nullopt);
}

}  // namespace
}  // namespace glimmer::attendance
