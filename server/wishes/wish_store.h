// Wishes, claims and sealed details in the database.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/policy.pb.h"
#include "shared/domain/wish_rules.h"
#include "shared/sql/database.h"

namespace glimmer::wishes {

enum class NeedKind : int64_t { kGoods = 1, kService = 2 };

struct Wish {
  std::string wish_id;
  std::string organization_id;
  std::string unit_id;
  std::string alias;
  std::string title;
  std::string title_fold;
  std::string description;
  std::string category;
  NeedKind kind = NeedKind::kGoods;
  std::string item;     // of goods
  std::string measure;  // of goods
  int64_t minutes = 0;  // of a service
  bool may_split = false;
  WishCounts counts;
  std::string deadline_date;
  WishState state = WishState::kProposed;
  std::string reason;
  std::string proposer_person_id;
  std::string contact_person_id;
  absl::Time create_time;
  std::optional<absl::Time> publish_time;
  std::optional<absl::Time> confirm_time;
  absl::Time update_time;
  std::optional<absl::Time> call_back_time;
  bool call_back_told = false;  // the unit's coordinators were told that it is due

  // Read only.
  std::string unit_path;
  std::string time_zone;  // of the organisation
};

// The numbers of v1::WishClaim::Confirmation.
enum class Confirmation : int64_t { kNone = 0, kCode = 1, kOwnPhone = 2, kCallBack = 3 };

struct WishClaim {
  std::string wish_claim_id;
  std::string wish_id;
  std::string person_id;
  std::string team_unit_id;
  std::string actor_person_id;
  int64_t quantity = 0;
  bool whole = false;
  ClaimState state = ClaimState::kHeld;
  std::optional<absl::Time> expire_time;
  bool renewed = false;
  std::optional<absl::Time> agreed_start;
  std::optional<absl::Time> agreed_end;
  std::optional<absl::Time> start_time;
  std::optional<absl::Time> end_time;
  std::vector<std::string> companions;  // person ids
  Confirmation confirmation = Confirmation::kNone;
  int64_t code_failures = 0;
  std::string override_reason;
  std::string reason;
  absl::Time create_time;
  absl::Time update_time;

  // Read only.
  std::string person_display_name;
};

// Who wants to claim, and what stands in the way.
struct Claimer {
  std::string organization_id;
  std::string display_name;
  std::string merged_into_person_id;
  int64_t held = 0;           // claims of any wish
  std::string live_claim_id;  // on this wish; empty when there is none
};

// Which wishes, and where the page begins.
struct WishQuery {
  std::string organization_id;
  std::string unit_path;
  std::set<WishState> states;
  std::string after_date;  // both empty on the first page
  std::string after_wish_id;
  int limit = 50;
};

struct DueClaim {
  std::string wish_claim_id;
  std::string wish_id;
  std::string organization_id;
};

struct DueCallBack {
  std::string wish_id;
  std::string organization_id;
};

class WishStore {
 public:
  explicit WishStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<Wish>> Find(absl::string_view wish_id);
  // By deadline, then by id.
  absl::StatusOr<std::vector<Wish>> List(const WishQuery& query);
  // Ids of the unit's wishes that are not fulfilled and have the same folded title or item.
  absl::StatusOr<std::vector<std::string>> ListAlike(const Wish& wish);
  // True when the unit has, or had, one of this folded title and last day.
  absl::StatusOr<bool> HasSame(absl::string_view unit_id, absl::string_view title_fold,
                               absl::string_view deadline_date);
  absl::StatusOr<int64_t> CountProposals(absl::string_view person_id);
  // False when the id is taken.
  absl::StatusOr<bool> Insert(const Wish& wish);
  // Writes state, counts with the quantity, reason and times.
  absl::Status Update(const Wish& wish);
  // Writes its texts and its last day.
  absl::Status Correct(const Wish& wish);
  // What the wish has come to from its update_time on: confirmed, withdrawn, or neither. Harmless
  // when it stands so already.
  absl::Status SetOutcome(const Wish& wish);

  // Of which nobody was told yet.
  absl::StatusOr<std::vector<DueCallBack>> DueCallBacks(absl::Time now, int limit);

  // In place of what there was.
  absl::Status WriteSecret(absl::string_view wish_id, absl::string_view sealed);
  absl::StatusOr<std::optional<std::string>> FindSecret(absl::string_view wish_id);
  absl::Status EraseSecret(absl::string_view wish_id);

 private:
  sql::Transaction& tx_;
};

class WishClaimStore {
 public:
  explicit WishClaimStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<WishClaim>> Find(absl::string_view wish_claim_id);
  // Newest first, before `before_id` unless that is empty.
  absl::StatusOr<std::vector<WishClaim>> ListOfWish(absl::string_view wish_id,
                                                    absl::string_view before_id, int limit);
  // By id; the states lie side by side.
  absl::StatusOr<std::vector<WishClaim>> ListInStates(absl::string_view wish_id, ClaimState first,
                                                      ClaimState last);
  // nullopt when there is no such person.
  absl::StatusOr<std::optional<Claimer>> FindClaimer(absl::string_view person_id,
                                                     absl::string_view wish_id);
  absl::StatusOr<std::vector<DueClaim>> Due(absl::Time now, int limit);
  // False when the id is taken.
  absl::StatusOr<bool> Insert(const WishClaim& claim);
  // Writes all but who, what, with whom, and when it was made.
  absl::Status Update(const WishClaim& claim);
  absl::Status SetCompanions(const WishClaim& claim);

  absl::Status AddRecord(absl::string_view wish_claim_id, absl::string_view record_id);
  absl::StatusOr<std::vector<std::string>> ListRecords(absl::string_view wish_claim_id);

 private:
  // Claims with those who came along.
  absl::StatusOr<std::vector<WishClaim>> Load(absl::string_view statement,
                                              const std::vector<sql::Value>& args);

  sql::Transaction& tx_;
};

}  // namespace glimmer::wishes
