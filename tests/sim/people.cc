// What the people of a simulation do on their phones: they look at the screen and pick something.
#include <algorithm>

#include "absl/strings/strip.h"
#include "mobile/store/claim_chain.h"
#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signed_site_code.h"
#include "shared/crypto/site_code.h"
#include "shared/domain/wish_rules.h"
#include "shared/rpc/error.h"
#include "tests/sim/simulation.h"
#include "tests/sim/world.h"

namespace glimmer::sim {
namespace {

using Claimed = mobile::MyClaim::Kind;
using Mine = mobile::MyState::Kind;
using Presence = mobile::AttendanceState::Kind;

constexpr size_t kCoordinator = 0;
constexpr size_t kLeader = 1;

absl::Time StartOf(const v1::Shift& shift) { return FromTimestamp(shift.start_time()); }
absl::Time EndOf(const v1::Shift& shift) { return FromTimestamp(shift.end_time()); }

// Mostly those that are still to come.
std::vector<mobile::ShiftView> ToCome(std::vector<mobile::ShiftView> views, absl::Time now,
                                      Dice& dice) {
  if (dice.OneIn(8)) return views;
  views.erase(std::remove_if(views.begin(), views.end(),
                             [&](const auto& view) { return StartOf(view.shift) <= now; }),
              views.end());
  return views;
}

// Those that it makes sense to be at now, more or less.
std::vector<mobile::ShiftView> Around(std::vector<mobile::ShiftView> views, absl::Time now) {
  views.erase(std::remove_if(views.begin(), views.end(),
                             [&](const mobile::ShiftView& view) {
                               return now < StartOf(view.shift) - absl::Minutes(40) ||
                                      now > EndOf(view.shift) + absl::Hours(3);
                             }),
              views.end());
  return views;
}

}  // namespace

void Simulation::DoDeed(Kind kind, size_t volunteer, Dice& dice) {
  switch (kind) {
    case Kind::kSignUp:
      return SignUp(volunteer, dice);
    case Kind::kLeave:
      return Leave(volunteer, dice);
    case Kind::kAnswerOffer:
      return AnswerOffer(volunteer, dice);
    case Kind::kCheckIn:
      return CheckIn(volunteer, dice);
    case Kind::kCheckOut:
      return CheckOut(volunteer, dice);
    case Kind::kTick:
      return Tick(dice);
    case Kind::kScan:
      return ScanOne(dice);
    case Kind::kUndo:
      return Undo(dice);
    case Kind::kClose:
      return Close(dice);
    case Kind::kCancel:
      return Cancel(dice);
    case Kind::kClaimWish:
      return ClaimWish(volunteer, dice);
    case Kind::kRenewClaim:
      return RenewClaim(volunteer, dice);
    case Kind::kReleaseClaim:
      return ReleaseClaim(volunteer, dice);
    default:
      return Find(absl::StrCat("a step that nobody does: ", NameOf(kind)));
  }
}

Simulation::Views Simulation::ViewsOf(size_t phone) {
  auto views = phones_[phone]->overlay().Shifts(absl::UnixEpoch());
  Must(views.status(), "overlay");
  return views.ok() ? *std::move(views) : Views();
}

// Keeps in mind what was done, and whether the phone has survived it. What the phone refuses at
// once leaves no trace.
void Simulation::Note(size_t phone, const absl::StatusOr<mobile::Queued>& queued,
                      absl::string_view what, Dice& dice) {
  if (queued.ok() && !queued->request_id.empty()) deeds_[queued->request_id] = {phone};
  if (Troubled(phone, queued.status(), dice)) return;
  const bool refused = ReasonOf(queued.status()) != v1::ERROR_REASON_UNSPECIFIED;
  if (!refused) Must(queued.status(), what);
  Count(refused ? "refused at once" : std::string(what));
  Say("phone", phone, refused ? absl::StrCat(" may not: ", ReasonName(queued.status())) : "");
  CheckOutbox(phone);
  CheckOverlay(phone);
}

void Simulation::SignUp(size_t phone, Dice& dice) {
  Views views = ToCome(ViewsOf(phone), clock_.Now(), dice);
  if (views.empty()) return;
  // Many want the next ones, so that there are lines.
  if (!dice.OneIn(4)) views.resize(std::min<size_t>(views.size(), 3));
  const mobile::ShiftView& view = dice.Of(views);
  mobile::SignUpWish wish = {.shift = view.shift.name(), .join_waitlist = !dice.OneIn(4)};
  if (dice.OneIn(4)) wish.guests = 1;
  if (dice.OneIn(2)) wish.position = view.shift.positions(0).name();
  Say(ShortName(wish.shift), wish.join_waitlist ? " or its line" : "");
  Note(phone, phones_[phone]->commands().SignUp(wish), "sign-ups", dice);
}

void Simulation::Leave(size_t phone, Dice& dice) {
  Views views = ToCome(ViewsOf(phone), clock_.Now(), dice);
  views.erase(std::remove_if(views.begin(), views.end(),
                             [](const auto& view) { return view.mine.sign_up.empty(); }),
              views.end());
  if (views.empty()) return;
  const mobile::ShiftView& view = dice.Of(views);
  Say(ShortName(view.shift.name()));
  withdrawing_ = view.mine.request_id;
  const auto queued = phones_[phone]->commands().Leave(view.mine.sign_up, dice.OneIn(3));
  // It was never sent, and there is nothing to leave.
  if (queued.ok() && queued->request_id.empty()) Forget(withdrawing_);
  Note(phone, queued, "leaves", dice);
  withdrawing_.clear();
}

void Simulation::AnswerOffer(size_t phone, Dice& dice) {
  for (const mobile::ShiftView& view : ViewsOf(phone)) {
    if (view.mine.kind != Mine::kOffered) continue;
    Say(ShortName(view.shift.name()));
    auto& commands = phones_[phone]->commands();
    const bool yes = !dice.OneIn(3);
    return Note(
        phone,
        yes ? commands.AcceptOffer(view.mine.sign_up) : commands.DeclineOffer(view.mine.sign_up),
        yes ? "accepted offers" : "declined offers", dice);
  }
}

Simulation::WishViews Simulation::WishesOn(size_t phone) {
  auto views = phones_[phone]->wishes().Wishes();
  Must(views.status(), "wishes");
  return views.ok() ? *std::move(views) : WishViews();
}

// Those that the person has, or has asked for.
Simulation::WishViews Simulation::ClaimedOn(size_t phone) {
  WishViews views = WishesOn(phone);
  std::erase_if(views, [](const mobile::WishView& view) {
    return view.mine.kind != Claimed::kHeld && view.mine.kind != Claimed::kRequested;
  });
  return views;
}

void Simulation::ClaimWish(size_t phone, Dice& dice) {
  const WishViews views = WishesOn(phone);
  if (views.empty()) return;
  const v1::Wish& wish = dice.Of(views).wish;
  const bool some = wish.goods().may_split() && !dice.OneIn(3);
  const int64_t quantity = some ? kOnePiece * (1 + dice.Below(3)) : 0;
  Say(ShortName(wish.name()), some ? absl::StrCat(" ", quantity / kOnePiece) : "");
  Note(phone, phones_[phone]->wish_commands().Claim(wish.name(), quantity), "claims", dice);
}

void Simulation::RenewClaim(size_t phone, Dice& dice) {
  const WishViews views = ClaimedOn(phone);
  if (views.empty()) return;
  const std::string wish = dice.Of(views).wish.name();
  Say(ShortName(wish));
  Note(phone, phones_[phone]->wish_commands().Renew(wish, "Rain"), "renewals", dice);
}

void Simulation::ReleaseClaim(size_t phone, Dice& dice) {
  const WishViews views = ClaimedOn(phone);
  if (views.empty()) return;
  const mobile::WishView& view = dice.Of(views);
  Say(ShortName(view.wish.name()));
  withdrawing_ = view.mine.request_id;
  const auto queued = phones_[phone]->wish_commands().Release(view.wish.name());
  // As in Leave.
  if (queued.ok() && queued->request_id.empty()) Forget(withdrawing_);
  Note(phone, queued, "releases", dice);
  withdrawing_.clear();
}

// What the leader's phone shows as a picture, scanned now, some minutes or hours ago; or what
// another volunteer's phone has signed.
std::string Simulation::SignedCodeNow(const v1::Shift& shift, Dice& dice) {
  const absl::Time start = StartOf(shift);
  const absl::Duration ago = dice.OneIn(6)   ? absl::Seconds(dice.Below(4 * 3600))
                             : dice.OneIn(3) ? absl::Seconds(dice.Below(1200))
                                             : absl::ZeroDuration();
  const int64_t step = std::max<int64_t>(0, SiteStep(start, clock_.Now() - ago));
  const Owner& shower =
      dice.OneIn(10) ? phones_[PickVolunteer(dice)]->owner() : TheWorld().leader();
  std::string code =
      SignSiteCode({.shift_mark = ShiftMark(absl::StripPrefix(shift.name(), "shifts/")),
                    .step = static_cast<uint32_t>(step),
                    .device_id = std::string(absl::StripPrefix(shower.device, "devices/"))},
                   shower.secret_key);
  model_.ShowCode(shift.name(), code, SiteStepTime(start, step), shower.person);
  Count("scanned codes");
  return code;
}

// What the leader's screen shows, read now or some minutes ago; or digits that nobody has shown.
std::string Simulation::CodeNow(const std::string& shift, Dice& dice) {
  if (dice.OneIn(10)) return "00000000";
  const auto& shifts = TheWorld().shifts;
  const auto found = std::find_if(shifts.begin(), shifts.end(),
                                  [&](const v1::Shift& one) { return one.name() == shift; });
  if (dice.OneIn(2)) return SignedCodeNow(*found, dice);
  const absl::Time start = StartOf(*found);
  const absl::Duration ago = dice.OneIn(3) ? absl::Seconds(dice.Below(1200)) : absl::ZeroDuration();
  const absl::Time read =
      std::clamp(clock_.Now() - ago, start - absl::Minutes(30), EndOf(*found) + absl::Minutes(60));
  const std::string digits = SiteCode(TheWorld().site_keys.at(shift), start, read);
  model_.ShowCode(shift, digits, SiteStepTime(start, SiteStep(start, read)),
                  TheWorld().leader().person);
  return digits;
}

// Where the first who has a place now, and has not come yet, is expected: `phone` becomes theirs.
Simulation::Views Simulation::WaitedFor(size_t& phone) {
  for (size_t i = kFirstVolunteer; i < phones_.size(); ++i) {
    Views views = Around(ViewsOf(phone), clock_.Now());
    std::erase_if(views, [](const mobile::ShiftView& view) {
      return view.mine.kind != Mine::kConfirmed || view.attendance.kind != Presence::kNotCheckedIn;
    });
    if (!views.empty()) return views;
    phone = NextVolunteer(phone);
  }
  return {};
}

void Simulation::CheckIn(size_t phone, Dice& dice) {
  const Views views = dice.OneIn(4) ? Around(ViewsOf(phone), clock_.Now()) : WaitedFor(phone);
  if (views.empty()) return;
  const std::string shift = dice.Of(views).shift.name();
  Say(ShortName(shift));
  const std::string code = CodeNow(shift, dice);
  const auto queued =
      phones_[phone]->commands().CheckIn(shift, code, phones_[phone]->clock().Now());
  Note(phone, queued, "check-ins", dice);
  Show(phone, queued, shift, dice);
}

// The first who is there.
void Simulation::CheckOut(size_t phone, Dice& dice) {
  const auto is_there = [](const mobile::ShiftView& view) {
    return view.attendance.kind == Presence::kCheckedIn;
  };
  for (size_t i = kFirstVolunteer; i < phones_.size(); ++i, phone = NextVolunteer(phone)) {
    const Views views = ViewsOf(phone);
    const auto view = std::find_if(views.begin(), views.end(), is_there);
    if (view == views.end()) continue;
    const std::string shift = view->shift.name();
    Say(ShortName(shift));
    const std::string code = dice.OneIn(3) ? "" : CodeNow(shift, dice);
    const int breaks = dice.OneIn(4) ? static_cast<int>(dice.Below(30)) : 0;
    const auto queued =
        phones_[phone]->commands().CheckOut(shift, code, phones_[phone]->clock().Now(), breaks);
    Note(phone, queued, "check-outs", dice);
    return Show(phone, queued, shift, dice);
  }
}

// Their phone shows what it has signed; often the leader stands beside them.
void Simulation::Show(size_t phone, const absl::StatusOr<mobile::Queued>& queued,
                      const std::string& shift, Dice& dice) {
  if (found() || !queued.ok()) return;
  const auto item = phones_[phone]->outbox().Find(queued->request_id);
  Must(item.status(), "claim");
  if (!item.ok() || !*item) return;  // the phone died, and has forgotten it
  shown_.push_back({phone, queued->request_id, shift, (*item)->method == mobile::kCheckOut,
                    mobile::ClaimHashOf(**item), clock_.Now()});
  if (dice.OneIn(2)) Scan(shown_.back(), dice);
}

void Simulation::Scan(const ShownClaim& shown, Dice& dice) {
  const std::string& person = phones_[shown.phone]->owner().person;
  Say(" scans ", ShortName(person), shown.out ? " leaving " : " at ", ShortName(shown.shift));
  auto& commands = phones_[kLeader]->commands();
  Note(kLeader,
       shown.out ? commands.LeaderCheckOut(person, shown.shift, shown.hash)
                 : commands.LeaderCheckIn(person, shown.shift, shown.hash),
       "scans", dice);
}

// Mostly the latest, which may have been sent, answered, refused or undone since.
void Simulation::ScanOne(Dice& dice) {
  if (shown_.empty()) return;
  const auto last = static_cast<int64_t>(shown_.size()) - 1;
  const int64_t back = dice.OneIn(6) ? last : 2;
  Scan(shown_[static_cast<size_t>(std::max<int64_t>(0, last - dice.Below(back + 1)))], dice);
}

// What was shown last and waits for the network; the leader's phone may have scanned it.
void Simulation::Undo(Dice& dice) {
  if (shown_.empty()) return;
  const ShownClaim& shown = shown_.back();
  mobile::Outbox& outbox = phones_[shown.phone]->outbox();
  const auto item = outbox.Find(shown.request_id);
  Must(item.status(), "claim");
  const bool unsent = item.ok() && *item && (*item)->attempts == 0 &&
                      (*item)->state == mobile::OutboxItem::State::kQueued;
  if (!unsent) return;
  withdrawing_ = shown.request_id;
  const absl::Status status = outbox.Undo(shown.request_id);
  if (status.ok()) Forget(shown.request_id);
  Say("phone", shown.phone);
  if (!Troubled(shown.phone, status, dice)) Must(status, "undo");
  withdrawing_.clear();
  Count("undos");
  CheckOutbox(shown.phone);
}

// The leader ticks who is on the roster, or somebody who has just come along.
void Simulation::Tick(Dice& dice) {
  const Views views = Around(ViewsOf(kLeader), clock_.Now());
  if (views.empty()) return;
  const std::string shift = dice.Of(views).shift.name();
  const auto roster = phones_[kLeader]->overlay().Roster(shift);
  Must(roster.status(), "roster");
  if (!roster.ok()) return;
  std::string person = phones_[PickVolunteer(dice)]->owner().person;
  bool there = false;
  for (const mobile::RosterEntry& entry : *roster) {
    if (!dice.OneIn(3)) person = entry.person;
    if (entry.person == person) there = entry.attendance.kind == Presence::kCheckedIn;
  }
  Say(ShortName(person), " at ", ShortName(shift), there ? " leaves" : " is there");
  auto& commands = phones_[kLeader]->commands();
  Note(kLeader,
       there ? commands.LeaderCheckOut(person, shift) : commands.LeaderCheckIn(person, shift),
       "ticks", dice);
}

void Simulation::Close(Dice& dice) {
  const Views views = Around(ViewsOf(kLeader), clock_.Now());
  if (views.empty()) return;
  const std::string shift = dice.Of(views).shift.name();
  const auto roster = phones_[kLeader]->overlay().Roster(shift);
  Must(roster.status(), "roster");
  if (!roster.ok()) return;
  mobile::ClosingCount count;
  for (const mobile::RosterEntry& entry : *roster) {
    if (entry.attendance.kind == Presence::kNotCheckedIn) count.no_shows.push_back(entry.person);
  }
  Say(ShortName(shift));
  Note(kLeader, phones_[kLeader]->commands().CloseShift(shift, count), "closed shifts", dice);
}

void Simulation::Cancel(Dice& dice) {
  const Views views = ToCome(ViewsOf(kCoordinator), clock_.Now(), dice);
  if (views.empty()) return;
  const std::string shift = dice.Of(views).shift.name();
  Say(ShortName(shift));
  Note(kCoordinator, phones_[kCoordinator]->commands().CancelShift(shift, "Rain"),
       "cancelled shifts", dice);
}

void Simulation::Forget(const std::string& request_id) {
  const auto found = deeds_.find(request_id);
  if (found != deeds_.end()) found->second.ended = true;
}

}  // namespace glimmer::sim
