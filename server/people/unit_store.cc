#include "server/people/unit_store.h"

#include <utility>

#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::people {
namespace {

using sql::NullIfEmpty;
using sql::Row;

#define GLIMMER_SELECT_UNIT                                               \
  "SELECT unit_id, organization_id, COALESCE(parent_unit_id, ''), kind, " \
  "display_name, path, one_person_closes, wish_ceiling_fen, "             \
  "alarm_contact_minutes, alarm_coordinator_minutes, alarm_lead_minutes FROM units "

constexpr absl::string_view kFind = GLIMMER_SELECT_UNIT "WHERE unit_id = $1";
// A path sorts behind the paths that it begins with.
constexpr absl::string_view kList = GLIMMER_SELECT_UNIT "WHERE organization_id = $1 ORDER BY path";
constexpr absl::string_view kFindBelow =
    GLIMMER_SELECT_UNIT "WHERE parent_unit_id = $1 AND display_name = $2";
constexpr absl::string_view kInsert =
    "INSERT INTO units (unit_id, organization_id, parent_unit_id, kind, display_name, path, "
    "create_time_us) VALUES ($1, $2, $3, $4, $5, $6, $7)";
constexpr absl::string_view kUpdate =
    "UPDATE units SET display_name = $2, one_person_closes = $3, wish_ceiling_fen = $4, "
    "alarm_contact_minutes = $5, alarm_coordinator_minutes = $6, alarm_lead_minutes = $7 "
    "WHERE unit_id = $1";
constexpr absl::string_view kTimeZone =
    "SELECT time_zone FROM organizations WHERE organization_id = $1";

Unit MapUnit(const Row& row) {
  Unit unit;
  unit.unit_id = row.Text(0);
  unit.organization_id = row.Text(1);
  unit.parent_unit_id = row.Text(2);
  unit.kind = static_cast<UnitKind>(row.Int(3));
  unit.display_name = row.Text(4);
  unit.path = row.Text(5);
  unit.one_person_closes = row.Bool(6);
  unit.wish_ceiling_fen = row.Int(7);
  unit.alarm_steps = {row.Int(8), row.Int(9), row.Int(10)};
  return unit;
}

}  // namespace

absl::StatusOr<std::optional<Unit>> UnitStore::Find(absl::string_view unit_id) {
  return tx_.QueryOne(MapUnit, kFind, unit_id);
}

absl::StatusOr<Unit> UnitStore::Get(absl::string_view unit_id) {
  ASSIGN_OR_RETURN(std::optional<Unit> unit, Find(unit_id));
  if (!unit) return NotFound(ResourceName(kUnits, unit_id));
  return *std::move(unit);
}

absl::StatusOr<std::vector<Unit>> UnitStore::List(absl::string_view organization_id) {
  return tx_.QueryAll(MapUnit, kList, organization_id);
}

absl::StatusOr<std::optional<Unit>> UnitStore::FindBelow(absl::string_view parent_unit_id,
                                                         absl::string_view display_name) {
  return tx_.QueryOne(MapUnit, kFindBelow, parent_unit_id, display_name);
}

absl::Status UnitStore::Insert(const Unit& unit, absl::Time now) {
  return tx_
      .Execute(kInsert, unit.unit_id, unit.organization_id, NullIfEmpty(unit.parent_unit_id),
               static_cast<int64_t>(unit.kind), unit.display_name, unit.path, now)
      .status();
}

absl::Status UnitStore::Update(const Unit& unit) {
  return tx_
      .Execute(kUpdate, unit.unit_id, unit.display_name, unit.one_person_closes,
               unit.wish_ceiling_fen, unit.alarm_steps.contact_minutes,
               unit.alarm_steps.coordinator_minutes, unit.alarm_steps.lead_minutes)
      .status();
}

absl::StatusOr<std::string> UnitStore::TimeZoneOf(absl::string_view organization_id) {
  ASSIGN_OR_RETURN(auto zone, tx_.QueryOne([](const Row& row) { return row.Text(0); }, kTimeZone,
                                           organization_id));
  if (!zone) return absl::InternalError("the organisation has no row");
  return *std::move(zone);
}

absl::StatusOr<Unit> GetUnit(rpc::Context& context, absl::string_view unit_id) {
  ASSIGN_OR_RETURN(Unit unit, UnitStore(context.tx).Get(unit_id));
  if (unit.organization_id != context.organization_id) {
    return NotFound(ResourceName(kUnits, unit_id));
  }
  return unit;
}

absl::StatusOr<Unit> NeedUnit(rpc::Context& context, absl::string_view name,
                              absl::string_view field) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kUnits, name, field));
  return GetUnit(context, id);
}

absl::StatusOr<std::string> TodayOf(rpc::Context& context) {
  ASSIGN_OR_RETURN(const std::string name,
                   UnitStore(context.tx).TimeZoneOf(context.organization_id));
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(name));
  return FormatCivilDay(absl::ToCivilDay(context.now, zone));
}

}  // namespace glimmer::people
