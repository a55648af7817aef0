#include "server/visits/visitor_terms_store.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"

namespace glimmer::visits {
namespace {

using sql::Row;
using sql::Value;

// The columns of MapTerms, in its order.
#define GLIMMER_SELECT_TERMS                                                              \
  "SELECT t.person_id, t.organization_id, t.willing, t.day_minutes, t.week_minutes, "     \
  "t.update_time_us, p.display_name FROM visitor_terms t JOIN people p ON p.person_id = " \
  "t.person_id "

constexpr absl::string_view kFind = GLIMMER_SELECT_TERMS "WHERE t.person_id = $1";

// As people of a unit are listed (server/people/person_store.cc); $3 is today.
constexpr absl::string_view kList = GLIMMER_SELECT_TERMS
    "WHERE t.person_id > $4 AND p.merged_into_person_id IS NULL AND (EXISTS "
    "(SELECT 1 FROM home_units h JOIN units u ON u.unit_id = h.unit_id "
    "WHERE h.person_id = t.person_id AND (h.end_date IS NULL OR h.end_date > $3) "
    "AND u.path >= $1 AND u.path < $2) OR EXISTS "
    "(SELECT 1 FROM affiliations a JOIN units u ON u.unit_id = a.unit_id "
    "WHERE a.person_id = t.person_id AND a.start_date <= $3 "
    "AND (a.end_date IS NULL OR a.end_date > $3) AND u.path >= $1 AND u.path < $2)) "
    "ORDER BY t.person_id LIMIT $5";

constexpr absl::string_view kWrite =
    "INSERT INTO visitor_terms (person_id, organization_id, willing, day_minutes, week_minutes, "
    "update_time_us) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (person_id) DO UPDATE SET "
    "willing = excluded.willing, day_minutes = excluded.day_minutes, "
    "week_minutes = excluded.week_minutes, update_time_us = excluded.update_time_us";

// The ids follow as a list.
constexpr absl::string_view kListSlots =
    "SELECT person_id, weekday, start_minute, end_minute FROM visitor_slots WHERE person_id IN ";
constexpr absl::string_view kListSlotsOrder = " ORDER BY person_id, weekday, start_minute";
constexpr absl::string_view kDropSlots = "DELETE FROM visitor_slots WHERE person_id = $1";
constexpr absl::string_view kInsertSlot =
    "INSERT INTO visitor_slots (person_id, weekday, start_minute, end_minute) "
    "VALUES ($1, $2, $3, $4)";

PersonTerms MapTerms(const Row& row) {
  PersonTerms t;
  int c = 0;
  t.person_id = row.Text(c++);
  t.organization_id = row.Text(c++);
  t.terms.willing = row.Bool(c++);
  t.terms.day_minutes = row.Int(c++);
  t.terms.week_minutes = row.Int(c++);
  t.update_time = FromMicros(row.Int(c++));
  t.display_name = row.Text(c++);
  return t;
}

}  // namespace

absl::Status VisitorTermsStore::LoadSlots(std::vector<PersonTerms>& people) {
  if (people.empty()) return absl::OkStatus();
  std::map<std::string, PersonTerms*> by_id;
  std::vector<Value> args;
  for (PersonTerms& one : people) {
    by_id[one.person_id] = &one;
    args.emplace_back(absl::string_view(one.person_id));
  }
  const std::string statement =
      absl::StrCat(kListSlots, sql::Placeholders(1, args.size()), kListSlotsOrder);
  return tx_
      .Run(statement, args,
           [&by_id](const Row& row) {
             by_id.at(row.Text(0))->terms.slots.push_back({row.Int(1), row.Int(2), row.Int(3)});
           })
      .status();
}

absl::StatusOr<std::optional<PersonTerms>> VisitorTermsStore::Find(absl::string_view person_id) {
  ASSIGN_OR_RETURN(std::vector<PersonTerms> found, tx_.QueryAll(MapTerms, kFind, person_id));
  RETURN_IF_ERROR(LoadSlots(found));
  if (found.empty()) return std::nullopt;
  return found.front();
}

absl::StatusOr<std::vector<PersonTerms>> VisitorTermsStore::List(const TermsQuery& query) {
  ASSIGN_OR_RETURN(std::vector<PersonTerms> found,
                   tx_.QueryAll(MapTerms, kList, query.unit_path, rpc::PathEnd(query.unit_path),
                                query.today, query.after_person_id, query.limit));
  RETURN_IF_ERROR(LoadSlots(found));
  return found;
}

absl::Status VisitorTermsStore::Write(const PersonTerms& t) {
  RETURN_IF_ERROR(tx_.Execute(kWrite, t.person_id, t.organization_id, t.terms.willing,
                              t.terms.day_minutes, t.terms.week_minutes, t.update_time));
  RETURN_IF_ERROR(tx_.Execute(kDropSlots, t.person_id));
  for (const VisitSlot& slot : t.terms.slots) {
    RETURN_IF_ERROR(
        tx_.Execute(kInsertSlot, t.person_id, slot.weekday, slot.start_minute, slot.end_minute));
  }
  return absl::OkStatus();
}

}  // namespace glimmer::visits
