// Claims as the phone makes them: numbered, linked, signed, sent in order, and timed by a clock
// that nobody sets.
#include "mobile/store/claim_chain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "mobile/store/pending.h"
#include "mobile/store/secret_store.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/signing.h"
#include "tests/mobile/store/store_fixture.h"

namespace glimmer::mobile {
namespace {

using ::testing::ElementsAre;

class ClaimChainTest : public StoreFixture {
 protected:
  ClaimChainTest() {
    EXPECT_TRUE(secrets_.Put(kDeviceKey, key_.secret_key).ok());
    Restart();
    Serve(MakeShift("a", absl::Minutes(10)));
    Serve(MakeSignUp("s", "a", v1::SignUp::STATE_CONFIRMED));
  }
  // The app starts, with the device's key at hand.
  void Restart() {
    Reopen();
    commands_ = std::make_unique<PhoneCommands>(*store_, *outbox_, random_,
                                                CommandOptions{.secrets = &secrets_});
  }
  std::string CheckIn() {
    const auto queued = commands_->CheckIn("shifts/a", "12345678", clock_.Now());
    EXPECT_TRUE(queued.ok()) << queued.status();
    return queued.ok() ? queued->request_id : "";
  }
  std::string Tick(const std::string& person) {
    const auto queued = commands_->LeaderCheckIn("people/" + person, "shifts/a");
    EXPECT_TRUE(queued.ok()) << queued.status();
    return queued.ok() ? queued->request_id : "";
  }
  v1::AttendanceClaim InClaim(const std::string& request_id) {
    v1::CheckInRequest request;
    EXPECT_TRUE(request.ParseFromString((*outbox_->Find(request_id))->request));
    return request.claim();
  }
  static std::string HashOf(const v1::AttendanceClaim& claim) {
    return Blake2b256(ClaimMessage(ClaimKind::kIn, claim, 0));
  }
  std::vector<std::string> Due() {
    std::vector<std::string> ids;
    const auto claimed = outbox_->Claim(10);
    EXPECT_TRUE(claimed.ok()) << claimed.status();
    for (const OutboxItem& item : *claimed) ids.push_back(item.request_id);
    return ids;
  }
  absl::Status Reject(const std::string& request_id) {
    return outbox_->Reject(**outbox_->Find(request_id), absl::FailedPreconditionError("no"));
  }

  const KeyPair key_ = NewSigningKey(random_);
  FileSecretStore secrets_{folder_.path()};
};

TEST_F(ClaimChainTest, EachClaimIsNumberedNamesTheOneBeforeAndIsSigned) {
  const v1::AttendanceClaim first = InClaim(CheckIn());
  EXPECT_EQ(first.device_sequence(), 1);
  EXPECT_EQ(first.previous_claim_hash(), "");
  EXPECT_TRUE(Verify(key_.public_key, ClaimMessage(ClaimKind::kIn, first, 0), first.signature()));
  const v1::AttendanceClaim tick = InClaim(Tick("other"));
  EXPECT_EQ(tick.device_sequence(), 2);
  EXPECT_EQ(tick.previous_claim_hash(), HashOf(first));

  clock_.Advance(absl::Hours(1));
  const auto out = commands_->CheckOut("shifts/a", "", clock_.Now(), 15);
  ASSERT_TRUE(out.ok()) << out.status();
  v1::CheckOutRequest request;
  ASSERT_TRUE(request.ParseFromString((*outbox_->Find(out->request_id))->request));
  EXPECT_EQ(request.claim().device_sequence(), 3);
  EXPECT_EQ(request.claim().previous_claim_hash(), HashOf(tick));
  EXPECT_TRUE(Verify(key_.public_key, ClaimMessage(ClaimKind::kOut, request.claim(), 15),
                     request.claim().signature()));
}

TEST_F(ClaimChainTest, ASignedClaimHasAHashToNameItBy) {
  const std::string in = CheckIn();
  EXPECT_EQ(ClaimHashOf(**outbox_->Find(in)), HashOf(InClaim(in)));
  clock_.Advance(absl::Hours(1));
  const auto out = commands_->CheckOut("shifts/a", "", clock_.Now(), 15);
  ASSERT_TRUE(out.ok()) << out.status();
  const OutboxItem item = **outbox_->Find(out->request_id);
  EXPECT_EQ(ClaimHashOf(item).size(), 32u);
  EXPECT_EQ(ClaimHashOf(item), InClaim(Tick("next")).previous_claim_hash());
  const auto left = commands_->SignUpFor("people/p", {.shift = "shifts/a"});
  ASSERT_TRUE(left.ok()) << left.status();
  EXPECT_EQ(ClaimHashOf(**outbox_->Find(left->request_id)), "") << "that is no claim";
}

TEST_F(ClaimChainTest, ATickSignsTheHashOfTheClaimThatWasScanned) {
  const std::string own(32, 'o');
  const auto queued = commands_->LeaderCheckIn("people/p", "shifts/a", own);
  ASSERT_TRUE(queued.ok()) << queued.status();
  v1::AttendanceClaim claim = InClaim(queued->request_id);
  EXPECT_EQ(claim.method(), v1::AttendanceClaim::METHOD_LEADER_TICK);
  EXPECT_EQ(claim.scanned_claim_hash(), own);
  const auto holds = [&] {
    return Verify(key_.public_key, ClaimMessage(ClaimKind::kIn, claim, 0), claim.signature());
  };
  EXPECT_TRUE(holds());
  EXPECT_EQ(InClaim(Tick("next")).previous_claim_hash(), HashOf(claim));
  claim.set_scanned_claim_hash(std::string(32, 'x'));
  EXPECT_FALSE(holds());
  claim.clear_scanned_claim_hash();
  EXPECT_FALSE(holds());
}

TEST_F(ClaimChainTest, GoesOnWhereItEndedWhenTheProcessIsKilled) {
  for (int64_t i = 1; i <= 5; ++i) {
    EXPECT_EQ(InClaim(Tick(absl::StrCat("p", i))).device_sequence(), i);
    Restart();
  }
}

TEST_F(ClaimChainTest, GivesNoNumberToAClaimThatWasNotQueued) {
  v1::AttendanceClaim claim;
  claim.set_device("devices/d");
  EXPECT_FALSE(store_
                   ->Write([&](sql::Transaction& tx) -> absl::Status {
                     RETURN_IF_ERROR(SignClaim(tx, key_.secret_key, ClaimKind::kIn, 0, claim));
                     return absl::UnavailableError("the disk is full");
                   })
                   .ok());
  EXPECT_EQ(InClaim(CheckIn()).device_sequence(), 1);
}

TEST_F(ClaimChainTest, TakesBackTheLastLinkWithAClaimThatWasNeverSent) {
  const v1::AttendanceClaim first = InClaim(Tick("p1"));
  const std::string second = Tick("p2");
  ASSERT_TRUE(outbox_->Undo(second).ok());
  const std::string again = Tick("p3");
  EXPECT_EQ(InClaim(again).device_sequence(), 2);
  EXPECT_EQ(InClaim(again).previous_claim_hash(), HashOf(first));
  // One in the middle stays in the chain.
  const std::string last = Tick("p4");
  ASSERT_TRUE(outbox_->Undo(again).ok());
  const std::string next = Tick("p5");
  EXPECT_EQ(InClaim(next).device_sequence(), 4);
  EXPECT_EQ(InClaim(next).previous_claim_hash(), HashOf(InClaim(last)));
}

TEST_F(ClaimChainTest, IsAnotherForADeviceThatEnrolledAnew) {
  Tick("p1");
  ASSERT_TRUE(store_->SetProfile({.device = "devices/e", .person = kMe}).ok());
  EXPECT_EQ(InClaim(Tick("p2")).device_sequence(), 1);
}

TEST_F(ClaimChainTest, WithoutAKeyAClaimIsMadeAllTheSame) {
  ASSERT_TRUE(secrets_.Remove(kDeviceKey).ok());
  const std::string in = CheckIn();
  const v1::AttendanceClaim claim = InClaim(in);
  EXPECT_EQ(claim.signature(), "");
  EXPECT_EQ(ClaimHashOf(**outbox_->Find(in)), "");
  EXPECT_EQ(claim.device_sequence(), 0);
}

TEST_F(ClaimChainTest, LinksAreSentOneByOneAcrossLanes) {
  const std::string first = Tick("p1");
  const std::string second = Tick("p2");
  const std::string third = Tick("p3");
  EXPECT_THAT(Due(), ElementsAre(first));
  EXPECT_THAT(Due(), ElementsAre());
  ASSERT_TRUE(outbox_->Accept(**outbox_->Find(first), "").ok());
  EXPECT_THAT(Due(), ElementsAre(second));
  // What was refused holds nobody up, nor does what waits behind it.
  ASSERT_TRUE(Reject(second).ok());
  EXPECT_THAT(Due(), ElementsAre(third));
}

// The true time, as a phone shows it whose clock is set wrong, and since it was started.
class PhoneClock final : public Clock {
 public:
  explicit PhoneClock(const Clock& truth) : truth_(truth) {}
  absl::Time Now() const override { return truth_.Now() + off; }
  absl::Duration Monotonic() const override { return truth_.Monotonic() - started; }
  absl::Duration off;
  absl::Duration started;

 private:
  const Clock& truth_;
};

// trust.md R15: an hour is right to a minute, or the claim says that its clock proves nothing.
TEST_F(ClaimChainTest, ItsTimeIsTrueOrHasNoAnchorHoweverTheClockIsSet) {
  std::mt19937_64 dice(15);
  const auto between = [&](int64_t from, int64_t to) {
    return std::uniform_int_distribution<int64_t>(from, to)(dice);
  };
  int wrong = 0;
  for (int seed = 0; seed < 30; ++seed) {
    const test::TempDir folder;
    PhoneClock clock(clock_);
    clock.off = absl::Seconds(between(-25 * 3600, 25 * 3600));
    clock.started = -absl::Hours(between(1, 300));
    auto store = *LocalStore::Open(folder.path(), clock, "first");
    ASSERT_TRUE(store->SetProfile({.device = "devices/d", .person = kMe}).ok());
    auto page = Page();
    Add(page, MakeShift("a", absl::Hours(3)));
    Add(page, MakeSignUp("s", "a", v1::SignUp::STATE_CONFIRMED));
    ASSERT_TRUE(store->ApplyPage(page).ok());
    clock_.Advance(absl::Hours(3) + absl::Minutes(between(0, 90)));
    const bool started_anew = between(0, 2) == 0;
    if (started_anew) {
      clock.started = clock_.Monotonic() - absl::Minutes(between(1, 170));
      store.reset();
      store = *LocalStore::Open(folder.path(), clock, "second");
    }
    if (between(0, 1) == 0) clock.off = absl::Seconds(between(-25 * 3600, 25 * 3600));
    Outbox outbox(*store);
    PhoneCommands commands(*store, outbox, random_, {});
    const auto queued = commands.LeaderCheckIn("people/p", "shifts/a");
    if (!queued.ok()) {  // by a clock alone that says the shift has not begun
      EXPECT_TRUE(started_anew) << queued.status();
      continue;
    }
    v1::CheckInRequest request;
    ASSERT_TRUE(request.ParseFromString((*outbox.Find(queued->request_id))->request));
    const v1::AttendanceClaim& claim = request.claim();
    EXPECT_EQ(claim.boot_id(), started_anew ? "second" : "first");
    EXPECT_EQ(claim.has_anchor_time(), !started_anew);
    const absl::Duration error =
        absl::AbsDuration(FromTimestamp(claim.capture_time()) - clock_.Now());
    if (claim.has_anchor_time()) {
      EXPECT_LE(error, absl::Seconds(1)) << seed;
    }
    if (error > absl::Minutes(1)) ++wrong;
  }
  EXPECT_GT(wrong, 3);  // the clocks were wrong enough to matter
}

}  // namespace
}  // namespace glimmer::mobile
