// Several servers on one PostgreSQL, and PostgreSQL going away under them: places are never given
// twice, nothing that was acknowledged is lost, and service returns by itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>
#include <thread>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "glimmer/v1/sync_service.grpc.pb.h"
#include "server/storage/store.h"
#include "tests/support/crowd.h"
#include "tests/support/fakes.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/program.h"
#include "tests/support/server_process.h"
#include "tests/support/test_store.h"

namespace glimmer {
namespace {

using test::Outcome;

constexpr auto kSchema = test::TestStore::Content::kServerSchema;

constexpr int kPeople = 2000;
constexpr int kPlaces = 100;

// Everybody joins the line at once, and something happens after so many answers.
test::StormPlan LineUp(int stop_after, std::function<void()> on_stop) {
  test::StormPlan plan;
  plan.when_full = v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST;
  plan.connections = 40;
  plan.stop_after = stop_after;
  plan.on_stop = std::move(on_stop);
  return plan;
}

// Every place is given once, everybody else is in line, and all that must hold holds.
void ExpectAllInLine(const std::vector<Outcome>& answers, sql::Database& database) {
  EXPECT_EQ(test::Count(answers), (std::map<std::string, int>{{"CONFIRMED", kPlaces},
                                                              {"WAITLISTED", kPeople - kPlaces}}));
  EXPECT_EQ(test::StoredSignUps(database).size(), static_cast<size_t>(kPeople));
  EXPECT_THAT(test::BrokenInvariants(database), testing::IsEmpty());
}

// As a phone: whoever got no answer asks again with the same request_id, until everybody has one.
// Returns the last answers.
std::vector<Outcome> StormUntilAnswered(const test::Crowd& crowd, test::StormPlan plan,
                                        const test::ChannelMaker& channel) {
  std::vector<Outcome> answers = test::Storm(crowd, plan, channel);
  plan.stop_after = 0;
  plan.connections = 4;
  for (int round = 0; round < 100; ++round) {
    test::Crowd rest = crowd;
    std::vector<size_t> whose;
    rest.people.clear();
    for (size_t i = 0; i < answers.size(); ++i) {
      const std::string& answer = answers[i].answer;
      if (answer != "UNAVAILABLE" && answer != "CANCELLED" && answer != "STORAGE_UNAVAILABLE") {
        continue;
      }
      whose.push_back(i);
      rest.people.push_back(crowd.people[i]);
    }
    if (whose.empty()) return answers;
    if (round > 0) absl::SleepFor(absl::Milliseconds(500));
    const std::vector<Outcome> more = test::Storm(rest, plan, channel);
    for (size_t i = 0; i < whose.size(); ++i) answers[whose[i]] = more[i];
  }
  return answers;
}

// A second server has copies of the first one's keys.
void CopyKeys(const std::string& from, const std::string& to) {
  for (const char* name : {"server.keys", "tls.key", "tls.crt"}) {
    ASSERT_EQ(std::system(absl::StrCat("cp -p ", from, "/", name, " ", to, "/").c_str()), 0);
  }
}

class PostgresServersTest : public testing::Test {
 protected:
  void Start(const std::string& url) {
    one_ = std::make_unique<test::ServerProcess>(first_.path(), test::ServerOptions{.store = url});
    one_->Start();
    WaitForCode(first_);
    CopyKeys(first_.path(), second_.path());
    two_ = std::make_unique<test::ServerProcess>(second_.path(), test::ServerOptions{.store = url});
    two_->Start();
    WaitForCode(second_);
  }

  // A server without an administrator speaks of a code when it serves already; only then has its
  // start come to its end.
  static void WaitForCode(const test::TempDir& folder) {
    while (!absl::StrContains(test::ReadFileOrDie(folder.File("server.log")), "admin create")) {
      absl::SleepFor(absl::Milliseconds(10));
    }
  }

  // Of both servers in turn, as a front would; of the second alone when the first is gone.
  test::ChannelMaker FromBoth() {
    return [this, turn = 0]() mutable {
      return one_ != nullptr && turn++ % 2 == 0 ? one_->NewChannel() : two_->NewChannel();
    };
  }

  test::TempDir first_;
  test::TempDir second_;
  std::unique_ptr<test::ServerProcess> one_;
  std::unique_ptr<test::ServerProcess> two_;
};

TEST_F(PostgresServersTest, OneOfTwoIsKilledInTheStormAndNoPlaceIsGivenTwice) {
  test::TestStore store(first_.path(), kSchema);
  const test::Crowd crowd = test::SeedCrowd(*store.Open(), kPeople, kPlaces);
  Start(store.url());
  const test::StormPlan plan = LineUp(500, [&] {
    one_->Kill();
    one_.reset();
  });
  ExpectAllInLine(StormUntilAnswered(crowd, plan, FromBoth()), *store.Open());
}

TEST_F(PostgresServersTest, RestartedOneAfterTheOtherInTheStormTheyLoseNoCallThatIsSentAgain) {
  test::TestStore store(first_.path(), kSchema);
  const test::Crowd crowd = test::SeedCrowd(*store.Open(), kPeople, kPlaces);
  Start(store.url());
  std::thread restart;
  const test::StormPlan plan = LineUp(200, [&] {
    restart = std::thread([&] {
      for (test::ServerProcess* server : {one_.get(), two_.get()}) {
        EXPECT_EQ(server->Stop(), 0);
        server->Start();
      }
    });
  });
  const auto answers = StormUntilAnswered(crowd, plan, FromBoth());
  restart.join();
  ExpectAllInLine(answers, *store.Open());
}

TEST_F(PostgresServersTest, WhatOneCommitsWakesThoseWhoWatchAtTheOther) {
  test::TestStore store(first_.path(), kSchema);
  const test::Crowd crowd = test::SeedCrowd(*store.Open(), 2, 1);
  Start(store.url());
  const auto stub = v1::SyncService::NewStub(two_->NewChannel());
  grpc::ClientContext context;
  context.AddMetadata("authorization", "Bearer " + crowd.people[1].token);
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  const auto stream = stub->WatchChanges(&context, {});
  v1::WatchChangesResponse message;
  ASSERT_TRUE(stream->Read(&message));
  const int64_t before = message.sequence();
  test::StormPlan plan;
  plan.connections = 1;
  plan.last = 1;
  const absl::Time begin = absl::Now();
  test::Storm(crowd, plan, [&] { return one_->NewChannel(); });
  while (message.sequence() == before && stream->Read(&message)) {
  }
  EXPECT_GT(message.sequence(), before);
  std::cout << "feed: heard at the other server after " << absl::Now() - begin << "\n";
}

TEST_F(PostgresServersTest, AServerWithOtherKeysIsTurnedAway) {
  test::TestStore store(first_.path(), kSchema);
  test::ServerProcess one(first_.path(), {.store = store.url()});
  one.Start();
  test::TempDir other;
  const std::string command =
      absl::StrCat(test::ProgramPath("glimmerd"), " init --data_dir=", other.path(),
                   " '--store=", store.url(), "' 2>", other.File("said"));
  EXPECT_NE(std::system(command.c_str()), 0);
  EXPECT_EQ(std::system(absl::StrCat("grep -q 'other keys' ", other.File("said")).c_str()), 0);
}

TEST_F(PostgresServersTest, CallsAreAnsweredAgainWhenPostgresIsBackFromACrash) {
  test::PostgresCluster cluster;
  cluster.Do("start");
  const auto database = cluster.MakeDatabase();
  const test::Crowd crowd = test::SeedCrowd(*database, kPeople, kPlaces);
  Start(cluster.url());
  std::thread crash;
  const test::StormPlan plan = LineUp(300, [&] {
    crash = std::thread([&] {
      cluster.Do("crash");
      cluster.Do("resume");
    });
  });
  const auto answers = StormUntilAnswered(crowd, plan, FromBoth());
  crash.join();
  ExpectAllInLine(answers, *database);
}

TEST_F(PostgresServersTest, AStandbyIsPromotedInTheStormAndNothingAcknowledgedIsLost) {
  test::PostgresCluster primary;
  test::PostgresCluster standby;
  primary.Do("start-durable");
  const test::Crowd crowd = test::SeedCrowd(*primary.MakeDatabase(), kPeople, kPlaces);
  standby.Do("standby", {primary.folder()});
  Start(absl::StrCat("postgresql:///glimmer?host=", primary.folder(), ",", standby.folder(),
                     "&user=glimmer&target_session_attrs=read-write"));
  std::thread failover;
  const test::StormPlan plan = LineUp(300, [&] {
    failover = std::thread([&] {
      primary.Do("crash");
      standby.Do("promote");
    });
  });
  const auto first = test::Storm(crowd, plan, FromBoth());
  failover.join();
  std::set<std::string> acknowledged;
  for (size_t i = 0; i < first.size(); ++i) {
    if (test::IsAcknowledged(first[i].answer)) acknowledged.insert(crowd.people[i].sign_up_id);
  }
  const auto database = storage::OpenPostgresStore(standby.url(), absl::Now());
  ASSERT_TRUE(database.ok()) << database.status();
  const auto stored = test::StoredSignUps(**database);
  EXPECT_TRUE(
      std::includes(stored.begin(), stored.end(), acknowledged.begin(), acknowledged.end()));
  ExpectAllInLine(StormUntilAnswered(crowd, LineUp(0, [] {}), FromBoth()), **database);
  std::cout << "failover: " << acknowledged.size() << " acknowledged before it, "
            << absl::StrJoin(test::Count(first), ", ", absl::PairFormatter("=")) << "\n";
}

}  // namespace
}  // namespace glimmer
