#include "tests/contract/matrix_server.h"

#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glimmer/v1/policy.pb.h"
#include "server/access/caller_source.h"
#include "server/access/session_store.h"
#include "server/rpc/context.h"
#include "shared/base/ids.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::contract {
namespace {

constexpr absl::string_view kInsertUnit =
    "INSERT INTO units (unit_id, organization_id, parent_unit_id, kind, display_name, path, "
    "create_time_us) VALUES ($1, $2, $3, 1, $4, COALESCE($3 || '/', '') || $1 || '/', 1)";

constexpr absl::string_view kInsertShift =
    "INSERT INTO shifts VALUES ($1, $2, $3, '2026-03-05T10:00:00', '2026-03-05T10:00:00', $4, "
    "$4 + 7200000000, 1, 5, 1, 0, 2, $5, $4, $4, NULL, 0, 0, $6, '', 0, 1, $5, $5)";

constexpr absl::string_view kInsertSignUp =
    "INSERT INTO sign_ups VALUES ($1, $2, $3, $4, 1, 0, 1, $5, $5 + 7200000000, NULL, FALSE, "
    "FALSE, NULL, '', $6, $6)";

constexpr absl::string_view kInsertRecord =
    "INSERT INTO service_records VALUES ($1, $2, $3, $4, 1, $7, $8, 'River', 'environment', "
    "$5, $5, $5, '2026-03-05', 'Asia/Shanghai', 1, 7200000001, 1, 7200000001, 0, 120, 1, 1, 1, 1, "
    "FALSE, 'pack', NULL, 'local', '', $6, NULL)";

// A published wish of two pieces whose contact is the person, who has claimed another.
constexpr absl::string_view kInsertWish =
    "INSERT INTO wishes VALUES ($1, $2, $3, 'a neighbour', 'Books', 'books', '', 'goods', 1, "
    "'book', 'piece', 0, TRUE, 2000, $6, 0, 0, '2027-01-01', 2, '', NULL, $4, $5, $5, NULL, $5, "
    "NULL, FALSE)";

constexpr absl::string_view kInsertClaim =
    "INSERT INTO wish_claims VALUES ($1, $2, $3, NULL, NULL, 1000, FALSE, 1, $4, FALSE, NULL, "
    "NULL, NULL, NULL, 0, 0, '', '', $5, $5)";

constexpr absl::string_view kInsertGift =
    "INSERT INTO gifts VALUES ($1, $2, $3, 'rice', 'bag', 1000, 0, '2026-03-05', NULL, '', TRUE, "
    "'', $4, FALSE, NULL, NULL, NULL, NULL, 1, '', $5, $5)";
constexpr absl::string_view kInsertFollowUp =
    "INSERT INTO follow_ups VALUES ($1, $2, $3, 2, 'Lamp', '', '', 2, NULL, $4, '2027-01-01', '', "
    "NULL, '', '', 0, $5, NULL, NULL, $5)";

constexpr absl::string_view kInsertDeed =
    "INSERT INTO deeds VALUES ($1, $2, $3, 'Lamp', 'everybody', '2026-03-05', $4, NULL, 1, 0, $4, "
    "'', $5, $5)";

constexpr absl::string_view kInsertHousehold =
    "INSERT INTO households (household_id, organization_id, unit_id, alias, state, "
    "contact_person_id, languages, cadence_days, min_people, has_minors, code_failures, "
    "create_time_us, update_time_us, erase_time_us) "
    "VALUES ($1, $2, $3, $1, 1, $4, '', 0, 1, FALSE, 0, $5, $5, $6)";

// Waits for the one event that the call has asked for.
bool Next(grpc::CompletionQueue& queue) {
  void* tag = nullptr;
  bool ok = false;
  return queue.Next(&tag, &ok) && ok;
}

// Any method as a stream: one request, the first answer if there is one, then the end.
grpc::Status CallGeneric(const std::shared_ptr<grpc::Channel>& channel,
                         grpc::ClientContext& context, const std::string& method,
                         const std::string& request) {
  grpc::GenericStub stub(channel);
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareCall(&context, method, &queue);
  int tag = 0;
  const grpc::Slice slice(request);
  const grpc::ByteBuffer bytes(&slice, 1);
  grpc::ByteBuffer answer;
  call->StartCall(&tag);
  bool going = Next(queue);
  if (going) {
    call->WriteLast(bytes, {}, &tag);
    going = Next(queue);
  }
  bool answered = false;
  if (going) {
    call->Read(&answer, &tag);
    answered = Next(queue);
  }
  if (answered) context.TryCancel();
  grpc::Status status;
  call->Finish(&status, &tag);
  Next(queue);
  return answered ? grpc::Status::OK : status;
}

}  // namespace

MatrixServer::MatrixServer() {
  Config config;
  config.data_dir = folder_.File("data");
  config.store = store_.url();
  config.listen.clear();
  config.front_socket = folder_.File("front.sock");
  config.public_host = "glimmer.example.org";
  auto server = Server::Start(config, clock_, SystemRandom());
  EXPECT_TRUE(server.ok()) << server.status();
  server_ = *std::move(server);
  front_ = grpc::CreateChannel("unix:" + config.front_socket, grpc::InsecureChannelCredentials());
  AddOrganization();  // the first one: the operator's
  Write([&](sql::Transaction& tx) {
    return tx
        .Execute("INSERT INTO rule_packs VALUES ('pack', $1, 1, '2020-01-01', 1, 0, 600, 0, 1)",
                 organization_id_)
        .status();
  });
  const std::string unit = AddUnit(root_id_, "Own");
  const std::string sibling = AddUnit(root_id_, "Sibling");
  people_[kLeader] = AddPerson(unit);
  own_ = AddResources(unit, people_[kLeader]);
  sibling_ = AddResources(sibling, AddPerson(sibling));
  people_[kSelfPrincipal] = own_["people"].substr(7);
  people_[kOtherVolunteer] = AddPerson(unit);
  for (const auto& [principal, role, scope] :
       {std::tuple(kCoordinator, v1::ROLE_COORDINATOR, unit),
        std::tuple(kSiblingCoordinator, v1::ROLE_COORDINATOR, sibling),
        std::tuple(kAdministrator, v1::ROLE_ORGANIZATION_ADMIN, root_id_),
        std::tuple(kAuditor, v1::ROLE_AUDITOR, root_id_),
        std::tuple(kParentCoordinator, v1::ROLE_COORDINATOR, root_id_),
        std::tuple(kSafeguardingLead, v1::ROLE_SAFEGUARDING_LEAD, unit)}) {
    people_[principal] = AddPerson(scope);
    AddGrant(people_[principal], role, scope);
  }
  people_[kFormerCoordinator] = AddPerson(unit);
  AddGrant(people_[kFormerCoordinator], v1::ROLE_COORDINATOR, unit, -absl::Seconds(1));
  AddOrganization();
  people_[kForeignCoordinator] = AddPerson(root_id_);
  AddGrant(people_[kForeignCoordinator], v1::ROLE_COORDINATOR, root_id_);
}

void MatrixServer::Write(sql::Work work) {
  const absl::Status status = sql::WriteAndWait(server_->database(), std::move(work));
  EXPECT_TRUE(status.ok()) << status;
}

void MatrixServer::AddOrganization() {
  organization_id_ = NewId();
  root_id_ = NewId();
  Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute("INSERT INTO organizations VALUES ($1, $2, 'Asia/Shanghai', 0)",
                               organization_id_, root_id_));
    return tx.Execute(kInsertUnit, root_id_, organization_id_, sql::Value(nullptr), "Root")
        .status();
  });
}

std::string MatrixServer::AddUnit(const std::string& parent_id, const std::string& name) {
  const std::string id = NewId();
  Write([&](sql::Transaction& tx) {
    return tx.Execute(kInsertUnit, id, organization_id_, parent_id, name).status();
  });
  return id;
}

std::string MatrixServer::AddPerson(const std::string& unit_id) {
  const std::string id = NewId();
  Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute(
        "INSERT INTO people (person_id, organization_id, display_name, name_fold, name_pinyin, "
        "languages, skills, version, create_time_us, update_time_us) "
        "VALUES ($1, $2, 'Name', 'name', 'name', '', '', 1, 1, 1)",
        id, organization_id_));
    RETURN_IF_ERROR(rpc::SubjectKeyOf(tx, SystemRandom(), id));
    return tx.Execute("INSERT INTO home_units VALUES ($1, $2, '2020-01-01', NULL)", id, unit_id)
        .status();
  });
  return id;
}

std::string MatrixServer::AddGrant(const std::string& person_id, int role,
                                   const std::string& unit_id, absl::Duration until) {
  const std::string id = NewId();
  Write([&](sql::Transaction& tx) {
    return tx
        .Execute("INSERT INTO role_grants VALUES ($1, $2, $3, $4, NULL, $5, 1, NULL)", id,
                 person_id, role, unit_id, clock_.Now() + until)
        .status();
  });
  return id;
}

std::string MatrixServer::AddDevice(const std::string& person_id) {
  const std::string id = NewId();
  const std::string key = NewId();
  Write([&](sql::Transaction& tx) {
    return tx
        .Execute(
            "INSERT INTO devices (device_id, person_id, public_key, label, installation_id, "
            "create_time_us, activate_time_us) VALUES ($1, $2, $3, '', '', 1, 1)",
            id, person_id, sql::Bytes{key})
        .status();
  });
  return id;
}

std::string MatrixServer::NewSession(const std::string& person_id) {
  std::string& device = session_devices_[person_id];
  if (device.empty()) device = AddDevice(person_id);
  std::string token = NewRandomId(SystemRandom());
  Write([&](sql::Transaction& tx) {
    const absl::Time now = clock_.Now();
    return access::InsertSession(
        tx, {access::TokenHash(token), device, person_id, now, now + absl::Hours(1)});
  });
  return token;
}

Resources MatrixServer::AddResources(const std::string& unit_id, const std::string& leader_id) {
  const std::string person = AddPerson(unit_id);
  const std::string notice = NewId();
  Resources out = {
      {"units", "units/" + unit_id},
      {"people", "people/" + person},
      {"devices", "devices/" + AddDevice(person)},
      {"role_grants", "role_grants/" + AddGrant(AddPerson(unit_id), v1::ROLE_COORDINATOR, unit_id)},
      {"notices", "notices/" + notice}};
  Write([&](sql::Transaction& tx) {
    return tx
        .Execute("INSERT INTO notices VALUES ($1, $2, 1, '', $3, 1, 1, NULL, NULL)", notice, person,
                 sql::Bytes{""})
        .status();
  });
  AddShift(unit_id, leader_id, out);
  AddRecord(unit_id, person, out);
  AddWish(unit_id, person, out);
  AddGift(unit_id, person, out);
  AddLedgers(unit_id, person, out);
  AddHousehold(unit_id, person, out);
  AddPairing(person, out);
  AddVisit(unit_id, person, out);
  return out;
}

void MatrixServer::AddShift(const std::string& unit_id, const std::string& leader_id,
                            Resources& out) {
  const std::string event = NewId();
  const std::string shift = NewId();
  const std::string position = NewId();
  const std::string sign_up = NewId();
  const absl::Time start = clock_.Now() + absl::Hours(72);
  Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(
        tx.Execute("INSERT INTO events VALUES ($1, $2, $3, $3, 'River', 'environment', '', '', '', "
                   "'Asia/Shanghai', $4, '', NULL, 1, 1, 1)",
                   event, organization_id_, unit_id, leader_id));
    RETURN_IF_ERROR(tx.Execute(kInsertShift, shift, organization_id_, event, start,
                               clock_.Now() - absl::Hours(1), sql::Bytes{std::string(32, 'k')}));
    RETURN_IF_ERROR(tx.Execute("INSERT INTO positions VALUES ($1, $2, 1, 'Helper', 5, 1, '', 0)",
                               position, shift));
    return tx
        .Execute(kInsertSignUp, sign_up, shift, position, out["people"].substr(7), start,
                 clock_.Now())
        .status();
  });
  out["events"] = "events/" + event;
  out["shifts"] = "shifts/" + shift;
  out["sign_ups"] = "sign_ups/" + sign_up;
}

void MatrixServer::AddRecord(const std::string& unit_id, const std::string& person_id,
                             Resources& out) {
  const std::string record = NewId();
  const auto sequence = static_cast<int64_t>(session_devices_.size() + own_.size() + 1);
  Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const std::string key, rpc::SubjectKeyOf(tx, SystemRandom(), person_id));
    return tx
        .Execute(kInsertRecord, record, organization_id_, sequence, key, unit_id, clock_.Now(),
                 out["shifts"].substr(7), out["events"].substr(7))
        .status();
  });
  out["service_records"] = "service_records/" + record;
}

void MatrixServer::AddWish(const std::string& unit_id, const std::string& person_id,
                           Resources& out) {
  const std::string wish = NewId();
  const std::string other = NewId();
  const std::string claim = NewId();
  const absl::Time now = clock_.Now();
  Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute(kInsertWish, wish, organization_id_, unit_id, person_id, now, 0));
    RETURN_IF_ERROR(
        tx.Execute(kInsertWish, other, organization_id_, unit_id, sql::Value(nullptr), now, 1'000));
    return tx.Execute(kInsertClaim, claim, other, person_id, now + absl::Hours(72), now).status();
  });
  out["wishes"] = "wishes/" + wish;
  out["wish_claims"] = "wish_claims/" + claim;
}

void MatrixServer::AddGift(const std::string& unit_id, const std::string& person_id,
                           Resources& out) {
  const std::string gift = NewId();
  Write([&](sql::Transaction& tx) {
    return tx.Execute(kInsertGift, gift, organization_id_, unit_id, person_id, clock_.Now())
        .status();
  });
  out["gifts"] = "gifts/" + gift;
}

void MatrixServer::AddLedgers(const std::string& unit_id, const std::string& person_id,
                              Resources& out) {
  const std::string follow_up = NewId();
  const std::string deed = NewId();
  const absl::Time now = clock_.Now();
  Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(
        tx.Execute(kInsertFollowUp, follow_up, organization_id_, unit_id, person_id, now));
    return tx.Execute(kInsertDeed, deed, organization_id_, unit_id, person_id, now).status();
  });
  out["follow_ups"] = "follow_ups/" + follow_up;
  out["deeds"] = "deeds/" + deed;
}

void MatrixServer::AddHousehold(const std::string& unit_id, const std::string& person_id,
                                Resources& out) {
  const std::string household = NewId();
  const absl::Time now = clock_.Now();
  Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute(kInsertHousehold, household, organization_id_, unit_id, person_id,
                               now, now + absl::Hours(24)));
    return tx
        .Execute("INSERT INTO household_subjects VALUES ($1, $2)", NewRandomId(SystemRandom()),
                 household)
        .status();
  });
  out["households"] = "households/" + household;
}

void MatrixServer::AddPairing(const std::string& person_id, Resources& out) {
  const std::string pairing = NewId();
  const std::string household = out["households"].substr(11);
  Write([&](sql::Transaction& tx) {
    return tx
        .Execute("INSERT INTO pairings VALUES ($1, $2, $3, $4, 3, NULL, $5, NULL, NULL, $5, $5)",
                 pairing, organization_id_, household, person_id, clock_.Now())
        .status();
  });
  out["pairings"] = "pairings/" + pairing;
}

void MatrixServer::AddVisit(const std::string& unit_id, const std::string& person_id,
                            Resources& out) {
  const std::string visit = NewId();
  const absl::Time now = clock_.Now();
  Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute(
        "INSERT INTO visits (visit_id, organization_id, unit_id, subject_key, household_id, state, "
        "start_time_us, end_time_us, introduction, min_people, travel_minutes, alarm, "
        "create_time_us, update_time_us) VALUES ($1, $2, $3, 'key', $4, 6, $5, $6, TRUE, 2, 0, 0, "
        "$5, $5)",
        visit, organization_id_, unit_id, out["households"].substr(11), now, now + absl::Hours(1)));
    return tx.Execute("INSERT INTO visit_visitors VALUES ($1, $2, 1)", visit, person_id).status();
  });
  out["visits"] = "visits/" + visit;
}

absl::Status MatrixServer::Call(Principal principal, const std::string& method,
                                const std::string& request) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  if (!people_[principal].empty()) {
    std::string& session = sessions_[principal];
    if (session.empty()) session = NewSession(people_[principal]);
    context.AddMetadata("authorization", "Bearer " + session);
    // Some of its calls end the session.
    if (absl::StrContains(method, "AccessService")) session.clear();
  }
  const auto channel = principal == kOperator ? server_->AdminChannel() : front_;
  return FromGrpc(CallGeneric(channel, context, method, request));
}

}  // namespace glimmer::contract
