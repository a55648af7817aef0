#include "tests/sim/world.h"

#include <sys/stat.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/access/session_store.h"
#include "server/rpc/context.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signing.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/wish_rules.h"
#include "tests/sim/sim_server.h"

namespace glimmer::sim {
namespace {

constexpr int kVolunteers = 4;
constexpr int kDaysForWishes = 2;
constexpr int64_t kPiecesWished = 4;
constexpr absl::Duration kForEver = absl::Hours(24 * 365);

void Must(const absl::Status& status, const char* what) {
  if (status.ok()) return;
  std::fprintf(stderr, "sim: %s: %s\n", what, status.ToString().c_str());
  std::abort();
}

struct Maker {
  test::TempDir folder;
  test::FakeClock clock;
  test::SeededRandom random;
  World world;
  std::string organization_id = NewUlid(clock.Now(), random);
  std::string unit_id = NewUlid(clock.Now(), random);

  absl::Status AddOrganization(sql::Transaction& tx);
  absl::Status AddPerson(sql::Transaction& tx, const std::string& name);
  absl::Status AddCoordinator(sql::Transaction& tx);
  v1::Shift AddShift(SimServer& server, absl::Duration ahead, const std::vector<int>& places);
  v1::Wish AddWish(SimServer& server, const std::string& item, bool may_split);
  void MakeServer();
  void MakePhone(const Owner& owner);
};

absl::Status Maker::AddOrganization(sql::Transaction& tx) {
  RETURN_IF_ERROR(
      tx.Execute("INSERT INTO organizations (organization_id, root_unit_id, time_zone, "
                 "last_sequence) VALUES ($1, $2, 'Asia/Shanghai', 0)",
                 organization_id, unit_id));
  return tx
      .Execute(
          "INSERT INTO units (unit_id, organization_id, parent_unit_id, kind, display_name, "
          "path, create_time_us) VALUES ($1, $2, NULL, 1, 'Root', $3, $4)",
          unit_id, organization_id, absl::StrCat(unit_id, "/"), clock.Now())
      .status();
}

// With a device that is signed in for as long as the simulation runs.
absl::Status Maker::AddPerson(sql::Transaction& tx, const std::string& name) {
  const std::string id = NewUlid(clock.Now(), random);
  const std::string device = NewUlid(clock.Now(), random);
  const std::string token = NewRandomId(random);
  const KeyPair key = NewSigningKey(random);
  RETURN_IF_ERROR(
      tx.Execute("INSERT INTO people (person_id, organization_id, display_name, name_fold, "
                 "name_pinyin, languages, skills, version, create_time_us, update_time_us) "
                 "VALUES ($1, $2, $3, $3, $3, '', '', 1, $4, $4)",
                 id, organization_id, name, clock.Now()));
  RETURN_IF_ERROR(rpc::SubjectKeyOf(tx, random, id));
  RETURN_IF_ERROR(tx.Execute(
      "INSERT INTO home_units (person_id, unit_id, start_date) VALUES ($1, $2, '2020-01-01')", id,
      unit_id));
  RETURN_IF_ERROR(
      tx.Execute("INSERT INTO devices (device_id, person_id, public_key, label, installation_id, "
                 "create_time_us, activate_time_us) VALUES ($1, $2, $3, 'Sim', $1, $4, $4)",
                 device, id, sql::Bytes{key.public_key}, clock.Now()));
  RETURN_IF_ERROR(access::InsertSession(
      tx, {access::TokenHash(token), device, id, clock.Now(), clock.Now() + kForEver}));
  world.owners.push_back(
      {ResourceName(kPeople, id), ResourceName(kDevices, device), token, key.secret_key});
  return absl::OkStatus();
}

absl::Status Maker::AddCoordinator(sql::Transaction& tx) {
  return tx
      .Execute(
          "INSERT INTO role_grants (role_grant_id, person_id, role, scope_unit_id, "
          "end_time_us, create_time_us) VALUES ($1, $2, $3, $4, $5, $6)",
          NewUlid(clock.Now(), random), world.coordinator().person.substr(7),
          static_cast<int>(v1::ROLE_COORDINATOR), unit_id, clock.Now() + kForEver, clock.Now())
      .status();
}

v1::Shift Maker::AddShift(SimServer& server, absl::Duration ahead, const std::vector<int>& places) {
  v1::CreateEventRequest request;
  request.set_request_id(NewUuidV7(clock.Now(), random));
  v1::Event& event = *request.mutable_event();
  event.set_title("Clean the river bank");
  event.set_organizing_unit(ResourceName(kUnits, unit_id));
  event.set_host_unit(ResourceName(kUnits, unit_id));
  event.set_time_zone("Etc/UTC");
  event.set_leader(world.leader().person);
  v1::ShiftPattern& pattern = *request.mutable_pattern();
  pattern.set_civil_start(
      FormatCivilSecond(absl::ToCivilSecond(clock.Now() + ahead, absl::UTCTimeZone())));
  *pattern.mutable_duration() = ToDurationProto(absl::Hours(2));
  *pattern.mutable_leave_before() = ToDurationProto(absl::Hours(24));
  for (const int count : places) {
    v1::Position& position = *pattern.add_positions();
    position.set_display_name(absl::StrCat("Task ", pattern.positions_size()));
    position.set_capacity(count);
  }
  const auto made = server.Call<v1::CreateEventResponse>("/glimmer.v1.EventService/CreateEvent",
                                                         request, world.coordinator().token);
  Must(made.status(), "event");
  return made->shifts(0);
}

v1::Wish Maker::AddWish(SimServer& server, const std::string& item, bool may_split) {
  v1::ProposeWishRequest request;
  request.set_request_id(NewUuidV7(clock.Now(), random));
  v1::Wish& wish = *request.mutable_wish();
  wish.set_unit(ResourceName(kUnits, unit_id));
  wish.set_alias("a neighbour");
  wish.set_title("For the winter");
  wish.set_category("goods");
  wish.set_deadline_date(
      FormatCivilDay(absl::ToCivilDay(clock.Now(), absl::UTCTimeZone()) + kDaysForWishes));
  wish.mutable_goods()->set_item(item);
  wish.mutable_goods()->set_measure("piece");
  wish.mutable_goods()->set_quantity(kPiecesWished * kOnePiece);
  wish.mutable_goods()->set_may_split(may_split);
  request.mutable_contact()->set_receiver("A neighbour");
  request.mutable_contact()->set_address("Next door");
  request.mutable_contact()->set_phone("1");
  const auto proposed = server.Call<v1::ProposeWishResponse>("/glimmer.v1.WishService/ProposeWish",
                                                             request, world.coordinator().token);
  Must(proposed.status(), "wish");
  v1::ApproveWishRequest approval;
  approval.set_request_id(NewUuidV7(clock.Now(), random));
  approval.set_wish(proposed->wish().name());
  const auto approved = server.Call<v1::ApproveWishResponse>("/glimmer.v1.WishService/ApproveWish",
                                                             approval, world.coordinator().token);
  Must(approved.status(), "approval");
  return approved->wish();
}

void Maker::MakeServer() {
  const std::string path = folder.File("server");
  mkdir(path.c_str(), 0700);
  SimServer server(path, clock, random);
  Must(server.Start(), "server");
  Must(sql::WriteAndWait(server.database(),
                         [&](sql::Transaction& tx) -> absl::Status {
                           world.owners.clear();
                           RETURN_IF_ERROR(AddOrganization(tx));
                           RETURN_IF_ERROR(AddPerson(tx, "Coordinator"));
                           RETURN_IF_ERROR(AddPerson(tx, "Leader"));
                           for (int i = 1; i <= kVolunteers; ++i) {
                             RETURN_IF_ERROR(AddPerson(tx, absl::StrCat("Volunteer ", i)));
                           }
                           return AddCoordinator(tx);
                         }),
       "people");
  // Few places for many people; some overlap, some are so far away that offers run for a day.
  const std::vector<std::pair<int, std::vector<int>>> plan = {
      {1, {3}}, {5, {1}}, {8, {1, 1}}, {14, {2}}, {26, {1}}, {27, {1}}, {40, {1}}, {60, {1, 1}}};
  for (const auto& [hours, places] : plan) {
    world.shifts.push_back(AddShift(server, absl::Hours(hours), places));
  }
  world.wishes = {AddWish(server, "coat", false), AddWish(server, "glove", true)};
  Must(sql::ReadAndWait(server.database(),
                        [&](sql::Transaction& tx) {
                          return tx
                              .Run("SELECT shift_id, site_key FROM shifts", {},
                                   [&](const sql::Row& row) {
                                     world.site_keys[ResourceName(kShifts, row.Text(0))] =
                                         row.Blob(1);
                                   })
                              .status();
                        }),
       "keys");
  server.Stop();
  world.server = Disk::Get().Take(path);
}

void Maker::MakePhone(const Owner& owner) {
  const std::string path = folder.File(absl::StrCat("phone", world.phones.size()));
  mkdir(path.c_str(), 0700);
  SimPhone phone(path, owner, clock, random);
  Must(phone.Start(), "phone");
  Must(phone.store().SetProfile({.device = owner.device, .person = owner.person}), "profile");
  phone.Stop();
  world.phones.push_back(Disk::Get().Take(path));
}

}  // namespace

const World& TheWorld() {
  static const World* const world = [] {
    Disk::Get();
    Maker maker;
    maker.world.start = maker.clock.Now();
    maker.MakeServer();
    for (const Owner& owner : maker.world.owners) maker.MakePhone(owner);
    return new World(std::move(maker.world));
  }();
  return *world;
}

}  // namespace glimmer::sim
