#include "tests/server/signups/sign_up_model.h"

#include <algorithm>

namespace glimmer::signups {
namespace {

constexpr v1::ErrorReason kDone = v1::ERROR_REASON_UNSPECIFIED;

bool Holds(const ModelEntry& e) {
  return e.state == SignUpState::kConfirmed || e.state == SignUpState::kOffered;
}

bool Ended(const ModelEntry& e) { return !Holds(e) && e.state != SignUpState::kWaitlisted; }

}  // namespace

int64_t SignUpModel::Held(std::optional<size_t> position) const {
  int64_t held = 0;
  for (const ModelEntry& e : entries_) {
    if (Holds(e) && (!position || e.position == *position)) held += 1 + e.guests;
  }
  return held;
}

bool SignUpModel::Fits(size_t position, int64_t places) const {
  return Held(position) + places <= capacities_[position] &&
         Held(std::nullopt) + places <= capacity_;
}

bool SignUpModel::HasLine(size_t position) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const ModelEntry& e) {
    return e.state == SignUpState::kWaitlisted && e.position == position;
  });
}

std::optional<size_t> SignUpModel::Live(int person) const {
  for (size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].person == person && !Ended(entries_[i])) return i;
  }
  return std::nullopt;
}

std::optional<size_t> SignUpModel::FreeSeat(std::optional<size_t> asked, int64_t places,
                                            absl::Time now) const {
  for (size_t p = 0; p < capacities_.size(); ++p) {
    if (asked && *asked != p) continue;
    if (Fits(p, places) && (Late(now) || !HasLine(p))) return p;
  }
  return std::nullopt;
}

std::optional<size_t> SignUpModel::Cover(std::optional<size_t> asked, int64_t places,
                                         absl::Time now) const {
  for (size_t p = 0; p < capacities_.size(); ++p) {
    if ((asked && *asked != p) || (HasLine(p) && !Late(now))) continue;
    for (size_t i = 0; i < entries_.size(); ++i) {
      const ModelEntry& e = entries_[i];
      if (e.cover && e.position == p && Fits(p, places - 1 - e.guests)) return i;
    }
  }
  return std::nullopt;
}

void SignUpModel::Promote(absl::Time now) {
  if (Late(now)) return;
  for (ModelEntry& e : entries_) {
    if (e.state != SignUpState::kWaitlisted || !Fits(e.position, 1 + e.guests)) continue;
    e.state = SignUpState::kOffered;
    e.expire = std::min(now + absl::Hours(24), start_ - absl::Hours(2));
  }
}

v1::ErrorReason SignUpModel::Create(int person, std::optional<size_t> asked, int64_t guests,
                                    bool join, absl::Time now) {
  const std::optional<size_t> live = Live(person);
  const bool may_again = live && entries_[*live].state == SignUpState::kWaitlisted && Late(now);
  if (live && !may_again) return v1::ERROR_REASON_ALREADY_SIGNED_UP;
  if (now >= start_) return v1::ERROR_REASON_SIGN_UP_CLOSED;
  const int64_t places = 1 + guests;
  ModelEntry made{person, asked.value_or(0), guests, SignUpState::kConfirmed};
  std::optional<size_t> seat = FreeSeat(asked, places, now);
  if (!seat) {
    if (const std::optional<size_t> cover = Cover(asked, places, now)) {
      entries_[*cover].state = SignUpState::kCancelled;
      entries_[*cover].cover = false;
      seat = entries_[*cover].position;
    }
  }
  if (!seat) {
    if (live) return v1::ERROR_REASON_ALREADY_SIGNED_UP;
    if (!join || places > capacities_[made.position]) return v1::ERROR_REASON_SHIFT_FULL;
    made.state = SignUpState::kWaitlisted;
  } else {
    made.position = *seat;
    if (live) entries_[*live].state = SignUpState::kCancelled;
  }
  entries_.push_back(made);
  Promote(now);
  return kDone;
}

v1::ErrorReason SignUpModel::Leave(size_t entry, bool ask_for_cover, absl::Time now) {
  ModelEntry& e = entries_[entry];
  if (Ended(e)) return v1::ERROR_REASON_SIGN_UP_STATE;
  if (now >= start_) return v1::ERROR_REASON_SHIFT_STARTED;
  const SignUpState before = e.state;
  if (ask_for_cover && before == SignUpState::kConfirmed) {
    e.state = SignUpState::kCancelled;
    const bool wanted = std::any_of(entries_.begin(), entries_.end(), [&](const ModelEntry& w) {
      return w.state == SignUpState::kWaitlisted && Fits(w.position, 1 + w.guests);
    });
    if (!wanted || Late(now)) {
      e.state = before;
      e.cover = true;
      return kDone;
    }
  }
  e.state = SignUpState::kCancelled;
  e.cover = false;
  e.late = before == SignUpState::kConfirmed && now > start_ - absl::Hours(24);
  Promote(now);
  return kDone;
}

v1::ErrorReason SignUpModel::Accept(size_t entry, absl::Time now) {
  ModelEntry& e = entries_[entry];
  if (e.state != SignUpState::kOffered) return v1::ERROR_REASON_SIGN_UP_STATE;
  if (now >= e.expire) return v1::ERROR_REASON_OFFER_EXPIRED;
  e.state = SignUpState::kConfirmed;
  return kDone;
}

v1::ErrorReason SignUpModel::Decline(size_t entry, absl::Time now) {
  ModelEntry& e = entries_[entry];
  if (e.state != SignUpState::kOffered) return v1::ERROR_REASON_SIGN_UP_STATE;
  e.state = SignUpState::kDeclined;
  Promote(now);
  return kDone;
}

void SignUpModel::Lapse(absl::Time now) {
  for (ModelEntry& e : entries_) {
    if (e.state == SignUpState::kOffered && now >= e.expire) e.state = SignUpState::kLapsed;
  }
  Promote(now);
}

void SignUpModel::CancelAll() {
  for (ModelEntry& e : entries_) {
    if (Ended(e)) continue;
    e.state = SignUpState::kCancelled;
    e.cover = false;
  }
}

void SignUpModel::Raise(size_t position, absl::Time now) {
  ++capacities_[position];
  ++capacity_;
  Promote(now);
}

bool SignUpModel::Lower(size_t position) {
  if (Held(position) >= capacities_[position] || Held(std::nullopt) >= capacity_) return false;
  --capacities_[position];
  --capacity_;
  return true;
}

}  // namespace glimmer::signups
