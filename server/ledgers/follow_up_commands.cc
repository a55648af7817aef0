#include "server/ledgers/follow_up_commands.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
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

constexpr absl::string_view kList = "ListFollowUps";
constexpr size_t kLongestText = 1'000;

absl::StatusOr<FollowUp> NeedFollowUp(rpc::Context& context, absl::string_view name) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kFollowUps, name, "follow_up"));
  ASSIGN_OR_RETURN(std::optional<FollowUp> found, FollowUpStore(context.tx).Find(id));
  if (!found || found->organization_id != context.organization_id) return NotFound(name);
  return *std::move(found);
}

// For the unit's staff, who opened it and who sees to it.
std::vector<std::string> AudienceOf(const FollowUp& follow_up) {
  std::vector<std::string> keys = rpc::PathKeys(follow_up.unit_path);
  for (const std::string& person : {follow_up.opener_person_id, follow_up.owner_person_id}) {
    if (!person.empty()) keys.push_back(rpc::PersonKey(person));
  }
  return keys;
}

void Push(rpc::Context& context, const FollowUp& follow_up) {
  context.changes.push_back({ResourceName(kFollowUps, follow_up.follow_up_id),
                             rpc::ChangeKind::kUpsert, rpc::Audience(AudienceOf(follow_up)), ""});
}

// Before the line of the change itself: whoever sees it for another reason has it back by that.
void TakeFrom(rpc::Context& context, const FollowUp& follow_up, const std::string& former_owner) {
  if (former_owner.empty() || former_owner == follow_up.owner_person_id ||
      former_owner == follow_up.opener_person_id) {
    return;
  }
  context.changes.push_back({ResourceName(kFollowUps, follow_up.follow_up_id),
                             rpc::ChangeKind::kRevoked,
                             rpc::Audience({rpc::PersonKey(former_owner)}), ""});
}

absl::Status AddRecord(rpc::Context& context, const FollowUp& follow_up, FollowUpAction action,
                       absl::string_view text) {
  FollowUpRecord record{
      follow_up.follow_up_id, action,     context.caller.subject, "", follow_up.due_date,
      std::string(text),      context.now};
  if (!follow_up.owner_person_id.empty()) {
    ASSIGN_OR_RETURN(const std::string key,
                     rpc::SubjectKeyOf(context.tx, context.random, follow_up.owner_person_id));
    record.owner = absl::StrCat("subjects/", key);
  }
  return FollowUpStore(context.tx).AddRecord(record);
}

// Writes what was done, its record and its feed line.
absl::Status Settle(rpc::Context& context, FollowUp& follow_up, FollowUpAction action,
                    absl::string_view text) {
  follow_up.update_time = context.now;
  RETURN_IF_ERROR(FollowUpStore(context.tx).Update(follow_up));
  RETURN_IF_ERROR(AddRecord(context, follow_up, action, text));
  Push(context, follow_up);
  return absl::OkStatus();
}

absl::Status CheckOpening(const v1::FollowUp& from, bool looked_at) {
  if (from.kind() < v1::FollowUp::KIND_COMPLAINT || from.kind() > v1::FollowUp::KIND_NEED) {
    return InvalidField("follow_up.kind", "Say what it is: a complaint, a problem or a need.");
  }
  const PublicText texts[] = {{"follow_up.title", from.title(), 80, true},
                              {"follow_up.description", from.description(), kLongestText, false},
                              {"follow_up.source", from.source(), 40, false}};
  for (const PublicText& text : texts) RETURN_IF_ERROR(CheckPublicText(text, looked_at));
  return absl::OkStatus();
}

absl::Status CheckLimit(rpc::Context& context, const FollowUp& follow_up) {
  if (context.caller.IsStaffOf(follow_up.unit_path)) return absl::OkStatus();
  ASSIGN_OR_RETURN(const int64_t unplanned,
                   FollowUpStore(context.tx).CountUnplanned(context.caller.person_id));
  if (unplanned < kMostUnplannedFollowUps) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_TOO_MANY_PROPOSALS, "Wait until some of them are planned.",
                   {{"limit", absl::StrCat(kMostUnplannedFollowUps)}});
}

absl::Status CheckPlan(rpc::Context& context, const v1::PlanFollowUpRequest& request) {
  RETURN_IF_ERROR(CheckDay("due_date", request.due_date()));
  ASSIGN_OR_RETURN(const std::string today, people::TodayOf(context));
  if (request.due_date() < today) {
    return InvalidField("due_date", "The last day is not over.");
  }
  return CheckPublicText({"measure", request.measure(), kLongestText, false},
                         request.public_text_is_fine());
}

absl::Status TellOwner(rpc::Context& context, const FollowUp& follow_up, v1::Notice::Kind kind,
                       const char* parameter, const std::string& value) {
  return notices::NotifyOther(context, {follow_up.owner_person_id,
                                        kind,
                                        ResourceName(kFollowUps, follow_up.follow_up_id),
                                        {{parameter, value}}});
}

// All pages are of the day on which the first was asked for.
std::string TokenBehind(const FollowUp& last, const std::string& today) {
  const auto group = static_cast<int64_t>(DueGroupOf(last.state, last.due_date, today));
  return rpc::MakePageToken(kList, {today, absl::StrCat(group), last.due_date,
                                    absl::StrCat(ToMicros(last.create_time)), last.follow_up_id});
}

absl::Status ReadToken(const std::string& token, FollowUpQuery& query) {
  ASSIGN_OR_RETURN(const std::vector<std::string> parts, rpc::ReadPageToken(kList, token, 5));
  if (parts.empty()) return absl::OkStatus();
  query.today = parts[0];
  query.after.due_date = parts[2];
  query.after.follow_up_id = parts[4];
  if (absl::SimpleAtoi(parts[1], &query.after.group) &&
      absl::SimpleAtoi(parts[3], &query.after.create_time_us)) {
    return absl::OkStatus();
  }
  return rpc::WrongPageToken();
}

}  // namespace

v1::FollowUp ToProto(const FollowUp& follow_up) {
  v1::FollowUp out;
  out.set_name(ResourceName(kFollowUps, follow_up.follow_up_id));
  out.set_unit(ResourceName(kUnits, follow_up.unit_id));
  out.set_kind(static_cast<v1::FollowUp::Kind>(follow_up.kind));
  out.set_title(follow_up.title);
  out.set_description(follow_up.description);
  out.set_source(follow_up.source);
  out.set_state(static_cast<v1::FollowUp::State>(follow_up.state));
  out.set_owner(ResourceName(kPeople, follow_up.owner_person_id));
  out.set_owner_display_name(follow_up.owner_display_name);
  out.set_due_date(follow_up.due_date);
  out.set_measure(follow_up.measure);
  out.set_finisher(ResourceName(kPeople, follow_up.finisher_person_id));
  out.set_evidence(follow_up.evidence);
  out.set_reason(follow_up.reason);
  out.set_reopenings(static_cast<int32_t>(follow_up.reopenings));
  *out.mutable_create_time() = ToTimestamp(follow_up.create_time);
  if (follow_up.finish_time) *out.mutable_finish_time() = ToTimestamp(*follow_up.finish_time);
  if (follow_up.close_time) *out.mutable_close_time() = ToTimestamp(*follow_up.close_time);
  *out.mutable_update_time() = ToTimestamp(follow_up.update_time);
  return out;
}

absl::Status OpenFollowUp(rpc::Context& context, const v1::OpenFollowUpRequest& request,
                          v1::OpenFollowUpResponse& response) {
  const v1::FollowUp& from = request.follow_up();
  RETURN_IF_ERROR(CheckChosenId("follow_up_id", request.follow_up_id()));
  RETURN_IF_ERROR(CheckOpening(from, request.public_text_is_fine()));
  ASSIGN_OR_RETURN(const people::Unit unit,
                   people::NeedUnit(context, from.unit(), "follow_up.unit"));
  FollowUp follow_up;
  follow_up.follow_up_id =
      request.follow_up_id().empty() ? context.NewId() : request.follow_up_id();
  follow_up.organization_id = context.organization_id;
  follow_up.unit_id = unit.unit_id;
  follow_up.unit_path = unit.path;
  follow_up.kind = static_cast<FollowUpKind>(from.kind());
  follow_up.title = from.title();
  follow_up.description = from.description();
  follow_up.source = from.source();
  follow_up.opener_person_id = context.caller.person_id;
  follow_up.create_time = follow_up.update_time = context.now;
  RETURN_IF_ERROR(CheckLimit(context, follow_up));
  ASSIGN_OR_RETURN(const bool inserted, FollowUpStore(context.tx).Insert(follow_up));
  if (!inserted) {
    return MakeError(v1::ERROR_REASON_ALREADY_EXISTS, "The chosen follow_up_id is taken.",
                     {{"resource", ResourceName(kFollowUps, follow_up.follow_up_id)}});
  }
  RETURN_IF_ERROR(AddRecord(context, follow_up, FollowUpAction::kOpen, ""));
  Push(context, follow_up);
  *response.mutable_follow_up() = ToProto(follow_up);
  return absl::OkStatus();
}

absl::Status PlanFollowUp(rpc::Context& context, const v1::PlanFollowUpRequest& request,
                          v1::PlanFollowUpResponse& response) {
  RETURN_IF_ERROR(CheckPlan(context, request));
  ASSIGN_OR_RETURN(FollowUp follow_up, NeedFollowUp(context, request.follow_up()));
  ASSIGN_OR_RETURN(follow_up.state, NextState(follow_up.state, FollowUpAction::kPlan));
  ASSIGN_OR_RETURN(const people::Person owner,
                   people::NeedLivePerson(context, request.owner(), "owner"));
  const std::string former_owner = std::exchange(follow_up.owner_person_id, owner.person_id);
  follow_up.owner_display_name = owner.display_name;
  follow_up.due_date = request.due_date();
  follow_up.measure = request.measure();
  TakeFrom(context, follow_up, former_owner);
  RETURN_IF_ERROR(Settle(context, follow_up, FollowUpAction::kPlan, follow_up.measure));
  RETURN_IF_ERROR(TellOwner(context, follow_up, v1::Notice::KIND_FOLLOW_UP_PLANNED, "due_date",
                            follow_up.due_date));
  *response.mutable_follow_up() = ToProto(follow_up);
  return absl::OkStatus();
}

absl::Status FinishFollowUp(rpc::Context& context, const v1::FinishFollowUpRequest& request,
                            v1::FinishFollowUpResponse& response) {
  RETURN_IF_ERROR(CheckPublicText({"evidence", request.evidence(), kLongestText, true},
                                  request.public_text_is_fine()));
  ASSIGN_OR_RETURN(FollowUp follow_up, NeedFollowUp(context, request.follow_up()));
  ASSIGN_OR_RETURN(follow_up.state, NextState(follow_up.state, FollowUpAction::kFinish));
  follow_up.finisher_person_id = context.caller.person_id;
  follow_up.finish_time = context.now;
  follow_up.evidence = request.evidence();
  RETURN_IF_ERROR(Settle(context, follow_up, FollowUpAction::kFinish, follow_up.evidence));
  *response.mutable_follow_up() = ToProto(follow_up);
  return absl::OkStatus();
}

absl::Status CloseFollowUp(rpc::Context& context, const v1::CloseFollowUpRequest& request,
                           v1::CloseFollowUpResponse& response) {
  ASSIGN_OR_RETURN(FollowUp follow_up, NeedFollowUp(context, request.follow_up()));
  ASSIGN_OR_RETURN(follow_up.state, NextState(follow_up.state, FollowUpAction::kClose));
  RETURN_IF_ERROR(CheckClose({context.caller.person_id, follow_up.owner_person_id,
                              follow_up.finisher_person_id, follow_up.one_person_closes}));
  follow_up.close_time = context.now;
  RETURN_IF_ERROR(Settle(context, follow_up, FollowUpAction::kClose, ""));
  RETURN_IF_ERROR(rpc::Audit(context, {request.follow_up(), "CloseFollowUp", ""}));
  *response.mutable_follow_up() = ToProto(follow_up);
  return absl::OkStatus();
}

absl::Status ReopenFollowUp(rpc::Context& context, const v1::ReopenFollowUpRequest& request,
                            v1::ReopenFollowUpResponse& response) {
  RETURN_IF_ERROR(rpc::CheckReason(request.reason()));
  RETURN_IF_ERROR(CheckPublicText({"reason", request.reason(), kLongestText, true},
                                  request.public_text_is_fine()));
  ASSIGN_OR_RETURN(FollowUp follow_up, NeedFollowUp(context, request.follow_up()));
  ASSIGN_OR_RETURN(follow_up.state, NextState(follow_up.state, FollowUpAction::kReopen));
  follow_up.finisher_person_id.clear();
  follow_up.finish_time.reset();
  follow_up.close_time.reset();
  follow_up.evidence.clear();
  follow_up.reason = request.reason();
  ++follow_up.reopenings;
  RETURN_IF_ERROR(Settle(context, follow_up, FollowUpAction::kReopen, follow_up.reason));
  RETURN_IF_ERROR(rpc::Audit(context, {request.follow_up(), "ReopenFollowUp", request.reason()}));
  RETURN_IF_ERROR(TellOwner(context, follow_up, v1::Notice::KIND_FOLLOW_UP_REOPENED, "reason",
                            follow_up.reason));
  *response.mutable_follow_up() = ToProto(follow_up);
  return absl::OkStatus();
}

absl::Status ListFollowUps(rpc::Context& context, const v1::ListFollowUpsRequest& request,
                           v1::ListFollowUpsResponse& response) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, request.unit(), "unit"));
  FollowUpQuery query;
  query.unit_path = unit.path;
  ASSIGN_OR_RETURN(
      query.states,
      ReadStates(request.states(), FollowUpState::kOpen, FollowUpState::kClosed,
                 {FollowUpState::kOpen, FollowUpState::kPlanned, FollowUpState::kFinished}));
  ASSIGN_OR_RETURN(query.today, people::TodayOf(context));
  RETURN_IF_ERROR(ReadToken(request.page_token(), query));
  query.limit = size + 1;
  ASSIGN_OR_RETURN(std::vector<FollowUp> found, FollowUpStore(context.tx).List(query));
  const bool more = found.size() > static_cast<size_t>(size);
  if (more) found.pop_back();
  for (const FollowUp& follow_up : found) *response.add_follow_ups() = ToProto(follow_up);
  if (more) response.set_next_page_token(TokenBehind(found.back(), query.today));
  return absl::OkStatus();
}

}  // namespace glimmer::ledgers
