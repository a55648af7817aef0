#include "server/households/household_store.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::households {
namespace {

using sql::Row;
using sql::Value;

// The columns of MapHousehold, in its order.
#define GLIMMER_SELECT_HOUSEHOLD                                                     \
  "SELECT h.household_id, h.organization_id, h.unit_id, h.alias, h.state, "          \
  "COALESCE(h.contact_person_id, ''), COALESCE(h.next_contact_person_id, ''), "      \
  "h.languages, h.cadence_days, h.min_people, h.has_minors, h.consent_sequence, "    \
  "h.consent_expire_time_us, h.provisional_sequence, h.provisional_expire_time_us, " \
  "h.code_failures, h.create_time_us, h.update_time_us, h.erase_time_us, u.path, "   \
  "o.time_zone FROM households h JOIN units u ON u.unit_id = h.unit_id "             \
  "JOIN organizations o ON o.organization_id = h.organization_id "

constexpr absl::string_view kFind = GLIMMER_SELECT_HOUSEHOLD "WHERE h.household_id = $1";

// The ids follow as a list.
constexpr absl::string_view kFindAll = GLIMMER_SELECT_HOUSEHOLD "WHERE h.household_id IN ";

constexpr absl::string_view kFindByAlias =
    GLIMMER_SELECT_HOUSEHOLD "WHERE u.path >= $1 AND u.path < $2 AND h.alias = $3";

constexpr absl::string_view kList = GLIMMER_SELECT_HOUSEHOLD
    "WHERE u.path >= $1 AND u.path < $2 AND h.state IN (1, 2) "
    "AND h.alias > $3 ORDER BY h.alias LIMIT $4";

constexpr absl::string_view kHasAlarm =
    "SELECT 1 FROM visits WHERE household_id = $1 AND alarm > 0 LIMIT 1";

// $3 is when a consent ended that nobody has asked about since.
constexpr absl::string_view kDue =
    "SELECT household_id, organization_id FROM households WHERE erase_time_us IS NOT NULL "
    "AND erase_time_us <= $1 UNION ALL SELECT household_id, organization_id FROM households "
    "WHERE state IN (2, 3) AND consent_expire_time_us <= $3 "
    "AND (provisional_expire_time_us IS NULL OR provisional_expire_time_us <= $1) "
    "LIMIT $2";

constexpr absl::string_view kInsert =
    "INSERT INTO households (household_id, organization_id, unit_id, alias, state, languages, "
    "cadence_days, min_people, has_minors, code_failures, create_time_us, update_time_us, "
    "erase_time_us) VALUES ($1, $2, $3, $4, $5, '', 0, 0, FALSE, 0, $6, $6, $7) "
    "ON CONFLICT DO NOTHING";

constexpr absl::string_view kUpdate =
    "UPDATE households SET state = $2, contact_person_id = $3, next_contact_person_id = $4, "
    "languages = $5, cadence_days = $6, min_people = $7, has_minors = $8, consent_sequence = $9, "
    "consent_expire_time_us = $10, provisional_sequence = $11, provisional_expire_time_us = $12, "
    "code_failures = $13, update_time_us = $14, erase_time_us = $15 WHERE household_id = $1";

// The ids follow as a list.
constexpr absl::string_view kListSlots =
    "SELECT household_id, weekday, start_minute, end_minute FROM visit_slots "
    "WHERE household_id IN ";
constexpr absl::string_view kListSlotsOrder = " ORDER BY household_id, weekday, start_minute";
constexpr absl::string_view kDropSlots = "DELETE FROM visit_slots WHERE household_id = $1";
constexpr absl::string_view kInsertSlot =
    "INSERT INTO visit_slots (household_id, weekday, start_minute, end_minute) "
    "VALUES ($1, $2, $3, $4)";

// The bounds of answers stand in the text so that their indexes serve.
constexpr absl::string_view kErasePairingAnswers =
    "UPDATE changes SET response = NULL WHERE resource IN "
    "(SELECT 'pairings/' || pairing_id FROM pairings WHERE household_id = $1) "
    "AND resource >= 'pairings/' AND resource < 'pairings0'";
// Those that were planned at once with one of its own have one answer.
constexpr absl::string_view kEraseVisitAnswers =
    "UPDATE changes SET response = NULL WHERE resource IN "
    "(SELECT 'visits/' || o.visit_id FROM visits v JOIN visits o "
    "ON o.organization_id = v.organization_id AND o.create_time_us = v.create_time_us "
    "WHERE v.household_id = $1) AND resource >= 'visits/' AND resource < 'visits0'";
constexpr absl::string_view kErase[] = {
    "DELETE FROM household_keys WHERE household_id = $1",
    "DELETE FROM household_secrets WHERE household_id = $1",
    kErasePairingAnswers,
    kEraseVisitAnswers,
    "DELETE FROM pairings WHERE household_id = $1",
    "DELETE FROM refused_visitors WHERE household_id = $1",
    "DELETE FROM household_wishes WHERE household_id = $1",
    "DELETE FROM household_follow_ups WHERE household_id = $1",
    // What was to be seen to is said of nobody else; what was brought is for the figures.
    "DELETE FROM visit_items WHERE quantity IS NULL AND visit_id IN "
    "(SELECT visit_id FROM visits WHERE household_id = $1)",
    "UPDATE visits SET household_id = NULL WHERE household_id = $1",
    "DELETE FROM household_subjects WHERE household_id = $1",
    "DELETE FROM consent_records WHERE household_id = $1",
    kDropSlots,
    "DELETE FROM households WHERE household_id = $1",
};

constexpr absl::string_view kEraseAnswers =
    "UPDATE changes SET response = NULL WHERE resource = $1 "
    "AND resource >= 'households/' AND resource < 'households0'";

constexpr absl::string_view kInsertSubject =
    "INSERT INTO household_subjects (subject_key, household_id) VALUES ($1, $2)";
constexpr absl::string_view kFindSubject =
    "SELECT subject_key FROM household_subjects WHERE household_id = $1";

constexpr absl::string_view kAddRecord =
    "INSERT INTO consent_records (household_id, sequence, kind, given_by, channel, purposes, "
    "language, notice_hash, recorder, witness, way, record_time_us, expire_time_us) "
    "VALUES ($1, (SELECT COALESCE(MAX(c.sequence), 0) + 1 FROM consent_records c "
    "WHERE c.household_id = $1), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) "
    "RETURNING sequence";

// "subjects/" has nine characters; the key begins at the tenth.
#define GLIMMER_SELECT_RECORD                                                      \
  "SELECT c.household_id, c.sequence, c.kind, c.given_by, c.channel, c.purposes, " \
  "c.language, c.notice_hash, c.recorder, c.witness, c.way, c.record_time_us, "    \
  "c.expire_time_us, COALESCE(p.person_id, ''), COALESCE(p.display_name, ''), "    \
  "COALESCE(w.person_id, '') FROM consent_records c "                              \
  "LEFT JOIN subject_keys k ON k.subject_key = substr(c.recorder, 10) "            \
  "LEFT JOIN people p ON p.person_id = k.person_id "                               \
  "LEFT JOIN subject_keys w ON w.subject_key = substr(c.witness, 10) "

constexpr absl::string_view kListRecords =
    GLIMMER_SELECT_RECORD "WHERE c.household_id = $1 ORDER BY c.sequence";
constexpr absl::string_view kFindRecord =
    GLIMMER_SELECT_RECORD "WHERE c.household_id = $1 AND c.sequence = $2";

std::vector<std::string> Lines(const std::string& text) {
  if (text.empty()) return {};
  return absl::StrSplit(text, '\n');
}

std::optional<Given> GivenAt(const Row& row, int column) {
  if (row.IsNull(column)) return std::nullopt;
  return Given{row.Int(column), FromMicros(row.Int(column + 1))};
}

Value SequenceOf(const std::optional<Given>& given) {
  return given ? Value(given->sequence) : Value(nullptr);
}

Value ExpireTimeOf(const std::optional<Given>& given) {
  return given ? Value(ToMicros(given->expire_time)) : Value(nullptr);
}

Household MapHousehold(const Row& row) {
  Household h;
  int c = 0;
  h.household_id = row.Text(c++);
  h.organization_id = row.Text(c++);
  h.unit_id = row.Text(c++);
  h.alias = row.Text(c++);
  h.state = static_cast<HouseholdState>(row.Int(c++));
  h.contact_person_id = row.Text(c++);
  h.next_contact_person_id = row.Text(c++);
  h.terms.languages = Lines(row.Text(c++));
  h.terms.cadence_days = row.Int(c++);
  h.terms.min_people = row.Int(c++);
  h.terms.has_minors = row.Bool(c++);
  h.consent = GivenAt(row, c);
  c += 2;
  h.provisional = GivenAt(row, c);
  c += 2;
  h.code_failures = row.Int(c++);
  h.create_time = FromMicros(row.Int(c++));
  h.update_time = FromMicros(row.Int(c++));
  h.erase_time = row.OptionalTime(c++);
  h.unit_path = row.Text(c++);
  h.time_zone = row.Text(c++);
  return h;
}

std::vector<int64_t> Numbers(const std::string& text) {
  std::vector<int64_t> numbers;
  for (const absl::string_view part : absl::StrSplit(text, ' ', absl::SkipEmpty())) {
    int64_t number = 0;
    if (absl::SimpleAtoi(part, &number)) numbers.push_back(number);
  }
  return numbers;
}

ConsentRecord MapRecord(const Row& row) {
  ConsentRecord r;
  int c = 0;
  r.household_id = row.Text(c++);
  r.sequence = row.Int(c++);
  r.kind = static_cast<ConsentKind>(row.Int(c++));
  r.given_by = static_cast<GivenBy>(row.Int(c++));
  r.channel = row.Int(c++);
  r.purposes = Numbers(row.Text(c++));
  r.language = row.Text(c++);
  if (!row.IsNull(c)) r.notice_hash = row.Blob(c);
  ++c;
  r.recorder = row.Text(c++);
  r.witness = row.Text(c++);
  r.way = static_cast<WordWay>(row.Int(c++));
  r.record_time = FromMicros(row.Int(c++));
  r.expire_time = row.OptionalTime(c++);
  r.recorder_person_id = row.Text(c++);
  r.recorder_display_name = row.Text(c++);
  r.witness_person_id = row.Text(c++);
  return r;
}

}  // namespace

Consents ConsentsOf(const Household& household) {
  Consents consents{household.state, std::nullopt, std::nullopt};
  if (household.consent) consents.confirmed = household.consent->expire_time;
  if (household.provisional) consents.provisional = household.provisional->expire_time;
  return consents;
}

absl::Status HouseholdStore::LoadSlots(std::vector<Household>& households) {
  if (households.empty()) return absl::OkStatus();
  std::map<std::string, Household*> by_id;
  std::vector<Value> args;
  for (Household& household : households) {
    by_id[household.household_id] = &household;
    args.emplace_back(absl::string_view(household.household_id));
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

absl::StatusOr<std::optional<Household>> HouseholdStore::One(absl::string_view statement,
                                                             absl::Span<const Value> args) {
  std::vector<Household> found;
  RETURN_IF_ERROR(
      tx_.Run(statement, args, [&found](const Row& row) { found.push_back(MapHousehold(row)); }));
  RETURN_IF_ERROR(LoadSlots(found));
  if (found.empty()) return std::nullopt;
  return found.front();
}

absl::StatusOr<std::optional<Household>> HouseholdStore::Find(absl::string_view household_id) {
  const Value args[] = {household_id};
  return One(kFind, args);
}

absl::StatusOr<std::map<std::string, Household>> HouseholdStore::FindAll(
    const std::vector<std::string>& ids) {
  std::map<std::string, Household> by_id;
  if (ids.empty()) return by_id;
  std::vector<Household> found;
  std::vector<Value> args;
  args.reserve(ids.size());
  for (const std::string& id : ids) args.emplace_back(absl::string_view(id));
  RETURN_IF_ERROR(tx_.Run(absl::StrCat(kFindAll, sql::Placeholders(1, args.size())), args,
                          [&found](const Row& row) { found.push_back(MapHousehold(row)); }));
  RETURN_IF_ERROR(LoadSlots(found));
  for (Household& household : found) {
    std::string id = household.household_id;
    by_id.emplace(std::move(id), std::move(household));
  }
  return by_id;
}

absl::StatusOr<std::optional<Household>> HouseholdStore::FindByAlias(absl::string_view unit_path,
                                                                     absl::string_view alias) {
  const std::string end = rpc::PathEnd(unit_path);
  const Value args[] = {unit_path, absl::string_view(end), alias};
  return One(kFindByAlias, args);
}

absl::StatusOr<std::vector<Household>> HouseholdStore::List(const HouseholdQuery& query) {
  ASSIGN_OR_RETURN(std::vector<Household> found,
                   tx_.QueryAll(MapHousehold, kList, query.unit_path, rpc::PathEnd(query.unit_path),
                                query.after_alias, query.limit));
  RETURN_IF_ERROR(LoadSlots(found));
  return found;
}

absl::StatusOr<bool> HouseholdStore::HasAlarm(absl::string_view household_id) {
  ASSIGN_OR_RETURN(const auto found, tx_.QueryOne([](const Row& row) { return row.Int(0); },
                                                  kHasAlarm, household_id));
  return found.has_value();
}

absl::StatusOr<std::vector<DueHousehold>> HouseholdStore::Due(absl::Time now, int limit) {
  return tx_.QueryAll(
      [](const Row& row) {
        return DueHousehold{row.Text(0), row.Text(1)};
      },
      kDue, now, limit, now - kUnaskedKept);
}

absl::StatusOr<bool> HouseholdStore::Insert(const Household& h) {
  ASSIGN_OR_RETURN(
      const int64_t inserted,
      tx_.Execute(kInsert, h.household_id, h.organization_id, h.unit_id, h.alias,
                  static_cast<int64_t>(h.state), h.create_time, sql::Nullable(h.erase_time)));
  return inserted == 1;
}

absl::Status HouseholdStore::Update(const Household& h) {
  return tx_
      .Execute(kUpdate, h.household_id, static_cast<int64_t>(h.state),
               sql::NullIfEmpty(h.contact_person_id), sql::NullIfEmpty(h.next_contact_person_id),
               absl::StrJoin(h.terms.languages, "\n"), h.terms.cadence_days, h.terms.min_people,
               h.terms.has_minors, SequenceOf(h.consent), ExpireTimeOf(h.consent),
               SequenceOf(h.provisional), ExpireTimeOf(h.provisional), h.code_failures,
               h.update_time, sql::Nullable(h.erase_time))
      .status();
}

absl::Status HouseholdStore::WriteSlots(const Household& h) {
  RETURN_IF_ERROR(tx_.Execute(kDropSlots, h.household_id));
  for (const VisitSlot& slot : h.terms.slots) {
    RETURN_IF_ERROR(
        tx_.Execute(kInsertSlot, h.household_id, slot.weekday, slot.start_minute, slot.end_minute));
  }
  return absl::OkStatus();
}

absl::Status HouseholdStore::Erase(absl::string_view household_id) {
  for (const absl::string_view statement : kErase) {
    RETURN_IF_ERROR(tx_.Execute(statement, household_id));
  }
  return tx_.Execute(kEraseAnswers, ResourceName(kHouseholds, household_id)).status();
}

absl::Status HouseholdStore::InsertSubject(absl::string_view household_id, RandomSource& random) {
  return tx_.Execute(kInsertSubject, NewRandomId(random), household_id).status();
}

absl::StatusOr<std::string> HouseholdStore::SubjectOf(absl::string_view household_id) {
  ASSIGN_OR_RETURN(const auto key, tx_.QueryOne([](const Row& row) { return row.Text(0); },
                                                kFindSubject, household_id));
  if (!key) return absl::InternalError("a household has no subject key");
  return absl::StrCat("subjects/", *key);
}

absl::StatusOr<int64_t> ConsentStore::Add(const ConsentRecord& r) {
  const Value hash =
      r.notice_hash.empty() ? Value(nullptr) : Value(sql::Bytes{absl::string_view(r.notice_hash)});
  ASSIGN_OR_RETURN(
      const auto sequence,
      tx_.QueryOne([](const Row& row) { return row.Int(0); }, kAddRecord, r.household_id,
                   static_cast<int64_t>(r.kind), static_cast<int64_t>(r.given_by), r.channel,
                   absl::StrJoin(r.purposes, " "), r.language, hash, r.recorder, r.witness,
                   static_cast<int64_t>(r.way), r.record_time, sql::Nullable(r.expire_time)));
  if (!sequence) return absl::InternalError("a consent record was not written");
  return *sequence;
}

absl::StatusOr<std::vector<ConsentRecord>> ConsentStore::List(absl::string_view household_id) {
  return tx_.QueryAll(MapRecord, kListRecords, household_id);
}

absl::StatusOr<ConsentRecord> ConsentStore::Get(absl::string_view household_id, int64_t sequence) {
  ASSIGN_OR_RETURN(auto record, tx_.QueryOne(MapRecord, kFindRecord, household_id, sequence));
  if (!record) return absl::InternalError("a household's consent has no record");
  return *std::move(record);
}

}  // namespace glimmer::households
