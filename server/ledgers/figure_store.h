// What the ledgers add up to, and the rows behind it: counted from rows, and as of the end of the
// period where what came later would change it.
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

// A unit with all below it, and civil days where the organisation is.
struct LedgerPeriod {
  std::string organization_id;
  std::string unit_id;
  std::string unit_display_name;
  std::string unit_path;
  absl::CivilDay first_day;
  absl::CivilDay last_day;  // included
  absl::TimeZone zone;
  absl::Time as_of;  // a period that is not over ends here
};

// Wishes not fulfilled by age: the first is of any, each other begins where its days say.
inline constexpr int kOpenAges[] = {0, 7, 30, 90};

struct GiftFigure {
  std::string item;
  std::string measure;
  int64_t quantity = 0;  // in thousandths
  int64_t value_fen = 0;
  int64_t gifts = 0;
  int64_t without_value = 0;
};

// Of v1::LedgerFigures, field by field.
struct LedgerFigures {
  int64_t wishes_published = 0;
  int64_t wishes_claimed = 0;
  int64_t wishes_fulfilled = 0;
  int64_t wishes_fulfilled_in_time = 0;
  std::vector<int64_t> wishes_open;  // by kOpenAges
  int64_t deeds_by_organizations = 0;
  int64_t deeds_by_individuals = 0;
  std::vector<GiftFigure> gifts;  // by item and measure
  int64_t gifts_value_fen = 0;
  int64_t gifts_without_value = 0;
  int64_t follow_ups_opened = 0;
  int64_t follow_ups_closed = 0;
  int64_t follow_ups_closed_late = 0;
  int64_t follow_ups_overdue = 0;
  int64_t follow_ups_open = 0;
};

// As of the end of the period.
struct WishThen {
  std::string wish_id;
  std::string title;
  std::string category;
  std::string unit_display_name;
  std::string deadline_date;
  absl::Time publish_time;
  std::optional<absl::Time> first_claim_time;
  std::optional<absl::Time> confirm_time;
  std::optional<absl::Time> withdraw_time;
};

// As of the end of the period. state: 1 open, 2 planned, 3 done, 4 closed.
struct FollowUpThen {
  std::string follow_up_id;
  std::string title;
  std::string unit_display_name;
  int64_t kind = 0;
  int64_t state = 0;
  std::string owner_display_name;
  std::string due_date;  // empty until planned
  absl::Time open_time;
  std::optional<absl::Time> finish_time;
  std::optional<absl::Time> close_time;
};

class FigureStore {
 public:
  // `period` outlives the store.
  FigureStore(sql::Transaction& tx, const LedgerPeriod& period);

  absl::StatusOr<LedgerFigures> Count();

  // The rows that any of the figures counts, by id behind `after`, `limit` at most.
  absl::StatusOr<std::vector<WishThen>> ListWishes(absl::string_view after, int limit);
  absl::StatusOr<std::vector<FollowUpThen>> ListFollowUps(absl::string_view after, int limit);

 private:
  absl::Status CountWishes(LedgerFigures& figures);
  absl::Status CountDeeds(LedgerFigures& figures);
  absl::Status CountGifts(LedgerFigures& figures);
  absl::Status CountFollowUps(LedgerFigures& figures);
  // Days have other lengths elsewhere: whether a time was on or before a day is not for SQL.
  bool OnOrBefore(absl::Time time, absl::string_view date) const;

  sql::Transaction& tx_;
  const LedgerPeriod& period_;
  const std::string path_end_;
  const std::string first_date_;
  const std::string last_date_;
  const absl::Time start_;  // of the first day
  const absl::Time end_;    // the first instant that is not of the period
  const std::string over_;  // days before this one are over at the end of the period
};

}  // namespace glimmer::ledgers
