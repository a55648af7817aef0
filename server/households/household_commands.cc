#include "server/households/household_commands.h"

#include <optional>
#include <string>

#include "server/households/address_read_store.h"
#include "server/households/alias.h"
#include "server/households/household_parts.h"
#include "server/ledgers/follow_up_store.h"
#include "server/notices/notice_commands.h"
#include "server/people/unit_store.h"
#include "server/rpc/page_token.h"
#include "server/visits/pairing_parts.h"
#include "server/visits/visit_parts.h"
#include "server/visits/visit_store.h"
#include "server/wishes/household_wishes.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::households {
namespace {

constexpr absl::string_view kList = "ListHouseholds";
constexpr absl::string_view kRecord = "GetHouseholdRecord";
constexpr int kMostTries = 60;
constexpr int kMostFollowUps = 200;

// With an alias that nobody in the organisation has.
absl::Status Insert(rpc::Context& context, Household& household) {
  for (int tries = 0; tries < kMostTries; ++tries) {
    household.household_id = NewRandomId(context.random);
    household.alias = DrawAlias(context.random, tries);
    ASSIGN_OR_RETURN(const bool inserted, HouseholdStore(context.tx).Insert(household));
    if (inserted) return absl::OkStatus();
  }
  return absl::InternalError("no alias is free");
}

absl::Status AddReads(rpc::Context& context, const std::string& subject,
                      const v1::GetHouseholdRecordRequest& request,
                      v1::GetHouseholdRecordResponse& response) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::vector<std::string> after,
                   rpc::ReadPageToken(kRecord, request.page_token(), 1));
  ASSIGN_OR_RETURN(
      std::vector<AddressRead> reads,
      AddressReadStore(context.tx).List(subject, after.empty() ? "" : after[0], size + 1));
  const bool more = reads.size() > static_cast<size_t>(size);
  if (more) reads.pop_back();
  for (const AddressRead& read : reads) {
    v1::AddressRead& out = *response.add_address_reads();
    out.set_reader_display_name(read.reader_display_name);
    out.set_purpose(static_cast<v1::AddressPurpose>(read.purpose));
    *out.mutable_time() = ToTimestamp(read.time);
  }
  if (more) {
    response.set_next_page_token(rpc::MakePageToken(kRecord, {reads.back().audit_record_id}));
  }
  return absl::OkStatus();
}

// What it asked to be passed on, without anybody's name.
absl::Status AddFollowUps(rpc::Context& context, const std::string& household_id,
                          v1::GetHouseholdRecordResponse& response) {
  ASSIGN_OR_RETURN(const std::vector<ledgers::FollowUp> found,
                   ledgers::FollowUpStore(context.tx).ListOf(household_id, kMostFollowUps));
  for (const ledgers::FollowUp& follow_up : found) {
    v1::HouseholdFollowUp& out = *response.add_follow_ups();
    out.set_kind(static_cast<v1::FollowUp::Kind>(follow_up.kind));
    out.set_title(follow_up.title);
    out.set_source(follow_up.source);
    out.set_state(static_cast<v1::FollowUp::State>(follow_up.state));
    out.set_due_date(follow_up.due_date);
    out.set_measure(follow_up.measure);
    out.set_evidence(follow_up.evidence);
    *out.mutable_create_time() = ToTimestamp(follow_up.create_time);
  }
  return absl::OkStatus();
}

absl::Status ForgetInNotices(rpc::Context& context, const std::string& household_id) {
  ASSIGN_OR_RETURN(const std::vector<std::string> visits,
                   visits::VisitStore(context.tx).ListIdsOf(household_id, absl::InfinitePast()));
  for (const std::string& id : visits) {
    RETURN_IF_ERROR(notices::ForgetHousehold(context, ResourceName(kVisits, id)));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CreateHousehold(rpc::Context& context, const v1::CreateHouseholdRequest& request,
                             v1::CreateHouseholdResponse& response) {
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, request.unit(), "unit"));
  Household household;
  household.organization_id = context.organization_id;
  household.unit_id = unit.unit_id;
  household.unit_path = unit.path;
  household.create_time = household.update_time = context.now;
  household.erase_time = context.now + kHouseholdKept;
  RETURN_IF_ERROR(Insert(context, household));
  RETURN_IF_ERROR(HouseholdStore(context.tx).InsertSubject(household.household_id, context.random));
  Push(context, household);
  ASSIGN_OR_RETURN(*response.mutable_household(), ToProto(household));
  return absl::OkStatus();
}

absl::Status GetHousehold(rpc::Context& context, const v1::GetHouseholdRequest& request,
                          v1::GetHouseholdResponse& response) {
  ASSIGN_OR_RETURN(const Household household, NeedHousehold(context, request.household()));
  ASSIGN_OR_RETURN(*response.mutable_household(), ToProto(household));
  return absl::OkStatus();
}

absl::Status FindHousehold(rpc::Context& context, const v1::FindHouseholdRequest& request,
                           v1::FindHouseholdResponse& response) {
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, request.unit(), "unit"));
  if (request.alias().empty()) return InvalidField("alias", "The whole alias is needed.");
  ASSIGN_OR_RETURN(const std::optional<Household> found,
                   HouseholdStore(context.tx).FindByAlias(unit.path, request.alias()));
  if (!found) return NotFound(kHouseholds);
  ASSIGN_OR_RETURN(*response.mutable_household(), ToProto(*found));
  return absl::OkStatus();
}

absl::Status ListHouseholds(rpc::Context& context, const v1::ListHouseholdsRequest& request,
                            v1::ListHouseholdsResponse& response) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::vector<std::string> after,
                   rpc::ReadPageToken(kList, request.page_token(), 1));
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, request.unit(), "unit"));
  const HouseholdQuery query{unit.path, after.empty() ? "" : after[0], size + 1};
  ASSIGN_OR_RETURN(std::vector<Household> found, HouseholdStore(context.tx).List(query));
  const bool more = found.size() > static_cast<size_t>(size);
  if (more) found.pop_back();
  for (const Household& household : found) {
    ASSIGN_OR_RETURN(*response.add_households(), ToProto(household));
  }
  if (more) response.set_next_page_token(rpc::MakePageToken(kList, {found.back().alias}));
  return absl::OkStatus();
}

absl::Status GetHouseholdRecord(rpc::Context& context, const v1::GetHouseholdRecordRequest& request,
                                v1::GetHouseholdRecordResponse& response) {
  ASSIGN_OR_RETURN(const Household household, NeedHousehold(context, request.household()));
  HouseholdStore store(context.tx);
  ASSIGN_OR_RETURN(const std::string subject, store.SubjectOf(household.household_id));
  if (context.caller.person_id != household.contact_person_id) {
    RETURN_IF_ERROR(rpc::Audit(context, {subject, "GetHouseholdRecord", "print"}));
  }
  ASSIGN_OR_RETURN(*response.mutable_household(), ToProto(household));
  ASSIGN_OR_RETURN(const std::vector<ConsentRecord> records,
                   ConsentStore(context.tx).List(household.household_id));
  for (const ConsentRecord& record : records) *response.add_consent_records() = ToProto(record);
  RETURN_IF_ERROR(AddFollowUps(context, household.household_id, response));
  return AddReads(context, subject, request, response);
}

absl::Status EraseHouseholds(rpc::Context& context, const std::vector<DueHousehold>& due) {
  HouseholdStore store(context.tx);
  for (const DueHousehold& one : due) {
    ASSIGN_OR_RETURN(const std::optional<Household> household, store.Find(one.household_id));
    if (!household) continue;
    RETURN_IF_ERROR(visits::StopVisitsOf(context, household->household_id));
    RETURN_IF_ERROR(wishes::ForgetWishesOf(context, household->household_id));
    RETURN_IF_ERROR(
        visits::PushVisitsOf(context, household->household_id, household->contact_person_id, ""));
    RETURN_IF_ERROR(visits::PushErased(context, household->household_id));
    RETURN_IF_ERROR(ForgetInNotices(context, household->household_id));
    RETURN_IF_ERROR(store.Erase(household->household_id));
    Push(context, *household, rpc::ChangeKind::kTombstone);
  }
  return absl::OkStatus();
}

}  // namespace glimmer::households
