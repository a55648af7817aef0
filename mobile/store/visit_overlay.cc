#include "mobile/store/visit_overlay.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/domain/visit_rules.h"

namespace glimmer::mobile {
namespace {

using Kind = Pending::Kind;
using Mine = MyVisit::Kind;
using Word = AlarmWord::Kind;

bool AboutVisit(Kind kind) {
  return kind == Kind::kAcceptVisit || kind == Kind::kLeaveVisit || kind == Kind::kStartVisit ||
         kind == Kind::kFinishVisit;
}

bool AboutAlarm(Kind kind) {
  return kind == Kind::kReportSafe || kind == Kind::kExtendVisit || kind == Kind::kRaiseAlarm ||
         kind == Kind::kAcknowledgeAlarm;
}

const v1::Visit::Visitor* VisitorOf(const v1::Visit& visit, absl::string_view person) {
  for (const auto& visitor : visit.visitors()) {
    if (visitor.person() == person) return &visitor;
  }
  return nullptr;
}

Mine KindOf(const v1::Visit& visit, absl::string_view person) {
  const auto* visitor = VisitorOf(visit, person);
  if (visitor == nullptr) return Mine::kNone;
  switch (visit.state()) {
    case v1::Visit::STATE_UNDERWAY:
      return visitor->accepted() ? Mine::kUnderway : Mine::kAsked;
    case v1::Visit::STATE_HELD:
      return Mine::kHeld;
    case v1::Visit::STATE_NOT_HELD:
      return Mine::kNotHeld;
    case v1::Visit::STATE_CANCELLED:
      return Mine::kCancelled;
    default:
      return visitor->accepted() ? Mine::kAccepted : Mine::kAsked;
  }
}

void SetFromServer(const v1::Visit& visit, absl::string_view person, MyVisit& mine) {
  mine.kind = KindOf(visit, person);
  if (visit.has_actual_start_time()) mine.start_time = FromTimestamp(visit.actual_start_time());
  if (visit.has_actual_end_time()) mine.end_time = FromTimestamp(visit.actual_end_time());
}

void SetOnItsWay(const Pending& pending, bool theirs, MyVisit& mine) {
  mine.saved_here = true;
  switch (pending.kind) {
    case Kind::kAcceptVisit:
      mine.kind = Mine::kAccepting;
      break;
    case Kind::kLeaveVisit:
      mine.kind = Mine::kLeaving;
      break;
    case Kind::kStartVisit:
      mine.kind = Mine::kUnderway;
      mine.start_time = pending.capture_time;
      break;
    default:
      mine.kind = theirs ? Mine::kFinishing : Mine::kAwaitsCoordinator;
      mine.held = pending.held;
      if (!pending.held) break;
      mine.start_time = pending.capture_time;
      mine.end_time = pending.end_time;
      break;
  }
}

// Once its end was told, it is of no interest that its beginning was refused.
std::vector<Pending> WithoutOldRefusals(const std::vector<Pending>& pending) {
  const bool ends = std::any_of(pending.begin(), pending.end(), [](const Pending& one) {
    return one.kind == Kind::kFinishVisit && !one.Refused();
  });
  std::vector<Pending> kept;
  for (const Pending& one : pending) {
    if (!ends || !one.Refused() || one.kind == Kind::kFinishVisit) kept.push_back(one);
  }
  return kept;
}

Word WordKind(Kind kind) {
  if (kind == Kind::kReportSafe) return Word::kSafe;
  if (kind == Kind::kExtendVisit) return Word::kExtending;
  return kind == Kind::kRaiseAlarm ? Word::kRaising : Word::kAcknowledging;
}

AlarmWord WordOf(const std::vector<Pending>& pending) {
  AlarmWord word;
  const auto show = [&](const Pending& one) {
    if (!one.Refused()) word.kind = WordKind(one.kind);
  };
  LayPending(pending, AboutAlarm, show, word);
  return word;
}

// What was said here of its taking longer moves the alarm, as the server will. Distress stays.
void LayExtensions(const std::vector<Pending>& pending, const AlarmSteps& steps, v1::Visit& visit) {
  for (const Pending& one : pending) {
    if (one.kind != Kind::kExtendVisit || one.Refused()) continue;
    if (!IsAwaited(visit) || visit.alarm() == v1::Visit::ALARM_DISTRESS) continue;
    absl::Time told = FirstAlarmTime(steps, one.end_time, visit.travel_minutes());
    const bool quiet = visit.alarm() == v1::Visit::ALARM_UNSPECIFIED;
    if (quiet && visit.has_alarm_time()) told = std::max(told, FromTimestamp(visit.alarm_time()));
    visit.clear_alarm();
    *visit.mutable_alarm_time() = ToTimestamp(told);
  }
}

// The alarm waits for it: its time says what was told of the end since it was planned.
absl::Time ExpectedEnd(const v1::Visit& visit, const AlarmSteps& steps) {
  const absl::Time end = FromTimestamp(visit.end_time());
  const bool quiet = visit.alarm() == v1::Visit::ALARM_UNSPECIFIED;
  if (!IsAwaited(visit) || !quiet || !visit.has_alarm_time()) return end;
  const absl::Duration later =
      FromTimestamp(visit.alarm_time()) - FirstAlarmTime(steps, end, visit.travel_minutes());
  return end + std::clamp(later, absl::ZeroDuration(), kLongestExtension);
}

// The server awaits no word of what it gives no time for. Once it was said here nobody does, but
// for what is not over yet by the plan.
absl::Time TellTime(const VisitView& view, const AlarmSteps& steps, absl::Time now) {
  if (!IsAwaited(view.visit) || view.mine.kind == Mine::kFinishing ||
      view.mine.kind == Mine::kAwaitsCoordinator) {
    return absl::InfiniteFuture();
  }
  const absl::Time end = FromTimestamp(view.visit.end_time());
  const bool safe = view.word.kind == Word::kSafe;
  if (safe && now >= end) return absl::InfiniteFuture();
  if (safe && view.visit.alarm() != v1::Visit::ALARM_UNSPECIFIED) {
    return FirstAlarmTime(steps, end, view.visit.travel_minutes());
  }
  return view.visit.has_alarm_time() ? FromTimestamp(view.visit.alarm_time())
                                     : absl::InfiniteFuture();
}

bool AboutAny(Kind kind) { return kind != Kind::kOther; }

}  // namespace

bool IsAwaited(const v1::Visit& visit) {
  return visit.state() == v1::Visit::STATE_AGREED || visit.state() == v1::Visit::STATE_UNDERWAY;
}

bool GoesThere(const MyVisit& mine) {
  return mine.kind == Mine::kAsked || mine.kind == Mine::kAccepting ||
         mine.kind == Mine::kAccepted || mine.kind == Mine::kUnderway;
}

bool MayRelay(const VisitView& view, absl::Time now) {
  const bool has_accepted = GoesThere(view.mine) && view.mine.kind != Mine::kAsked;
  const bool goes = has_accepted || view.mine.kind == Mine::kFinishing ||
                    view.mine.kind == Mine::kHeld || view.mine.kind == Mine::kRefused;
  const bool stands = IsAwaited(view.visit) || view.visit.state() == v1::Visit::STATE_HELD;
  const bool in_time = now >= FromTimestamp(view.visit.start_time()) - kStartLead &&
                       now < FromTimestamp(view.visit.end_time()) + kRelayUntil;
  const bool held = view.mine.kind != Mine::kFinishing || view.mine.held;
  return goes && held && stands && in_time && !view.gone;
}

MyVisit LayOver(const v1::Visit* visit, absl::string_view person,
                const std::vector<Pending>& pending) {
  MyVisit mine;
  if (visit != nullptr) SetFromServer(*visit, person, mine);
  const bool theirs = mine.kind != Mine::kNone && mine.kind != Mine::kCancelled;
  const auto show = [&](const Pending& one) {
    if (!one.Refused()) SetOnItsWay(one, theirs, mine);
  };
  LayPending(WithoutOldRefusals(pending), AboutVisit, show, mine);
  return mine;
}

struct VisitOverlay::Held {
  std::string person;
  std::vector<v1::Visit> visits;
  std::vector<Pending> pending;
  std::vector<DraftRow> drafts;
  std::vector<ReportRow> reports;
  std::map<std::string, std::string> units;  // by name, what they are called
  AlarmSteps steps;                          // of the organisation
  absl::Time now;                            // by the server's clock

  std::vector<Pending> About(absl::string_view subject) const {
    std::vector<Pending> about;
    for (const Pending& one : pending) {
      const bool own = one.person.empty() || one.person == person;
      if (own && one.subject == subject) about.push_back(one);
    }
    return about;
  }

  std::string UnitName(const std::string& unit) const {
    const auto found = units.find(unit);
    return found == units.end() ? std::string() : found->second;
  }
};

absl::StatusOr<VisitOverlay::Held> VisitOverlay::Load() {
  Held held;
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  held.person = profile.person;
  ASSIGN_OR_RETURN(held.visits, store_.ListVisits());
  ASSIGN_OR_RETURN(held.pending, ListPending(outbox_));
  ASSIGN_OR_RETURN(const auto units, store_.Units());
  for (const v1::Unit& unit : units) {
    held.units[unit.name()] = unit.display_name();
    if (unit.has_alarm_steps()) held.steps.contact_minutes = unit.alarm_steps().contact_minutes();
  }
  held.now = store_.ServerNow();
  RETURN_IF_ERROR(store_.Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(held.drafts, SelectDrafts(tx));
    ASSIGN_OR_RETURN(held.reports, SelectReports(tx));
    return absl::OkStatus();
  }));
  return held;
}

VisitView VisitOverlay::ViewOf(v1::Visit visit, bool gone, const Held& held) {
  const std::vector<Pending> about = held.About(visit.name());
  LayExtensions(about, held.steps, visit);
  VisitView view{.unit_name = held.UnitName(visit.unit()), .gone = gone};
  view.visit = std::move(visit);
  view.mine = LayOver(gone ? nullptr : &view.visit, held.person, about);
  view.word = WordOf(about);
  view.is_contact = !gone && view.visit.off_site_contact() == held.person;
  view.tell_time = gone ? absl::InfiniteFuture() : TellTime(view, held.steps, held.now);
  view.expected_end = ExpectedEnd(view.visit, held.steps);
  if (view.mine.kind == Mine::kNone || view.mine.kind == Mine::kCancelled) ShowToldOf(held, view);
  return view;
}

// What the person has begun, or has told, of a visit that they do not go to.
void VisitOverlay::ShowToldOf(const Held& held, VisitView& view) {
  for (const DraftRow& draft : held.drafts) {
    v1::FinishVisitRequest report;
    if (draft.visit != view.visit.name() || !report.ParseFromString(draft.report)) continue;
    if (!report.has_start_time()) continue;
    view.gone = true;
    view.mine.kind = Mine::kUnderway;
    view.mine.start_time = FromTimestamp(report.start_time());
  }
  for (const ReportRow& row : held.reports) {
    v1::FinishVisitRequest report;
    if (row.visit != view.visit.name() || !report.ParseFromString(row.request)) continue;
    view.gone = true;
    view.mine.kind = Mine::kAwaitsCoordinator;
    view.mine.held = report.held();
    if (!report.held()) continue;
    view.mine.start_time = FromTimestamp(report.start_time());
    view.mine.end_time = FromTimestamp(report.end_time());
    // Of the plan nothing is left here.
    *view.visit.mutable_start_time() = report.start_time();
    *view.visit.mutable_end_time() = report.end_time();
  }
}

// The plan is the draft's, or as much of it as was told.
std::optional<VisitView> VisitOverlay::ViewOfGone(absl::string_view name, const Held& held) {
  v1::Visit plan;
  plan.set_name(std::string(name));
  const auto set = [&](const std::string& title, absl::Time start, absl::Time end) {
    plan.set_household_alias(title);
    *plan.mutable_start_time() = ToTimestamp(start);
    *plan.mutable_end_time() = ToTimestamp(end);
  };
  for (const ReportRow& row : held.reports) {
    if (row.visit == name) set(row.title, row.report_time, row.report_time);
  }
  for (const Pending& one : held.About(name)) {
    const absl::Time made = one.item.create_time;
    if (AboutVisit(one.kind)) set(one.item.title, made, made);
  }
  for (const DraftRow& draft : held.drafts) {
    if (draft.visit == name && !plan.ParseFromString(draft.plan)) return std::nullopt;
  }
  VisitView view = ViewOf(plan, true, held);
  if (view.mine.kind == Mine::kNone) return std::nullopt;
  return view;
}

absl::StatusOr<std::vector<VisitView>> VisitOverlay::Visits() {
  ASSIGN_OR_RETURN(const Held held, Load());
  std::vector<VisitView> views;
  std::set<std::string> known;
  for (const v1::Visit& visit : held.visits) {
    known.insert(visit.name());
    views.push_back(ViewOf(visit, false, held));
  }
  std::set<std::string> others;
  for (const Pending& one : held.pending) {
    if (AboutVisit(one.kind)) others.insert(one.subject);
  }
  for (const DraftRow& draft : held.drafts) others.insert(draft.visit);
  for (const ReportRow& report : held.reports) others.insert(report.visit);
  for (const std::string& name : others) {
    if (known.count(name) != 0) continue;
    if (auto view = ViewOfGone(name, held)) views.push_back(*std::move(view));
  }
  std::stable_sort(views.begin(), views.end(), [](const VisitView& a, const VisitView& b) {
    return FromTimestamp(a.visit.start_time()) < FromTimestamp(b.visit.start_time());
  });
  return views;
}

absl::StatusOr<std::optional<VisitView>> VisitOverlay::Visit(absl::string_view name) {
  ASSIGN_OR_RETURN(const Held held, Load());
  for (const v1::Visit& visit : held.visits) {
    if (visit.name() == name) return ViewOf(visit, false, held);
  }
  return ViewOfGone(name, held);
}

absl::StatusOr<std::vector<PairingView>> VisitOverlay::MyPairings() {
  ASSIGN_OR_RETURN(const Held held, Load());
  ASSIGN_OR_RETURN(const std::vector<v1::Pairing> pairings, store_.ListPairings());
  std::vector<PairingView> views;
  for (const v1::Pairing& pairing : pairings) {
    if (pairing.person() != held.person || pairing.state() == v1::Pairing::STATE_ENDED) continue;
    views.push_back({.pairing = pairing,
                     .unit_name = held.UnitName(pairing.unit()),
                     .sent = SentOf(held.About(pairing.name()), &AboutAny)});
  }
  std::stable_sort(views.begin(), views.end(), [](const PairingView& a, const PairingView& b) {
    return a.pairing.household_alias() < b.pairing.household_alias();
  });
  return views;
}

absl::StatusOr<std::optional<PairingView>> VisitOverlay::PairingOf(const v1::Visit& visit) {
  if (visit.household().empty()) return std::nullopt;
  ASSIGN_OR_RETURN(std::vector<PairingView> views, MyPairings());
  for (PairingView& view : views) {
    if (view.pairing.household() == visit.household()) return std::move(view);
  }
  return std::nullopt;
}

absl::StatusOr<TermsView> VisitOverlay::MyTerms() {
  ASSIGN_OR_RETURN(const Held held, Load());
  ASSIGN_OR_RETURN(const std::vector<v1::VisitorTerms> all, store_.ListVisitorTerms());
  TermsView view;
  for (const v1::VisitorTerms& terms : all) {
    if (terms.person() == held.person) view.terms = terms;
  }
  view.terms.set_person(held.person);
  std::vector<Pending> about;
  for (const Pending& one : held.pending) {
    if (one.kind != Kind::kSetVisitorTerms || one.person != held.person) continue;
    about.push_back(one);
    v1::SetVisitorTermsRequest request;
    if (one.Refused() || !request.ParseFromString(one.item.request)) continue;
    view.terms = request.visitor_terms();
  }
  view.sent = SentOf(about, &AboutAny);
  return view;
}

}  // namespace glimmer::mobile
