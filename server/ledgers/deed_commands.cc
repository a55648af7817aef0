#include "server/ledgers/deed_commands.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/notices/notice_commands.h"
#include "server/people/people_commands.h"
#include "server/people/unit_store.h"
#include "server/rpc/page_token.h"
#include "server/rpc/reason.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::ledgers {
namespace {

constexpr absl::string_view kList = "ListDeeds";

absl::StatusOr<Deed> NeedDeed(rpc::Context& context, absl::string_view name) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kDeeds, name, "deed"));
  ASSIGN_OR_RETURN(std::optional<Deed> found, DeedStore(context.tx).Find(id));
  if (!found || found->organization_id != context.organization_id) return NotFound(name);
  return *std::move(found);
}

// For the unit's staff, who did it and who recorded it.
void Push(rpc::Context& context, const Deed& deed) {
  std::vector<std::string> keys = rpc::PathKeys(deed.unit_path);
  for (const std::string& person : {deed.doer_person_id, deed.recorder_person_id}) {
    if (!person.empty()) keys.push_back(rpc::PersonKey(person));
  }
  context.changes.push_back(
      {ResourceName(kDeeds, deed.deed_id), rpc::ChangeKind::kUpsert, rpc::Audience(keys), ""});
}

absl::Status CheckRecording(rpc::Context& context, const v1::RecordDeedRequest& request) {
  RETURN_IF_ERROR(CheckChosenId("deed_id", request.deed_id()));
  const v1::Deed& from = request.deed();
  const PublicText texts[] = {{"deed.title", from.title(), 80, true},
                              {"deed.beneficiary", from.beneficiary(), 40, true}};
  for (const PublicText& text : texts) {
    RETURN_IF_ERROR(CheckPublicText(text, request.public_text_is_fine()));
  }
  RETURN_IF_ERROR(CheckDay("deed.civil_date", from.civil_date()));
  ASSIGN_OR_RETURN(const std::string today, people::TodayOf(context));
  if (from.civil_date() <= today) return absl::OkStatus();
  return InvalidField("deed.civil_date", "A deed is not in the future.");
}

// Nobody but the unit's staff says what another person has done.
absl::Status ReadPerson(rpc::Context& context, const std::string& name, bool by_staff, Deed& deed) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kPeople, name, "deed.person"));
  if (!by_staff && id != context.caller.person_id) return NotFound(name);
  ASSIGN_OR_RETURN(const people::Person person,
                   people::NeedLivePerson(context, name, "deed.person"));
  deed.doer_person_id = person.person_id;
  deed.doer_display_name = person.display_name;
  return absl::OkStatus();
}

absl::Status ReadDoer(rpc::Context& context, const v1::Deed& from, bool by_staff, Deed& deed) {
  switch (from.doer_case()) {
    case v1::Deed::kPerson:
      return ReadPerson(context, from.person(), by_staff, deed);
    case v1::Deed::kOrganizationUnit: {
      ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, from.organization_unit(),
                                                                 "deed.organization_unit"));
      deed.doer_unit_id = unit.unit_id;
      deed.doer_display_name = unit.display_name;
      return absl::OkStatus();
    }
    default:
      return InvalidField("deed.doer", "Say who did it: a person or a unit.");
  }
}

absl::Status CheckLimit(rpc::Context& context) {
  ASSIGN_OR_RETURN(const int64_t waiting,
                   DeedStore(context.tx).CountWaiting(context.caller.person_id));
  if (waiting < kMostWaitingDeeds) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_TOO_MANY_PROPOSALS, "Wait until some of them are confirmed.",
                   {{"limit", absl::StrCat(kMostWaitingDeeds)}});
}

absl::StatusOr<Deed> ReadDeed(rpc::Context& context, const v1::Deed& from) {
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, from.unit(), "deed.unit"));
  const bool by_staff = context.caller.IsStaffOf(unit.path);
  Deed deed;
  deed.organization_id = context.organization_id;
  deed.unit_id = unit.unit_id;
  deed.unit_path = unit.path;
  deed.title = from.title();
  deed.beneficiary = from.beneficiary();
  deed.civil_date = from.civil_date();
  RETURN_IF_ERROR(ReadDoer(context, from, by_staff, deed));
  deed.recorder_person_id = context.caller.person_id;
  deed.standing = RecordedDeed(by_staff, deed.doer_person_id == context.caller.person_id);
  deed.create_time = deed.update_time = context.now;
  if (!by_staff) RETURN_IF_ERROR(CheckLimit(context));
  return deed;
}

absl::Status Change(rpc::Context& context, Deed& deed, DeedAction action,
                    const std::string& reason) {
  ASSIGN_OR_RETURN(deed.standing, NextStanding(deed.standing, action));
  deed.reason = reason;
  deed.update_time = context.now;
  RETURN_IF_ERROR(DeedStore(context.tx).Update(deed));
  Push(context, deed);
  return absl::OkStatus();
}

// Who did it; of an organisation's deed who recorded it.
absl::Status TellDoer(rpc::Context& context, const Deed& deed) {
  notices::NewNotice notice;
  notice.person_id = deed.doer_person_id.empty() ? deed.recorder_person_id : deed.doer_person_id;
  notice.kind = v1::Notice::KIND_DEED_CONFIRMED;
  notice.subject = ResourceName(kDeeds, deed.deed_id);
  if (deed.standing.state == DeedState::kRefused) {
    notice.kind = v1::Notice::KIND_DEED_REFUSED;
    notice.parameters["reason"] = deed.reason;
  }
  return notices::NotifyOther(context, notice);
}

absl::StatusOr<DeedQuery> ReadQuery(rpc::Context& context, const v1::ListDeedsRequest& request) {
  DeedQuery query;
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, request.unit(), "unit"));
  query.unit_path = unit.path;
  RETURN_IF_ERROR(CheckOptionalDay("start_date", request.start_date()));
  RETURN_IF_ERROR(CheckOptionalDay("end_date", request.end_date()));
  query.start_date = request.start_date();
  query.end_date = request.end_date();
  ASSIGN_OR_RETURN(query.states,
                   ReadStates(request.states(), DeedState::kWaiting, DeedState::kReversed,
                              {DeedState::kWaiting, DeedState::kConfirmed}));
  ASSIGN_OR_RETURN(const std::vector<std::string> before,
                   rpc::ReadPageToken(kList, request.page_token(), 2));
  if (!before.empty()) {
    query.before_date = before[0];
    query.before_deed_id = before[1];
  }
  return query;
}

}  // namespace

v1::Deed ToProto(const Deed& deed) {
  v1::Deed out;
  out.set_name(ResourceName(kDeeds, deed.deed_id));
  out.set_unit(ResourceName(kUnits, deed.unit_id));
  out.set_title(deed.title);
  out.set_beneficiary(deed.beneficiary);
  out.set_civil_date(deed.civil_date);
  if (!deed.doer_person_id.empty()) out.set_person(ResourceName(kPeople, deed.doer_person_id));
  if (!deed.doer_unit_id.empty()) {
    out.set_organization_unit(ResourceName(kUnits, deed.doer_unit_id));
  }
  out.set_doer_display_name(deed.doer_display_name);
  out.set_state(static_cast<v1::Deed::State>(deed.standing.state));
  out.set_evidence_class(static_cast<v1::EvidenceClass>(deed.standing.evidence_class));
  out.set_recorder(ResourceName(kPeople, deed.recorder_person_id));
  out.set_reason(deed.reason);
  *out.mutable_create_time() = ToTimestamp(deed.create_time);
  *out.mutable_update_time() = ToTimestamp(deed.update_time);
  return out;
}

absl::Status RecordDeed(rpc::Context& context, const v1::RecordDeedRequest& request,
                        v1::RecordDeedResponse& response) {
  RETURN_IF_ERROR(CheckRecording(context, request));
  ASSIGN_OR_RETURN(Deed deed, ReadDeed(context, request.deed()));
  deed.deed_id = request.deed_id().empty() ? context.NewId() : request.deed_id();
  ASSIGN_OR_RETURN(const bool inserted, DeedStore(context.tx).Insert(deed));
  if (!inserted) {
    return MakeError(v1::ERROR_REASON_ALREADY_EXISTS, "The chosen deed_id is taken.",
                     {{"resource", ResourceName(kDeeds, deed.deed_id)}});
  }
  Push(context, deed);
  if (deed.standing.state == DeedState::kConfirmed) RETURN_IF_ERROR(TellDoer(context, deed));
  *response.mutable_deed() = ToProto(deed);
  return absl::OkStatus();
}

absl::Status DecideDeed(rpc::Context& context, const v1::DecideDeedRequest& request,
                        v1::DecideDeedResponse& response) {
  if (!request.confirm()) RETURN_IF_ERROR(rpc::CheckReason(request.reason()));
  if (request.confirm() && !request.reason().empty()) {
    return InvalidField("reason", "A confirmation has no reason.");
  }
  ASSIGN_OR_RETURN(Deed deed, NeedDeed(context, request.deed()));
  const DeedAction action = request.confirm() ? DeedAction::kConfirm : DeedAction::kRefuse;
  RETURN_IF_ERROR(NextStanding(deed.standing, action).status());
  if (request.confirm()) {
    RETURN_IF_ERROR(
        CheckConfirm({deed.doer_person_id, deed.recorder_person_id}, context.caller.person_id));
  }
  RETURN_IF_ERROR(Change(context, deed, action, request.confirm() ? "" : request.reason()));
  RETURN_IF_ERROR(rpc::Audit(
      context, {request.deed(), request.confirm() ? "ConfirmDeed" : "RefuseDeed", deed.reason}));
  RETURN_IF_ERROR(TellDoer(context, deed));
  *response.mutable_deed() = ToProto(deed);
  return absl::OkStatus();
}

absl::Status ReverseDeed(rpc::Context& context, const v1::ReverseDeedRequest& request,
                         v1::ReverseDeedResponse& response) {
  RETURN_IF_ERROR(rpc::CheckReason(request.reason()));
  ASSIGN_OR_RETURN(Deed deed, NeedDeed(context, request.deed()));
  RETURN_IF_ERROR(Change(context, deed, DeedAction::kReverse, request.reason()));
  RETURN_IF_ERROR(rpc::Audit(context, {request.deed(), "ReverseDeed", request.reason()}));
  *response.mutable_deed() = ToProto(deed);
  return absl::OkStatus();
}

absl::Status ListDeeds(rpc::Context& context, const v1::ListDeedsRequest& request,
                       v1::ListDeedsResponse& response) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(DeedQuery query, ReadQuery(context, request));
  query.limit = size + 1;
  ASSIGN_OR_RETURN(std::vector<Deed> found, DeedStore(context.tx).List(query));
  const bool more = found.size() > static_cast<size_t>(size);
  if (more) found.pop_back();
  for (const Deed& deed : found) *response.add_deeds() = ToProto(deed);
  if (more) {
    response.set_next_page_token(
        rpc::MakePageToken(kList, {found.back().civil_date, found.back().deed_id}));
  }
  return absl::OkStatus();
}

}  // namespace glimmer::ledgers
