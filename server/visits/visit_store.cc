#include "server/visits/visit_store.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"

namespace glimmer::visits {
namespace {

using sql::NullIfEmpty;
using sql::Row;
using sql::Value;

// The columns of MapVisit, in its order.
#define GLIMMER_SELECT_VISIT                                                   \
  "SELECT v.visit_id, v.organization_id, v.unit_id, v.subject_key, "           \
  "COALESCE(v.household_id, ''), v.state, v.start_time_us, v.end_time_us, "    \
  "v.introduction, v.min_people, COALESCE(v.off_site_contact_person_id, ''), " \
  "v.travel_minutes, v.actual_start_time_us, v.actual_end_time_us, v.alarm, "  \
  "v.alarm_time_us, v.create_time_us, v.update_time_us, u.path, o.time_zone, " \
  "COALESCE(h.alias, ''), COALESCE(h.contact_person_id, '') FROM visits v "    \
  "JOIN units u ON u.unit_id = v.unit_id "                                     \
  "JOIN organizations o ON o.organization_id = v.organization_id "             \
  "LEFT JOIN households h ON h.household_id = v.household_id "

constexpr absl::string_view kFind = GLIMMER_SELECT_VISIT "WHERE v.visit_id = $1";

constexpr absl::string_view kList = GLIMMER_SELECT_VISIT
    "WHERE u.path >= $1 AND u.path < $2 AND v.start_time_us >= $3 AND v.start_time_us < $4 "
    "AND (v.start_time_us > $5 OR (v.start_time_us = $5 AND v.visit_id > $6)) "
    "ORDER BY v.start_time_us, v.visit_id LIMIT $7";

constexpr absl::string_view kListLiveOf = GLIMMER_SELECT_VISIT
    "WHERE v.household_id = $1 AND v.state <= 3 ORDER BY v.start_time_us, v.visit_id";

constexpr absl::string_view kListIdsOf =
    "SELECT visit_id FROM visits WHERE household_id = $1 AND end_time_us > $2 ORDER BY visit_id";

constexpr absl::string_view kDue =
    "SELECT visit_id, organization_id FROM visits WHERE alarm_time_us IS NOT NULL "
    "AND alarm_time_us <= $1 ORDER BY alarm_time_us, visit_id LIMIT $2";

constexpr absl::string_view kInsert =
    "INSERT INTO visits (visit_id, organization_id, unit_id, subject_key, household_id, state, "
    "start_time_us, end_time_us, introduction, min_people, off_site_contact_person_id, "
    "travel_minutes, alarm, create_time_us, update_time_us) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, $13, $13)";

constexpr absl::string_view kUpdate =
    "UPDATE visits SET state = $2, start_time_us = $3, end_time_us = $4, introduction = $5, "
    "min_people = $6, off_site_contact_person_id = $7, travel_minutes = $8, "
    "actual_start_time_us = $9, actual_end_time_us = $10, alarm = $11, alarm_time_us = $12, "
    "update_time_us = $13 WHERE visit_id = $1";

constexpr absl::string_view kDropVisitors = "DELETE FROM visit_visitors WHERE visit_id = $1";
constexpr absl::string_view kInsertVisitor =
    "INSERT INTO visit_visitors (visit_id, person_id, state) VALUES ($1, $2, $3)";
constexpr absl::string_view kDropItems = "DELETE FROM visit_items WHERE visit_id = $1";
constexpr absl::string_view kInsertItem =
    "INSERT INTO visit_items (visit_id, position, item, measure, quantity, delivered) "
    "VALUES ($1, $2, $3, $4, $5, $6)";

// The ids follow as a list.
constexpr absl::string_view kListVisitors =
    "SELECT g.visit_id, g.person_id, g.state, p.display_name FROM visit_visitors g "
    "JOIN people p ON p.person_id = g.person_id WHERE g.visit_id IN ";
constexpr absl::string_view kListVisitorsOrder = " ORDER BY g.visit_id, g.person_id";
constexpr absl::string_view kListItems =
    "SELECT visit_id, item, measure, quantity, delivered FROM visit_items WHERE visit_id IN ";
constexpr absl::string_view kListItemsOrder = " ORDER BY visit_id, position";

constexpr absl::string_view kAddRecord =
    "INSERT INTO visit_records (visit_id, service_record_id) VALUES ($1, $2)";
constexpr absl::string_view kRecordOf =
    "SELECT r.service_record_id FROM visit_records m "
    "JOIN service_records r ON r.service_record_id = m.service_record_id "
    "JOIN subject_keys k ON k.subject_key = r.subject_key "
    "WHERE m.visit_id = $1 AND k.person_id = $2 AND r.check_in_time_us < $4 "
    "AND r.check_out_time_us > $3 ORDER BY r.sequence DESC LIMIT 1";

Visit MapVisit(const Row& row) {
  Visit v;
  int c = 0;
  v.visit_id = row.Text(c++);
  v.organization_id = row.Text(c++);
  v.unit_id = row.Text(c++);
  v.subject_key = row.Text(c++);
  v.household_id = row.Text(c++);
  v.state = static_cast<VisitState>(row.Int(c++));
  v.start_time = FromMicros(row.Int(c++));
  v.end_time = FromMicros(row.Int(c++));
  v.introduction = row.Bool(c++);
  v.min_people = row.Int(c++);
  v.off_site_contact_person_id = row.Text(c++);
  v.travel_minutes = row.Int(c++);
  v.actual_start = row.OptionalTime(c++);
  v.actual_end = row.OptionalTime(c++);
  v.alarm = static_cast<VisitAlarm>(row.Int(c++));
  v.alarm_time = row.OptionalTime(c++);
  v.create_time = FromMicros(row.Int(c++));
  v.update_time = FromMicros(row.Int(c++));
  v.unit_path = row.Text(c++);
  v.time_zone = row.Text(c++);
  v.household_alias = row.Text(c++);
  v.household_contact_person_id = row.Text(c++);
  return v;
}

// Of a visit, const or not.
template <typename V>
auto VisitorIn(V& visit, absl::string_view person_id) -> decltype(visit.visitors.data()) {
  for (auto& visitor : visit.visitors) {
    if (visitor.person_id == person_id) return &visitor;
  }
  return nullptr;
}

int64_t CountIf(const Visit& visit, bool (*counts)(VisitorState)) {
  return std::count_if(visit.visitors.begin(), visit.visitors.end(),
                       [counts](const Visitor& visitor) { return counts(visitor.state); });
}

}  // namespace

const Visitor* FindVisitor(const Visit& visit, absl::string_view person_id) {
  return VisitorIn(visit, person_id);
}

Visitor* FindVisitor(Visit& visit, absl::string_view person_id) {
  return VisitorIn(visit, person_id);
}

bool Goes(const Visit& visit, absl::string_view person_id) {
  const Visitor* visitor = FindVisitor(visit, person_id);
  return visitor != nullptr && visitor->state != VisitorState::kLeft;
}

int64_t CountGoing(const Visit& visit) {
  return CountIf(visit, [](VisitorState state) { return state != VisitorState::kLeft; });
}

int64_t CountAccepted(const Visit& visit) {
  return CountIf(visit, [](VisitorState state) { return state == VisitorState::kAccepted; });
}

absl::Status VisitStore::Load(std::vector<Visit>& visits) {
  if (visits.empty()) return absl::OkStatus();
  std::map<std::string, Visit*> by_id;
  std::vector<Value> args;
  for (Visit& visit : visits) {
    by_id[visit.visit_id] = &visit;
    args.emplace_back(absl::string_view(visit.visit_id));
  }
  const std::string ids = sql::Placeholders(1, args.size());
  RETURN_IF_ERROR(
      tx_.Run(absl::StrCat(kListVisitors, ids, kListVisitorsOrder), args, [&by_id](const Row& row) {
        by_id.at(row.Text(0))
            ->visitors.push_back({row.Text(1), static_cast<VisitorState>(row.Int(2)), row.Text(3)});
      }));
  return tx_
      .Run(absl::StrCat(kListItems, ids, kListItemsOrder), args,
           [&by_id](const Row& row) {
             by_id.at(row.Text(0))
                 ->items.push_back({row.Text(1), row.Text(2), row.OptionalInt(3), row.Int(4)});
           })
      .status();
}

absl::StatusOr<std::vector<Visit>> VisitStore::Query(absl::string_view statement,
                                                     absl::Span<const Value> args) {
  std::vector<Visit> found;
  RETURN_IF_ERROR(
      tx_.Run(statement, args, [&found](const Row& row) { found.push_back(MapVisit(row)); }));
  RETURN_IF_ERROR(Load(found));
  return found;
}

absl::StatusOr<std::optional<Visit>> VisitStore::Find(absl::string_view visit_id) {
  const Value args[] = {visit_id};
  ASSIGN_OR_RETURN(std::vector<Visit> found, Query(kFind, args));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

absl::StatusOr<std::vector<Visit>> VisitStore::List(const VisitQuery& query) {
  const std::string end = rpc::PathEnd(query.unit_path);
  const absl::Time after = std::max(query.after_start, query.from - absl::Microseconds(1));
  const Value args[] = {absl::string_view(query.unit_path),
                        absl::string_view(end),
                        ToMicros(query.from),
                        ToMicros(query.to),
                        ToMicros(after),
                        absl::string_view(query.after_id),
                        int64_t{query.limit}};
  return Query(kList, args);
}

absl::StatusOr<std::vector<Visit>> VisitStore::ListLiveOf(absl::string_view household_id) {
  const Value args[] = {household_id};
  return Query(kListLiveOf, args);
}

absl::StatusOr<std::vector<std::string>> VisitStore::ListIdsOf(absl::string_view household_id,
                                                               absl::Time ended_after) {
  return tx_.QueryAll([](const Row& row) { return row.Text(0); }, kListIdsOf, household_id,
                      ended_after);
}

absl::StatusOr<std::vector<DueVisit>> VisitStore::Due(absl::Time now, int limit) {
  return tx_.QueryAll(
      [](const Row& row) {
        return DueVisit{row.Text(0), row.Text(1)};
      },
      kDue, now, limit);
}

absl::Status VisitStore::Insert(const Visit& v) {
  RETURN_IF_ERROR(tx_.Execute(
      kInsert, v.visit_id, v.organization_id, v.unit_id, v.subject_key, NullIfEmpty(v.household_id),
      static_cast<int64_t>(v.state), v.start_time, v.end_time, v.introduction, v.min_people,
      NullIfEmpty(v.off_site_contact_person_id), v.travel_minutes, v.create_time));
  RETURN_IF_ERROR(WriteVisitors(v));
  return WriteItems(v);
}

absl::Status VisitStore::Update(const Visit& v) {
  return tx_
      .Execute(kUpdate, v.visit_id, static_cast<int64_t>(v.state), v.start_time, v.end_time,
               v.introduction, v.min_people, NullIfEmpty(v.off_site_contact_person_id),
               v.travel_minutes, sql::Nullable(v.actual_start), sql::Nullable(v.actual_end),
               static_cast<int64_t>(v.alarm), sql::Nullable(v.alarm_time), v.update_time)
      .status();
}

absl::Status VisitStore::WriteVisitors(const Visit& v) {
  RETURN_IF_ERROR(tx_.Execute(kDropVisitors, v.visit_id));
  for (const Visitor& visitor : v.visitors) {
    RETURN_IF_ERROR(tx_.Execute(kInsertVisitor, v.visit_id, visitor.person_id,
                                static_cast<int64_t>(visitor.state)));
  }
  return absl::OkStatus();
}

absl::Status VisitStore::WriteItems(const Visit& v) {
  RETURN_IF_ERROR(tx_.Execute(kDropItems, v.visit_id));
  int64_t position = 0;
  for (const Item& item : v.items) {
    RETURN_IF_ERROR(tx_.Execute(kInsertItem, v.visit_id, position++, item.item, item.measure,
                                sql::Nullable(item.quantity), item.delivered));
  }
  return absl::OkStatus();
}

absl::Status VisitStore::AddRecord(absl::string_view visit_id,
                                   absl::string_view service_record_id) {
  return tx_.Execute(kAddRecord, visit_id, service_record_id).status();
}

absl::StatusOr<std::string> VisitStore::RecordOf(absl::string_view visit_id,
                                                 absl::string_view person_id, absl::Time start,
                                                 absl::Time end) {
  ASSIGN_OR_RETURN(const auto id, tx_.QueryOne([](const Row& row) { return row.Text(0); },
                                               kRecordOf, visit_id, person_id, start, end));
  return id.value_or("");
}

}  // namespace glimmer::visits
