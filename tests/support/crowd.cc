#include "tests/support/crowd.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "absl/time/clock.h"
#include "glimmer/v1/sign_up_service.grpc.pb.h"
#include "glimmer/v1/wish_service.grpc.pb.h"
#include "server/storage/invariants.h"
#include "shared/base/ids.h"
#include "shared/crypto/hashing.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::test {
namespace {

void Must(const absl::Status& status) {
  if (status.ok()) return;
  std::cerr << status << "\n";
  std::abort();
}

struct Seeder {
  sql::Transaction& tx;
  absl::Time now;
  std::string organization = NewUlid(now, SystemRandom());
  std::string unit = NewUlid(now, SystemRandom());

  template <typename... Args>
  void Do(absl::string_view statement, const Args&... args) {
    Must(tx.Execute(statement, args...).status());
  }

  void Organization() {
    Do("INSERT INTO organizations (organization_id, root_unit_id, time_zone, last_sequence) "
       "VALUES ($1, $2, 'Asia/Shanghai', 0)",
       organization, unit);
    Do("INSERT INTO units (unit_id, organization_id, parent_unit_id, kind, display_name, path, "
       "create_time_us) VALUES ($1, $2, NULL, 1, 'Storm town', $3, $4)",
       unit, organization, unit + "/", now);
  }

  CrowdMember Person(int number) {
    CrowdMember member{NewUlid(now, SystemRandom()), NewRandomId(SystemRandom()),
                       NewUuidV7(now, SystemRandom()), NewUlid(now, SystemRandom())};
    const std::string name = absl::StrCat("Volunteer ", number);
    Do("INSERT INTO people (person_id, organization_id, display_name, name_fold, name_pinyin, "
       "languages, skills, version, create_time_us, update_time_us) "
       "VALUES ($1, $2, $3, $3, $3, '', '', 1, $4, $4)",
       member.person_id, organization, name, now);
    Do("INSERT INTO home_units (person_id, unit_id, start_date) VALUES ($1, $2, '2020-01-01')",
       member.person_id, unit);
    // As signing in does: a session holds only for a person with a subject key.
    Do("INSERT INTO subject_keys (subject_key, person_id) VALUES ($1, $2)",
       NewRandomId(SystemRandom()), member.person_id);
    const std::string device = NewUlid(now, SystemRandom());
    std::string key(32, '\0');
    SystemRandom().Fill(key.data(), key.size());
    Do("INSERT INTO devices (device_id, person_id, public_key, label, installation_id, "
       "create_time_us, activate_time_us) VALUES ($1, $2, $3, '', '', $4, $4)",
       device, member.person_id, sql::Bytes{key}, now);
    const std::string hash = Blake2b256(member.token);
    Do("INSERT INTO sessions (token_hash, device_id, person_id, create_time_us, expire_time_us) "
       "VALUES ($1, $2, $3, $4, $5)",
       sql::Bytes{hash}, device, member.person_id, now, now + absl::Hours(5));
    return member;
  }

  std::string Shift(int places, absl::Duration ahead = absl::Hours(48)) {
    const std::string event = NewUlid(now, SystemRandom());
    const std::string shift = NewUlid(now, SystemRandom());
    Do("INSERT INTO events (event_id, organization_id, organizing_unit_id, host_unit_id, title, "
       "category, place, description, bring, time_zone, rrule, version, create_time_us, "
       "update_time_us) VALUES ($1, $2, $3, $3, 'Storm', '', '', '', '', 'Asia/Shanghai', '', 1, "
       "$4, $4)",
       event, organization, unit, now);
    const absl::Time start = now + ahead;
    Do("INSERT INTO shifts (shift_id, organization_id, event_id, recurrence_id, civil_start, "
       "start_time_us, end_time_us, state, capacity, held, waiting, next_join_sequence, "
       "sign_up_open_time_us, sign_up_close_time_us, leave_deadline_us, audience_count, "
       "guest_count, site_key, cancel_reason, sequence, version, create_time_us, update_time_us) "
       "VALUES ($1, $2, $3, '2026-01-01T09:00:00', '2026-01-01T09:00:00', $4, $5, 1, $6, 0, 0, 1, "
       "$7, $4, $4, 0, 0, $8, '', 0, 1, $7, $7)",
       shift, organization, event, start, start + absl::Hours(2), places, now,
       sql::Bytes{"01234567890123456789012345678901"});
    Do("INSERT INTO positions (position_id, shift_id, ordinal, display_name, capacity, held, "
       "needed_skills, minimum_age) VALUES ($1, $2, 0, 'Helper', $3, 0, '', 0)",
       NewUlid(now, SystemRandom()), shift, places);
    return shift;
  }

  std::string Wish() {
    const std::string wish = NewUlid(now, SystemRandom());
    Do("INSERT INTO wishes (wish_id, organization_id, unit_id, alias, title, title_fold, "
       "description, category, kind, item, measure, minutes, may_split, quantity, claimed, "
       "delivered, confirmed, deadline_date, state, reason, create_time_us, publish_time_us, "
       "update_time_us) VALUES ($1, $2, $3, 'a neighbour', 'Lamp', 'lamp', '', 'goods', 1, "
       "'lamp', 'piece', 0, FALSE, 1000, 0, 0, 0, '2100-01-01', 2, '', $4, $4, $4)",
       wish, organization, unit, now);
    Do("INSERT INTO wish_secrets (wish_id, sealed) VALUES ($1, $2)", wish, sql::Bytes{"sealed"});
    return wish;
  }
};

// For more of the organisation that is there.
Seeder ForOrganization(sql::Transaction& tx) {
  Seeder seeder{tx, absl::Now()};
  Must(tx.Run("SELECT organization_id, root_unit_id FROM organizations", {},
              [&](const sql::Row& row) {
                seeder.organization = row.Text(0);
                seeder.unit = row.Text(1);
              })
           .status());
  return seeder;
}

std::string Refusal(const grpc::Status& grpc_status) {
  const absl::Status status = FromGrpc(grpc_status);
  const std::string reason = ReasonName(status);
  return reason.empty() ? absl::StatusCodeToString(status.code()) : reason;
}

// The two things that a crowd can want.
struct SignUps {
  using Service = v1::SignUpService;
  using Request = v1::CreateSignUpRequest;
  using Response = v1::CreateSignUpResponse;

  static void Fill(const CrowdMember& member, const Crowd& crowd, const StormPlan& plan, int,
                   Request& request) {
    request.set_sign_up_id(member.sign_up_id);
    request.set_shift("shifts/" + crowd.shift_id);
    request.set_when_full(plan.when_full);
  }
  template <typename... Args>
  static void Call(Service::Stub& stub, Args&&... args) {
    stub.async()->CreateSignUp(std::forward<Args>(args)...);
  }
  static std::string Said(const Response& response) {
    return response.sign_up().state() == v1::SignUp::STATE_CONFIRMED ? "CONFIRMED" : "WAITLISTED";
  }
};

struct Claims {
  using Service = v1::WishService;
  using Request = v1::ClaimWishRequest;
  using Response = v1::ClaimWishResponse;

  static void Fill(const CrowdMember& member, const Crowd&, const StormPlan& plan, int index,
                   Request& request) {
    request.set_wish_claim_id(member.sign_up_id);
    request.set_wish("wishes/" + plan.wishes[static_cast<size_t>(index)]);
  }
  template <typename... Args>
  static void Call(Service::Stub& stub, Args&&... args) {
    stub.async()->ClaimWish(std::forward<Args>(args)...);
  }
  static std::string Said(const Response& response) {
    return response.wish_claim().state() == v1::WishClaim::STATE_HELD ? "HELD" : "NOT_HELD";
  }
};

template <typename Kind>
struct Call {
  grpc::ClientContext context;
  typename Kind::Request request;
  typename Kind::Response response;
  std::chrono::steady_clock::time_point start;
};

template <typename Kind>
std::vector<Outcome> StormOf(const Crowd& crowd, const StormPlan& plan,
                             const ChannelMaker& channel) {
  const int last = plan.last == 0 ? static_cast<int>(crowd.people.size()) : plan.last;
  const int count = last - plan.first;
  std::vector<std::unique_ptr<typename Kind::Service::Stub>> stubs;
  for (int i = 0; i < plan.connections; ++i) {
    auto made = channel();
    // Connected before the storm: it is the calls that shall race, not the handshakes.
    made->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(20));
    stubs.push_back(Kind::Service::NewStub(made));
  }
  std::vector<Outcome> outcomes(count);
  std::vector<std::unique_ptr<Call<Kind>>> calls;
  for (int i = 0; i < count; ++i) {
    const CrowdMember& member = crowd.people[plan.first + i];
    auto call = std::make_unique<Call<Kind>>();
    call->context.AddMetadata("authorization", "Bearer " + member.token);
    call->context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(60));
    call->request.set_request_id(member.request_id);
    call->request.set_person("people/" + member.person_id);
    Kind::Fill(member, crowd, plan, plan.first + i, call->request);
    calls.push_back(std::move(call));
  }
  absl::BlockingCounter open(count);
  std::atomic<int> ended{0};
  for (int i = 0; i < count; ++i) {
    Call<Kind>& call = *calls[i];
    call.start = std::chrono::steady_clock::now();
    Kind::Call(*stubs[i % plan.connections], &call.context, &call.request, &call.response,
               [&, i](const grpc::Status& status) {
                 const auto took = std::chrono::steady_clock::now() - calls[i]->start;
                 outcomes[i] = {status.ok() ? Kind::Said(calls[i]->response) : Refusal(status),
                                absl::ToInt64Microseconds(absl::FromChrono(took))};
                 if (ended.fetch_add(1) + 1 == plan.stop_after && plan.on_stop) plan.on_stop();
                 open.DecrementCount();
               });
  }
  open.Wait();
  return outcomes;
}

}  // namespace

Crowd SeedCrowd(sql::Database& database, int people, int places) {
  Crowd crowd;
  Must(sql::WriteAndWait(database, [&](sql::Transaction& tx) {
    crowd = Crowd();
    Seeder seeder{tx, absl::Now()};
    seeder.Organization();
    for (int i = 0; i < people; ++i) crowd.people.push_back(seeder.Person(i));
    crowd.shift_id = seeder.Shift(places);
    return absl::OkStatus();
  }));
  return crowd;
}

std::vector<std::string> SeedShifts(sql::Database& database, int count, int places,
                                    absl::Duration first, absl::Duration apart) {
  std::vector<std::string> shifts;
  Must(sql::WriteAndWait(database, [&](sql::Transaction& tx) -> absl::Status {
    shifts.clear();
    Seeder seeder = ForOrganization(tx);
    for (int i = 0; i < count; ++i) {
      shifts.push_back(seeder.Shift(places, first + i * apart));
    }
    return absl::OkStatus();
  }));
  return shifts;
}

std::vector<std::string> SeedWishes(sql::Database& database, int count) {
  std::vector<std::string> wishes;
  Must(sql::WriteAndWait(database, [&](sql::Transaction& tx) -> absl::Status {
    wishes.clear();
    Seeder seeder = ForOrganization(tx);
    for (int i = 0; i < count; ++i) wishes.push_back(seeder.Wish());
    return absl::OkStatus();
  }));
  return wishes;
}

std::vector<Outcome> Storm(const Crowd& crowd, const StormPlan& plan, const ChannelMaker& channel) {
  return plan.wishes.empty() ? StormOf<SignUps>(crowd, plan, channel)
                             : StormOf<Claims>(crowd, plan, channel);
}

std::map<std::string, int> Count(const std::vector<Outcome>& outcomes) {
  std::map<std::string, int> counts;
  for (const Outcome& outcome : outcomes) ++counts[outcome.answer];
  return counts;
}

bool IsAcknowledged(const std::string& answer) {
  return answer == "CONFIRMED" || answer == "WAITLISTED" || answer == "HELD";
}

std::set<std::string> StoredSignUps(sql::Database& database) {
  std::set<std::string> ids;
  Must(sql::ReadAndWait(database, [&](sql::Transaction& tx) {
    ids.clear();
    return tx
        .Run("SELECT sign_up_id FROM sign_ups", {},
             [&](const sql::Row& row) { ids.insert(row.Text(0)); })
        .status();
  }));
  return ids;
}

std::vector<std::string> BrokenInvariants(sql::Database& database) {
  std::vector<std::string> broken;
  Must(sql::ReadAndWait(database, [&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(broken, storage::BrokenInvariants(tx));
    return absl::OkStatus();
  }));
  return broken;
}

}  // namespace glimmer::test
