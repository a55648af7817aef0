// Ten thousand people want a hundred places at the same moment, over real connections to a real
// server. Exactly a hundred get one; the others learn why, in the order in which they came.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "glimmer/v1/sign_up_service.grpc.pb.h"
#include "server/rpc/call.h"
#include "tests/support/crowd.h"
#include "tests/support/fakes.h"
#include "tests/support/server_process.h"
#include "tests/support/test_server.h"
#include "tests/support/test_store.h"

namespace glimmer {
namespace {

// Fewer on PostgreSQL, where each statement goes to another process and back: a call has 30 s.
const int kPeople = test::OnPostgres() ? 3000 : 10000;
constexpr int kPlaces = 100;

using test::Outcome;

constexpr auto kSchema = test::TestStore::Content::kServerSchema;

std::vector<std::string> Ids(sql::Database& database, absl::string_view statement) {
  std::vector<std::string> ids;
  EXPECT_TRUE(sql::ReadAndWait(database, [&](sql::Transaction& tx) {
                ids.clear();
                return tx
                    .Run(statement, {}, [&](const sql::Row& row) { ids.push_back(row.Text(0)); })
                    .status();
              }).ok());
  return ids;
}

int64_t P99(std::vector<Outcome> outcomes) {
  std::sort(outcomes.begin(), outcomes.end(),
            [](const Outcome& a, const Outcome& b) { return a.took_us < b.took_us; });
  return outcomes[outcomes.size() * 99 / 100].took_us / 1000;
}

// The line in the order of its answers' commits is the line in order of joining.
void ExpectLineInCommitOrder(sql::Database& database) {
  const auto joined =
      Ids(database, "SELECT 'sign_ups/' || sign_up_id FROM sign_ups ORDER BY join_sequence");
  const auto committed = Ids(
      database, "SELECT resource FROM changes WHERE resource LIKE 'sign_ups/%' ORDER BY sequence");
  EXPECT_EQ(joined, committed);
}

void RunMode(v1::CreateSignUpRequest::WhenFull mode, const std::string& rest) {
  test::TempDir folder;
  test::TestStore store(folder.path(), kSchema);
  const test::Crowd crowd = test::SeedCrowd(*store.Open(), kPeople, kPlaces);
  test::ServerProcess server(folder.path(), {.store = store.url()});
  server.Start();
  test::StormPlan plan;
  plan.when_full = mode;
  const auto begin = absl::Now();
  const auto outcomes = test::Storm(crowd, plan, [&] { return server.NewChannel(); });
  const absl::Duration took = absl::Now() - begin;
  const auto counts = test::Count(outcomes);
  std::cout << "storm: " << kPeople << " sign-ups in " << took << ", p99 " << P99(outcomes)
            << " ms, " << absl::StrJoin(counts, ", ", absl::PairFormatter("=")) << "\n";
  EXPECT_EQ(counts,
            (std::map<std::string, int>{{"CONFIRMED", kPlaces}, {rest, kPeople - kPlaces}}));
  EXPECT_EQ(server.Stop(), 0);
  const auto database = store.Open();
  EXPECT_THAT(test::BrokenInvariants(*database), testing::IsEmpty());
  ExpectLineInCommitOrder(*database);
}

TEST(StormTest, ExactlyAHundredAreConfirmedAndTheRestRefused) {
  RunMode(v1::CreateSignUpRequest::WHEN_FULL_REFUSE, "SHIFT_FULL");
}

TEST(StormTest, ExactlyAHundredAreConfirmedAndTheRestWaitInOrder) {
  RunMode(v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST, "WAITLISTED");
}

// A thousand phones and a thousand wishes, each wanted by ten of them at the same moment. A wish
// has one winner; who loses is told at once that somebody else was first, or that three are enough.
TEST(StormTest, EachWishHasOneWinner) {
  const int people = test::OnPostgres() ? 300 : 1000;
  constexpr int kEach = 10;
  test::TempDir folder;
  test::TestStore store(folder.path(), kSchema);
  const test::Crowd phones = test::SeedCrowd(*store.Open(), people, 1);
  const std::vector<std::string> wishes = test::SeedWishes(*store.Open(), people);
  test::Crowd crowd;
  test::StormPlan plan;
  for (int i = 0; i < people * kEach; ++i) {
    test::CrowdMember member = phones.people[i % people];
    member.request_id = NewUuidV7(absl::Now(), SystemRandom());
    member.sign_up_id = NewUlid(absl::Now(), SystemRandom());
    crowd.people.push_back(member);
    plan.wishes.push_back(wishes[(i + i / people * 97) % people]);
  }
  test::ServerProcess server(folder.path(), {.store = store.url()});
  server.Start();
  const auto begin = absl::Now();
  const auto outcomes = test::Storm(crowd, plan, [&] { return server.NewChannel(); });
  const absl::Duration took = absl::Now() - begin;
  auto counts = test::Count(outcomes);
  std::cout << "wishes: " << outcomes.size() << " claims in " << took << ", p99 " << P99(outcomes)
            << " ms, " << absl::StrJoin(counts, ", ", absl::PairFormatter("=")) << "\n";
  EXPECT_EQ(server.Stop(), 0);
  const auto database = store.Open();
  EXPECT_THAT(test::BrokenInvariants(*database), testing::IsEmpty());
  std::map<std::string, std::set<std::string>> winners;
  for (size_t i = 0; i < outcomes.size(); ++i) {
    if (outcomes[i].answer == "HELD") winners[plan.wishes[i]].insert(crowd.people[i].sign_up_id);
  }
  for (const auto& [wish, claims] : winners) EXPECT_EQ(claims.size(), 1u) << wish;
  EXPECT_EQ(static_cast<size_t>(counts["HELD"]), winners.size());
  EXPECT_EQ(Ids(*database, "SELECT wish_id FROM wishes WHERE state = 3").size(), winners.size());
  EXPECT_EQ(counts["HELD"] + counts["WISH_TAKEN"] + counts["TOO_MANY_CLAIMS"], people * kEach);
  // Nobody is told that a wish is taken which nobody has.
  for (size_t i = 0; i < outcomes.size(); ++i) {
    if (outcomes[i].answer != "WISH_TAKEN") continue;
    EXPECT_EQ(winners.count(plan.wishes[i]), 1u);
  }
}

// What a server would be that looks first and writes afterwards, without constraint or counter.
class CheckThenInsert final : public v1::SignUpService::CallbackService {
 public:
  explicit CheckThenInsert(const rpc::Deps& deps) : deps_(deps) {}

  grpc::ServerUnaryReactor* CreateSignUp(grpc::CallbackServerContext* rpc,
                                         const v1::CreateSignUpRequest* request,
                                         v1::CreateSignUpResponse* response) override {
    auto* reactor = rpc->DefaultReactor();
    auto taken = std::make_shared<int64_t>(0);
    deps_.database.Read(
        [taken](sql::Transaction& tx) {
          return tx
              .Run("SELECT COUNT(*) FROM sign_ups", {},
                   [&](const sql::Row& row) { *taken = row.Int(0); })
              .status();
        },
        [this, reactor, taken, request, response](const absl::Status&) {
          if (*taken >= 10) {
            return reactor->Finish(grpc::Status(grpc::StatusCode::FAILED_PRECONDITION, "full"));
          }
          Insert(reactor, request, response);
        });
    return reactor;
  }

 private:
  void Insert(grpc::ServerUnaryReactor* reactor, const v1::CreateSignUpRequest* request,
              v1::CreateSignUpResponse* response) {
    deps_.database.Write(
        [request](sql::Transaction& tx) {
          return tx
              .Execute(
                  "INSERT INTO sign_ups (sign_up_id, shift_id, position_id, person_id, state, "
                  "guests, join_sequence, start_time_us, end_time_us, cover_wanted, "
                  "left_late, override_reason, create_time_us, update_time_us) "
                  "SELECT $1, $2, position_id, $3, 1, 0, "
                  "(SELECT COUNT(*) FROM sign_ups) + 1, 1, 2, FALSE, FALSE, '', 0, 0 "
                  "FROM positions WHERE shift_id = $2",
                  request->sign_up_id(), request->shift().substr(7), request->person().substr(7))
              .status();
        },
        [reactor, response](const absl::Status& status) {
          response->mutable_sign_up()->set_state(v1::SignUp::STATE_CONFIRMED);
          reactor->Finish(status.ok() ? grpc::Status::OK
                                      : grpc::Status(grpc::StatusCode::INTERNAL, "insert"));
        });
  }

  const rpc::Deps deps_;
};

TEST(StormTest, ShowsItsTeethOnAPlantedCheckThenInsert) {
  test::TestServer server;
  const test::Crowd crowd = test::SeedCrowd(server.database(), 1000, 10);
  server.Start({[](const rpc::Deps& deps) { return std::make_unique<CheckThenInsert>(deps); }});
  test::StormPlan plan;
  plan.connections = 16;
  const auto outcomes = test::Storm(crowd, plan, [&] { return server.channel(); });
  EXPECT_GT(test::Count(outcomes)["CONFIRMED"], 10) << "the planted bug must oversell";
  EXPECT_THAT(test::BrokenInvariants(server.database()), testing::Not(testing::IsEmpty()));
}

// The same request_id a thousand times over several connections and a restart: one effect, one
// answer; with another payload it is refused.
TEST(StormTest, OneRequestSentAThousandTimesIsOneEffectAndOneAnswer) {
  test::TempDir folder;
  test::TestStore store(folder.path(), kSchema);
  test::Crowd crowd = test::SeedCrowd(*store.Open(), 1, 5);
  const test::CrowdMember member = crowd.people[0];
  crowd.people.assign(500, member);
  test::ServerProcess server(folder.path(), {.store = store.url()});
  test::StormPlan plan;
  plan.connections = 20;
  for (int half = 0; half < 2; ++half) {
    server.Start();
    const auto outcomes = test::Storm(crowd, plan, [&] { return server.NewChannel(); });
    EXPECT_EQ(test::Count(outcomes), (std::map<std::string, int>{{"CONFIRMED", 500}}));
    EXPECT_EQ(server.Stop(), 0);
  }
  server.Start();
  crowd.people.resize(1);
  crowd.people[0].sign_up_id = "01J00000000000000000000000";
  const auto other = test::Storm(crowd, plan, [&] { return server.NewChannel(); });
  EXPECT_EQ(test::Count(other), (std::map<std::string, int>{{"REQUEST_ID_REUSED", 1}}));
  server.Stop();
  EXPECT_EQ(Ids(*store.Open(), "SELECT sign_up_id FROM sign_ups").size(), 1u);
}

}  // namespace
}  // namespace glimmer
