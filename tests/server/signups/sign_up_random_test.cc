// Random commands, the server against the model. A failure prints its seed; set GLIMMER_SEED to run
// it again.
#include <algorithm>
#include <cstdlib>
#include <random>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "tests/server/signups/sign_up_fixture.h"
#include "tests/server/signups/sign_up_model.h"

namespace glimmer::signups {
namespace {

constexpr int kSteps = 2000;
constexpr int kPeople = 14;

uint64_t Seed() {
  const char* given = std::getenv("GLIMMER_SEED");
  uint64_t seed = 0;
  if (given != nullptr && absl::SimpleAtoi(given, &seed)) return seed;
  return std::random_device{}();
}

class RandomTest : public SignUpTest {
 protected:
  void Play(absl::Duration until_start, absl::Duration longest_pause, int steps);

 private:
  int64_t Pick(int64_t below) {
    return std::uniform_int_distribution<int64_t>(0, below - 1)(engine_);
  }
  void Step();
  void Create();
  void Change();
  void Resize();
  void Compare();
  void Check(const absl::Status& answer, v1::ErrorReason expected) {
    ASSERT_EQ(ReasonOf(answer), expected) << answer;
    ASSERT_EQ(answer.ok(), expected == v1::ERROR_REASON_UNSPECIFIED) << answer;
  }

  std::mt19937_64 engine_;
  test::BuiltShift shift_;
  std::unique_ptr<SignUpModel> model_;
  std::vector<std::string> people_;
  std::vector<SignUp> made_;  // beside the model's entries
};

void RandomTest::Create() {
  const int person = static_cast<int>(Pick(kPeople));
  std::optional<size_t> asked;
  if (Pick(2) == 0) asked = static_cast<size_t>(Pick(2));
  const int64_t guests = Pick(3) == 0 ? Pick(4) : 0;
  const bool join = Pick(3) > 0;
  const size_t before = model_->entries().size();
  const v1::ErrorReason expected = model_->Create(person, asked, guests, join, world_.clock.Now());
  const auto made = SignUpFor(people_[person], shift_,
                              {.position_id = asked ? shift_.position_ids[*asked] : "",
                               .guests = guests,
                               .join_waitlist = join});
  ASSERT_NO_FATAL_FAILURE(Check(made.status(), expected));
  if (!made.ok()) return;
  ASSERT_EQ(model_->entries().size(), before + 1);
  ASSERT_EQ(made->state, model_->entries().back().state);
  made_.push_back(*made);
}

void RandomTest::Change() {
  if (made_.empty()) return;
  const size_t recent = std::min<size_t>(made_.size(), 30);
  const size_t i = made_.size() - 1 - static_cast<size_t>(Pick(static_cast<int64_t>(recent)));
  const absl::Time now = world_.clock.Now();
  switch (Pick(4)) {
    case 0:
      return Check(Leave(made_[i]).status(), model_->Leave(i, false, now));
    case 1:
      return Check(Leave(made_[i], true).status(), model_->Leave(i, true, now));
    case 2:
      return Check(Accept(made_[i]).status(), model_->Accept(i, now));
    default:
      return Check(Decline(made_[i]).status(), model_->Decline(i, now));
  }
}

void RandomTest::Resize() {
  const auto position = static_cast<size_t>(Pick(2));
  const bool raise = Pick(2) == 0;
  if (raise) {
    model_->Raise(position, world_.clock.Now());
  } else if (!model_->Lower(position)) {
    return;
  }
  const absl::Status status = world_.As("", [&](rpc::Context& context) -> absl::Status {
    const int by = raise ? 1 : -1;
    RETURN_IF_ERROR(
        context.tx.Execute("UPDATE positions SET capacity = capacity + $2 WHERE position_id = $1",
                           shift_.position_ids[position], by));
    RETURN_IF_ERROR(context.tx.Execute("UPDATE shifts SET capacity = capacity + $1", by));
    return PromoteNext(context, shift_.shift_id);
  });
  ASSERT_TRUE(status.ok()) << status;
}

void RandomTest::Step() {
  switch (Pick(20)) {
    case 0:
      model_->Lapse(world_.clock.Now());
      return LapseDue();
    case 1:
      return Resize();
    default:
      return Pick(2) == 0 ? Create() : Change();
  }
}

void RandomTest::Compare() {
  ASSERT_EQ(made_.size(), model_->entries().size());
  const size_t from = made_.size() > 60 ? made_.size() - 60 : 0;
  for (size_t i = from; i < made_.size(); ++i) {
    const ModelEntry& expected = model_->entries()[i];
    const SignUp actual = SignUpTest::Now(made_[i]);
    ASSERT_EQ(actual.state, expected.state) << "entry " << i;
    ASSERT_EQ(actual.position_id, shift_.position_ids[expected.position]) << "entry " << i;
    ASSERT_EQ(actual.cover_wanted, expected.cover) << "entry " << i;
    ASSERT_EQ(actual.left_late, expected.late) << "entry " << i;
    if (expected.state == SignUpState::kOffered) {
      ASSERT_EQ(actual.offer_expire_time, expected.expire) << "entry " << i;
    }
  }
  ASSERT_EQ(world_.Broken(), std::vector<std::string>{});
}

void RandomTest::Play(absl::Duration until_start, absl::Duration longest_pause, int steps) {
  const uint64_t seed = Seed();
  SCOPED_TRACE(absl::StrCat("GLIMMER_SEED=", seed));
  RecordProperty("seed", absl::StrCat(seed));
  engine_.seed(seed);
  for (int i = 0; i < kPeople; ++i) people_.push_back(world_.AddPerson());
  shift_ = world_.AddShift({.start = world_.clock.Now() + until_start,
                            .capacity = 5,
                            .positions = {{.capacity = 4}, {.capacity = 3}}});
  model_ = std::make_unique<SignUpModel>(std::vector<int64_t>{4, 3}, 5, shift_.start);
  for (int step = 0; step < steps; ++step) {
    SCOPED_TRACE(absl::StrCat("step ", step));
    ASSERT_NO_FATAL_FAILURE(Step());
    if (step % 10 == 9) {
      ASSERT_NO_FATAL_FAILURE(Compare());
    }
    world_.clock.Advance(longest_pause * static_cast<double>(Pick(1000)) / 1000);
    if (Pick(40) == 0) world_.clock.Advance(longest_pause * 13);
  }
  ASSERT_NO_FATAL_FAILURE(Compare());
}

TEST_F(RandomTest, AgreesWithTheModelWhileOffersRun) {
  Play(absl::Hours(24 * 80), absl::Hours(1), kSteps);
}

TEST_F(RandomTest, AgreesWithTheModelFromTheLastOfferIntoTheShift) {
  Play(absl::Hours(5), absl::Minutes(1), 600);
}

}  // namespace
}  // namespace glimmer::signups
