// What a household's consent allows: where it stands, whose word it takes, and when an address may
// be read. Pure, for the server that decides and for the phone that says beforehand what will
// happen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace glimmer {

// The values of the households table and of v1::Household::State.
enum class HouseholdState : int64_t { kInvited = 1, kActive = 2, kPaused = 3, kWithdrawn = 4 };

// The values of the consent_records table and of v1::ConsentRecord::Kind: what leads from a state
// to another.
enum class ConsentKind : int64_t {
  kGiven = 1,
  kConfirmed = 2,
  kPaused = 3,
  kResumed = 4,
  kWithdrawn = 5,
  kTermsChanged = 6,
};

// The numbers of v1::ConsentRecord::GivenBy and Way, and of v1::AddressPurpose.
enum class GivenBy : int64_t { kNone = 0, kSelf = 1, kGuardian = 2, kRepresentative = 3 };
enum class WordWay : int64_t { kNone = 0, kCode = 1, kCallBack = 2, kOwnPhone = 3 };
enum class AddressPurpose : int64_t {
  kArrange = 1,
  kCallBack = 2,
  kCard = 3,
  kSheet = 4,
  kDanger = 5,
  kVisit = 6,
};

inline constexpr absl::Duration kLongestConsent = absl::Hours(24 * 365);
// Without a consent that it has confirmed, and after it has withdrawn.
inline constexpr absl::Duration kHouseholdKept = absl::Hours(24 * 30);
// After a consent has ended, when nobody has written another down.
inline constexpr absl::Duration kUnaskedKept = absl::Hours(24 * 365);
inline constexpr absl::Duration kAccessNoteKept = absl::Hours(24 * 90);
// So long before a consent ends somebody should talk about going on.
inline constexpr absl::Duration kReviewBefore = absl::Hours(24 * 30);
inline constexpr int64_t kMostCardFailures = 5;
// Addresses that one person reads in a day before the safeguarding leads are told.
inline constexpr int64_t kMostLookUps = 10;
inline constexpr int64_t kMostVisitors = 4;
inline constexpr size_t kMostHouseholdText = 80;

struct VisitSlot {
  int64_t weekday = 0;  // 1 Monday to 7 Sunday
  int64_t start_minute = 0;
  int64_t end_minute = 0;

  bool operator==(const VisitSlot&) const = default;
};

struct VisitTerms {
  std::vector<std::string> languages;
  std::vector<VisitSlot> slots;  // by weekday, then by start
  int64_t cadence_days = 0;      // 0: none asked
  int64_t min_people = 0;        // 0: nothing was said yet
  bool has_minors = false;

  bool operator==(const VisitTerms&) const = default;
};

// What a household's consents come to; the times are when they end.
struct Consents {
  HouseholdState state = HouseholdState::kInvited;
  std::optional<absl::Time> confirmed;
  std::optional<absl::Time> provisional;  // waits for the household's word
};

// "ACTIVE".
absl::string_view StateName(HouseholdState state);

// The state after `kind`. Errors: HOUSEHOLD_STATE {state}.
absl::StatusOr<HouseholdState> NextState(HouseholdState state, ConsentKind kind);

// It has confirmed a consent that has not ended.
bool HasConsent(const Consents& consents, absl::Time now);

// True when `to` asks more of the household than `from`: more visits, or fewer people at one. That
// takes its word.
bool RaisesBurden(const VisitTerms& from, const VisitTerms& to);

// Parts of days of the week, sorted by weekday and start. Errors: FIELD_INVALID {field}.
absl::Status CheckSlots(absl::string_view field, const std::vector<VisitSlot>& slots);

// Errors: FIELD_INVALID {terms.languages, terms.slots, terms.cadence_days, terms.min_people}.
absl::Status CheckVisitTerms(const VisitTerms& terms);

// Where there are children a guardian consents. Errors: FIELD_INVALID {consent.given_by}.
absl::Status CheckGiver(GivenBy given_by, bool has_minors);

// Until when a consent that is given at `now` holds, when `asked` was asked for.
// Errors: FIELD_INVALID {consent.expire_time} when it is over already.
absl::StatusOr<absl::Time> ConsentExpireTime(std::optional<absl::Time> asked, absl::Time now);

// May somebody be sent there now? Errors: HOUSEHOLD_STATE {state}; CONSENT_MISSING.
absl::Status CheckMayVisit(const Consents& consents, absl::Time now);

// Is it for the household's own word: to call it back, or to make its card?
bool ServesItsWord(AddressPurpose purpose);

// May the address be read for this now? A purpose that serves the household's own word needs no
// confirmed consent, but one that has not ended. Errors: HOUSEHOLD_STATE {state}; CONSENT_MISSING.
absl::Status CheckAddressPurpose(const Consents& consents, AddressPurpose purpose, absl::Time now);

// Whose word it is: ids of people.
struct WordFacts {
  std::string caller;
  std::string contact;     // of the household, when it has the app; may be empty
  std::string recorder;    // of the consent that stands or waits
  bool read_card = false;  // the caller has been shown the code
  bool has_code = false;
  bool visits = false;  // the caller goes there, by a pairing or a visit
};
// How the household has given its word through this caller; whether the code is right is still to
// be seen. Errors: OWN_CONSENT.
absl::StatusOr<WordWay> WayOfWord(const WordFacts& facts);

}  // namespace glimmer
