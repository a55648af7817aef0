// Sign-ups and their counters in the database. Each method is one statement.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "server/events/shift_store.h"
#include "shared/domain/sign_up_rules.h"
#include "shared/sql/database.h"

namespace glimmer::signups {

struct SignUp {
  std::string sign_up_id;
  std::string shift_id;
  std::string position_id;
  std::string person_id;
  std::string person_display_name;
  SignUpState state = SignUpState::kConfirmed;
  int64_t guests = 0;
  int64_t join_sequence = 0;
  absl::Time start_time;
  absl::Time end_time;
  std::optional<absl::Time> offer_expire_time;
  bool cover_wanted = false;
  bool left_late = false;
  std::string actor_person_id;
  std::string override_reason;
  absl::Time create_time;
  absl::Time update_time;
  int64_t waitlist_position = 0;  // a rank among those who wait for the position; never stored
};

// What joining a shift is decided by, read at once. Of the shift only ids, times, counters, paths
// and positions are filled.
struct JoinFacts {
  events::Shift shift;
  std::vector<bool> lines;  // by position: somebody waits
  bool person_found = false;
  std::string person_organization_id;
  std::string person_display_name;
  std::string merged_into_person_id;
  PersonFacts person;
};

// What stands in the way of a sign-up: a live one of the same person, or a visit that they have
// accepted.
struct Commitment {
  std::string sign_up_id;  // empty of a visit
  std::string shift_id;    // empty of a visit
  SignUpState state = SignUpState::kConfirmed;
  absl::Time start_time;
  absl::Time end_time;
};

struct DueOffer {
  std::string sign_up_id;
  std::string shift_id;
  std::string organization_id;
};

// Where a page of a roster begins.
struct RosterPosition {
  int64_t group = 0;  // 1 confirmed, 2 offered, 3 waitlisted
  int64_t join_sequence = 0;
};
int64_t RosterGroup(SignUpState state);

class SignUpStore {
 public:
  explicit SignUpStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<SignUp>> Find(absl::string_view sign_up_id);
  // The same. Errors: NOT_FOUND.
  absl::StatusOr<SignUp> Get(absl::string_view sign_up_id);
  // Live sign-ups that end after `ended_after`, by start.
  absl::StatusOr<std::vector<SignUp>> ListOfPerson(absl::string_view person_id,
                                                   absl::Time ended_after);
  // Live sign-ups beyond `after`: confirmed, offered, waitlisted; each by join order.
  absl::StatusOr<std::vector<SignUp>> ListOfShift(absl::string_view shift_id,
                                                  const RosterPosition& after, int limit);

  // nullopt when there is no such shift.
  absl::StatusOr<std::optional<JoinFacts>> LoadJoinFacts(absl::string_view shift_id,
                                                         absl::string_view person_id);
  // Live sign-ups of the person for this shift, and those and accepted visits at the same time.
  absl::StatusOr<std::vector<Commitment>> Commitments(absl::string_view person_id,
                                                      absl::string_view shift_id, absl::Time start,
                                                      absl::Time end);
  // The first in line who fits, if `spare` places of `spare_position_id` were free besides.
  absl::StatusOr<std::optional<SignUp>> FirstFitting(absl::string_view shift_id,
                                                     absl::string_view spare_position_id = "",
                                                     int64_t spare = 0);
  // The first who wants cover and whose place would do for `places`.
  absl::StatusOr<std::optional<SignUp>> FirstCover(absl::string_view shift_id,
                                                   absl::string_view position_id, int64_t places);
  absl::StatusOr<int64_t> CountWaiting(absl::string_view shift_id, absl::string_view position_id);
  absl::StatusOr<std::vector<DueOffer>> DueOffers(absl::Time now, int limit);

  // False when the id is taken.
  absl::StatusOr<bool> Insert(const SignUp& sign_up);
  // Writes state, offer, cover, late and update time.
  absl::Status Update(const SignUp& sign_up);
  // Copies the shift's new times; running offers end at `last_offer` at the latest.
  absl::Status UpdateTimes(const events::Shift& shift, absl::Time last_offer, absl::Time now);
  absl::Status AddHeld(absl::string_view position_id, int64_t held);
  absl::Status AddToShift(absl::string_view shift_id, int64_t held, int64_t waiting,
                          int64_t joined);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::signups
