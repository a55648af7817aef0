// Order within a lane, independence between lanes, and that nothing is lost or doubled.
#include "mobile/store/outbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "mobile/store/pending.h"
#include "shared/rpc/error.h"
#include "tests/mobile/store/store_fixture.h"

namespace glimmer::mobile {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using State = OutboxItem::State;

class OutboxTest : public StoreFixture {
 protected:
  void Put(const std::string& id, const std::string& lane, const std::string& after = "",
           absl::Duration hold = absl::ZeroDuration()) {
    v1::LeaveShiftRequest request;
    request.set_request_id(id);
    request.set_sign_up("sign_ups/" + id);
    const NewItem item{.request_id = id,
                       .lane = lane,
                       .method = std::string(kLeaveShift),
                       .request = request,
                       .after_request_id = after,
                       .hold = hold};
    const auto now = clock_.Now();
    ASSERT_TRUE(
        store_->Write([&](sql::Transaction& tx) { return Outbox::Enqueue(tx, item, now); }).ok());
  }
  // Whose request is as Put's: order and age do not depend on what it says.
  void PutOf(absl::string_view method, const std::string& id, const std::string& lane) {
    v1::LeaveShiftRequest request;
    request.set_request_id(id);
    const NewItem item{
        .request_id = id, .lane = lane, .method = std::string(method), .request = request};
    const auto now = clock_.Now();
    ASSERT_TRUE(
        store_->Write([&](sql::Transaction& tx) { return Outbox::Enqueue(tx, item, now); }).ok());
  }
  std::vector<std::string> Claim(size_t limit = 10) {
    claimed_ = *outbox_->Claim(limit);
    std::vector<std::string> ids;
    for (const auto& item : claimed_) ids.push_back(item.request_id);
    return ids;
  }
  OutboxItem Item(const std::string& id) { return **outbox_->Find(id); }

  std::vector<OutboxItem> claimed_;
};

std::string SignUpAnswer(const std::string& name, v1::SignUp::State state) {
  v1::LeaveShiftResponse response;
  response.mutable_sign_up()->set_name(name);
  response.mutable_sign_up()->set_person(kMe);
  response.mutable_sign_up()->set_state(state);
  return response.SerializeAsString();
}

TEST_F(OutboxTest, SendsOneByOneInALaneAndLanesSideBySide) {
  Put("a1", "shifts/a");
  Put("a2", "shifts/a");
  Put("b1", "shifts/b");
  EXPECT_THAT(Claim(), ElementsAre("a1", "b1"));
  EXPECT_THAT(Claim(), IsEmpty());
  ASSERT_TRUE(outbox_->Accept(Item("a1"), "").ok());
  EXPECT_THAT(Claim(), ElementsAre("a2"));
}

TEST_F(OutboxTest, TakesNoMoreThanAsked) {
  Put("a1", "shifts/a");
  Put("b1", "shifts/b");
  EXPECT_THAT(Claim(1), ElementsAre("a1"));
  EXPECT_THAT(Claim(1), ElementsAre("b1"));
}

TEST_F(OutboxTest, ARefusalBlocksItsLaneOnlyUntilItWasSeen) {
  Put("a1", "shifts/a");
  Put("a2", "shifts/a");
  Put("b1", "shifts/b");
  Claim();
  const auto refusal =
      MakeError(v1::ERROR_REASON_SHIFT_FULL, "Full.", {{"capacity", "10"}, {"held", "10"}});
  ASSERT_TRUE(outbox_->Reject(Item("a1"), refusal).ok());
  ASSERT_TRUE(outbox_->Accept(Item("b1"), "").ok());
  Put("b2", "shifts/b");
  Put("a3", "shifts/a");
  EXPECT_THAT(Claim(), ElementsAre("b2"));
  EXPECT_EQ(Item("a2").state, State::kBlocked);
  EXPECT_EQ(Item("a3").state, State::kBlocked);
  EXPECT_EQ(ReasonOf(Item("a1").refusal), v1::ERROR_REASON_SHIFT_FULL);
  EXPECT_EQ(MetadataOf(Item("a1").refusal, "capacity"), "10");
  EXPECT_EQ(outbox_->Counts()->refused, 1);
  EXPECT_EQ(outbox_->Counts()->waiting, 3);

  ASSERT_TRUE(outbox_->Discard("a1").ok());
  EXPECT_THAT(Claim(), ElementsAre("a2"));
  EXPECT_FALSE(outbox_->Find("a1")->has_value());
}

TEST_F(OutboxTest, ARefusedItemCanBeTriedAgainUnderTheSameId) {
  Put("a1", "shifts/a");
  Put("a2", "shifts/a");
  Claim();
  ASSERT_TRUE(outbox_->Reject(Item("a1"), absl::FailedPreconditionError("no")).ok());
  ASSERT_TRUE(outbox_->Retry("a1").ok());
  EXPECT_THAT(Claim(), ElementsAre("a1"));
  EXPECT_TRUE(absl::IsFailedPrecondition(outbox_->Retry("a1")));
}

TEST_F(OutboxTest, ASignatureThatIsNeededNoMoreIsNoRefusal) {
  Serve(MakeShift("a", absl::Minutes(10)));
  const auto refusal = MakeError(v1::ERROR_REASON_ALREADY_CHECKED, "Checked in already.");
  const auto refuse = [this](const absl::StatusOr<Queued>& queued, const absl::Status& why) {
    EXPECT_TRUE(queued.ok()) << queued.status();
    Claim();
    EXPECT_TRUE(outbox_->Reject(Item(queued->request_id), why).ok());
    return Item(queued->request_id).state;
  };
  const std::string own(32, 'o'), other(32, 'x');
  EXPECT_EQ(refuse(commands_->LeaderCheckIn("people/p", "shifts/a", own), refusal),
            State::kAccepted);
  EXPECT_EQ(outbox_->Counts()->refused, 0);
  // Every other refusal is for somebody to see, and so is this one of a tick by hand.
  EXPECT_EQ(refuse(commands_->LeaderCheckIn("people/q", "shifts/a", other),
                   MakeError(v1::ERROR_REASON_SHIFT_CLOSED, "Closed.")),
            State::kRejected);
  EXPECT_EQ(refuse(commands_->LeaderCheckIn("people/r", "shifts/a"), refusal), State::kRejected);
}

TEST_F(OutboxTest, ASignatureOnALeavingGoesAgainOnceTheyAreKnownToHaveCome) {
  Serve(MakeShift("a", absl::Minutes(10)));
  const auto scanned = commands_->LeaderCheckOut("people/p", "shifts/a", std::string(32, 'w'));
  ASSERT_TRUE(scanned.ok()) << scanned.status();
  Claim();
  ASSERT_TRUE(outbox_
                  ->Reject(Item(scanned->request_id),
                           MakeError(v1::ERROR_REASON_NOT_CHECKED_IN, "No check-in."))
                  .ok());
  const auto state = [&] {
    EXPECT_TRUE(outbox_->RetryWhoCame().ok());
    return Item(scanned->request_id).state;
  };
  EXPECT_EQ(state(), State::kRejected);
  const auto serve = [this](const std::string& person, v1::Attendance::State state, bool came) {
    auto page = Page();
    auto* change = page.add_changes();
    change->set_kind(v1::Change::KIND_UPSERT);
    change->set_name("attendances/" + person);
    v1::Attendance& there = *change->mutable_attendance();
    there.set_name(change->name());
    there.set_shift("shifts/a");
    there.set_person("people/" + person);
    there.set_state(state);
    if (came) there.mutable_check_in_time()->set_seconds(1);
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  };
  serve("q", v1::Attendance::STATE_CHECKED_IN, true);
  EXPECT_EQ(state(), State::kRejected);
  serve("p", v1::Attendance::STATE_NO_SHOW, false);
  EXPECT_EQ(state(), State::kRejected);
  serve("p", v1::Attendance::STATE_CHECKED_OUT, true);
  EXPECT_EQ(state(), State::kQueued);
}

TEST_F(OutboxTest, TheWordOfWhoIsNotSignedUpGoesAgainOnceTheLeaderHasTickedThem) {
  Serve(MakeShift("a", absl::Minutes(10)));
  Serve(MakeSignUp("x", "a", v1::SignUp::STATE_CONFIRMED));  // until somebody took them off
  const auto mine = commands_->CheckIn("shifts/a", "12345678", clock_.Now());
  ASSERT_TRUE(mine.ok()) << mine.status();
  Claim();
  ASSERT_TRUE(outbox_
                  ->Reject(Item(mine->request_id),
                           MakeError(v1::ERROR_REASON_NOT_SIGNED_UP, "Not signed up."))
                  .ok());
  ASSERT_TRUE(outbox_->RetryWhoCame().ok());
  EXPECT_EQ(Item(mine->request_id).state, State::kRejected);
  auto page = Page();
  auto* change = page.add_changes();
  change->set_kind(v1::Change::KIND_UPSERT);
  change->set_name("attendances/mine");
  v1::Attendance& there = *change->mutable_attendance();
  there.set_name(change->name());
  there.set_shift("shifts/a");
  there.set_person(ReadPending(Item(mine->request_id)).person);
  there.set_state(v1::Attendance::STATE_CHECKED_IN);
  there.mutable_check_in_time()->set_seconds(1);
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  ASSERT_TRUE(outbox_->RetryWhoCame().ok());
  EXPECT_EQ(Item(mine->request_id).state, State::kQueued);
}

TEST_F(OutboxTest, AShiftWaitsForItsPeopleAndTheyForIt) {
  Put("p1", "shifts/a/people/p");
  Put("close", "shifts/a");
  Put("p2", "shifts/a/people/q");
  Put("other", "shifts/ab");
  EXPECT_THAT(Claim(), ElementsAre("p1", "other"));
  ASSERT_TRUE(outbox_->Accept(Item("p1"), "").ok());
  EXPECT_THAT(Claim(), ElementsAre("close"));
}

TEST_F(OutboxTest, ARefusedCheckInDoesNotHoldUpTheShift) {
  Put("p1", "shifts/a/people/p");
  Put("close", "shifts/a");
  Claim();
  ASSERT_TRUE(outbox_->Reject(Item("p1"), absl::NotFoundError("x")).ok());
  EXPECT_THAT(Claim(), ElementsAre("close"));
}

TEST_F(OutboxTest, WaitsForTheItemItComesAfter) {
  Put("leave", "shifts/a");
  Put("join", "shifts/b", "leave");
  EXPECT_THAT(Claim(), ElementsAre("leave"));
  ASSERT_TRUE(outbox_->Accept(Item("leave"), "").ok());
  EXPECT_THAT(Claim(), ElementsAre("join"));
}

TEST_F(OutboxTest, AcceptingWritesTheAnswersResource) {
  Put("a1", "shifts/a");
  Claim();
  ASSERT_TRUE(
      outbox_->Accept(Item("a1"), SignUpAnswer("sign_ups/x", v1::SignUp::STATE_CANCELLED)).ok());
  EXPECT_EQ((*store_->Get<v1::SignUp>("sign_ups/x"))->state(), v1::SignUp::STATE_CANCELLED);
  EXPECT_TRUE(OpenItems().empty());
}

TEST_F(OutboxTest, AnAnswerThatCannotBeReadChangesNothing) {
  Put("a1", "shifts/a");
  Claim();
  EXPECT_TRUE(absl::IsDataLoss(outbox_->Accept(Item("a1"), "\xff\xff")));
  EXPECT_EQ(Item("a1").state, State::kSending);
}

TEST_F(OutboxTest, ASecondAnswerIsIgnored) {
  Put("a1", "shifts/a");
  Claim();
  const OutboxItem item = Item("a1");
  ASSERT_TRUE(outbox_->Accept(item, "").ok());
  EXPECT_FALSE(outbox_->Accept(item, SignUpAnswer("sign_ups/x", v1::SignUp::STATE_CANCELLED)).ok());
  EXPECT_FALSE(store_->Get<v1::SignUp>("sign_ups/x")->has_value());
}

TEST_F(OutboxTest, KeepsEverythingWhenTheProcessIsKilled) {
  Put("a1", "shifts/a");
  Put("a2", "shifts/a");
  Put("b1", "shifts/b");
  Put("c1", "shifts/c");
  Claim();
  const std::string request = Item("a1").request;
  ASSERT_TRUE(outbox_->Reject(Item("b1"), absl::NotFoundError("gone")).ok());
  ASSERT_TRUE(outbox_->Accept(Item("c1"), "").ok());
  Reopen();
  EXPECT_EQ(Item("a1").state, State::kQueued);
  EXPECT_EQ(Item("a1").attempts, 1);
  EXPECT_EQ(Item("a1").request, request);
  EXPECT_EQ(Item("b1").state, State::kRejected);
  EXPECT_EQ(Item("b1").refusal.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Item("c1").state, State::kAccepted);
  EXPECT_THAT(Claim(), ElementsAre("a1"));
}

TEST_F(OutboxTest, WaitsForItsNextTry) {
  Put("a1", "shifts/a");
  Claim();
  ASSERT_TRUE(outbox_->Postpone(Item("a1"), clock_.Now() + absl::Seconds(30)).ok());
  EXPECT_THAT(Claim(), IsEmpty());
  EXPECT_EQ(*outbox_->NextDue(), clock_.Now() + absl::Seconds(30));
  clock_.Advance(absl::Seconds(30));
  EXPECT_THAT(Claim(), ElementsAre("a1"));
}

TEST_F(OutboxTest, HurryTakesBackADelayButNotTheTimeToUndo) {
  Put("a1", "shifts/a");
  Claim();
  ASSERT_TRUE(outbox_->Postpone(Item("a1"), clock_.Now() + absl::Minutes(5)).ok());
  Put("held", "shifts/b", "", absl::Seconds(6));
  ASSERT_TRUE(outbox_->Hurry().ok());
  EXPECT_THAT(Claim(), ElementsAre("a1"));
}

TEST_F(OutboxTest, AClockSetBackDoesNotStrandAnItem) {
  Put("a1", "shifts/a");
  Claim();
  ASSERT_TRUE(outbox_->Postpone(Item("a1"), clock_.Now() + absl::Minutes(5)).ok());
  clock_.Set(clock_.Now() - absl::Hours(24));
  EXPECT_THAT(Claim(), ElementsAre("a1"));
}

TEST_F(OutboxTest, UndoesOnlyWhatWasNeverSent) {
  Put("a1", "shifts/a", "", absl::Seconds(6));
  ASSERT_TRUE(outbox_->Undo("a1").ok());
  EXPECT_TRUE(OpenItems().empty());
  Put("a2", "shifts/a");
  Claim();
  EXPECT_TRUE(absl::IsFailedPrecondition(outbox_->Undo("a2")));
  ASSERT_TRUE(outbox_->Postpone(Item("a2"), clock_.Now()).ok());
  EXPECT_TRUE(absl::IsFailedPrecondition(outbox_->Undo("a2")));
}

TEST_F(OutboxTest, DoesNotSendWhatHasWaitedForSixtyDaysUnasked) {
  Put("a1", "shifts/a");
  clock_.Advance(absl::Hours(24 * 61));
  Put("b1", "shifts/b");
  EXPECT_THAT(Claim(), ElementsAre("b1"));
  EXPECT_TRUE(IsTooOld(Item("a1").refusal));
  ASSERT_TRUE(outbox_->Retry("a1").ok());
  EXPECT_THAT(Claim(), ElementsAre("a1"));
}

// Nobody's hours, and no household's no, are lost for want of signal.
TEST_F(OutboxTest, SendsWhatHasHappenedAtAnyAge) {
  PutOf(kCheckIn, "in", "shifts/a/people/me");
  PutOf(kFinishVisit, "visit", "visits/a");
  PutOf(kWithdrawHousehold, "no", "households/a");
  PutOf(kClaimWish, "wish", "wishes/a/people/me");
  clock_.Advance(absl::Hours(24 * 365));
  EXPECT_THAT(Claim(), ElementsAre("in", "visit", "no"));
  EXPECT_TRUE(IsTooOld(Item("wish").refusal));
}

TEST_F(OutboxTest, CheckInsGoBeforeEverythingButACallForHelp) {
  for (int i = 0; i < 6; ++i) {
    PutOf(kRecordGift, absl::StrCat("gift", i), absl::StrCat("gifts/", i));
  }
  PutOf(kCreateSignUp, "place", "shifts/a/people/me");
  PutOf(kCheckIn, "in", "shifts/a/people/me");
  PutOf(kRaiseAlarm, "help", "alarms/visits/a");
  EXPECT_THAT(Claim(3), ElementsAre("help", "place", "gift0"));  // "in" waits for the place
  ASSERT_TRUE(outbox_->Accept(Item("place"), "").ok());
  EXPECT_THAT(Claim(2), ElementsAre("in", "gift1"));
}

TEST_F(OutboxTest, SendsAcceptedItemsAgainAfterARestore) {
  ASSERT_TRUE(store_->ApplyPage(Page(true)).ok());
  Put("old", "shifts/a");
  Claim();
  ASSERT_TRUE(outbox_->Accept(Item("old"), "").ok());
  clock_.Advance(absl::Hours(24 * 31));
  Put("young", "shifts/b");
  Claim();
  ASSERT_TRUE(outbox_->Accept(Item("young"), "").ok());
  auto page = Page(true);
  page.set_data_epoch(2);
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  EXPECT_THAT(Claim(), ElementsAre("young"));
  EXPECT_FALSE(outbox_->Find("old")->has_value());
}

}  // namespace
}  // namespace glimmer::mobile
