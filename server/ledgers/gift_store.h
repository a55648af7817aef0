// Gifts in kind and the numbers of their receipts in the database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::ledgers {

// The numbers of v1::Gift::State.
enum class GiftState : int64_t { kRecorded = 1, kReversed = 2 };

struct GiftReceipt {
  int64_t year = 0;
  int64_t number = 0;  // from 1 in each year
  absl::Time issue_time;
  std::string issuer_person_id;
};

struct Gift {
  std::string gift_id;
  std::string organization_id;
  std::string unit_id;
  std::string item;
  std::string measure;
  int64_t quantity = 0;            // in thousandths
  int64_t declared_value_fen = 0;  // 0: not said
  std::string receive_date;        // YYYY-MM-DD
  // One of the three.
  std::string donor_person_id;
  std::string donor_name;
  bool anonymous = false;
  std::string purpose;
  std::string handler_person_id;
  bool receipt_waived = false;
  std::optional<GiftReceipt> receipt;
  GiftState state = GiftState::kRecorded;
  std::string reason;
  absl::Time create_time;
  absl::Time update_time;

  // Read only.
  std::string donor_display_name;  // of the person
  std::string handler_display_name;
  std::string unit_display_name;
  std::string unit_path;
  std::string organization_display_name;  // of its root unit
  std::string time_zone;                  // of the organisation
};

// Which gifts, and where the page begins.
struct GiftQuery {
  std::string organization_id;
  std::string unit_path;
  std::string start_date;  // empty: from the beginning
  std::string end_date;    // included; empty: to the end
  bool with_reversed = false;
  std::string before_date;  // both empty on the first page
  std::string before_gift_id;
  int limit = 50;
};

class GiftStore {
 public:
  explicit GiftStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<Gift>> Find(absl::string_view gift_id);
  // Newest day first, then by id downwards.
  absl::StatusOr<std::vector<Gift>> List(const GiftQuery& query);
  // False when the id is taken.
  absl::StatusOr<bool> Insert(const Gift& gift);
  // Writes receipt, state, reason and time.
  absl::Status Update(const Gift& gift);
  // The next number of the organisation's year, which the gift must then take.
  absl::StatusOr<int64_t> TakeNumber(absl::string_view organization_id, int64_t year);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::ledgers
