#include "shared/domain/consent_rules.h"

#include <algorithm>
#include <array>

#include "shared/base/status_macros.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/transitions.h"
#include "shared/rpc/error.h"

namespace glimmer {
namespace {

using Kind = ConsentKind;
using State = HouseholdState;

constexpr int64_t kLastMinute = 1'440;
constexpr int64_t kLongestCadence = 366;
constexpr size_t kMostLanguages = 5;
constexpr size_t kMostSlots = 21;

// What is said again is harmless: phones send when they can.
constexpr Transition<State, Kind> kMachine[] = {
    {State::kInvited, Kind::kGiven, State::kInvited},
    {State::kActive, Kind::kGiven, State::kActive},
    {State::kPaused, Kind::kGiven, State::kPaused},
    {State::kInvited, Kind::kConfirmed, State::kActive},
    {State::kActive, Kind::kConfirmed, State::kActive},
    {State::kPaused, Kind::kConfirmed, State::kPaused},
    {State::kActive, Kind::kPaused, State::kPaused},
    {State::kPaused, Kind::kPaused, State::kPaused},
    {State::kPaused, Kind::kResumed, State::kActive},
    {State::kInvited, Kind::kWithdrawn, State::kWithdrawn},
    {State::kActive, Kind::kWithdrawn, State::kWithdrawn},
    {State::kPaused, Kind::kWithdrawn, State::kWithdrawn},
    {State::kWithdrawn, Kind::kWithdrawn, State::kWithdrawn},
    {State::kInvited, Kind::kTermsChanged, State::kInvited},
    {State::kActive, Kind::kTermsChanged, State::kActive},
    {State::kPaused, Kind::kTermsChanged, State::kPaused},
};

constexpr std::array<absl::string_view, 5> kNames = {"", "INVITED", "ACTIVE", "PAUSED",
                                                     "WITHDRAWN"};

absl::Status StateError(State state) {
  return MakeError(v1::ERROR_REASON_HOUSEHOLD_STATE, "The household's state does not allow this.",
                   {{"state", StateName(state)}});
}

absl::Status ConsentMissing() {
  return MakeError(v1::ERROR_REASON_CONSENT_MISSING, "The household has not consented to this.");
}

bool IsSlot(const VisitSlot& slot) {
  return slot.weekday >= 1 && slot.weekday <= 7 && slot.start_minute >= 0 &&
         slot.start_minute < slot.end_minute && slot.end_minute <= kLastMinute;
}

bool AreSlots(const std::vector<VisitSlot>& slots) {
  if (slots.size() > kMostSlots) return false;
  for (size_t i = 0; i < slots.size(); ++i) {
    if (!IsSlot(slots[i])) return false;
    if (i == 0 || slots[i].weekday > slots[i - 1].weekday) continue;
    if (slots[i].weekday < slots[i - 1].weekday ||
        slots[i].start_minute < slots[i - 1].end_minute) {
      return false;
    }
  }
  return true;
}

}  // namespace

absl::string_view StateName(State state) { return kNames[static_cast<size_t>(state)]; }

absl::StatusOr<State> NextState(State state, Kind kind) {
  const std::optional<State> next = StateAfter(kMachine, state, kind);
  if (next) return *next;
  return StateError(state);
}

bool HasConsent(const Consents& consents, absl::Time now) {
  return consents.state != State::kWithdrawn && consents.confirmed && now < *consents.confirmed;
}

bool RaisesBurden(const VisitTerms& from, const VisitTerms& to) {
  const bool more =
      to.cadence_days > 0 && (from.cadence_days == 0 || to.cadence_days < from.cadence_days);
  return more || to.min_people < from.min_people;
}

absl::Status CheckSlots(absl::string_view field, const std::vector<VisitSlot>& slots) {
  if (AreSlots(slots)) return absl::OkStatus();
  return InvalidField(field, "At most 21 parts of days, none into another.");
}

absl::Status CheckVisitTerms(const VisitTerms& terms) {
  if (terms.languages.size() > kMostLanguages ||
      !std::all_of(terms.languages.begin(), terms.languages.end(), IsLanguageTag)) {
    return InvalidField("terms.languages", "At most five BCP 47 tags.");
  }
  RETURN_IF_ERROR(CheckSlots("terms.slots", terms.slots));
  if (terms.cadence_days < 0 || terms.cadence_days > kLongestCadence) {
    return InvalidField("terms.cadence_days", "From 0 to 366 days.");
  }
  const int64_t fewest = terms.has_minors ? 2 : 1;
  if (terms.min_people < fewest || terms.min_people > kMostVisitors) {
    return InvalidField("terms.min_people", "One to four people, two where there are minors.");
  }
  return absl::OkStatus();
}

absl::Status CheckGiver(GivenBy given_by, bool has_minors) {
  if (given_by < GivenBy::kSelf || given_by > GivenBy::kRepresentative) {
    return InvalidField("consent.given_by", "Say who has consented.");
  }
  if (!has_minors || given_by == GivenBy::kGuardian) return absl::OkStatus();
  return InvalidField("consent.given_by", "Where there are minors a guardian consents.");
}

absl::StatusOr<absl::Time> ConsentExpireTime(std::optional<absl::Time> asked, absl::Time now) {
  const absl::Time latest = now + kLongestConsent;
  if (!asked) return latest;
  if (*asked > now) return std::min(*asked, latest);
  return InvalidField("consent.expire_time", "A consent ends later than now.");
}

absl::Status CheckMayVisit(const Consents& consents, absl::Time now) {
  if (consents.state == State::kWithdrawn) return StateError(consents.state);
  if (!HasConsent(consents, now)) return ConsentMissing();
  if (consents.state != State::kActive) return StateError(consents.state);
  return absl::OkStatus();
}

bool ServesItsWord(AddressPurpose purpose) {
  return purpose == AddressPurpose::kCallBack || purpose == AddressPurpose::kCard;
}

absl::Status CheckAddressPurpose(const Consents& consents, AddressPurpose purpose, absl::Time now) {
  const bool waits = consents.provisional && now < *consents.provisional;
  const bool speaks = consents.state != State::kWithdrawn && (waits || HasConsent(consents, now));
  if (ServesItsWord(purpose) && speaks) return absl::OkStatus();
  return CheckMayVisit(consents, now);
}

absl::StatusOr<WordWay> WayOfWord(const WordFacts& facts) {
  const bool recorder = !facts.recorder.empty() && facts.caller == facts.recorder;
  const bool by_call = !facts.has_code && facts.caller != facts.contact;
  if (facts.caller.empty() || recorder || (facts.has_code && facts.read_card) ||
      (by_call && facts.visits)) {
    return MakeError(
        v1::ERROR_REASON_OWN_CONSENT,
        "It takes somebody other than who wrote it down, has read the card or visits.");
  }
  if (!facts.contact.empty() && facts.caller == facts.contact) return WordWay::kOwnPhone;
  return facts.has_code ? WordWay::kCode : WordWay::kCallBack;
}

}  // namespace glimmer
