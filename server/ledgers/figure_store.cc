#include "server/ledgers/figure_store.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"

namespace glimmer::ledgers {
namespace {

using sql::Row;
using sql::Value;

// f: published wishes as they stood at $4. $1 and $2 are the range of the unit's paths, $3 is the
// start of the period, $5 an id to go on from. A parameter that a statement does not name is not
// given.
#define GLIMMER_WISHES_THEN                                                         \
  "WITH f AS (SELECT w.wish_id, w.title, w.category, u.display_name AS unit_name, " \
  "w.deadline_date, w.publish_time_us AS published, "                               \
  "(SELECT MIN(c.create_time_us) FROM wish_claims c WHERE c.wish_id = w.wish_id "   \
  "AND c.create_time_us < $4) AS claimed, "                                         \
  "(SELECT MAX(o.start_time_us) FROM wish_outcomes o WHERE o.wish_id = w.wish_id "  \
  "AND o.state = 5 AND o.start_time_us < $4 "                                       \
  "AND (o.end_time_us IS NULL OR o.end_time_us >= $4)) AS confirmed, "              \
  "(SELECT MAX(o.start_time_us) FROM wish_outcomes o WHERE o.wish_id = w.wish_id "  \
  "AND o.state = 8 AND o.start_time_us < $4 "                                       \
  "AND (o.end_time_us IS NULL OR o.end_time_us >= $4)) AS withdrawn "               \
  "FROM wishes w JOIN units u ON u.unit_id = w.unit_id "                            \
  "WHERE u.path >= $1 AND u.path < $2 AND w.publish_time_us < $4 AND w.wish_id > $5) "

// $6 to $8: published at or after them, a wish is younger than the second, third and fourth age.
constexpr absl::string_view kCountWishes = GLIMMER_WISHES_THEN
    "SELECT COUNT(*) FILTER (WHERE published >= $3), COUNT(*) FILTER (WHERE claimed >= $3), "
    "COUNT(*) FILTER (WHERE confirmed IS NULL AND withdrawn IS NULL AND published >= $6), "
    "COUNT(*) FILTER (WHERE confirmed IS NULL AND withdrawn IS NULL "
    "AND published >= $7 AND published < $6), "
    "COUNT(*) FILTER (WHERE confirmed IS NULL AND withdrawn IS NULL "
    "AND published >= $8 AND published < $7), "
    "COUNT(*) FILTER (WHERE confirmed IS NULL AND withdrawn IS NULL AND published < $8) FROM f";

constexpr absl::string_view kFulfilled =
    GLIMMER_WISHES_THEN "SELECT confirmed, deadline_date FROM f WHERE confirmed >= $3";

constexpr absl::string_view kListWishes = GLIMMER_WISHES_THEN
    "SELECT wish_id, title, category, unit_name, deadline_date, published, claimed, confirmed, "
    "withdrawn FROM f WHERE published >= $3 OR claimed >= $3 OR confirmed >= $3 "
    "OR (confirmed IS NULL AND withdrawn IS NULL) ORDER BY wish_id LIMIT $6";

// Of those that count. $3 and $4 are the days of the period.
constexpr absl::string_view kCountDeeds =
    "SELECT COUNT(*) FILTER (WHERE d.doer_unit_id IS NOT NULL), "
    "COUNT(*) FILTER (WHERE d.doer_unit_id IS NULL) "
    "FROM deeds d JOIN units u ON u.unit_id = d.unit_id "
    "WHERE u.path >= $1 AND u.path < $2 AND d.civil_date >= $3 AND d.civil_date <= $4 "
    "AND d.state = 2";

constexpr absl::string_view kSumGifts =
    "SELECT g.item, g.measure, CAST(SUM(g.quantity) AS BIGINT), "
    "CAST(SUM(g.declared_value_fen) AS BIGINT), COUNT(*), "
    "COUNT(*) FILTER (WHERE g.declared_value_fen = 0) "
    "FROM gifts g JOIN units u ON u.unit_id = g.unit_id "
    "WHERE u.path >= $1 AND u.path < $2 AND g.receive_date >= $3 AND g.receive_date <= $4 "
    "AND g.state = 1 GROUP BY g.item, g.measure";

// f: follow-ups as they stood at $4, by the last that was done about them: 1 opened, 2 planned,
// 3 done, 4 closed, 5 opened again.
#define GLIMMER_FOLLOW_UPS_THEN                                                                \
  "WITH f AS (SELECT p.follow_up_id, p.title, u.display_name AS unit_name, p.kind, r.action, " \
  "r.owner, COALESCE(r.due_date, '') AS due_date, p.create_time_us AS opened, "                \
  "r.record_time_us AS since, (SELECT MAX(x.record_time_us) FROM follow_up_records x "         \
  "WHERE x.follow_up_id = p.follow_up_id AND x.action = 3 AND x.record_time_us < $4) "         \
  "AS finished FROM follow_ups p JOIN units u ON u.unit_id = p.unit_id "                       \
  "JOIN follow_up_records r ON r.follow_up_id = p.follow_up_id AND r.sequence = "              \
  "(SELECT MAX(l.sequence) FROM follow_up_records l "                                          \
  "WHERE l.follow_up_id = p.follow_up_id AND l.record_time_us < $4) "                          \
  "WHERE u.path >= $1 AND u.path < $2 AND p.create_time_us < $4 AND p.follow_up_id > $5) "

// $6: the first day that is not over.
constexpr absl::string_view kCountFollowUps = GLIMMER_FOLLOW_UPS_THEN
    "SELECT COUNT(*) FILTER (WHERE opened >= $3), "
    "COUNT(*) FILTER (WHERE action = 4 AND since >= $3), "
    "COUNT(*) FILTER (WHERE action IN (2, 5) AND due_date < $6), "
    "COUNT(*) FILTER (WHERE action <> 4) FROM f";

constexpr absl::string_view kClosed =
    GLIMMER_FOLLOW_UPS_THEN "SELECT finished, due_date FROM f WHERE action = 4 AND since >= $3";

constexpr absl::string_view kListFollowUps = GLIMMER_FOLLOW_UPS_THEN
    "SELECT f.follow_up_id, f.title, f.unit_name, f.kind, f.action, "
    "COALESCE(e.display_name, ''), f.due_date, f.opened, f.finished, f.since FROM f "
    "LEFT JOIN subject_keys k ON k.subject_key = substr(f.owner, 10) "
    "LEFT JOIN people e ON e.person_id = k.person_id "
    "WHERE f.opened >= $3 OR f.action <> 4 OR f.since >= $3 ORDER BY f.follow_up_id LIMIT $6";

constexpr int64_t kPlanned = 2;
constexpr int64_t kDone = 3;
constexpr int64_t kClosedAction = 4;
constexpr int64_t kOpenedAgain = 5;

WishThen MapWish(const Row& row) {
  WishThen w;
  int c = 0;
  w.wish_id = row.Text(c++);
  w.title = row.Text(c++);
  w.category = row.Text(c++);
  w.unit_display_name = row.Text(c++);
  w.deadline_date = row.Text(c++);
  w.publish_time = FromMicros(row.Int(c++));
  w.first_claim_time = row.OptionalTime(c++);
  w.confirm_time = row.OptionalTime(c++);
  w.withdraw_time = row.OptionalTime(c++);
  return w;
}

FollowUpThen MapFollowUp(const Row& row) {
  FollowUpThen f;
  int c = 0;
  f.follow_up_id = row.Text(c++);
  f.title = row.Text(c++);
  f.unit_display_name = row.Text(c++);
  f.kind = row.Int(c++);
  const int64_t action = row.Int(c++);
  f.state = action == kOpenedAgain ? kPlanned : action;
  f.owner_display_name = row.Text(c++);
  f.due_date = row.Text(c++);
  f.open_time = FromMicros(row.Int(c++));
  // When it was done before it was opened again is not when it was done.
  if (f.state >= kDone) f.finish_time = row.OptionalTime(c);
  ++c;
  if (action == kClosedAction) f.close_time = row.OptionalTime(c);
  return f;
}

GiftFigure MapGifts(const Row& row) {
  return {row.Text(0), row.Text(1), row.Int(2), row.Int(3), row.Int(4), row.Int(5)};
}

// A period that is not over ends behind the last row that is counted.
absl::Time EndOf(const LedgerPeriod& period) {
  return std::min(absl::FromCivil(period.last_day + 1, period.zone),
                  period.as_of + absl::Microseconds(1));
}

absl::CivilDay LastDayOf(const LedgerPeriod& period) {
  return std::min(period.last_day, absl::ToCivilDay(period.as_of, period.zone));
}

}  // namespace

FigureStore::FigureStore(sql::Transaction& tx, const LedgerPeriod& period)
    : tx_(tx),
      period_(period),
      path_end_(rpc::PathEnd(period.unit_path)),
      first_date_(FormatCivilDay(period.first_day)),
      last_date_(FormatCivilDay(period.last_day)),
      start_(absl::FromCivil(period.first_day, period.zone)),
      end_(EndOf(period)),
      over_(FormatCivilDay(absl::ToCivilDay(end_, period.zone))) {}

absl::StatusOr<LedgerFigures> FigureStore::Count() {
  LedgerFigures figures;
  RETURN_IF_ERROR(CountWishes(figures));
  RETURN_IF_ERROR(CountDeeds(figures));
  RETURN_IF_ERROR(CountGifts(figures));
  RETURN_IF_ERROR(CountFollowUps(figures));
  return figures;
}

bool FigureStore::OnOrBefore(absl::Time time, absl::string_view date) const {
  return FormatCivilDay(absl::ToCivilDay(time, period_.zone)) <= date;
}

absl::Status FigureStore::CountWishes(LedgerFigures& figures) {
  std::vector<Value> args = {absl::string_view(period_.unit_path), absl::string_view(path_end_),
                             absl::ToUnixMicros(start_), absl::ToUnixMicros(end_),
                             absl::string_view()};
  RETURN_IF_ERROR(tx_.Run(kFulfilled, args, [&](const Row& row) {
    ++figures.wishes_fulfilled;
    if (OnOrBefore(FromMicros(row.Int(0)), row.Text(1))) ++figures.wishes_fulfilled_in_time;
  }));
  const absl::CivilDay last = LastDayOf(period_);
  for (const int days : {kOpenAges[1], kOpenAges[2], kOpenAges[3]}) {
    args.push_back(absl::ToUnixMicros(absl::FromCivil(last - days + 1, period_.zone)));
  }
  return tx_
      .Run(kCountWishes, args,
           [&](const Row& row) {
             figures.wishes_published = row.Int(0);
             figures.wishes_claimed = row.Int(1);
             for (int i = 0; i < 4; ++i) figures.wishes_open.push_back(row.Int(2 + i));
           })
      .status();
}

absl::Status FigureStore::CountDeeds(LedgerFigures& figures) {
  const auto map = [](const Row& row) { return std::pair(row.Int(0), row.Int(1)); };
  ASSIGN_OR_RETURN(const auto counts, tx_.QueryOne(map, kCountDeeds, period_.unit_path, path_end_,
                                                   first_date_, last_date_));
  if (!counts) return absl::InternalError("a count has no answer");
  std::tie(figures.deeds_by_organizations, figures.deeds_by_individuals) = *counts;
  return absl::OkStatus();
}

absl::Status FigureStore::CountGifts(LedgerFigures& figures) {
  ASSIGN_OR_RETURN(figures.gifts, tx_.QueryAll(MapGifts, kSumGifts, period_.unit_path, path_end_,
                                               first_date_, last_date_));
  std::sort(figures.gifts.begin(), figures.gifts.end(),
            [](const GiftFigure& a, const GiftFigure& b) {
              return std::tie(a.item, a.measure) < std::tie(b.item, b.measure);
            });
  for (const GiftFigure& figure : figures.gifts) {
    figures.gifts_value_fen += figure.value_fen;
    figures.gifts_without_value += figure.without_value;
  }
  return absl::OkStatus();
}

absl::Status FigureStore::CountFollowUps(LedgerFigures& figures) {
  std::vector<Value> args = {absl::string_view(period_.unit_path), absl::string_view(path_end_),
                             absl::ToUnixMicros(start_), absl::ToUnixMicros(end_),
                             absl::string_view()};
  RETURN_IF_ERROR(tx_.Run(kClosed, args, [&](const Row& row) {
    if (!OnOrBefore(FromMicros(row.Int(0)), row.Text(1))) ++figures.follow_ups_closed_late;
  }));
  args.emplace_back(absl::string_view(over_));
  return tx_
      .Run(kCountFollowUps, args,
           [&](const Row& row) {
             figures.follow_ups_opened = row.Int(0);
             figures.follow_ups_closed = row.Int(1);
             figures.follow_ups_overdue = row.Int(2);
             figures.follow_ups_open = row.Int(3);
           })
      .status();
}

absl::StatusOr<std::vector<WishThen>> FigureStore::ListWishes(absl::string_view after, int limit) {
  return tx_.QueryAll(MapWish, kListWishes, period_.unit_path, path_end_, start_, end_, after,
                      limit);
}

absl::StatusOr<std::vector<FollowUpThen>> FigureStore::ListFollowUps(absl::string_view after,
                                                                     int limit) {
  return tx_.QueryAll(MapFollowUp, kListFollowUps, period_.unit_path, path_end_, start_, end_,
                      after, limit);
}

}  // namespace glimmer::ledgers
