// What each word about a visit leaves in the outbox, what the overlay says of it, what survives of
// an unfinished one, and when an address is wiped.
#include "mobile/store/visit_commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mobile/phone/phone.h"
#include "mobile/store/visit_keeping.h"
#include "tests/mobile/store/visit_fixture.h"

namespace glimmer::mobile {
namespace {

using Mine = MyVisit::Kind;
using Word = AlarmWord::Kind;
using testing::ElementsAre;
using testing::IsEmpty;

using VisitCommandsTest = VisitFixture;

TEST_F(VisitCommandsTest, AnAnswerOnItsWayIsTakenBackWithoutTheServer) {
  ServeVisit(MakeVisit(v1::Visit::STATE_PROPOSED, false));
  EXPECT_EQ(View().mine.kind, Mine::kAsked);
  ASSERT_TRUE(commands_->Accept(kVisit, kEtag).ok());
  EXPECT_EQ(View().mine.kind, Mine::kAccepting);
  EXPECT_EQ(OpenItems().front().lane, "visits/a/people/me");
  const auto left = commands_->Leave(kVisit);
  ASSERT_TRUE(left.ok()) << left.status();
  EXPECT_EQ(left->request_id, "");
  EXPECT_THAT(OpenItems(), IsEmpty());
}

TEST_F(VisitCommandsTest, SaysAtOnceWhatTheServerWouldRefuse) {
  EXPECT_EQ(Reason(commands_->Accept("visits/none", kEtag)), v1::ERROR_REASON_NOT_FOUND);
  v1::Visit others = MakeVisit();
  others.mutable_visitors()->DeleteSubrange(0, 1);
  ServeVisit(others);
  EXPECT_EQ(Reason(commands_->Start(kVisit)), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_EQ(Reason(commands_->RaiseAlarm(kVisit)), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_EQ(Reason(commands_->ReportSafe(kVisit)), v1::ERROR_REASON_NOT_A_VISITOR);
  ServeVisit(MakeVisit(v1::Visit::STATE_PROPOSED));
  EXPECT_EQ(Reason(commands_->Start(kVisit)), v1::ERROR_REASON_VISIT_STATE);
  EXPECT_EQ(Reason(commands_->Accept(kVisit, kEtag)), v1::ERROR_REASON_VISIT_STATE);
  ServeVisit(MakeVisit());
  clock_.Advance(-absl::Hours(2));
  EXPECT_EQ(Reason(commands_->Start(kVisit)), v1::ERROR_REASON_TIMES_INVALID);
  clock_.Advance(absl::Hours(2));
  v1::FinishVisitRequest report = Report();
  *report.mutable_end_time() = ToTimestamp(clock_.Now() + absl::Minutes(1));
  EXPECT_EQ(Reason(commands_->Finish(report)), v1::ERROR_REASON_TIMES_INVALID);
  ServeVisit(MakeVisit(v1::Visit::STATE_UNDERWAY));
  EXPECT_EQ(Reason(commands_->Leave(kVisit)), v1::ERROR_REASON_VISIT_STATE);
  clock_.Advance(absl::Hours(15));
  EXPECT_EQ(Reason(commands_->RaiseAlarm(kVisit)), v1::ERROR_REASON_VISIT_STATE);
  EXPECT_EQ(Reason(commands_->AcknowledgeAlarm(kVisit)), v1::ERROR_REASON_VISIT_STATE);
  EXPECT_THAT(OpenItems(), IsEmpty());
}

TEST_F(VisitCommandsTest, ABeginningTravelsByTheServersClock) {
  ServeVisit(MakeVisit());
  auto page = Page();  // the phone is five minutes behind
  *page.mutable_server_time() = ToTimestamp(clock_.Now() + absl::Minutes(5));
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  ASSERT_TRUE(commands_->Start(kVisit).ok());
  v1::StartVisitRequest request;
  ASSERT_TRUE(request.ParseFromString(OpenItems().front().request));
  EXPECT_EQ(FromTimestamp(request.start_time()), clock_.Now() + absl::Minutes(5));
  EXPECT_EQ(View().mine.kind, Mine::kUnderway);
  EXPECT_TRUE(View().mine.saved_here);
  EXPECT_EQ(View().mine.start_time, clock_.Now() + absl::Minutes(5));
}

TEST_F(VisitCommandsTest, WhatWasTickedAndTypedSurvivesUntilTheEndIsTaken) {
  ServeVisit(MakeVisit());
  ASSERT_TRUE(commands_->Start(kVisit).ok());
  VisitDraft draft = *drafts_->GetOrBegin(View().visit);
  draft.report.add_done(1);
  draft.report.add_done(7);  // no such line
  draft.report.add_delivered(2'000);
  draft.note = "the bell is broken";
  ASSERT_TRUE(drafts_->Put(draft).ok());
  EXPECT_FALSE(FilesHold("the bell is broken"));
  Restart();
  ASSERT_EQ((*drafts_->Get(kVisit))->note, "the bell is broken");
  clock_.Advance(absl::Hours(2));
  v1::FinishVisitRequest report = (*drafts_->Get(kVisit))->report;
  report.set_held(true);
  *report.mutable_end_time() = ToTimestamp(clock_.Now());
  ASSERT_TRUE(commands_->Finish(report).ok());
  EXPECT_EQ(View().mine.kind, Mine::kFinishing);
  v1::FinishVisitRequest request;
  ASSERT_TRUE(request.ParseFromString(OpenItems().back().request));
  EXPECT_THAT(request.done(), ElementsAre(1));
  EXPECT_THAT(request.delivered(), ElementsAre(2'000));
  EXPECT_TRUE(drafts_->Get(kVisit)->has_value());  // it may still be undone, or refused
  clock_.Advance(absl::Seconds(6));
  v1::FinishVisitResponse answer;
  *answer.mutable_visit() = MakeVisit(v1::Visit::STATE_HELD);
  SendAll([&](const OutboxItem& item) {
    return item.method == kFinishVisit ? answer.SerializeAsString() : std::string();
  });
  EXPECT_THAT(sent_, ElementsAre(kStartVisit, kFinishVisit));
  EXPECT_EQ(View().mine.kind, Mine::kHeld);
  EXPECT_FALSE(drafts_->Get(kVisit)->has_value());
}

TEST_F(VisitCommandsTest, ANotHeldVisitTellsNothingMore) {
  ServeVisit(MakeVisit());
  v1::FinishVisitRequest report = Report(false);
  report.add_done(0);
  ASSERT_TRUE(commands_->Finish(report).ok());
  v1::FinishVisitRequest request;
  ASSERT_TRUE(request.ParseFromString(OpenItems().back().request));
  EXPECT_FALSE(request.held());
  EXPECT_FALSE(request.has_start_time() || request.has_end_time());
  EXPECT_THAT(request.done(), IsEmpty());
  EXPECT_EQ(View().mine.kind, Mine::kFinishing);
  EXPECT_FALSE(View().mine.held);
}

TEST_F(VisitCommandsTest, WhatWasTakenFromThemMeanwhileWaitsForACoordinator) {
  ServeVisit(MakeVisit());
  ASSERT_TRUE(commands_->Start(kVisit).ok());
  clock_.Advance(absl::Hours(2));
  ASSERT_TRUE(commands_->Finish(Report()).ok());
  EXPECT_EQ(View().mine.kind, Mine::kFinishing);
  Revoke();
  EXPECT_EQ(View().mine.kind, Mine::kAwaitsCoordinator);
  EXPECT_TRUE(View().mine.saved_here);
  EXPECT_EQ(View().visit.household_alias(), "Maple-07");
  clock_.Advance(absl::Seconds(6));
  SendAll([&](const OutboxItem& item) -> absl::StatusOr<std::string> {
    if (item.method == kStartVisit) {
      return MakeError(v1::ERROR_REASON_NOT_A_VISITOR, "Not any more.");
    }
    v1::FinishVisitResponse answer;
    *answer.mutable_visit() = MakeVisit();
    answer.mutable_visit()->mutable_visitors()->Clear();
    answer.set_awaits_coordinator(true);
    return answer.SerializeAsString();
  });
  // The refused beginning holds nothing up, and is of no interest any more.
  EXPECT_THAT(sent_, ElementsAre(kStartVisit, kFinishVisit));
  EXPECT_THAT(OpenItems(), IsEmpty());
  EXPECT_FALSE(store_->Get<v1::Visit>(kVisit)->has_value());
  const VisitView view = View();
  EXPECT_EQ(view.mine.kind, Mine::kAwaitsCoordinator);
  EXPECT_FALSE(view.mine.saved_here);
  EXPECT_EQ(view.mine.end_time, clock_.Now() - absl::Seconds(6));
  EXPECT_EQ(view.tell_time, absl::InfiniteFuture());
  EXPECT_EQ(overlay_->Visits()->size(), 1u);
}

TEST_F(VisitCommandsTest, WhatWasBegunAndTakenFromThemCanStillBeTold) {
  ServeVisit(MakeVisit());
  ASSERT_TRUE(commands_->Start(kVisit).ok());
  Revoke();
  SendAll([&](const OutboxItem&) -> absl::StatusOr<std::string> {
    return MakeError(v1::ERROR_REASON_NOT_A_VISITOR, "Not any more.");
  });
  clock_.Advance(absl::Hours(2));
  EXPECT_TRUE(View().gone);
  EXPECT_EQ(View().visit.checklist_size(), 2);
  ASSERT_TRUE(commands_->Finish(Report()).ok());
  EXPECT_EQ(View().mine.kind, Mine::kAwaitsCoordinator);
  ServeVisit(MakeVisit(v1::Visit::STATE_CANCELLED));
  EXPECT_EQ(View().mine.kind, Mine::kAwaitsCoordinator);
}

TEST_F(VisitCommandsTest, AnEndDoesNotWaitForABeginningThatIsHeldUp) {
  ServeVisit(MakeVisit(v1::Visit::STATE_AGREED, false));
  ASSERT_TRUE(commands_->Accept(kVisit, kEtag).ok());
  clock_.Advance(absl::Seconds(6));
  ASSERT_TRUE(commands_->Start(kVisit).ok());
  const auto items = outbox_->Claim(1);
  ASSERT_TRUE(
      outbox_->Reject(items->front(), MakeError(v1::ERROR_REASON_VISIT_STATE, "Changed.")).ok());
  EXPECT_EQ(View().mine.kind, Mine::kRefused);
  clock_.Advance(absl::Hours(2));
  ASSERT_TRUE(commands_->Finish(Report()).ok());
  clock_.Advance(absl::Seconds(6));
  v1::FinishVisitResponse answer;
  *answer.mutable_visit() = MakeVisit(v1::Visit::STATE_HELD);
  SendAll([&](const OutboxItem&) { return answer.SerializeAsString(); });
  EXPECT_THAT(sent_, ElementsAre(kFinishVisit));
  EXPECT_THAT(OpenItems(), IsEmpty());
}

TEST_F(VisitCommandsTest, ACallForHelpWaitsForNothing) {
  ServeVisit(MakeVisit());
  ASSERT_TRUE(commands_->Start(kVisit).ok());
  auto items = outbox_->Claim(1);  // and its answer does not come
  ASSERT_EQ(items->size(), 1u);
  ASSERT_TRUE(commands_->RaiseAlarm(kVisit).ok());
  EXPECT_EQ(View().word.kind, Word::kRaising);
  items = outbox_->Claim(1);
  ASSERT_EQ(items->size(), 1u);
  EXPECT_EQ(items->front().method, kRaiseAlarm);
}

TEST_F(VisitCommandsTest, AllWellTakesBackACallForHelpThatWasNotSentOrWasRefused) {
  ServeVisit(MakeVisit(v1::Visit::STATE_UNDERWAY));
  ASSERT_TRUE(commands_->RaiseAlarm(kVisit).ok());
  ASSERT_TRUE(commands_->ReportSafe(kVisit).ok());
  ASSERT_EQ(OpenItems().size(), 1u);
  EXPECT_EQ(OpenItems().front().method, kReportSafe);
  EXPECT_EQ(View().word.kind, Word::kSafe);
  EXPECT_EQ(View().tell_time, start_ + absl::Minutes(95));  // it is not over by the plan
  clock_.Set(start_ + absl::Hours(1));
  EXPECT_EQ(View().tell_time, absl::InfiniteFuture());
  const auto items = outbox_->Claim(1);
  ASSERT_TRUE(
      outbox_->Reject(items->front(), MakeError(v1::ERROR_REASON_VISIT_STATE, "Over.")).ok());
  EXPECT_EQ(View().word.kind, Word::kRefused);
  ASSERT_TRUE(commands_->ReportSafe(kVisit).ok());
  EXPECT_EQ(outbox_->Claim(1)->size(), 1u);
}

TEST_F(VisitCommandsTest, WhoIsToldFirstAnswersTheAlarm) {
  v1::Visit visit = MakeVisit(v1::Visit::STATE_UNDERWAY);
  visit.mutable_visitors()->DeleteSubrange(0, 1);
  visit.set_off_site_contact(kMe);
  visit.set_alarm(v1::Visit::ALARM_CONTACT);
  ServeVisit(visit);
  EXPECT_TRUE(View().is_contact);
  ASSERT_TRUE(commands_->AcknowledgeAlarm(kVisit).ok());
  EXPECT_EQ(View().word.kind, Word::kAcknowledging);
  EXPECT_EQ(Reason(commands_->RaiseAlarm(kVisit)), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_TRUE(commands_->ReportSafe(kVisit).ok());
}

TEST_F(VisitCommandsTest, WordIsAwaitedWhileTheServerSaysSoAndNoneWasSaidHere) {
  ServeVisit(MakeVisit());
  EXPECT_EQ(View().tell_time, start_ + absl::Minutes(95));
  v1::Visit told = MakeVisit(v1::Visit::STATE_UNDERWAY);  // somebody said that all is well
  told.clear_alarm_time();
  ServeVisit(told);
  EXPECT_EQ(View().tell_time, absl::InfiniteFuture());
  ServeVisit(MakeVisit(v1::Visit::STATE_PROPOSED));
  EXPECT_EQ(View().tell_time, absl::InfiniteFuture());
}

TEST_F(VisitCommandsTest, ANoteForTheNextGoesAfterTheEnd) {
  ServeVisit(MakeVisit());
  ServePairing();
  ASSERT_TRUE(commands_->Start(kVisit).ok());
  clock_.Advance(absl::Hours(2));
  const auto finished = commands_->Finish(Report());
  ASSERT_TRUE(finished.ok());
  std::string umlauts;
  for (int i = 0; i < 280; ++i) umlauts += "ü";
  EXPECT_TRUE(commands_->SetHandoverNote("pairings/p", umlauts, finished->request_id).ok());
  EXPECT_EQ(OpenItems().back().after_request_id, finished->request_id);
  EXPECT_EQ(Reason(commands_->SetHandoverNote("pairings/p", umlauts + "u")),
            v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(overlay_->MyPairings()->front().sent.kind, OnItsWay::Kind::kWaiting);
}

TEST_F(VisitCommandsTest, ANoteThatWasTakenIsInNoFileAnyMore) {
  ServePairing();
  ASSERT_TRUE(commands_->SetHandoverNote("pairings/p", "the bell is broken").ok());
  EXPECT_TRUE(FilesHold("the bell is broken"));
  clock_.Advance(absl::Seconds(6));
  SendAll([](const OutboxItem&) { return std::string(); });
  EXPECT_THAT(sent_, ElementsAre(kSetHandoverNote));
  EXPECT_FALSE(FilesHold("the bell is broken"));
}

TEST_F(VisitCommandsTest, WhoVisitsSaysWhen) {
  v1::VisitorTerms terms;
  terms.set_willing(true);
  EXPECT_EQ(Reason(commands_->SetTerms(terms)), v1::ERROR_REASON_FIELD_INVALID);
  for (const int start : {840, 900}) {
    v1::VisitSlot& slot = *terms.add_slots();
    slot.set_weekday(2);
    slot.set_start_minute(start);
    slot.set_end_minute(960);
  }
  EXPECT_EQ(Reason(commands_->SetTerms(terms)), v1::ERROR_REASON_FIELD_INVALID);
  terms.mutable_slots(1)->set_weekday(3);
  terms.set_day_minutes(721);
  EXPECT_EQ(Reason(commands_->SetTerms(terms)), v1::ERROR_REASON_FIELD_INVALID);
  terms.set_day_minutes(120);
  ASSERT_TRUE(commands_->SetTerms(terms).ok());
  EXPECT_EQ(overlay_->MyTerms()->terms.slots_size(), 2);
  EXPECT_EQ(overlay_->MyTerms()->terms.person(), kMe);
  EXPECT_EQ(overlay_->MyTerms()->sent.kind, OnItsWay::Kind::kWaiting);
}

TEST_F(VisitCommandsTest, AnAddressOpensWithoutSignalUntilItsTimeIsOver) {
  ServeVisit(MakeVisit());
  EXPECT_EQ(Reason(addresses_->Open(kVisit)), v1::ERROR_REASON_NOT_FOUND);
  const v1::GetVisitAddressResponse answer = MakeCapsule();
  ASSERT_TRUE(addresses_->Keep(kVisit, answer).ok());
  EXPECT_FALSE(FilesHold(kAddress));
  Restart();
  ASSERT_TRUE(addresses_->Open(kVisit).ok());
  EXPECT_EQ(addresses_->Open(kVisit)->contact().address(), kAddress);
  EXPECT_EQ(*addresses_->OpenUntil(kVisit), start_ + absl::Hours(3));
  clock_.Set(start_ + absl::Hours(3) - absl::Seconds(1));
  EXPECT_TRUE(addresses_->Open(kVisit).ok());
  ASSERT_TRUE(addresses_->WipeOld().ok());
  EXPECT_TRUE(FilesHold(answer.capsule()));
  clock_.Advance(absl::Seconds(1));
  EXPECT_EQ(*addresses_->OpenUntil(kVisit), std::nullopt);
  EXPECT_EQ(Reason(addresses_->Open(kVisit)), v1::ERROR_REASON_CONTACT_NOT_OPEN);
  EXPECT_FALSE(FilesHold(answer.capsule()));
}

TEST_F(VisitCommandsTest, AnAddressWhoseTimeIsOverIsWipedWithoutBeingAskedFor) {
  ServeVisit(MakeVisit());
  const v1::GetVisitAddressResponse answer = MakeCapsule();
  ASSERT_TRUE(addresses_->Keep(kVisit, answer).ok());
  clock_.Set(start_ + absl::Hours(4));
  ASSERT_TRUE(addresses_->WipeOld().ok());
  EXPECT_FALSE(FilesHold(answer.capsule()));
}

TEST_F(VisitCommandsTest, APhoneThatStartsWipesWhatIsOver) {
  ServeVisit(MakeVisit());
  const v1::GetVisitAddressResponse answer = MakeCapsule();
  ASSERT_TRUE(addresses_->Keep(kVisit, answer).ok());
  Close();
  ASSERT_TRUE(FilesHold(answer.capsule()));
  clock_.Set(start_ + absl::Hours(4));
  ASSERT_TRUE(Phone::Open(folder_.path(), clock_, random_, {}).ok());
  EXPECT_FALSE(FilesHold(answer.capsule()));
}

TEST_F(VisitCommandsTest, AnAddressDoesNotOpenOnAClockThatWasSetBack) {
  ServeVisit(MakeVisit());
  ASSERT_TRUE(addresses_->Keep(kVisit, MakeCapsule()).ok());
  clock_.Advance(-absl::Minutes(11));
  EXPECT_EQ(Reason(addresses_->Open(kVisit)), v1::ERROR_REASON_CONTACT_NOT_OPEN);
  clock_.Advance(absl::Minutes(11));
  EXPECT_EQ(Reason(addresses_->Open(kVisit)), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(VisitCommandsTest, WhatTheServerSealedInCountsWhateverIsSaidBesideIt) {
  ServeVisit(MakeVisit());
  v1::GetVisitAddressResponse answer = MakeCapsule();
  *answer.mutable_expire_time() = ToTimestamp(start_ + absl::Hours(20));
  ASSERT_TRUE(addresses_->Keep(kVisit, answer).ok());
  clock_.Set(start_ + absl::Hours(3));
  EXPECT_EQ(Reason(addresses_->Open(kVisit)), v1::ERROR_REASON_CONTACT_NOT_OPEN);
}

TEST_F(VisitCommandsTest, AnAddressGoesWithTheVisit) {
  const v1::GetVisitAddressResponse answer = MakeCapsule();
  const auto keep = [&] {
    ServeVisit(MakeVisit());
    ASSERT_TRUE(addresses_->Keep(kVisit, answer).ok());
    ASSERT_TRUE(FilesHold(answer.capsule()));
  };
  keep();
  Revoke();
  EXPECT_FALSE(FilesHold(answer.capsule()));
  keep();
  ServeVisit(MakeVisit(v1::Visit::STATE_PROPOSED));  // another time or other people
  EXPECT_FALSE(FilesHold(answer.capsule()));
  keep();
  ServeVisit(MakeVisit(v1::Visit::STATE_CANCELLED));
  EXPECT_FALSE(FilesHold(answer.capsule()));
  keep();
  auto page = Page(true);  // a full load without it
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  EXPECT_FALSE(FilesHold(answer.capsule()));
  keep();
  ASSERT_TRUE(commands_->Leave(kVisit).ok());
  EXPECT_FALSE(FilesHold(answer.capsule()));
  keep();
  ASSERT_TRUE(addresses_->WipeAll().ok());
  EXPECT_FALSE(FilesHold(answer.capsule()));
}

TEST_F(VisitCommandsTest, AnAddressStaysWhileALoadIsStillComing) {
  ServeVisit(MakeVisit());
  ASSERT_TRUE(addresses_->Keep(kVisit, MakeCapsule()).ok());
  auto first = Page(true);
  first.set_more(true);
  ASSERT_TRUE(store_->ApplyPage(first).ok());
  ServeVisit(MakeVisit());
  EXPECT_TRUE(addresses_->Open(kVisit).ok());
}

TEST_F(VisitCommandsTest, ADraftIsForgottenAWeekAfterTheVisit) {
  ServeVisit(MakeVisit());
  ASSERT_TRUE(drafts_->Put(*drafts_->GetOrBegin(View().visit)).ok());
  clock_.Set(start_ + absl::Hours(1) + kDraftKept);
  ASSERT_TRUE(store_->ApplyPage(Page()).ok());
  EXPECT_TRUE(drafts_->Get(kVisit)->has_value());
  clock_.Advance(absl::Seconds(1));
  ASSERT_TRUE(store_->ApplyPage(Page()).ok());
  EXPECT_FALSE(drafts_->Get(kVisit)->has_value());
}

v1::RelayNeedRequest Lamp() {
  v1::RelayNeedRequest need;
  need.set_visit(kVisit);
  need.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
  need.set_channel(v1::ConsentRecord::CHANNEL_IN_PERSON);
  need.mutable_follow_up()->set_title("the lamp in the stairs");
  return need;
}

TEST_F(VisitCommandsTest, WhatIsPassedOnNeitherWaitsForTheReportNorHoldsItUp) {
  ServeVisit(MakeVisit());
  clock_.Set(start_ + absl::Minutes(30));
  const auto first = commands_->RelayNeed(Lamp());
  ASSERT_TRUE(first.ok()) << first.status();
  ASSERT_TRUE(commands_->Finish(Report()).ok());
  EXPECT_EQ(View().mine.kind, Mine::kFinishing);
  // Also once the end was told.
  v1::RelayNeedRequest wish = Lamp();
  wish.mutable_wish()->set_title("company");
  wish.mutable_wish()->mutable_service()->set_minutes(30);
  const auto second = commands_->RelayNeed(wish);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(second->resource.find("wishes/"), 0u);
  EXPECT_NE(first->resource, second->resource);
  clock_.Advance(absl::Seconds(6));
  v1::FinishVisitResponse held;
  *held.mutable_visit() = MakeVisit(v1::Visit::STATE_HELD);
  SendAll([&](const OutboxItem& item) -> absl::StatusOr<std::string> {
    if (item.method == kFinishVisit) return held.SerializeAsString();
    return MakeError(v1::ERROR_REASON_CONSENT_MISSING, "Not any more.");
  });
  EXPECT_THAT(sent_, ElementsAre(kRelayNeed, kFinishVisit, kRelayNeed));
  EXPECT_EQ(View().mine.kind, Mine::kHeld);
  EXPECT_EQ(outbox_->Counts()->refused, 2);
}

TEST_F(VisitCommandsTest, WithoutTheHouseholdsWordNothingIsWrittenDown) {
  ServeVisit(MakeVisit());
  clock_.Set(start_ - absl::Hours(2) - absl::Seconds(1));
  EXPECT_EQ(Reason(commands_->RelayNeed(Lamp())), v1::ERROR_REASON_VISIT_STATE);
  clock_.Set(start_);
  v1::RelayNeedRequest need = Lamp();
  need.clear_given_by();
  EXPECT_EQ(Reason(commands_->RelayNeed(need)), v1::ERROR_REASON_FIELD_INVALID);
  need = Lamp();
  need.clear_channel();
  EXPECT_EQ(Reason(commands_->RelayNeed(need)), v1::ERROR_REASON_FIELD_INVALID);
  need = Lamp();
  need.clear_need();
  EXPECT_EQ(Reason(commands_->RelayNeed(need)), v1::ERROR_REASON_FIELD_INVALID);
  need = Lamp();
  need.mutable_follow_up()->set_title("call 13800138000");
  EXPECT_EQ(Reason(commands_->RelayNeed(need)), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
  ServeVisit(MakeVisit(v1::Visit::STATE_PROPOSED));
  EXPECT_EQ(Reason(commands_->RelayNeed(Lamp())), v1::ERROR_REASON_VISIT_STATE);
  Revoke();
  EXPECT_EQ(Reason(commands_->RelayNeed(Lamp())), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_THAT(OpenItems(), IsEmpty());
}

TEST_F(VisitCommandsTest, WhatIsBeingTypedForThemIsSealedAndOutlivesTheReport) {
  ServeVisit(MakeVisit());
  clock_.Set(start_ + absl::Minutes(30));
  ASSERT_TRUE(drafts_->PutNeed(View().visit, Lamp()).ok());
  EXPECT_FALSE(FilesHold("the lamp in the stairs"));
  ASSERT_TRUE(commands_->Finish(Report()).ok());
  clock_.Advance(absl::Seconds(6));
  v1::FinishVisitResponse held;
  *held.mutable_visit() = MakeVisit(v1::Visit::STATE_HELD);
  SendAll([&](const OutboxItem&) { return held.SerializeAsString(); });
  EXPECT_FALSE(drafts_->Get(kVisit)->has_value());
  Restart();
  ASSERT_TRUE(drafts_->GetNeed(kVisit)->has_value());
  EXPECT_EQ((*drafts_->GetNeed(kVisit))->follow_up().title(), "the lamp in the stairs");
  // It is no visit of its own.
  EXPECT_EQ(overlay_->Visits()->size(), 1u);
  clock_.Set(start_ + absl::Hours(1) + kDraftKept + absl::Seconds(1));
  ASSERT_TRUE(store_->ApplyPage(Page()).ok());
  EXPECT_FALSE(drafts_->GetNeed(kVisit)->has_value());
}

TEST_F(VisitCommandsTest, WhatIsTypedForThemWeeksLaterIsKeptAsLong) {
  ServeVisit(MakeVisit(v1::Visit::STATE_HELD));
  clock_.Set(start_ + absl::Hours(24 * 20));
  ASSERT_TRUE(drafts_->PutNeed(View().visit, Lamp()).ok());
  clock_.Advance(kDraftKept);
  ASSERT_TRUE(store_->ApplyPage(Page()).ok());
  EXPECT_TRUE(drafts_->GetNeed(kVisit)->has_value());
  clock_.Advance(absl::Seconds(1));
  ASSERT_TRUE(store_->ApplyPage(Page()).ok());
  EXPECT_FALSE(drafts_->GetNeed(kVisit)->has_value());
}

TEST_F(VisitCommandsTest, WhoIsToldSaysThatItTakesLongerOnceTheyHadCauseToCall) {
  v1::Visit visit = MakeVisit();
  visit.clear_visitors();
  visit.set_off_site_contact(kMe);
  ServeVisit(visit);
  const absl::Time end = start_ + absl::Hours(1);
  EXPECT_EQ(Reason(commands_->Extend(kVisit, end + absl::Hours(1))),
            v1::ERROR_REASON_NOT_A_VISITOR);
  clock_.Set(start_ + absl::Minutes(95));
  const auto longer = commands_->Extend(kVisit, end + absl::Hours(2));
  ASSERT_TRUE(longer.ok()) << longer.status();
  EXPECT_EQ(View().word.kind, Word::kExtending);
  EXPECT_GT(View().tell_time, clock_.Now());
}

}  // namespace
}  // namespace glimmer::mobile
