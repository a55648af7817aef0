// kill -9 in the middle of a storm, again and again: what was acknowledged is there afterwards,
// nothing is there by half, and the invariants hold.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>

#include "absl/strings/numbers.h"
#include "tests/support/crowd.h"
#include "tests/support/fakes.h"
#include "tests/support/server_process.h"
#include "tests/support/test_store.h"

namespace glimmer {
namespace {

constexpr int kPerRound = 400;

// 25 in CI; GLIMMER_KILLS asks for more.
int Kills() {
  int kills = 25;
  const char* asked = std::getenv("GLIMMER_KILLS");
  if (asked != nullptr && !absl::SimpleAtoi(asked, &kills)) return 25;
  return kills;
}

TEST(CrashTest, NoAcknowledgedWriteIsLostByKillNine) {
  const int kills = Kills();
  test::TempDir folder;
  test::TestStore store(folder.path(), test::TestStore::Content::kServerSchema);
  const test::Crowd crowd = test::SeedCrowd(*store.Open(), kills * kPerRound, 100);
  test::ServerProcess server(folder.path(), {.store = store.url()});
  std::set<std::string> acknowledged;
  for (int round = 0; round < kills; ++round) {
    server.Start();
    test::StormPlan plan;
    plan.when_full = v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST;
    plan.connections = 8;
    plan.first = round * kPerRound;
    plan.last = plan.first + kPerRound;
    plan.stop_after = 20 + (round * 37) % (kPerRound - 50);
    plan.on_stop = [&] { server.Kill(); };
    const auto outcomes = test::Storm(crowd, plan, [&] { return server.NewChannel(); });
    for (int i = 0; i < kPerRound; ++i) {
      const std::string& answer = outcomes[i].answer;
      if (test::IsAcknowledged(answer)) {
        acknowledged.insert(crowd.people[plan.first + i].sign_up_id);
      } else {
        EXPECT_THAT(answer, testing::AnyOf("UNAVAILABLE", "CANCELLED", "STORAGE_UNAVAILABLE"));
      }
    }
  }
  const auto database = store.Open();
  const auto stored = test::StoredSignUps(*database);
  std::set<std::string> lost;
  std::set_difference(acknowledged.begin(), acknowledged.end(), stored.begin(), stored.end(),
                      std::inserter(lost, lost.end()));
  EXPECT_THAT(lost, testing::IsEmpty());
  EXPECT_GT(acknowledged.size(), 20u * static_cast<size_t>(kills));
  EXPECT_THAT(test::BrokenInvariants(*database), testing::IsEmpty());
  std::cout << "crash: " << kills << " kills, " << acknowledged.size() << " acknowledged, "
            << stored.size() << " stored, " << lost.size() << " lost\n";
}

// The same for claims: each round of wishes is wanted by two people each when the server dies.
TEST(CrashTest, NoAcknowledgedClaimIsLostOrGivenTwice) {
  const int kills = std::max(1, Kills() / 3);
  const int wishes_per_round = kPerRound / 2;
  test::TempDir folder;
  test::TestStore store(folder.path(), test::TestStore::Content::kServerSchema);
  const test::Crowd crowd = test::SeedCrowd(*store.Open(), kills * kPerRound, 1);
  const auto wishes = test::SeedWishes(*store.Open(), kills * wishes_per_round);
  test::StormPlan plan;
  plan.connections = 8;
  for (int i = 0; i < kills * kPerRound; ++i) {
    plan.wishes.push_back(wishes[i / kPerRound * wishes_per_round + i % wishes_per_round]);
  }
  test::ServerProcess server(folder.path(), {.store = store.url()});
  std::set<std::string> acknowledged;
  for (int round = 0; round < kills; ++round) {
    server.Start();
    plan.first = round * kPerRound;
    plan.last = plan.first + kPerRound;
    plan.stop_after = 20 + (round * 37) % (kPerRound - 50);
    plan.on_stop = [&] { server.Kill(); };
    const auto outcomes = test::Storm(crowd, plan, [&] { return server.NewChannel(); });
    for (int i = 0; i < kPerRound; ++i) {
      const std::string& answer = outcomes[i].answer;
      if (answer == "HELD") acknowledged.insert(crowd.people[plan.first + i].sign_up_id);
    }
  }
  const auto database = store.Open();
  std::set<std::string> stored;
  ASSERT_TRUE(sql::ReadAndWait(*database, [&](sql::Transaction& tx) {
                stored.clear();
                return tx
                    .Run("SELECT wish_claim_id FROM wish_claims", {},
                         [&](const sql::Row& row) { stored.insert(row.Text(0)); })
                    .status();
              }).ok());
  for (const std::string& claim : acknowledged) EXPECT_EQ(stored.count(claim), 1u) << claim;
  EXPECT_GT(acknowledged.size(), 10u * static_cast<size_t>(kills));
  EXPECT_THAT(test::BrokenInvariants(*database), testing::IsEmpty());
  std::cout << "crash: " << kills << " kills, " << acknowledged.size() << " claims acknowledged, "
            << stored.size() << " stored\n";
}

}  // namespace
}  // namespace glimmer
