// Many people, few places, all in flight at once.
#include <algorithm>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "server/storage/invariants.h"
#include "tests/server/signups/sign_up_fixture.h"

namespace glimmer::signups {
namespace {

using test::BuiltShift;

constexpr int kPeople = 300;
constexpr int kThreads = 4;

class RaceTest : public SignUpTest {
 protected:
  void SetUp() override {
    shift_ = ShiftOf(10);
    for (int i = 0; i < kPeople; ++i) people_.push_back(world_.AddPerson());
  }

  // Everybody at once; gives the answers by person.
  std::vector<absl::StatusOr<SignUp>> Rush(bool join_waitlist) {
    std::vector<absl::StatusOr<SignUp>> answers(kPeople);
    absl::BlockingCounter left(kPeople);
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&, t] {
        for (int i = t; i < kPeople; i += kThreads) Send(i, join_waitlist, answers[i], left);
      });
    }
    for (std::thread& thread : threads) thread.join();
    left.Wait();
    return answers;
  }

  void Send(int i, bool join_waitlist, absl::StatusOr<SignUp>& answer,
            absl::BlockingCounter& left) {
    const NewSignUp request{
        .shift_id = shift_.shift_id, .person_id = people_[i], .join_waitlist = join_waitlist};
    world_.database().Write(world_.WorkAs(people_[i],
                                          [&answer, request](rpc::Context& context) {
                                            answer = CreateSignUp(context, request);
                                            return answer.status();
                                          }),
                            [&answer, &left](const absl::Status& status) {
                              if (!status.ok()) answer = status;
                              left.DecrementCount();
                            });
  }

  BuiltShift shift_;
  std::vector<std::string> people_;
};

TEST_F(RaceTest, GivesEachPlaceOnceAndRefusesTheRest) {
  int confirmed = 0;
  for (const auto& answer : Rush(false)) {
    if (answer.ok()) {
      ++confirmed;
      EXPECT_EQ(answer->state, SignUpState::kConfirmed);
    } else {
      EXPECT_EQ(ReasonOf(answer.status()), v1::ERROR_REASON_SHIFT_FULL);
    }
  }
  EXPECT_EQ(confirmed, 10);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM sign_ups"), 10);
}

TEST_F(RaceTest, PutsTheRestInLineInCommitOrder) {
  int confirmed = 0;
  std::vector<std::string> by_rank(kPeople);
  for (const auto& answer : Rush(true)) {
    ASSERT_TRUE(answer.ok()) << answer.status();
    if (answer->state == SignUpState::kConfirmed) {
      ++confirmed;
      continue;
    }
    ASSERT_EQ(answer->state, SignUpState::kWaitlisted);
    ASSERT_EQ(answer->join_sequence, answer->waitlist_position + 10);
    by_rank[answer->waitlist_position - 1] = answer->sign_up_id;
  }
  EXPECT_EQ(confirmed, 10);
  // The feed is in commit order; so is the line.
  for (int rank = 1; rank <= kPeople - 10; ++rank) {
    EXPECT_EQ(
        world_.Text(absl::StrCat("SELECT resource FROM changes WHERE sequence = ", rank + 10)),
        "sign_ups/" + by_rank[rank - 1]);
  }
}

// The invariants must be able to fail.
TEST_F(RaceTest, InvariantsSeeWhatIsPlanted) {
  ASSERT_TRUE(SignUpFor(people_[0], shift_).ok());
  ASSERT_TRUE(world_.Broken().empty());
  const std::vector<std::pair<std::string, std::string>> planted = {
      {"UPDATE positions SET held = held + 1", "positions_held: 1"},
      {"UPDATE shifts SET held = held + 1", "shifts_held: 1"},
      {"UPDATE shifts SET waiting = 1", "shifts_waiting: 1"},
      {"UPDATE shifts SET next_join_sequence = 1", "join_sequence: 1"},
      {"UPDATE sign_ups SET end_time_us = end_time_us + 1", "sign_up_times: 1"},
      {"UPDATE sign_ups SET cover_wanted = TRUE, state = 2", "cover_wanted: 1"},
      {"UPDATE sign_ups SET state = 2", "free_place_and_line: 1"},
      {"UPDATE sign_ups SET state = 3, offer_expire_time_us = start_time_us",
       "offer_expire_time: 1"},
      {"UPDATE shifts SET state = 2", "cancelled_shift: 1"},
      {"UPDATE organizations SET last_sequence = 0", "feed_counter: 1"},
      {"UPDATE units SET path = 'x' || path", "unit_path: 1"},
  };
  for (const auto& [statement, expected] : planted) {
    std::vector<std::string> broken;
    // Refused at its end, so that the next begins from the whole database.
    const absl::Status status = sql::WriteAndWait(
        world_.database(), [&, &sql = statement](sql::Transaction& tx) -> absl::Status {
          RETURN_IF_ERROR(tx.Execute(sql));
          ASSIGN_OR_RETURN(broken, storage::BrokenInvariants(tx));
          return absl::CancelledError("taken back");
        });
    EXPECT_EQ(status.code(), absl::StatusCode::kCancelled) << statement << status;
    EXPECT_NE(std::find(broken.begin(), broken.end(), expected), broken.end()) << statement;
  }
}

}  // namespace
}  // namespace glimmer::signups
