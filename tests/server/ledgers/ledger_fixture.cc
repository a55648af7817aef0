#include "tests/server/ledgers/ledger_fixture.h"

#include "absl/strings/str_cat.h"
#include "server/people/merge_commands.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::ledgers {
namespace {

template <typename Response>
absl::StatusOr<v1::FollowUp> FollowUpIn(const absl::StatusOr<Response>& response) {
  if (!response.ok()) return response.status();
  return response->follow_up();
}

template <typename Response>
absl::StatusOr<v1::Deed> DeedIn(const absl::StatusOr<Response>& response) {
  if (!response.ok()) return response.status();
  return response->deed();
}

}  // namespace

v1::FollowUp LedgerTest::Problem(const std::string& title) const {
  v1::FollowUp follow_up;
  follow_up.set_unit(UnitName());
  follow_up.set_kind(v1::FollowUp::KIND_PROBLEM);
  follow_up.set_title(title);
  follow_up.set_source("notice board");
  return follow_up;
}

absl::StatusOr<v1::FollowUp> LedgerTest::Open(const std::string& actor,
                                              const v1::FollowUp& follow_up, bool text_is_fine,
                                              const std::string& id) {
  v1::OpenFollowUpRequest request;
  *request.mutable_follow_up() = follow_up;
  request.set_follow_up_id(id);
  request.set_public_text_is_fine(text_is_fine);
  return FollowUpIn(Do(actor, &OpenFollowUp, request));
}

absl::StatusOr<v1::FollowUp> LedgerTest::Plan(const std::string& actor,
                                              const v1::FollowUp& follow_up,
                                              const std::string& owner, const std::string& due_date,
                                              const std::string& measure, bool text_is_fine) {
  v1::PlanFollowUpRequest request;
  request.set_follow_up(follow_up.name());
  request.set_owner(ResourceName(kPeople, owner));
  request.set_due_date(due_date);
  request.set_measure(measure);
  request.set_public_text_is_fine(text_is_fine);
  return FollowUpIn(Do(actor, &PlanFollowUp, request));
}

absl::StatusOr<v1::FollowUp> LedgerTest::Finish(const std::string& actor,
                                                const v1::FollowUp& follow_up,
                                                const std::string& evidence) {
  v1::FinishFollowUpRequest request;
  request.set_follow_up(follow_up.name());
  request.set_evidence(evidence);
  return FollowUpIn(Do(actor, &FinishFollowUp, request));
}

absl::StatusOr<v1::FollowUp> LedgerTest::Close(const std::string& actor,
                                               const v1::FollowUp& follow_up) {
  v1::CloseFollowUpRequest request;
  request.set_follow_up(follow_up.name());
  return FollowUpIn(Do(actor, &CloseFollowUp, request));
}

absl::StatusOr<v1::FollowUp> LedgerTest::Reopen(const std::string& actor,
                                                const v1::FollowUp& follow_up,
                                                const std::string& reason) {
  v1::ReopenFollowUpRequest request;
  request.set_follow_up(follow_up.name());
  request.set_reason(reason);
  return FollowUpIn(Do(actor, &ReopenFollowUp, request));
}

v1::FollowUp LedgerTest::Finished(const std::string& owner, const std::string& finisher) {
  const auto opened = Open(volunteer_, Problem());
  EXPECT_TRUE(opened.ok()) << opened.status();
  if (!opened.ok()) return {};
  const auto planned = Plan(coordinator_, *opened, owner, Day(7));
  EXPECT_TRUE(planned.ok()) << planned.status();
  const auto finished = Finish(finisher, *opened);
  EXPECT_TRUE(finished.ok()) << finished.status();
  return finished.value_or(v1::FollowUp());
}

v1::Deed LedgerTest::Deed(const std::string& title) const {
  v1::Deed deed;
  deed.set_unit(UnitName());
  deed.set_title(title);
  deed.set_beneficiary("the residents of the north gate");
  deed.set_civil_date(Day(0));
  return deed;
}

v1::Deed LedgerTest::DeedOf(const std::string& person) const {
  v1::Deed deed = Deed();
  deed.set_person(ResourceName(kPeople, person));
  return deed;
}

v1::Deed LedgerTest::DeedOfUnit(const std::string& unit) const {
  v1::Deed deed = Deed();
  deed.set_organization_unit(ResourceName(kUnits, unit));
  return deed;
}

absl::StatusOr<v1::Deed> LedgerTest::Record(const std::string& actor, const v1::Deed& deed,
                                            bool text_is_fine, const std::string& id) {
  v1::RecordDeedRequest request;
  *request.mutable_deed() = deed;
  request.set_deed_id(id);
  request.set_public_text_is_fine(text_is_fine);
  return DeedIn(Do(actor, &RecordDeed, request));
}

absl::StatusOr<v1::Deed> LedgerTest::Decide(const std::string& actor, const v1::Deed& deed,
                                            bool confirm, const std::string& reason) {
  v1::DecideDeedRequest request;
  request.set_deed(deed.name());
  request.set_confirm(confirm);
  request.set_reason(reason);
  return DeedIn(Do(actor, &DecideDeed, request));
}

absl::StatusOr<v1::Deed> LedgerTest::Reverse(const std::string& actor, const v1::Deed& deed,
                                             const std::string& reason) {
  v1::ReverseDeedRequest request;
  request.set_deed(deed.name());
  request.set_reason(reason);
  return DeedIn(Do(actor, &ReverseDeed, request));
}

std::string LedgerTest::Day(int days) const {
  const absl::TimeZone zone = LoadZone("Asia/Shanghai").value_or(absl::UTCTimeZone());
  return FormatCivilDay(absl::ToCivilDay(world_.clock.Now(), zone) + days);
}

std::string LedgerTest::UnitName() const { return ResourceName(kUnits, world_.unit_id); }

void LedgerTest::MergeInto(const std::string& person, const std::string& duplicate) {
  const absl::Status merged = world_.As("", [&](rpc::Context& context) {
    return people::MergePeople(context, person, duplicate).status();
  });
  EXPECT_TRUE(merged.ok()) << merged;
}

}  // namespace glimmer::ledgers
