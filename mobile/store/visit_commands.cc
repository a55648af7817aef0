#include "mobile/store/visit_commands.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "mobile/store/pending.h"
#include "mobile/store/visit_desk_commands.h"
#include "mobile/store/visit_keeping_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/visit_rules.h"
#include "shared/domain/wish_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

using Kind = Pending::Kind;
using Mine = MyVisit::Kind;

constexpr absl::Duration kLongestReport = absl::Hours(24);

VisitState StateOf(const v1::Visit& visit) { return static_cast<VisitState>(visit.state()); }

absl::Status NotAVisitor() {
  return MakeError(v1::ERROR_REASON_NOT_A_VISITOR, "The person does not go on this visit.");
}

absl::Status WrongState(const v1::Visit& visit) { return WrongVisitState(StateOf(visit)); }

absl::Status WrongTimes(absl::string_view message) {
  return MakeError(v1::ERROR_REASON_TIMES_INVALID, message);
}

std::string AlarmLane(const v1::Visit& visit) { return absl::StrCat("alarms/", visit.name()); }

// Characters, as the server counts them.
size_t Length(const std::string& text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// As the server checks it: one line of text, and whose word it is.
absl::Status CheckNeed(const v1::RelayNeedRequest& need) {
  if (need.given_by() == v1::ConsentRecord::GIVEN_BY_UNSPECIFIED) {
    return InvalidField("given_by", "Whose word is it?");
  }
  if (need.channel() == v1::ConsentRecord::CHANNEL_UNSPECIFIED) {
    return InvalidField("channel", "How was it said?");
  }
  const bool fine = need.public_text_is_fine();
  switch (need.need_case()) {
    case v1::RelayNeedRequest::kWish:
      RETURN_IF_ERROR(
          CheckPublicText({"wish.title", need.wish().title(), kLongestWishTitle, true}, fine));
      return CheckPublicText({"wish.goods.item", need.wish().goods().item(), kLongestWishWord,
                              need.wish().has_goods()},
                             fine);
    case v1::RelayNeedRequest::kFollowUp:
      return CheckPublicText({"follow_up.title", need.follow_up().title(), kLongestWishTitle, true},
                             fine);
    default:
      return InvalidField("need", "What does the household ask for?");
  }
}

// Nothing is told of lines that the plan does not have.
void FitToPlan(const v1::Visit& plan, v1::FinishVisitRequest& report) {
  v1::FinishVisitRequest fit = report;
  fit.clear_done();
  for (const int index : report.done()) {
    if (index >= 0 && index < plan.checklist_size()) fit.add_done(index);
  }
  while (fit.delivered_size() > plan.deliveries_size()) fit.mutable_delivered()->RemoveLast();
  if (!fit.held()) {
    fit.clear_start_time();
    fit.clear_end_time();
    fit.clear_done();
    fit.clear_delivered();
  }
  report = std::move(fit);
}

absl::Status CheckTimes(const v1::FinishVisitRequest& report, absl::Time now) {
  if (!report.held()) return absl::OkStatus();
  const absl::Time start = FromTimestamp(report.start_time());
  const absl::Time end = FromTimestamp(report.end_time());
  if (start < end && end <= now && end - start <= kLongestReport) return absl::OkStatus();
  return WrongTimes("A visit ends after its start, within 24 hours and in the past.");
}

// Zero minutes mean what is usual.
VisitorTerms RulesOf(const v1::VisitorTerms& terms) {
  VisitorTerms rules{.willing = terms.willing()};
  for (const v1::VisitSlot& slot : terms.slots()) {
    rules.slots.push_back({.weekday = slot.weekday(),
                           .start_minute = slot.start_minute(),
                           .end_minute = slot.end_minute()});
  }
  if (terms.day_minutes() != 0) rules.day_minutes = terms.day_minutes();
  if (terms.week_minutes() != 0) rules.week_minutes = terms.week_minutes();
  return rules;
}

}  // namespace

absl::StatusOr<VisitView> VisitCommands::NeedView(absl::string_view visit) {
  ASSIGN_OR_RETURN(auto view, overlay_.Visit(visit));
  if (!view) return NotFound(visit);
  return *std::move(view);
}

absl::StatusOr<QueueRow> VisitCommands::RowOf(const v1::Visit& visit, absl::string_view method) {
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  return QueueRow{.lane = PersonLane(visit.name(), profile.person),
                  .method = method,
                  .title = visit.household_alias(),
                  .resource = visit.name()};
}

absl::Status VisitCommands::Drop(const std::string& lane, bool unsent_too) {
  ASSIGN_OR_RETURN(const std::vector<OutboxItem> open, outbox_.Open());
  for (const OutboxItem& item : open) {
    if (item.lane != lane) continue;
    const bool refused = item.state == OutboxItem::State::kRejected;
    if (!refused && !unsent_too) continue;
    const absl::Status dropped =
        refused ? outbox_.Discard(item.request_id) : outbox_.Undo(item.request_id);
    // It has gone on meanwhile.
    if (!dropped.ok() && !absl::IsFailedPrecondition(dropped)) return dropped;
  }
  return absl::OkStatus();
}

absl::StatusOr<Queued> VisitCommands::Accept(absl::string_view visit, const std::string& etag) {
  ASSIGN_OR_RETURN(const VisitView view, NeedView(visit));
  if (view.mine.kind == Mine::kNone) return NotAVisitor();
  const bool again = view.mine.kind == Mine::kRefused && view.mine.asked == Kind::kAcceptVisit;
  if ((!again && view.mine.kind != Mine::kAsked) || !IsLive(StateOf(view.visit))) {
    return WrongState(view.visit);
  }
  if (etag != view.visit.etag()) {
    return MakeError(v1::ERROR_REASON_ETAG_MISMATCH, "The visit was changed meanwhile.",
                     {{"etag", view.visit.etag()}});
  }
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  v1::AcceptVisitRequest request;
  request.set_visit(view.visit.name());
  request.set_person(profile.person);
  request.set_etag(etag);
  ASSIGN_OR_RETURN(QueueRow row, RowOf(view.visit, kAcceptVisit));
  RETURN_IF_ERROR(Drop(row.lane, false));
  row.may_undo = true;
  return queue_.Add(std::move(request), row);
}

absl::StatusOr<Queued> VisitCommands::Leave(absl::string_view visit) {
  ASSIGN_OR_RETURN(const VisitView view, NeedView(visit));
  if (view.mine.kind == Mine::kNone || view.gone) return NotAVisitor();
  if (view.mine.kind == Mine::kAccepting && outbox_.Undo(view.mine.request_id).ok()) {
    return Queued{.resource = view.visit.name()};
  }
  const bool ahead = view.visit.state() == v1::Visit::STATE_PROPOSED ||
                     view.visit.state() == v1::Visit::STATE_AGREED;
  if (!ahead || !GoesThere(view.mine) || view.mine.kind == Mine::kUnderway) {
    return WrongState(view.visit);
  }
  RETURN_IF_ERROR(
      store_.WriteAndWipe([&](sql::Transaction& tx) { return DeleteCapsule(tx, visit); }));
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  v1::LeaveVisitRequest request;
  request.set_visit(view.visit.name());
  request.set_person(profile.person);
  ASSIGN_OR_RETURN(QueueRow row, RowOf(view.visit, kLeaveVisit));
  row.may_undo = true;
  return queue_.Add(std::move(request), row);
}

absl::StatusOr<Queued> VisitCommands::Start(absl::string_view visit) {
  ASSIGN_OR_RETURN(const VisitView view, NeedView(visit));
  if (view.mine.kind == Mine::kNone) return NotAVisitor();
  if (view.mine.kind != Mine::kAccepted && view.mine.kind != Mine::kAccepting) {
    return WrongState(view.visit);
  }
  RETURN_IF_ERROR(NextState(StateOf(view.visit), VisitAction::kStart).status());
  const absl::Time now = store_.ServerNow();
  if (now < FromTimestamp(view.visit.start_time()) - kStartLead) {
    return WrongTimes("A visitor sets out two hours before the planned start, at the earliest.");
  }
  // First, so that what is begun is known whatever becomes of the visit.
  ASSIGN_OR_RETURN(VisitDraft draft, drafts_.GetOrBegin(view.visit));
  draft.plan = view.visit;
  *draft.report.mutable_start_time() = ToTimestamp(now);
  RETURN_IF_ERROR(drafts_.Put(draft));
  v1::StartVisitRequest request;
  request.set_visit(view.visit.name());
  *request.mutable_start_time() = ToTimestamp(now);
  ASSIGN_OR_RETURN(const QueueRow row, RowOf(view.visit, kStartVisit));
  return queue_.Add(std::move(request), row);
}

// A beginning that waits behind something refused is not worth waiting for: the end tells it, too.
absl::StatusOr<std::string> VisitCommands::BeginningOf(absl::string_view visit) {
  ASSIGN_OR_RETURN(const std::vector<Pending> pending, ListPending(outbox_));
  std::string last;
  for (const Pending& one : pending) {
    const bool begins = one.kind == Kind::kAcceptVisit || one.kind == Kind::kStartVisit;
    if (!begins || one.subject != visit || one.Refused()) continue;
    const bool blocked = one.item.state == OutboxItem::State::kBlocked;
    if (blocked && outbox_.Undo(one.item.request_id).ok()) continue;
    last = one.item.request_id;
  }
  return last;
}

absl::StatusOr<Queued> VisitCommands::Finish(v1::FinishVisitRequest report) {
  ASSIGN_OR_RETURN(const VisitView view, NeedView(report.visit()));
  if (view.mine.kind == Mine::kNone) return NotAVisitor();
  if (!GoesThere(view.mine) && view.mine.kind != Mine::kRefused) return WrongState(view.visit);
  // Of a visit that is taken from the person meanwhile, the draft says what it was.
  ASSIGN_OR_RETURN(const VisitDraft draft, drafts_.GetOrBegin(view.visit));
  // What has begun here may be told, whatever became of the plan: the server looks at it.
  if (!draft.report.has_start_time()) {
    const VisitAction action = report.held() ? VisitAction::kHold : VisitAction::kNotHold;
    RETURN_IF_ERROR(NextState(StateOf(view.visit), action).status());
  }
  RETURN_IF_ERROR(CheckTimes(report, store_.ServerNow()));
  FitToPlan(view.visit, report);
  RETURN_IF_ERROR(drafts_.Put(draft));
  ASSIGN_OR_RETURN(QueueRow row, RowOf(view.visit, kFinishVisit));
  // In a lane of its own: it goes whatever became of the visit's beginning, or of an end that was
  // told before.
  row.lane = absl::StrCat("ends/", row.lane);
  RETURN_IF_ERROR(Drop(row.lane, false));
  ASSIGN_OR_RETURN(row.after_request_id, BeginningOf(view.visit.name()));
  row.may_undo = true;
  return queue_.Add(std::move(report), row);
}

absl::StatusOr<Queued> VisitCommands::RelayNeed(v1::RelayNeedRequest need) {
  ASSIGN_OR_RETURN(const VisitView view, NeedView(need.visit()));
  if (view.mine.kind == Mine::kNone || view.gone) return NotAVisitor();
  if (!MayRelay(view, store_.ServerNow())) return WrongState(view.visit);
  RETURN_IF_ERROR(CheckNeed(need));
  need.set_need_id(queue_.NewId());
  const std::string name = ResourceName(need.has_wish() ? kWishes : kFollowUps, need.need_id());
  // In a lane of its own: it neither waits for the report nor holds it up.
  return queue_.Add(std::move(need), {.lane = absl::StrCat("needs/", name),
                                      .method = kRelayNeed,
                                      .title = view.visit.household_alias(),
                                      .may_undo = true,
                                      .resource = name});
}

template <typename Request>
absl::StatusOr<Queued> VisitCommands::AddAboutAlarm(const v1::Visit& visit,
                                                    absl::string_view method, Request request,
                                                    bool may_undo) {
  request.set_visit(visit.name());
  return queue_.Add(std::move(request), {.lane = AlarmLane(visit),
                                         .method = method,
                                         .title = visit.household_alias(),
                                         .may_undo = may_undo,
                                         .resource = visit.name()});
}

absl::StatusOr<Queued> VisitCommands::ReportSafe(absl::string_view visit) {
  ASSIGN_OR_RETURN(const VisitView view, NeedView(visit));
  if (view.mine.kind == Mine::kNone && !view.is_contact) return NotAVisitor();
  // What cannot be taken back any more goes before.
  RETURN_IF_ERROR(Drop(AlarmLane(view.visit), true));
  return AddAboutAlarm<v1::ReportSafeRequest>(view.visit, kReportSafe);
}

absl::StatusOr<Queued> VisitCommands::Extend(absl::string_view visit, absl::Time expected_end) {
  ASSIGN_OR_RETURN(const VisitView view, NeedView(visit));
  const bool goes = view.mine.kind != Mine::kNone && !view.gone;
  const bool missed =
      view.visit.alarm() != v1::Visit::ALARM_UNSPECIFIED || view.tell_time <= store_.ServerNow();
  if (!goes && !(view.is_contact && missed)) return NotAVisitor();
  if (!IsAwaited(view.visit)) return WrongState(view.visit);
  RETURN_IF_ERROR(
      CheckExtension(expected_end, FromTimestamp(view.visit.end_time()), store_.ServerNow()));
  RETURN_IF_ERROR(Drop(AlarmLane(view.visit), false));
  v1::ExtendVisitRequest request;
  *request.mutable_expected_end_time() = ToTimestamp(expected_end);
  return AddAboutAlarm(view.visit, kExtendVisit, std::move(request), true);
}

absl::StatusOr<Queued> VisitCommands::RaiseAlarm(absl::string_view visit) {
  ASSIGN_OR_RETURN(const VisitView view, NeedView(visit));
  if (view.mine.kind == Mine::kNone) return NotAVisitor();
  if (!view.gone && store_.ServerNow() > FromTimestamp(view.visit.end_time()) + kDistressUntil) {
    return WrongState(view.visit);
  }
  RETURN_IF_ERROR(Drop(AlarmLane(view.visit), false));
  return AddAboutAlarm<v1::RaiseAlarmRequest>(view.visit, kRaiseAlarm);
}

absl::StatusOr<Queued> VisitCommands::AcknowledgeAlarm(absl::string_view visit) {
  ASSIGN_OR_RETURN(const VisitView view, NeedView(visit));
  if (view.visit.alarm() == v1::Visit::ALARM_UNSPECIFIED) return WrongState(view.visit);
  RETURN_IF_ERROR(Drop(AlarmLane(view.visit), false));
  return AddAboutAlarm<v1::AcknowledgeAlarmRequest>(view.visit, kAcknowledgeAlarm);
}

absl::StatusOr<Queued> VisitCommands::SetHandoverNote(absl::string_view pairing,
                                                      const std::string& note,
                                                      const std::string& after_request_id) {
  ASSIGN_OR_RETURN(const v1::Pairing held, NeedPairing(store_, pairing));
  if (Length(note) > kLongestHandoverNote) {
    return InvalidField("note", "A note has at most 280 characters.");
  }
  v1::SetHandoverNoteRequest request;
  request.set_pairing(held.name());
  request.set_note(note);
  return queue_.Add(std::move(request), {.lane = held.name(),
                                         .method = kSetHandoverNote,
                                         .title = held.household_alias(),
                                         .after_request_id = after_request_id,
                                         .may_undo = true,
                                         .resource = held.name()});
}

absl::StatusOr<Queued> VisitCommands::SetTerms(v1::VisitorTerms terms) {
  RETURN_IF_ERROR(CheckVisitorTerms(RulesOf(terms)));
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  terms.set_person(profile.person);
  v1::SetVisitorTermsRequest request;
  *request.mutable_visitor_terms() = std::move(terms);
  return queue_.Add(std::move(request), {.lane = absl::StrCat(kVisitorTerms, "/", profile.person),
                                         .method = kSetVisitorTerms,
                                         .may_undo = true});
}

}  // namespace glimmer::mobile
