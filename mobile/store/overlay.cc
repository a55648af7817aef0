#include "mobile/store/overlay.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "google/rpc/error_details.pb.h"
#include "mobile/store/visit_overlay.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

using Kind = Pending::Kind;
using Mine = MyState::Kind;
using Presence = AttendanceState::Kind;

bool Live(const v1::SignUp& sign_up) {
  return sign_up.state() == v1::SignUp::STATE_CONFIRMED ||
         sign_up.state() == v1::SignUp::STATE_WAITLISTED ||
         sign_up.state() == v1::SignUp::STATE_OFFERED;
}

bool AboutSignUp(Kind kind) {
  return kind == Kind::kSignUp || kind == Kind::kLeave || kind == Kind::kAskForCover ||
         kind == Kind::kAcceptOffer || kind == Kind::kDeclineOffer;
}

void SetFromServer(const v1::SignUp& sign_up, MyState& mine) {
  mine.sign_up = sign_up.name();
  mine.guests = sign_up.guests();
  mine.waitlist_position = sign_up.waitlist_position();
  mine.offer_until = FromTimestamp(sign_up.offer_expire_time());
  mine.cover_wanted = sign_up.cover_wanted();
  switch (sign_up.state()) {
    case v1::SignUp::STATE_CONFIRMED:
      mine.kind = Mine::kConfirmed;
      break;
    case v1::SignUp::STATE_WAITLISTED:
      mine.kind = Mine::kWaitlisted;
      break;
    case v1::SignUp::STATE_OFFERED:
      mine.kind = Mine::kOffered;
      break;
    default:
      break;
  }
}

Mine KindOnItsWay(const v1::Shift& shift, const Pending& pending) {
  const int free = shift.capacity() - shift.held();
  switch (pending.kind) {
    case Kind::kSignUp:
      return free > 0 && free <= 1 + pending.guests ? Mine::kRequested : Mine::kWaitingToSend;
    case Kind::kLeave:
      return Mine::kLeaving;
    case Kind::kAskForCover:
      return Mine::kAskingForCover;
    case Kind::kAcceptOffer:
      return Mine::kAccepting;
    default:
      return Mine::kDeclining;
  }
}

std::vector<Pending> Of(const std::vector<Pending>& all, absl::string_view shift,
                        absl::string_view person) {
  std::vector<Pending> out;
  for (const Pending& pending : all) {
    if (pending.shift == shift && pending.person == person) out.push_back(pending);
  }
  return out;
}

// What `person` has said of a visit; what was refused has no effect.
std::vector<Pending> SaidOf(const std::vector<Pending>& all, absl::string_view visit,
                            absl::string_view person) {
  std::vector<Pending> out;
  for (const Pending& pending : all) {
    const bool own = pending.person.empty() || pending.person == person;
    if (own && pending.subject == visit && !pending.Refused()) out.push_back(pending);
  }
  return out;
}

// The newest row of a kind of resource about a shift; live sign-ups before others.
const v1::SignUp* SignUpFor(const std::vector<v1::SignUp>& all, absl::string_view shift) {
  const v1::SignUp* found = nullptr;
  for (const v1::SignUp& sign_up : all) {
    if (sign_up.shift() != shift) continue;
    if (found == nullptr || (!Live(*found) && Live(sign_up))) found = &sign_up;
  }
  return found;
}

template <typename T>
const T* Find(const std::vector<T>& all, absl::string_view shift) {
  for (const T& one : all) {
    if (one.shift() == shift) return &one;
  }
  return nullptr;
}

bool IsOnItsWay(const std::vector<Pending>& all, Kind kind, absl::string_view shift) {
  return std::any_of(all.begin(), all.end(), [&](const Pending& pending) {
    return pending.kind == kind && pending.shift == shift && !pending.Refused();
  });
}

void SetFromServer(const v1::Attendance& attendance, AttendanceState& state) {
  state.check_in_time = FromTimestamp(attendance.check_in_time());
  state.check_out_time = FromTimestamp(attendance.check_out_time());
  switch (attendance.state()) {
    case v1::Attendance::STATE_CHECKED_IN:
      state.kind = Presence::kCheckedIn;
      break;
    case v1::Attendance::STATE_CHECKED_OUT:
      state.kind = Presence::kCheckedOut;
      break;
    case v1::Attendance::STATE_NO_SHOW:
      state.kind = Presence::kNoShow;
      break;
    default:
      break;
  }
}

// Beside the person's own claim, once that has its effect, the leader's signature has none that is
// to be seen, on its way or refused.
bool StandsBeside(const Pending& one, const AttendanceState& state) {
  if (one.scanned_claim_hash.empty()) return false;
  const bool came = one.kind == Kind::kCheckIn && state.kind == Presence::kCheckedIn;
  return came || state.kind == Presence::kCheckedOut;
}

int64_t Minutes(absl::Time from, absl::Time to, int breaks) {
  return std::max<int64_t>(0, absl::ToInt64Minutes(to - from) - breaks);
}

// Minutes between a known check-in and a check-out that is on its way.
int64_t MinutesOnTheirWay(const v1::Attendance* attendance, const std::vector<Pending>& pending) {
  std::optional<absl::Time> start;
  if (attendance != nullptr && attendance->state() == v1::Attendance::STATE_CHECKED_IN) {
    start = FromTimestamp(attendance->check_in_time());
  }
  for (const Pending& one : pending) {
    if (one.Refused()) continue;
    if (one.kind == Kind::kCheckIn) start = one.capture_time;
    if (one.kind == Kind::kCheckOut && start) {
      return Minutes(*start, one.capture_time, one.break_minutes);
    }
    if (one.kind == Kind::kEnterAttendance) {
      return Minutes(one.capture_time, one.end_time, one.break_minutes);
    }
  }
  return 0;
}

}  // namespace

Refusal RefusalOf(const absl::Status& status) {
  Refusal refusal;
  if (status.ok()) return refusal;
  refusal.reason = ReasonOf(status);
  refusal.too_old = IsTooOld(status);
  refusal.other = refusal.reason == v1::ERROR_REASON_UNSPECIFIED && !refusal.too_old;
  google::rpc::ErrorInfo info;
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.ErrorInfo");
  if (payload && info.ParseFromString(std::string(*payload))) {
    refusal.figures.insert(info.metadata().begin(), info.metadata().end());
  }
  return refusal;
}

MyState LayOver(const v1::Shift& shift, const v1::SignUp* sign_up,
                const std::vector<Pending>& pending) {
  MyState mine;
  if (sign_up != nullptr) SetFromServer(*sign_up, mine);
  const bool has_place = mine.kind == Mine::kConfirmed;
  const auto show = [&](const Pending& one) {
    // The place may have gone since somebody asked for cover; then the server's word stands.
    const bool counts = one.kind != Kind::kAskForCover || has_place;
    if (!one.Refused() && counts) mine.kind = KindOnItsWay(shift, one);
    if (one.kind != Kind::kSignUp) return;
    mine.sign_up = one.subject;
    mine.guests = one.guests;
  };
  LayPending(pending, AboutSignUp, show, mine);
  return mine;
}

AttendanceState LayOver(const v1::Attendance* attendance, const std::vector<Pending>& pending) {
  AttendanceState state;
  if (attendance != nullptr) SetFromServer(*attendance, state);
  for (const Pending& one : pending) {
    const bool in = one.kind == Kind::kCheckIn;
    const bool out = one.kind == Kind::kCheckOut;
    const bool entered = one.kind == Kind::kEnterAttendance;
    if ((!in && !out && !entered) || StandsBeside(one, state)) continue;
    state.request_id = one.item.request_id;
    if (one.Refused()) {
      state.refusal = RefusalOf(one.item.refusal);
      continue;
    }
    state.saved_here = true;
    state.kind = in ? Presence::kCheckedIn : Presence::kCheckedOut;
    if (in || entered) state.check_in_time = one.capture_time;
    if (out) state.check_out_time = one.capture_time;
    if (entered) state.check_out_time = one.end_time;
  }
  return state;
}

struct Overlay::Held {
  std::string person_name;
  std::optional<v1::Person> person;
  std::vector<v1::SignUp> sign_ups;
  std::vector<v1::Attendance> attendances;
  std::vector<Pending> pending;  // of everybody
  std::vector<TakenShift> taken;
  absl::Time now;
};

OnItsWay SentOf(const std::vector<Pending>& pending, bool (*concerns)(Pending::Kind)) {
  OnItsWay sent;
  const auto show = [&](const Pending& one) {
    sent.confirm = one.confirm;
    if (!one.Refused()) sent.kind = OnItsWay::Kind::kWaiting;
  };
  LayPending(pending, concerns, show, sent);
  return sent;
}

absl::StatusOr<std::vector<Pending>> ListPending(Outbox& outbox) {
  ASSIGN_OR_RETURN(auto items, outbox.Open());
  std::vector<Pending> pending;
  pending.reserve(items.size());
  for (OutboxItem& item : items) pending.push_back(ReadPending(std::move(item)));
  return pending;
}

absl::StatusOr<Overlay::Held> Overlay::Load(absl::string_view person) {
  Held held{.person_name = std::string(person)};
  ASSIGN_OR_RETURN(held.person, store_.Get<v1::Person>(person));
  ASSIGN_OR_RETURN(held.sign_ups, store_.ListSignUpsOfPerson(person));
  ASSIGN_OR_RETURN(held.attendances, store_.ListAttendancesOfPerson(person));
  ASSIGN_OR_RETURN(held.pending, ListPending(outbox_));
  ASSIGN_OR_RETURN(held.taken, Taken(person));
  held.now = store_.ServerNow();
  return held;
}

absl::StatusOr<std::vector<TakenShift>> Overlay::Taken(absl::string_view person) {
  ASSIGN_OR_RETURN(const auto sign_ups, store_.ListSignUpsOfPerson(person));
  ASSIGN_OR_RETURN(const auto pending, ListPending(outbox_));
  ASSIGN_OR_RETURN(const auto shifts, store_.ListShifts(store_.ServerNow()));
  std::vector<TakenShift> taken;
  for (const v1::Shift& shift : shifts) {
    const MyState mine =
        LayOver(shift, SignUpFor(sign_ups, shift.name()), Of(pending, shift.name(), person));
    if (mine.kind == Mine::kNone || mine.kind == Mine::kRefused || mine.kind == Mine::kDeclining)
      continue;
    taken.push_back(
        {.shift = shift.name(),
         .sign_up = mine.sign_up,
         .start = FromTimestamp(shift.start_time()),
         .end = FromTimestamp(shift.end_time()),
         .waiting = mine.kind == Mine::kWaitlisted,
         .leaving_request_id = mine.kind == Mine::kLeaving ? mine.request_id : std::string()});
  }
  ASSIGN_OR_RETURN(const auto visits, store_.ListVisits());
  for (const v1::Visit& visit : visits) {
    const MyVisit mine = LayOver(&visit, person, SaidOf(pending, visit.name(), person));
    const bool leaving = mine.kind == MyVisit::Kind::kLeaving;
    const bool goes = mine.kind == MyVisit::Kind::kAccepting ||
                      mine.kind == MyVisit::Kind::kAccepted ||
                      mine.kind == MyVisit::Kind::kUnderway;
    if (!goes && !leaving) continue;
    taken.push_back({.start = FromTimestamp(visit.start_time()),
                     .end = FromTimestamp(visit.end_time()),
                     .leaving_request_id = leaving ? mine.request_id : std::string()});
  }
  return taken;
}

ShiftView Overlay::ViewOf(const v1::Shift& shift, const Held& held) const {
  ShiftView view{.shift = shift};
  const auto pending = Of(held.pending, shift.name(), held.person_name);
  view.mine = LayOver(shift, SignUpFor(held.sign_ups, shift.name()), pending);
  view.attendance = LayOver(Find(held.attendances, shift.name()), pending);
  view.why_not = RefusalOf(CheckSignUp({.shift = shift,
                                        .person = held.person ? &*held.person : nullptr,
                                        .taken = held.taken,
                                        .now = held.now}));
  view.leads = !held.person_name.empty() && shift.leader() == held.person_name;
  view.cancelling = IsOnItsWay(held.pending, Kind::kCancelShift, shift.name());
  view.closing = IsOnItsWay(held.pending, Kind::kCloseShift, shift.name());
  return view;
}

absl::StatusOr<std::vector<ShiftView>> Overlay::Shifts(absl::Time from) {
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  ASSIGN_OR_RETURN(const Held held, Load(profile.person));
  ASSIGN_OR_RETURN(const auto shifts, store_.ListShifts(from));
  std::vector<ShiftView> views;
  views.reserve(shifts.size());
  for (const v1::Shift& shift : shifts) views.push_back(ViewOf(shift, held));
  return views;
}

absl::StatusOr<std::optional<ShiftView>> Overlay::Shift(absl::string_view name) {
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  ASSIGN_OR_RETURN(const auto shift, store_.Get<v1::Shift>(name));
  if (!shift) return std::nullopt;
  ASSIGN_OR_RETURN(const Held held, Load(profile.person));
  return ViewOf(*shift, held);
}

absl::StatusOr<std::vector<ShiftView>> Overlay::MyShifts(absl::Time from) {
  ASSIGN_OR_RETURN(auto views, Shifts(from));
  views.erase(std::remove_if(views.begin(), views.end(),
                             [](const ShiftView& view) {
                               return view.mine.kind == Mine::kNone && !view.leads &&
                                      view.attendance.kind == Presence::kNotCheckedIn;
                             }),
              views.end());
  return views;
}

absl::StatusOr<std::vector<RosterEntry>> Overlay::Roster(absl::string_view shift) {
  ASSIGN_OR_RETURN(const auto sign_ups, store_.ListSignUpsOfShift(shift));
  ASSIGN_OR_RETURN(const auto attendances, store_.ListAttendancesOfShift(shift));
  ASSIGN_OR_RETURN(const auto pending, ListPending(outbox_));
  std::map<std::string, RosterEntry> entries;
  for (const v1::SignUp& sign_up : sign_ups) {
    if (!Live(sign_up)) continue;
    entries[sign_up.person()] = {.person = sign_up.person(),
                                 .display_name = sign_up.person_display_name(),
                                 .sign_up = sign_up};
  }
  std::map<std::string, const v1::Attendance*> known;
  for (const v1::Attendance& attendance : attendances) {
    known[attendance.person()] = &attendance;
    RosterEntry& entry = entries[attendance.person()];
    entry.person = attendance.person();
    entry.display_name = attendance.person_display_name();
  }
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  for (const Pending& one : pending) {
    const bool is_claim = one.kind == Kind::kCheckIn || one.kind == Kind::kCheckOut;
    const bool is_joining = one.kind == Kind::kSignUp && one.person != profile.person;
    if (one.shift != shift || (!is_claim && !is_joining)) continue;
    RosterEntry& entry = entries[one.person];  // somebody whom the server has not seen here
    entry.person = one.person;
    if (entry.display_name.empty()) {
      ASSIGN_OR_RETURN(const auto person, store_.Get<v1::Person>(one.person));
      if (person) entry.display_name = person->display_name();
    }
  }
  std::vector<RosterEntry> roster;
  for (auto& [person, entry] : entries) {
    const auto attendance = known.find(person);
    entry.attendance = LayOver(attendance == known.end() ? nullptr : attendance->second,
                               Of(pending, shift, person));
    if (entry.sign_up.name().empty() && person != profile.person) {
      entry.joining =
          SentOf(Of(pending, shift, person), [](Kind kind) { return kind == Kind::kSignUp; });
    }
    roster.push_back(std::move(entry));
  }
  std::sort(roster.begin(), roster.end(), [](const RosterEntry& a, const RosterEntry& b) {
    const auto rank = [](const RosterEntry& entry) {
      return entry.sign_up.state() == 0 ? 99 : static_cast<int>(entry.sign_up.state());
    };
    return std::make_tuple(rank(a), a.display_name, a.person) <
           std::make_tuple(rank(b), b.display_name, b.person);
  });
  return roster;
}

absl::StatusOr<HoursTotals> Overlay::Hours(absl::string_view person) {
  ASSIGN_OR_RETURN(const auto records, store_.ListRecords(person));
  ASSIGN_OR_RETURN(const auto attendances, store_.ListAttendancesOfPerson(person));
  ASSIGN_OR_RETURN(const auto pending, ListPending(outbox_));
  HoursTotals totals;
  for (const v1::ServiceRecord& record : records) {
    if (!record.in_force()) continue;
    if (record.state() == v1::ServiceRecord::STATE_CONFIRMED) {
      totals.confirmed += record.counted_minutes();
    } else if (record.state() == v1::ServiceRecord::STATE_WAITING) {
      totals.waiting += record.counted_minutes();
    } else if (record.state() == v1::ServiceRecord::STATE_REFUSED) {
      totals.refused += record.counted_minutes();
    }
  }
  std::map<std::string, std::vector<Pending>> by_shift;
  for (const Pending& one : pending) {
    if (one.person == person) by_shift[one.shift].push_back(one);
  }
  for (const auto& [shift, of_shift] : by_shift) {
    totals.not_sent += MinutesOnTheirWay(Find(attendances, shift), of_shift);
  }
  return totals;
}

absl::StatusOr<std::vector<v1::Notice>> Overlay::Notices() {
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  ASSIGN_OR_RETURN(auto notices, store_.ListNotices(profile.person));
  ASSIGN_OR_RETURN(const auto pending, ListPending(outbox_));
  for (v1::Notice& notice : notices) {
    for (const Pending& one : pending) {
      if (one.kind == Kind::kMarkNoticeSeen && one.subject == notice.name()) {
        notice.set_state(v1::Notice::STATE_SEEN);
      }
    }
  }
  return notices;
}

absl::StatusOr<std::map<std::string, Pending>> Overlay::PendingDecisions() {
  ASSIGN_OR_RETURN(const auto pending, ListPending(outbox_));
  std::map<std::string, Pending> decisions;
  for (const Pending& one : pending) {
    if (one.kind == Kind::kDecideRecord) decisions[one.subject] = one;
  }
  return decisions;
}

absl::StatusOr<std::map<std::string, OnItsWay>> Overlay::Corrections() {
  ASSIGN_OR_RETURN(const auto pending, ListPending(outbox_));
  std::map<std::string, std::vector<Pending>> by_record;
  for (const Pending& one : pending) {
    if (one.kind == Kind::kCorrectRecord) by_record[one.subject].push_back(one);
  }
  std::map<std::string, OnItsWay> corrections;
  for (const auto& [record, of_record] : by_record) {
    corrections[record] = SentOf(of_record, [](Kind) { return true; });
  }
  return corrections;
}

}  // namespace glimmer::mobile
