// What each word about a visit leaves in the outbox, what the overlay says of it, what survives of
// an unfinished one, and when an address is wiped.
#include "mobile/store/visit_commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "mobile/phone/phone.h"
#include "mobile/store/address_capsules.h"
#include "mobile/store/pending.h"
#include "mobile/store/visit_keeping.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/sealed_box.h"
#include "shared/crypto/signing.h"
#include "shared/rpc/error.h"
#include "tests/mobile/store/store_fixture.h"

namespace glimmer::mobile {
namespace {

using Mine = MyVisit::Kind;
using Word = AlarmWord::Kind;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kVisit[] = "visits/a";
constexpr char kAddress[] = "canary lane 7";

class VisitCommandsTest : public StoreFixture {
 protected:
  void SetUp() override {
    key_ = NewSigningKey(random_);
    secrets_ = std::make_unique<FileSecretStore>(folder_.path());
    ASSERT_TRUE(secrets_->Put(kDeviceKey, key_.secret_key).ok());
    Make();
  }

  void Make() {
    drafts_ = std::make_unique<VisitDrafts>(*store_, *secrets_);
    commands_ =
        std::make_unique<VisitCommands>(*store_, *outbox_, *drafts_, random_, CommandOptions{});
    overlay_ = std::make_unique<VisitOverlay>(*store_, *outbox_);
    addresses_ = std::make_unique<AddressCapsules>(*store_, *secrets_);
  }

  void Close() {
    addresses_.reset();
    overlay_.reset();
    commands_.reset();
    drafts_.reset();
    StoreFixture::commands_.reset();
    StoreFixture::overlay_.reset();
    outbox_.reset();
    store_.reset();
  }

  void Restart() {
    Close();
    Reopen();
    Make();
  }

  // From an hour from now on, for an hour; the person goes there with somebody else.
  v1::Visit MakeVisit(v1::Visit::State state = v1::Visit::STATE_AGREED, bool accepted = true) {
    v1::Visit visit;
    visit.set_name(kVisit);
    visit.set_household("households/maple");
    visit.set_household_alias("Maple-07");
    visit.set_state(state);
    *visit.mutable_start_time() = ToTimestamp(start_);
    *visit.mutable_end_time() = ToTimestamp(start_ + absl::Hours(1));
    visit.set_travel_minutes(20);
    *visit.mutable_alarm_time() = ToTimestamp(start_ + absl::Minutes(95));
    for (const char* person : {kMe, "people/li"}) {
      auto& visitor = *visit.add_visitors();
      visitor.set_person(person);
      visitor.set_accepted(accepted);
    }
    visit.add_checklist()->set_text("the lamp");
    visit.add_checklist()->set_text("the letter");
    visit.add_deliveries()->set_quantity(5'000);
    return visit;
  }

  void ServeVisit(const v1::Visit& visit) {
    auto page = Page();
    v1::Change& change = *page.add_changes();
    change.set_name(visit.name());
    change.set_kind(v1::Change::KIND_UPSERT);
    *change.mutable_visit() = visit;
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }

  // The visit goes to others.
  void Revoke() {
    auto page = Page();
    v1::Change& change = *page.add_changes();
    change.set_name(kVisit);
    change.set_kind(v1::Change::KIND_REVOKED);
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }

  void ServePairing() {
    auto page = Page();
    v1::Change& change = *page.add_changes();
    change.set_name("pairings/p");
    change.set_kind(v1::Change::KIND_UPSERT);
    v1::Pairing& pairing = *change.mutable_pairing();
    pairing.set_name("pairings/p");
    pairing.set_household("households/maple");
    pairing.set_person(kMe);
    pairing.set_state(v1::Pairing::STATE_ACTIVE);
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }

  VisitView View() {
    const auto view = overlay_->Visit(kVisit);
    EXPECT_TRUE(view.ok() && *view) << view.status();
    return view.ok() && *view ? **view : VisitView();
  }

  v1::FinishVisitRequest Report(bool held = true) {
    const auto draft = drafts_->GetOrBegin(View().visit);
    v1::FinishVisitRequest report = draft->report;
    report.set_held(held);
    *report.mutable_start_time() = ToTimestamp(clock_.Now() - absl::Minutes(40));
    *report.mutable_end_time() = ToTimestamp(clock_.Now());
    return report;
  }

  // What may be sent now is sent, in order, and answered by `answer` of each item.
  void SendAll(const std::function<absl::StatusOr<std::string>(const OutboxItem&)>& answer) {
    for (;;) {
      const auto items = outbox_->Claim(1);
      ASSERT_TRUE(items.ok()) << items.status();
      if (items->empty()) return;
      sent_.push_back(items->front().method);
      const auto bytes = answer(items->front());
      ASSERT_TRUE((bytes.ok() ? outbox_->Accept(items->front(), *bytes)
                              : outbox_->Reject(items->front(), bytes.status()))
                      .ok());
    }
  }

  // Seals an address to the device that lasts until two hours after the planned end.
  v1::GetVisitAddressResponse MakeCapsule() {
    v1::VisitAddress address;
    address.mutable_contact()->set_address(kAddress);
    *address.mutable_expire_time() = ToTimestamp(start_ + absl::Hours(3));
    v1::GetVisitAddressResponse answer;
    answer.set_capsule(*SealToDevice(key_.public_key, address.SerializeAsString()));
    *answer.mutable_expire_time() = address.expire_time();
    return answer;
  }

  bool FilesHold(absl::string_view bytes) {
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string all((std::istreambuf_iterator<char>(file)), {});
      if (all.find(std::string(bytes)) != std::string::npos) return true;
    }
    return false;
  }

  template <typename T>
  static v1::ErrorReason Reason(const absl::StatusOr<T>& answer) {
    return ReasonOf(answer.status());
  }

  const absl::Time start_ = clock_.Now() + absl::Hours(1);
  KeyPair key_;
  std::vector<std::string> sent_;
  std::unique_ptr<FileSecretStore> secrets_;
  std::unique_ptr<VisitDrafts> drafts_;
  std::unique_ptr<VisitCommands> commands_;
  std::unique_ptr<VisitOverlay> overlay_;
  std::unique_ptr<AddressCapsules> addresses_;
};

TEST_F(VisitCommandsTest, AnAnswerOnItsWayIsTakenBackWithoutTheServer) {
  ServeVisit(MakeVisit(v1::Visit::STATE_PROPOSED, false));
  EXPECT_EQ(View().mine.kind, Mine::kAsked);
  ASSERT_TRUE(commands_->Accept(kVisit).ok());
  EXPECT_EQ(View().mine.kind, Mine::kAccepting);
  EXPECT_EQ(OpenItems().front().lane, "visits/a/people/me");
  const auto left = commands_->Leave(kVisit);
  ASSERT_TRUE(left.ok()) << left.status();
  EXPECT_EQ(left->request_id, "");
  EXPECT_THAT(OpenItems(), IsEmpty());
}

TEST_F(VisitCommandsTest, SaysAtOnceWhatTheServerWouldRefuse) {
  EXPECT_EQ(Reason(commands_->Accept("visits/none")), v1::ERROR_REASON_NOT_FOUND);
  v1::Visit others = MakeVisit();
  others.mutable_visitors()->DeleteSubrange(0, 1);
  ServeVisit(others);
  EXPECT_EQ(Reason(commands_->Start(kVisit)), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_EQ(Reason(commands_->RaiseAlarm(kVisit)), v1::ERROR_REASON_NOT_A_VISITOR);
  EXPECT_EQ(Reason(commands_->ReportSafe(kVisit)), v1::ERROR_REASON_NOT_A_VISITOR);
  ServeVisit(MakeVisit(v1::Visit::STATE_PROPOSED));
  EXPECT_EQ(Reason(commands_->Start(kVisit)), v1::ERROR_REASON_VISIT_STATE);
  EXPECT_EQ(Reason(commands_->Accept(kVisit)), v1::ERROR_REASON_VISIT_STATE);
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
  ASSERT_TRUE(commands_->Accept(kVisit).ok());
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
  ASSERT_TRUE(commands_->EndPairing("pairings/p").ok());
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

}  // namespace
}  // namespace glimmer::mobile
