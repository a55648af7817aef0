#include "tests/compat/recorded_village.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "server/access/caller_source.h"
#include "server/access/session_store.h"
#include "server/attendance/attendance_service.h"
#include "server/events/event_service.h"
#include "server/households/household_service.h"
#include "server/ledgers/deed_service.h"
#include "server/ledgers/follow_up_service.h"
#include "server/ledgers/gift_service.h"
#include "server/notices/notice_service.h"
#include "server/rpc/context.h"
#include "server/signups/sign_up_service.h"
#include "server/storage/invariants.h"
#include "server/sync/sync_service.h"
#include "server/visits/pairing_service.h"
#include "server/visits/visit_service.h"
#include "server/wishes/wish_service.h"
#include "shared/base/time_convert.h"

namespace glimmer::compat {
namespace {

constexpr absl::string_view kInsertUnit =
    "INSERT INTO units (unit_id, organization_id, parent_unit_id, kind, display_name, path, "
    "create_time_us) VALUES ($1, $2, $3, 1, 'Willow Village', $3 || '/' || $1 || '/', 1)";

constexpr absl::string_view kInsertPerson =
    "INSERT INTO people (person_id, organization_id, display_name, name_fold, name_pinyin, "
    "languages, skills, version, create_time_us, update_time_us) "
    "VALUES ($1, $2, $3, $3, $3, '', '', 1, 1, 1)";

constexpr absl::string_view kInsertHome =
    "INSERT INTO home_units (person_id, unit_id, start_date) VALUES ($1, $2, '2020-01-01')";

constexpr absl::string_view kInsertDevice =
    "INSERT INTO devices (device_id, person_id, public_key, label, installation_id, "
    "create_time_us, activate_time_us) VALUES ($1, $2, $3, 'phone', $1, 1, 1)";

constexpr absl::string_view kInsertGrant =
    "INSERT INTO role_grants (role_grant_id, person_id, role, scope_unit_id, end_time_us, "
    "create_time_us) VALUES ($1, $2, $3, $4, $5, 1)";

constexpr absl::string_view kInsertEvent =
    "INSERT INTO events (event_id, organization_id, organizing_unit_id, host_unit_id, title, "
    "category, place, description, bring, time_zone, leader_person_id, rrule, external_uid, "
    "version, create_time_us, update_time_us) VALUES ($1, $2, $3, $3, 'River', 'environment', "
    "'East gate', '', '', 'Asia/Shanghai', $4, '', NULL, 1, 1, 1)";

constexpr absl::string_view kInsertShift =
    "INSERT INTO shifts (shift_id, organization_id, event_id, recurrence_id, civil_start, "
    "start_time_us, end_time_us, state, capacity, held, waiting, next_join_sequence, "
    "sign_up_open_time_us, sign_up_close_time_us, leave_deadline_us, leader_person_id, "
    "audience_count, guest_count, site_key, cancel_reason, sequence, version, create_time_us, "
    "update_time_us) VALUES ($1, $2, $3, $4, $4, $5, $6, 1, $7, 0, 0, 1, 1, $5, $8, $9, 0, 0, "
    "$10, '', 0, 1, 1, 1)";

constexpr absl::string_view kInsertPosition =
    "INSERT INTO positions (position_id, shift_id, ordinal, display_name, capacity, held, "
    "needed_skills, minimum_age) VALUES ($1, $2, 1, 'Helper', $3, 0, '', 0)";

// Another thing with the same number.
std::string IdLike(absl::string_view id, char kind) {
  std::string other(id);
  other[10] = kind;
  return other;
}

std::vector<test::ServiceFactory> Services() {
  const std::string key(32, 'k');
  return {
      [](const rpc::Deps& deps) { return std::make_unique<events::EventService>(deps); },
      [](const rpc::Deps& deps) { return std::make_unique<signups::SignUpService>(deps); },
      [](const rpc::Deps& deps) { return std::make_unique<attendance::AttendanceService>(deps); },
      [key](const rpc::Deps& deps) { return std::make_unique<wishes::WishService>(deps, key); },
      [](const rpc::Deps& deps) { return std::make_unique<ledgers::GiftService>(deps); },
      [](const rpc::Deps& deps) { return std::make_unique<ledgers::FollowUpService>(deps); },
      [](const rpc::Deps& deps) { return std::make_unique<ledgers::DeedService>(deps); },
      [key](const rpc::Deps& deps) {
        return std::make_unique<households::HouseholdService>(deps, key);
      },
      [key](const rpc::Deps& deps) { return std::make_unique<visits::PairingService>(deps, key); },
      [key](const rpc::Deps& deps) { return std::make_unique<visits::VisitService>(deps, key); },
      [](const rpc::Deps& deps) { return std::make_unique<notices::NoticeService>(deps); },
      [](const rpc::Deps& deps) { return std::make_unique<sync::SyncService>(deps); }};
}

}  // namespace

RecordedVillage::RecordedVillage(uint64_t seed) : first_moment_(server_.clock().Now()) {
  // The server's ids are drawn behind so many octets.
  std::string skipped(8 * (seed + 1), '\0');
  server_.random().Fill(skipped.data(), skipped.size());
  server_.MustWrite([&](sql::Transaction& tx) {
    return tx.Execute(kInsertUnit, kUnit, server_.organization_id(), server_.root_unit_id())
        .status();
  });
  AddPerson(Who::kCoordinator, "Zhou Min");
  AddPerson(Who::kSecondCoordinator, "Sun Li");
  AddPerson(Who::kVolunteer, "Zhao Yifan");
  AddPerson(Who::kNeighbour, "Li Min");
  AddPerson(Who::kLeader, "Ma Jun");
  AddPerson(Who::kContact, "Chen Jie");
  for (const Who who : {Who::kCoordinator, Who::kSecondCoordinator}) {
    AddGrant(who, v1::ROLE_COORDINATOR);
  }
  AddShift(kToday, TodayStart(), 5);
  AddShift(kOnePlace, first_moment_ + absl::Hours(72), 1);
  AddShift(kInTwoDays, first_moment_ + absl::Hours(48), 5);
  AddShift(kInFourDays, first_moment_ + absl::Hours(96), 5);
  AddShift(kYesterday, first_moment_ - absl::Hours(26), 5);
  server_.Start(Services());
  auto client = mobile::RpcClient::Create(
      {.address = absl::StrCat("unix:", server_.folder().File("server.sock")), .insecure = true});
  EXPECT_TRUE(client.ok()) << client.status();
  client_ = *std::move(client);
}

std::string RecordedVillage::PersonId(Who who) {
  return absl::StrCat("01KJPB0000000000000000000", static_cast<int>(who) + 1);
}

std::string RecordedVillage::DeviceId(Who who) {
  return absl::StrCat("01KJPD0000000000000000000", static_cast<int>(who) + 1);
}

KeyPair RecordedVillage::DeviceKey(Who who) {
  test::SeededRandom random(100 + static_cast<uint64_t>(who));
  return NewSigningKey(random);
}

void RecordedVillage::AddPerson(Who who, const std::string& name) {
  const std::string id = PersonId(who);
  const std::string key = DeviceKey(who).public_key;
  server_.MustWrite([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute(kInsertPerson, id, server_.organization_id(), name));
    RETURN_IF_ERROR(rpc::SubjectKeyOf(tx, server_.random(), id));
    RETURN_IF_ERROR(tx.Execute(kInsertHome, id, kUnit));
    return tx.Execute(kInsertDevice, DeviceId(who), id, sql::Bytes{key}).status();
  });
}

void RecordedVillage::AddGrant(Who who, v1::Role role) {
  const std::string person = PersonId(who);
  server_.MustWrite([&](sql::Transaction& tx) {
    return tx
        .Execute(kInsertGrant, IdLike(person, 'G'), person, static_cast<int64_t>(role), kUnit,
                 first_moment_ + absl::Hours(24 * 1000))
        .status();
  });
}

void RecordedVillage::AddShift(absl::string_view id, absl::Time start, int64_t capacity) {
  const std::string civil = FormatCivilSecond(
      absl::ToCivilSecond(start, LoadZone("Asia/Shanghai").value_or(absl::UTCTimeZone())));
  const std::string leader = PersonId(Who::kLeader);
  const std::string site_key = SiteKey();
  server_.MustWrite([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(
        tx.Execute(kInsertEvent, IdLike(id, 'E'), server_.organization_id(), kUnit, leader));
    RETURN_IF_ERROR(tx.Execute(kInsertShift, id, server_.organization_id(), IdLike(id, 'E'), civil,
                               start, start + absl::Hours(2), capacity, start - absl::Hours(24),
                               leader, sql::Bytes{site_key}));
    return tx.Execute(kInsertPosition, IdLike(id, 'P'), id, capacity).status();
  });
}

std::string RecordedVillage::NewSession(Who who) {
  std::string token = NewRandomId(server_.random());
  const absl::Time now = clock().Now();
  server_.MustWrite([&](sql::Transaction& tx) {
    return access::InsertSession(
        tx, {access::TokenHash(token), DeviceId(who), PersonId(who), now, now + absl::Hours(1)});
  });
  return token;
}

absl::StatusOr<std::string> RecordedVillage::Call(Who who, const std::string& method,
                                                  const std::string& request) {
  return client_->UnaryAndWait(method, request, {.token = NewSession(who)});
}

std::vector<Delivered> Deliver(RecordedVillage& village, const std::vector<RecordedCall>& calls,
                               absl::Duration late) {
  std::vector<Delivered> delivered(calls.size());
  Names names;
  const auto send = [&](size_t i) {
    const RecordedCall& call = calls[i];
    village.clock().Set(village.first_moment() + call.at +
                        (call.queued ? late : absl::ZeroDuration()));
    const std::string request = names.Here(call.request);
    const auto answer = village.Call(call.who, call.method, request);
    delivered[i].status = answer.status();
    if (!answer.ok()) return;
    delivered[i].answer = *answer;
    names.Learn(call, *answer);
    if (!call.queued) return;
    const auto again = village.Call(call.who, call.method, request);
    delivered[i].same_again =
        again.ok() && Canonical(call.method, *again) == Canonical(call.method, *answer);
  };
  const bool in_turn = late == absl::ZeroDuration();
  for (size_t i = 0; i < calls.size(); ++i) {
    if (in_turn || !calls[i].queued) send(i);
  }
  for (size_t i = 0; i < calls.size() && !in_turn; ++i) {
    if (calls[i].queued) send(i);
  }
  return delivered;
}

std::vector<std::string> RecordedVillage::Broken() {
  std::vector<std::string> broken;
  server_.MustRead([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(broken, storage::BrokenInvariants(tx));
    return absl::OkStatus();
  });
  return broken;
}

}  // namespace glimmer::compat
