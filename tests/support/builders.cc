#include "tests/support/builders.h"

#include <gtest/gtest.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/storage/invariants.h"
#include "shared/base/time_convert.h"

namespace glimmer::test {
namespace {

constexpr absl::string_view kInsertOrganization =
    "INSERT INTO organizations (organization_id, root_unit_id, time_zone, last_sequence) "
    "VALUES ($1, $2, 'Asia/Shanghai', 0)";

// The path of a unit is its parent's with its own id behind.
constexpr absl::string_view kInsertUnit =
    "INSERT INTO units (unit_id, organization_id, parent_unit_id, kind, display_name, path, "
    "create_time_us) VALUES ($1, $2, $3, 1, $4, "
    "COALESCE((SELECT path FROM units WHERE unit_id = $3), '') || $1 || '/', $5)";

constexpr absl::string_view kInsertPerson =
    "INSERT INTO people (person_id, organization_id, display_name, name_fold, name_pinyin, phone, "
    "birth_year, languages, skills, merged_into_person_id, version, create_time_us, "
    "update_time_us) VALUES ($1, $2, $3, $3, $3, NULL, $4, '', $5, NULL, 1, $6, $6)";

constexpr absl::string_view kInsertHome =
    "INSERT INTO home_units (person_id, unit_id, start_date, end_date) "
    "VALUES ($1, $2, '2020-01-01', NULL)";

constexpr absl::string_view kInsertEvent =
    "INSERT INTO events (event_id, organization_id, organizing_unit_id, host_unit_id, title, "
    "category, place, description, bring, time_zone, leader_person_id, rrule, external_uid, "
    "version, create_time_us, update_time_us) "
    "VALUES ($1, $2, $3, $4, $5, $6, 'East gate', '', '', $7, $8, '', NULL, 1, $9, $9)";

constexpr absl::string_view kInsertShift =
    "INSERT INTO shifts (shift_id, organization_id, event_id, recurrence_id, civil_start, "
    "start_time_us, end_time_us, state, capacity, held, waiting, next_join_sequence, "
    "sign_up_open_time_us, sign_up_close_time_us, leave_deadline_us, leader_person_id, "
    "audience_count, guest_count, site_key, cancel_reason, sequence, version, create_time_us, "
    "update_time_us) VALUES ($1, $2, $3, $4, $4, $5, $6, 1, $7, 0, 0, 1, $8, $9, $10, $11, 0, 0, "
    "$12, '', 0, 1, $13, $13)";

constexpr absl::string_view kInsertPosition =
    "INSERT INTO positions (position_id, shift_id, ordinal, display_name, capacity, held, "
    "needed_skills, minimum_age) VALUES ($1, $2, $3, $4, $5, 0, $6, $7)";

absl::StatusOr<rpc::Caller> CallerFor(sql::Transaction& tx, RandomSource& random,
                                      const std::string& person_id) {
  rpc::Caller caller;
  caller.person_id = person_id;
  caller.local = person_id.empty();
  caller.subject = "local";
  if (!caller.local) {
    ASSIGN_OR_RETURN(const std::string key, rpc::SubjectKeyOf(tx, random, person_id));
    caller.subject = absl::StrCat("subjects/", key);
  }
  return caller;
}

}  // namespace

World::World() {
  database_ = store_.Open();
  organization_id = NewId();
  root_unit_id = NewId();
  Write([this](sql::Transaction& tx) {
    RETURN_IF_ERROR(tx.Execute(kInsertOrganization, organization_id, root_unit_id));
    return tx
        .Execute(kInsertUnit, root_unit_id, organization_id, nullptr, "Lakeside Town", clock.Now())
        .status();
  });
  unit_id = AddUnit("Willow Village", root_unit_id);
}

void World::Write(sql::Work work) {
  const absl::Status status = sql::WriteAndWait(*database_, std::move(work));
  EXPECT_TRUE(status.ok()) << status;
}

std::string World::AddUnit(const std::string& display_name, const std::string& parent_unit_id) {
  const std::string id = NewId();
  Write([&](sql::Transaction& tx) {
    return tx.Execute(kInsertUnit, id, organization_id, parent_unit_id, display_name, clock.Now())
        .status();
  });
  return id;
}

std::string World::AddPerson(const PersonSpec& spec) {
  const std::string id = NewId();
  Write([&](sql::Transaction& tx) {
    RETURN_IF_ERROR(tx.Execute(kInsertPerson, id, organization_id, spec.display_name,
                               sql::Nullable(spec.birth_year), absl::StrJoin(spec.skills, "\n"),
                               clock.Now()));
    return tx.Execute(kInsertHome, id, spec.home_unit_id.empty() ? unit_id : spec.home_unit_id)
        .status();
  });
  return id;
}

std::string World::AddEvent(const EventSpec& spec) {
  const std::string id = NewId();
  const std::string organizing =
      spec.organizing_unit_id.empty() ? unit_id : spec.organizing_unit_id;
  const std::string host = spec.host_unit_id.empty() ? organizing : spec.host_unit_id;
  Write([&](sql::Transaction& tx) {
    return tx
        .Execute(kInsertEvent, id, organization_id, organizing, host, spec.title, spec.category,
                 spec.time_zone, sql::NullIfEmpty(spec.leader_person_id), clock.Now())
        .status();
  });
  return id;
}

BuiltShift World::AddShift(const ShiftSpec& spec) {
  BuiltShift built;
  built.shift_id = NewId();
  built.event_id = spec.event_id.empty() ? AddEvent() : spec.event_id;
  built.start = spec.start.value_or(clock.Now() + absl::Hours(72));
  int64_t sum = 0;
  for (const PositionSpec& position : spec.positions) {
    built.position_ids.push_back(NewId());
    sum += position.capacity;
  }
  const int64_t capacity = spec.capacity > 0 ? spec.capacity : sum;
  const std::string civil = FormatCivilSecond(
      absl::ToCivilSecond(built.start, LoadZone("Asia/Shanghai").value_or(absl::UTCTimeZone())));
  const std::string site_key(32, 'k');
  Write([&](sql::Transaction& tx) {
    RETURN_IF_ERROR(tx.Execute(
        kInsertShift, built.shift_id, organization_id, built.event_id, civil, built.start,
        built.start + spec.length, capacity, spec.open.value_or(clock.Now() - absl::Hours(24)),
        spec.close.value_or(built.start),
        spec.leave_deadline.value_or(built.start - absl::Hours(24)),
        sql::NullIfEmpty(spec.leader_person_id), sql::Bytes{site_key}, clock.Now()));
    for (size_t i = 0; i < spec.positions.size(); ++i) {
      const PositionSpec& p = spec.positions[i];
      RETURN_IF_ERROR(tx.Execute(kInsertPosition, built.position_ids[i], built.shift_id,
                                 static_cast<int64_t>(i + 1), p.display_name, p.capacity,
                                 absl::StrJoin(p.needed_skills, "\n"), p.minimum_age));
    }
    return absl::OkStatus();
  });
  return built;
}

sql::Work World::WorkAs(const std::string& person_id, Command command) {
  return [this, person_id, command = std::move(command)](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(rpc::Caller caller, CallerFor(tx, random, person_id));
    caller.organization_id = organization_id;
    rpc::Context context{tx, std::move(caller), clock.Now(), random, "zh-CN", organization_id, {}};
    RETURN_IF_ERROR(command(context));
    return rpc::AppendChanges(tx, context.organization_id, context.changes, {}, context.now)
        .status();
  };
}

absl::Status World::As(const std::string& person_id, const Command& command) {
  return sql::WriteAndWait(*database_, WorkAs(person_id, command));
}

int64_t World::Int(const std::string& query) {
  int64_t value = 0;
  const absl::Status status =
      sql::ReadAndWait(*database_, [&](sql::Transaction& tx) -> absl::Status {
        ASSIGN_OR_RETURN(const auto row,
                         tx.QueryOne([](const sql::Row& r) { return r.Int(0); }, query));
        value = row.value_or(0);
        return absl::OkStatus();
      });
  EXPECT_TRUE(status.ok()) << status;
  return value;
}

std::string World::Text(const std::string& query) {
  std::string value;
  const absl::Status status =
      sql::ReadAndWait(*database_, [&](sql::Transaction& tx) -> absl::Status {
        ASSIGN_OR_RETURN(const auto row,
                         tx.QueryOne([](const sql::Row& r) { return r.Text(0); }, query));
        value = row.value_or("");
        return absl::OkStatus();
      });
  EXPECT_TRUE(status.ok()) << status;
  return value;
}

void World::Execute(const std::string& statement) {
  Write([&](sql::Transaction& tx) { return tx.Execute(statement).status(); });
}

int64_t World::Notices(const std::string& person_id, v1::Notice::Kind kind) {
  return Int(absl::StrCat("SELECT COUNT(*) FROM notices WHERE person_id = '", person_id,
                          "' AND kind = ", static_cast<int>(kind)));
}

int64_t World::Audited(const std::string& action) {
  return Int(absl::StrCat("SELECT COUNT(*) FROM audit_records WHERE action = '", action, "'"));
}

std::vector<std::string> World::Broken() {
  std::vector<std::string> broken;
  const absl::Status status =
      sql::ReadAndWait(*database_, [&](sql::Transaction& tx) -> absl::Status {
        ASSIGN_OR_RETURN(broken, storage::BrokenInvariants(tx));
        return absl::OkStatus();
      });
  EXPECT_TRUE(status.ok()) << status;
  return broken;
}

}  // namespace glimmer::test
