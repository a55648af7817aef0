// Random commands, the server against the model. A failure prints its seed; set GLIMMER_SEED to run
// it again.
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <random>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "tests/server/wishes/wish_fixture.h"
#include "tests/server/wishes/wish_model.h"

namespace glimmer::wishes {
namespace {

constexpr int kSteps = 1'000;
constexpr int kPeople = 8;
constexpr int64_t kQuantity = 10'000;

uint64_t Seed() {
  const char* given = std::getenv("GLIMMER_SEED");
  uint64_t seed = 0;
  if (given != nullptr && absl::SimpleAtoi(given, &seed)) return seed;
  return std::random_device{}();
}

class WishRandomTest : public WishTest {
 protected:
  void Play(bool may_split);

 private:
  int64_t Pick(int64_t below) {
    return std::uniform_int_distribution<int64_t>(0, below - 1)(engine_);
  }
  void Step();
  void ClaimOne();
  void ChangeOne();
  void Compare();
  void Check(const absl::Status& answer, v1::ErrorReason expected) {
    ASSERT_EQ(ReasonOf(answer), expected) << answer;
    ASSERT_EQ(answer.ok(), expected == v1::ERROR_REASON_UNSPECIFIED) << answer;
  }

  std::mt19937_64 engine_;
  v1::Wish wish_;
  std::unique_ptr<WishModel> model_;
  std::vector<std::string> people_;
  std::vector<v1::WishClaim> made_;  // beside the model's entries
};

void WishRandomTest::ClaimOne() {
  const int person = static_cast<int>(Pick(kPeople));
  const int64_t asked = Pick(4) == 0 ? 0 : Pick(5) * 1'500 + 500;
  const v1::ErrorReason expected = model_->Claim(person, asked, world_.clock.Now());
  const auto claim = Claim(people_[person], wish_, asked);
  ASSERT_NO_FATAL_FAILURE(Check(claim.status(), expected));
  if (claim.ok()) made_.push_back(*claim);
}

void WishRandomTest::ChangeOne() {
  if (made_.empty()) return;
  const size_t recent = std::min<size_t>(made_.size(), 12);
  const size_t i = made_.size() - 1 - static_cast<size_t>(Pick(static_cast<int64_t>(recent)));
  const std::string& person = people_[model_->entries()[i].person];
  const absl::Time now = world_.clock.Now();
  switch (Pick(5)) {
    case 0:
      return Check(Renew(person, made_[i]).status(), model_->Renew(i, now));
    case 1:
      return Check(Release(person, made_[i]).status(), model_->Release(i));
    case 2: {
      const int64_t quantity = Pick(3) == 0 ? 1'000 : 0;
      const v1::ErrorReason expected = model_->Deliver(i, quantity, now);
      return Check(Deliver(person, made_[i], absl::Minutes(3), quantity).status(), expected);
    }
    case 3:
      return Check(Confirm(coordinator_, wish_, &made_[i]).status(), model_->Confirm(i));
    default:
      return Check(Reopen(coordinator_, wish_, made_[i]).status(), model_->Return(i));
  }
}

void WishRandomTest::Step() {
  switch (Pick(12)) {
    case 0:
      ASSERT_EQ(LapseDue(), model_->Lapse(world_.clock.Now()));
      return;
    case 1:
    case 2:
    case 3:
      return ClaimOne();
    default:
      return ChangeOne();
  }
}

void WishRandomTest::Compare() {
  const v1::Wish now = Now(wish_);
  ASSERT_EQ(now.state(), static_cast<v1::Wish::State>(model_->state()));
  ASSERT_EQ(now.claimed_quantity(), model_->Sum(ClaimState::kHeld));
  ASSERT_EQ(now.delivered_quantity(), model_->Sum(ClaimState::kDelivered));
  ASSERT_EQ(now.confirmed_quantity(), model_->Sum(ClaimState::kConfirmed));
  const auto due = model_->CallBackTime();
  ASSERT_EQ(now.has_call_back_time(), due.has_value());
  if (due) {
    ASSERT_EQ(FromTimestamp(now.call_back_time()), *due);
  }
  const size_t from = made_.size() > 20 ? made_.size() - 20 : 0;
  for (size_t i = from; i < made_.size(); ++i) {
    const ModelClaim& expected = model_->entries()[i];
    const v1::WishClaim actual = Now(made_[i]);
    ASSERT_EQ(actual.state(), static_cast<v1::WishClaim::State>(expected.state)) << "claim " << i;
    ASSERT_EQ(actual.quantity(), expected.quantity) << "claim " << i;
    if (expected.state != ClaimState::kHeld) continue;
    ASSERT_EQ(FromTimestamp(actual.expire_time()), expected.expire) << "claim " << i;
  }
  ASSERT_EQ(world_.Broken(), std::vector<std::string>{});
}

void WishRandomTest::Play(bool may_split) {
  const uint64_t seed = Seed();
  SCOPED_TRACE(absl::StrCat("GLIMMER_SEED=", seed));
  RecordProperty("seed", absl::StrCat(seed));
  engine_.seed(seed);
  for (int i = 0; i < kPeople; ++i) people_.push_back(world_.AddPerson());
  wish_ = Publish(Goods(kQuantity, may_split));
  const absl::CivilDay last = *ParseCivilDay(wish_.deadline_date());
  model_ = std::make_unique<WishModel>(kQuantity, may_split,
                                       absl::FromCivil(last + 1, *LoadZone("Asia/Shanghai")));
  for (int step = 0; step < kSteps; ++step) {
    SCOPED_TRACE(absl::StrCat("step ", step));
    ASSERT_NO_FATAL_FAILURE(Step());
    if (step % 10 == 9) {
      ASSERT_NO_FATAL_FAILURE(Compare());
    }
    world_.clock.Advance(absl::Minutes(Pick(200)));
  }
}

TEST_F(WishRandomTest, AWishInPartsDoesWhatTheModelSays) { Play(true); }

TEST_F(WishRandomTest, AWholeWishDoesWhatTheModelSays) { Play(false); }

}  // namespace
}  // namespace glimmer::wishes
