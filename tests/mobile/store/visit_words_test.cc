// The words about a visit on which somebody's safety hangs: a call for help waits for nothing, what
// was said before it does not call it off, a visit that takes longer moves the alarm, and a yes is
// to the plan that was seen.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/mobile/store/visit_fixture.h"

namespace glimmer::mobile {
namespace {

using Mine = MyVisit::Kind;
using Word = AlarmWord::Kind;
using testing::ElementsAre;
using testing::IsEmpty;

class VisitWordsTest : public VisitFixture {
 protected:
  // The next item is being sent, and it is of `method`.
  OutboxItem Claim(absl::string_view method) {
    const auto items = outbox_->Claim(1);
    EXPECT_TRUE(items.ok() && items->size() == 1) << items.status();
    const OutboxItem item = items.ok() && !items->empty() ? items->front() : OutboxItem();
    EXPECT_EQ(item.method, method);
    return item;
  }

  void Refuse(const OutboxItem& item, v1::ErrorReason reason = v1::ERROR_REASON_VISIT_STATE) {
    ASSERT_TRUE(outbox_->Reject(item, MakeError(reason, "No.")).ok());
  }

  // No answer came: it is tried again in a minute.
  void Lose(const OutboxItem& item) {
    ASSERT_TRUE(outbox_->Postpone(item, clock_.Now() + absl::Minutes(1)).ok());
  }

  void Take(const OutboxItem& item) { ASSERT_TRUE(outbox_->Accept(item, "").ok()); }

  std::vector<std::string> Methods() {
    std::vector<std::string> methods;
    for (const OutboxItem& item : OpenItems()) methods.push_back(item.method);
    return methods;
  }

  absl::Time ExpectedEndSent() {
    v1::ExtendVisitRequest request;
    EXPECT_TRUE(request.ParseFromString(OpenItems().back().request));
    return FromTimestamp(request.expected_end_time());
  }

  const absl::Time end_ = start_ + absl::Hours(1);
};

TEST_F(VisitWordsTest, AYesIsToThePlanThatWasSeen) {
  ServeVisit(MakeVisit(v1::Visit::STATE_PROPOSED, false));
  EXPECT_EQ(Reason(commands_->Accept(kVisit, "\"0\"")), v1::ERROR_REASON_ETAG_MISMATCH);
  EXPECT_THAT(OpenItems(), IsEmpty());
  ASSERT_TRUE(commands_->Accept(kVisit, kEtag).ok());
  v1::AcceptVisitRequest request;
  ASSERT_TRUE(request.ParseFromString(OpenItems().back().request));
  EXPECT_EQ(request.etag(), kEtag);
}

TEST_F(VisitWordsTest, AYesToAnOldPlanIsSaidAnewToTheNewOne) {
  ServeVisit(MakeVisit(v1::Visit::STATE_PROPOSED, false));
  ASSERT_TRUE(commands_->Accept(kVisit, kEtag).ok());
  clock_.Advance(absl::Seconds(6));
  Refuse(Claim(kAcceptVisit), v1::ERROR_REASON_ETAG_MISMATCH);
  v1::Visit changed = MakeVisit(v1::Visit::STATE_PROPOSED, false);
  changed.set_etag("\"2\"");
  ServeVisit(changed);
  EXPECT_EQ(View().mine.kind, Mine::kRefused);
  EXPECT_EQ(View().mine.refusal.reason, v1::ERROR_REASON_ETAG_MISMATCH);
  ASSERT_TRUE(commands_->Accept(kVisit, "\"2\"").ok());
  EXPECT_EQ(View().mine.kind, Mine::kAccepting);
  clock_.Advance(absl::Seconds(6));
  v1::AcceptVisitRequest request;
  ASSERT_TRUE(request.ParseFromString(Claim(kAcceptVisit).request));
  EXPECT_EQ(request.etag(), "\"2\"");
}

TEST_F(VisitWordsTest, ACallForHelpGoesPastWhatFailsAndWhatWasRefused) {
  ServeVisit(MakeVisit(v1::Visit::STATE_UNDERWAY));
  ASSERT_TRUE(commands_->ReportSafe(kVisit).ok());
  Lose(Claim(kReportSafe));
  ASSERT_TRUE(commands_->RaiseAlarm(kVisit).ok());
  Refuse(Claim(kRaiseAlarm), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(View().word.kind, Word::kRefused);
  ASSERT_TRUE(commands_->RaiseAlarm(kVisit).ok());
  EXPECT_EQ(View().word.kind, Word::kRaising);
  const OutboxItem second = Claim(kRaiseAlarm);
  ASSERT_TRUE(commands_->RaiseAlarm(kVisit).ok());  // no answer yet: once more
  Claim(kRaiseAlarm);
  Lose(second);
}

TEST_F(VisitWordsTest, ACallForHelpGoesBeforeTheRest) {
  ServeVisit(MakeVisit(v1::Visit::STATE_UNDERWAY));
  for (const char* shift : {"a", "b", "c", "d", "e"}) {
    Serve(MakeShift(shift, absl::Hours(30)));
    (void)StoreFixture::commands_->SignUp({.shift = absl::StrCat("shifts/", shift)});
  }
  ASSERT_GE(OpenItems().size(), 1u);
  ASSERT_TRUE(commands_->RaiseAlarm(kVisit).ok());
  clock_.Advance(absl::Seconds(6));
  Claim(kRaiseAlarm);
}

TEST_F(VisitWordsTest, AllWellThatWasSaidBeforeDoesNotCallHelpOff) {
  ServeVisit(MakeVisit(v1::Visit::STATE_UNDERWAY));
  ASSERT_TRUE(commands_->ReportSafe(kVisit).ok());
  const OutboxItem safe = Claim(kReportSafe);
  ASSERT_TRUE(commands_->RaiseAlarm(kVisit).ok());
  Take(Claim(kRaiseAlarm));  // while the first is under way
  Lose(safe);
  EXPECT_THAT(OpenItems(), IsEmpty());
  // And when the process ends in between.
  ASSERT_TRUE(commands_->ReportSafe(kVisit).ok());
  Claim(kReportSafe);
  ASSERT_TRUE(commands_->RaiseAlarm(kVisit).ok());
  Restart();
  Claim(kRaiseAlarm);
  EXPECT_THAT(Methods(), ElementsAre(kRaiseAlarm));
}

TEST_F(VisitWordsTest, AllWellGoesAfterTheCallForHelpThatItEnds) {
  ServeVisit(MakeVisit(v1::Visit::STATE_UNDERWAY));
  ASSERT_TRUE(commands_->RaiseAlarm(kVisit).ok());
  const OutboxItem call = Claim(kRaiseAlarm);
  ASSERT_TRUE(commands_->ReportSafe(kVisit).ok());
  EXPECT_EQ(View().word.kind, Word::kSafe);
  EXPECT_THAT(*outbox_->Claim(1), IsEmpty());
  Refuse(call);  // and a refused one holds it up no longer
  Claim(kReportSafe);
}

TEST_F(VisitWordsTest, WhoLooksAfterItWaitsForNothing) {
  v1::Visit visit = MakeVisit(v1::Visit::STATE_UNDERWAY);
  visit.mutable_visitors()->DeleteSubrange(0, 1);
  visit.set_off_site_contact(kMe);
  visit.set_alarm(v1::Visit::ALARM_CONTACT);
  ServeVisit(visit);
  ASSERT_TRUE(commands_->AcknowledgeAlarm(kVisit).ok());
  Refuse(Claim(kAcknowledgeAlarm));
  ASSERT_TRUE(commands_->AcknowledgeAlarm(kVisit).ok());
  EXPECT_EQ(View().word.kind, Word::kAcknowledging);
  Claim(kAcknowledgeAlarm);
  ASSERT_TRUE(commands_->AcknowledgeAlarm(kVisit).ok());
  Claim(kAcknowledgeAlarm);
}

TEST_F(VisitWordsTest, ARefusedEndHoldsUpNeitherAnotherNorTheNextVisit) {
  ServeVisit(MakeVisit(v1::Visit::STATE_UNDERWAY));
  clock_.Advance(absl::Hours(2));
  ASSERT_TRUE(commands_->Finish(Report()).ok());
  clock_.Advance(absl::Seconds(6));
  Refuse(Claim(kFinishVisit), v1::ERROR_REASON_TIMES_INVALID);
  v1::Visit next = MakeVisit();
  next.set_name("visits/b");
  *next.mutable_start_time() = ToTimestamp(clock_.Now());
  *next.mutable_end_time() = ToTimestamp(clock_.Now() + absl::Hours(1));
  ServeVisit(next);
  ASSERT_TRUE(commands_->Start("visits/b").ok());
  Take(Claim(kStartVisit));
  ASSERT_TRUE(commands_->Finish(Report()).ok());
  EXPECT_EQ(View().mine.kind, Mine::kFinishing);
  clock_.Advance(absl::Seconds(6));
  Claim(kFinishVisit);
}

TEST_F(VisitWordsTest, LongerMovesTheAlarmHereAtOnce) {
  v1::Visit visit = MakeVisit(v1::Visit::STATE_UNDERWAY);
  ServeVisit(visit);
  EXPECT_EQ(View().expected_end, end_);
  clock_.Set(end_ - absl::Minutes(10));
  const auto queued = commands_->Extend(kVisit, end_ + absl::Minutes(30));
  ASSERT_TRUE(queued.ok()) << queued.status();
  EXPECT_EQ(ExpectedEndSent(), end_ + absl::Minutes(30));
  EXPECT_EQ(View().word.kind, Word::kExtending);
  EXPECT_EQ(View().expected_end, end_ + absl::Minutes(30));
  EXPECT_EQ(View().tell_time, start_ + absl::Minutes(95 + 30));
  EXPECT_EQ(FromTimestamp(View().visit.end_time()), end_);
  ASSERT_TRUE(outbox_->Undo(queued->request_id).ok());
  EXPECT_EQ(View().expected_end, end_);
  EXPECT_EQ(View().tell_time, start_ + absl::Minutes(95));
  // Once the server has it, the row says it.
  *visit.mutable_alarm_time() = ToTimestamp(start_ + absl::Minutes(95 + 30));
  ServeVisit(visit);
  EXPECT_EQ(View().expected_end, end_ + absl::Minutes(30));
}

TEST_F(VisitWordsTest, LongerEndsTheWaitingThatIsOverdueButNoDistress) {
  v1::Visit visit = MakeVisit(v1::Visit::STATE_UNDERWAY);
  visit.set_alarm(v1::Visit::ALARM_CONTACT);
  ServeVisit(visit);
  clock_.Set(end_ + absl::Hours(1));
  ASSERT_TRUE(commands_->Extend(kVisit, end_ + absl::Minutes(90)).ok());
  EXPECT_EQ(View().visit.alarm(), v1::Visit::ALARM_UNSPECIFIED);
  EXPECT_EQ(View().tell_time, end_ + absl::Minutes(90 + 35));
  visit.set_alarm(v1::Visit::ALARM_DISTRESS);
  ServeVisit(visit);
  EXPECT_EQ(View().visit.alarm(), v1::Visit::ALARM_DISTRESS);
}

TEST_F(VisitWordsTest, LongerIsAtMostFourHoursAndNeverOver) {
  ServeVisit(MakeVisit(v1::Visit::STATE_UNDERWAY));
  clock_.Set(end_);
  EXPECT_EQ(Reason(commands_->Extend(kVisit, end_)), v1::ERROR_REASON_TIMES_INVALID);
  const absl::Time last = end_ + absl::Hours(4);
  EXPECT_EQ(Reason(commands_->Extend(kVisit, last + absl::Seconds(1))),
            v1::ERROR_REASON_TIMES_INVALID);
  EXPECT_TRUE(commands_->Extend(kVisit, last).ok());
  ServeVisit(MakeVisit(v1::Visit::STATE_HELD));
  EXPECT_EQ(Reason(commands_->Extend(kVisit, last)), v1::ERROR_REASON_VISIT_STATE);
  Revoke();
  EXPECT_FALSE(commands_->Extend(kVisit, last).ok());
}

TEST_F(VisitWordsTest, LongerThatWasSaidBeforeDoesNotDelayHelp) {
  ServeVisit(MakeVisit(v1::Visit::STATE_UNDERWAY));
  ASSERT_TRUE(commands_->Extend(kVisit, end_ + absl::Minutes(30)).ok());
  ASSERT_TRUE(commands_->RaiseAlarm(kVisit).ok());
  EXPECT_THAT(Methods(), ElementsAre(kRaiseAlarm));
}

TEST_F(VisitWordsTest, TheOrganisationSaysWhenTheFirstIsTold) {
  auto page = Page();
  v1::Change& change = *page.add_changes();
  change.set_name("units/root");
  change.set_kind(v1::Change::KIND_UPSERT);
  change.mutable_unit()->set_name("units/root");
  change.mutable_unit()->mutable_alarm_steps()->set_contact_minutes(40);
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  v1::Visit visit = MakeVisit(v1::Visit::STATE_UNDERWAY);
  *visit.mutable_alarm_time() = ToTimestamp(end_ + absl::Minutes(60));
  ServeVisit(visit);
  EXPECT_EQ(View().expected_end, end_);
  ASSERT_TRUE(commands_->Extend(kVisit, end_ + absl::Minutes(30)).ok());
  EXPECT_EQ(View().tell_time, end_ + absl::Minutes(90));
}

TEST_F(VisitWordsTest, ANoteThatWasTakenBackOrRefusedAndDroppedIsInNoFileAnyMore) {
  ServePairing();
  const auto first = commands_->SetHandoverNote("pairings/p", "the bell is broken");
  ASSERT_TRUE(first.ok() && FilesHold("the bell is broken"));
  ASSERT_TRUE(outbox_->Undo(first->request_id).ok());
  EXPECT_FALSE(FilesHold("the bell is broken"));
  const auto second = commands_->SetHandoverNote("pairings/p", "the bell is mended");
  clock_.Advance(absl::Seconds(6));
  Refuse(Claim(kSetHandoverNote));
  ASSERT_TRUE(second.ok() && FilesHold("the bell is mended"));
  ASSERT_TRUE(outbox_->Discard(second->request_id).ok());
  EXPECT_FALSE(FilesHold("the bell is mended"));
}

}  // namespace
}  // namespace glimmer::mobile
