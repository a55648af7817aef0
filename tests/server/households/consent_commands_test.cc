#include "server/households/consent_commands.h"

#include <gmock/gmock.h>

#include <atomic>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "tests/server/households/household_fixture.h"

namespace glimmer::households {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<v1::ConsentRecord::Kind> Kinds(const v1::GetHouseholdRecordResponse& record) {
  std::vector<v1::ConsentRecord::Kind> kinds;
  for (const auto& line : record.consent_records()) kinds.push_back(line.kind());
  return kinds;
}

class ConsentCommandsTest : public HouseholdTest {
 protected:
  std::string FieldOf(const v1::RecordConsentRequest& request) {
    const auto recorded = RecordBy(recorder_, request);
    EXPECT_EQ(ReasonOf(recorded.status()), v1::ERROR_REASON_FIELD_INVALID) << recorded.status();
    return MetadataOf(recorded.status(), "field").value_or("");
  }

  static std::string Wrong(const std::string& code) {
    return code == "000000" ? "111111" : "000000";
  }
};

TEST_F(ConsentCommandsTest, BeforeConsentThereIsAnAliasAndACommunity) {
  const v1::Household household = Create();
  EXPECT_EQ(household.state(), v1::Household::STATE_INVITED);
  EXPECT_EQ(household.unit(), ResourceName(kUnits, world_.unit_id));
  EXPECT_FALSE(household.alias().empty());
  EXPECT_FALSE(household.has_terms());
  EXPECT_FALSE(household.has_consent());
  EXPECT_EQ(household.erase_time().seconds() - household.create_time().seconds(), 30 * 86400);
  EXPECT_THAT(Listed(), ElementsAre(household.name()));
  EXPECT_EQ(ReasonOf(Confirm(coordinator_, household).status()), v1::ERROR_REASON_CONSENT_MISSING);
  EXPECT_EQ(ReasonOf(Update(coordinator_, household, Terms()).status()),
            v1::ERROR_REASON_CONSENT_MISSING);
  EXPECT_EQ(ReasonOf(Pause(coordinator_, household).status()), v1::ERROR_REASON_HOUSEHOLD_STATE);
}

TEST_F(ConsentCommandsTest, EveryAliasIsItsOwn) {
  std::set<std::string> aliases;
  for (int i = 0; i < 150; ++i) aliases.insert(Create().alias());
  EXPECT_EQ(aliases.size(), 150u);
}

TEST_F(ConsentCommandsTest, AWholeLifeInOrder) {
  const v1::Household household = Create();
  const std::string code = Record(household, contact_);
  EXPECT_EQ(code.size(), 6u);
  auto now = Get(household);
  ASSERT_TRUE(now.ok()) << now.status();
  EXPECT_EQ(now->state(), v1::Household::STATE_INVITED);
  EXPECT_TRUE(now->consent().awaits_word());
  EXPECT_FALSE(now->consent().confirmed());
  EXPECT_EQ(now->contact_person(), ResourceName(kPeople, contact_));

  const auto confirmed = Confirm(contact_, household);
  ASSERT_TRUE(confirmed.ok()) << confirmed.status();
  EXPECT_TRUE(confirmed->accepted());
  EXPECT_EQ(confirmed->household().state(), v1::Household::STATE_ACTIVE);
  EXPECT_FALSE(confirmed->household().has_erase_time());
  EXPECT_EQ(FromTimestamp(confirmed->household().consent().expire_time()),
            world_.clock.Now() + kLongestConsent);
  EXPECT_FALSE(confirmed->household().review_date().empty());

  ASSERT_TRUE(Pause(contact_, household).ok());
  EXPECT_THAT(Listed(), IsEmpty());
  const auto resumed = Resume(contact_, household);
  ASSERT_TRUE(resumed.ok()) << resumed.status();
  EXPECT_EQ(resumed->household().state(), v1::Household::STATE_ACTIVE);
  EXPECT_THAT(Listed(), ElementsAre(household.name()));

  const auto withdrawn = Withdraw(contact_, household);
  ASSERT_TRUE(withdrawn.ok()) << withdrawn.status();
  EXPECT_EQ(withdrawn->state(), v1::Household::STATE_WITHDRAWN);
  EXPECT_THAT(Listed(), IsEmpty());
  for (const auto reason : {ReasonOf(Confirm(contact_, household).status()),
                            ReasonOf(Pause(contact_, household).status()),
                            ReasonOf(Resume(contact_, household).status()),
                            ReasonOf(Update(contact_, household, Terms()).status()),
                            ReasonOf(RecordBy(recorder_, Consent(household)).status())}) {
    EXPECT_EQ(reason, v1::ERROR_REASON_HOUSEHOLD_STATE);
  }
  const auto record = RecordOf(contact_, household);
  ASSERT_TRUE(record.ok()) << record.status();
  EXPECT_THAT(Kinds(*record),
              ElementsAre(v1::ConsentRecord::KIND_GIVEN, v1::ConsentRecord::KIND_CONFIRMED,
                          v1::ConsentRecord::KIND_PAUSED, v1::ConsentRecord::KIND_RESUMED,
                          v1::ConsentRecord::KIND_WITHDRAWN));
  EXPECT_EQ(record->consent_records(0).recorder_display_name(), "Sun Li");
  EXPECT_EQ(record->consent_records(1).way(), v1::ConsentRecord::WAY_OWN_PHONE);
}

TEST_F(ConsentCommandsTest, TheCardsCodeIsTheHouseholdsWordOutOfAnotherMouth) {
  const v1::Household household = Create();
  const std::string code = Record(household);
  // Who wrote it down knows the code, so from them it proves nothing.
  EXPECT_EQ(ReasonOf(Confirm(recorder_, household, code).status()), v1::ERROR_REASON_OWN_CONSENT);
  EXPECT_EQ(ReasonOf(Confirm(recorder_, household).status()), v1::ERROR_REASON_OWN_CONSENT);
  const auto confirmed = Confirm(coordinator_, household, code);
  ASSERT_TRUE(confirmed.ok()) << confirmed.status();
  EXPECT_TRUE(confirmed->accepted());
  EXPECT_EQ(RecordOf(contact_, household)->consent_records(1).way(), v1::ConsentRecord::WAY_CODE);
}

TEST_F(ConsentCommandsTest, WhoHasReadTheCardCallsBackInsteadOfGivingItsCode) {
  const v1::Household household = Create();
  const std::string code = Record(household);
  const auto card = LookUp(coordinator_, household, v1::ADDRESS_PURPOSE_CARD);
  ASSERT_TRUE(card.ok()) << card.status();
  EXPECT_EQ(card->code(), code);
  EXPECT_EQ(ReasonOf(Confirm(coordinator_, household, code).status()),
            v1::ERROR_REASON_OWN_CONSENT);
  const auto confirmed = Confirm(coordinator_, household);
  ASSERT_TRUE(confirmed.ok()) << confirmed.status();
  EXPECT_EQ(RecordOf(contact_, household)->consent_records(1).way(),
            v1::ConsentRecord::WAY_CALL_BACK);
}

TEST_F(ConsentCommandsTest, AfterFiveWrongCodesTheCardIsLocked) {
  const v1::Household household = Create();
  const std::string code = Record(household);
  for (int i = 1; i <= kMostCardFailures; ++i) {
    const auto wrong = Confirm(coordinator_, household, Wrong(code));
    ASSERT_TRUE(wrong.ok()) << wrong.status();
    EXPECT_FALSE(wrong->accepted());
    EXPECT_EQ(wrong->household().code_failures(), i);
    EXPECT_EQ(wrong->household().state(), v1::Household::STATE_INVITED);
  }
  EXPECT_EQ(ReasonOf(Confirm(coordinator_, household, code).status()),
            v1::ERROR_REASON_CODE_LOCKED);
  EXPECT_EQ(ReasonOf(Confirm(coordinator_, household, "12345").status()),
            v1::ERROR_REASON_FIELD_INVALID);
  // A new consent brings a new card.
  const std::string fresh = Record(household);
  EXPECT_TRUE(Confirm(coordinator_, household, fresh)->accepted());
}

TEST_F(ConsentCommandsTest, NobodyIsTheContactOfWhatTheyWriteDown) {
  const v1::Household household = Create();
  v1::RecordConsentRequest request = Consent(household);
  request.set_contact_person(ResourceName(kPeople, recorder_));
  EXPECT_EQ(ReasonOf(RecordBy(recorder_, request).status()), v1::ERROR_REASON_OWN_CONSENT);
  request.set_contact_person(ResourceName(kPeople, coordinator_));
  ASSERT_TRUE(RecordBy(recorder_, request).ok());
  EXPECT_EQ(ReasonOf(RecordBy(coordinator_, Consent(household)).status()),
            v1::ERROR_REASON_OWN_CONSENT);
}

TEST_F(ConsentCommandsTest, ARefusedConsentNamesItsField) {
  const v1::Household household = Create();
  const v1::RecordConsentRequest fine = Consent(household);
  const auto field = [&](auto spoil) {
    v1::RecordConsentRequest request = fine;
    spoil(request);
    return FieldOf(request);
  };
  const std::string long_text(kMostHouseholdText + 1, 'x');
  EXPECT_EQ(field([](auto& r) { r.mutable_consent()->clear_given_by(); }), "consent.given_by");
  EXPECT_EQ(field([](auto& r) { r.mutable_consent()->clear_channel(); }), "consent.channel");
  EXPECT_EQ(field([](auto& r) { r.mutable_consent()->clear_purposes(); }), "consent.purposes");
  EXPECT_EQ(field([](auto& r) { r.mutable_consent()->clear_language(); }), "consent.language");
  EXPECT_EQ(field([](auto& r) { r.mutable_consent()->set_notice_hash("x"); }),
            "consent.notice_hash");
  EXPECT_EQ(
      field([&](auto& r) { r.mutable_consent()->set_witness(ResourceName(kPeople, recorder_)); }),
      "consent.witness");
  EXPECT_EQ(field([&](auto& r) {
              *r.mutable_consent()->mutable_expire_time() = ToTimestamp(world_.clock.Now());
            }),
            "consent.expire_time");
  EXPECT_EQ(field([](auto& r) { r.mutable_terms()->set_min_people(0); }), "terms.min_people");
  EXPECT_EQ(field([](auto& r) { r.mutable_terms()->set_has_minors(true); }), "consent.given_by");
  EXPECT_EQ(field([](auto& r) { r.mutable_contact()->clear_address(); }), "contact.address");
  EXPECT_EQ(field([&](auto& r) { r.mutable_contact()->set_address(long_text); }),
            "contact.address");
  EXPECT_EQ(field([&](auto& r) { r.mutable_contact()->set_display_name(long_text); }),
            "contact.display_name");
  EXPECT_EQ(field([&](auto& r) { r.mutable_access_note()->set_line(long_text); }),
            "access_note.line");
  EXPECT_EQ(field([](auto& r) { r.mutable_access_note()->set_line("one\ntwo"); }),
            "access_note.line");
  EXPECT_EQ(field([](auto& r) { r.mutable_access_note()->add_hints(v1::AccessNote::HINT_KNOCK); }),
            "access_note.hints");
  // A refusal leaves nothing.
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM consent_records"), 0);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM household_keys"), 0);
}

TEST_F(ConsentCommandsTest, WhereThereAreMinorsAGuardianConsentsAndTwoCome) {
  v1::RecordConsentRequest request = Consent(Create());
  request.mutable_terms()->set_has_minors(true);
  request.mutable_consent()->set_given_by(v1::ConsentRecord::GIVEN_BY_GUARDIAN);
  request.mutable_terms()->set_min_people(1);
  EXPECT_EQ(FieldOf(request), "terms.min_people");
  request.mutable_terms()->set_min_people(2);
  EXPECT_TRUE(RecordBy(recorder_, request).ok());
  // Without a guardian's consent there are no minors later either.
  const v1::Household active = Active();
  v1::VisitTerms terms = Terms();
  terms.set_has_minors(true);
  EXPECT_EQ(ReasonOf(Update(coordinator_, active, terms).status()),
            v1::ERROR_REASON_CONSENT_MISSING);
}

TEST_F(ConsentCommandsTest, NobodyButTheHouseholdAsksMoreOfIt) {
  const v1::Household household = Active(contact_);
  v1::VisitTerms more = Terms();
  more.set_cadence_days(7);
  EXPECT_EQ(ReasonOf(Update(recorder_, household, more).status()), v1::ERROR_REASON_OWN_CONSENT);
  v1::VisitTerms fewer_people = Terms();
  fewer_people.set_min_people(1);
  EXPECT_EQ(ReasonOf(Update(recorder_, household, fewer_people).status()),
            v1::ERROR_REASON_OWN_CONSENT);
  // A new consent that staff writes down asks no more, until the household has said so.
  v1::RecordConsentRequest request = Consent(household);
  *request.mutable_terms() = more;
  EXPECT_EQ(FieldOf(request), "terms");

  v1::VisitTerms less = Terms();
  less.set_cadence_days(30);
  less.set_min_people(3);
  less.clear_slots();
  const auto eased = Update(recorder_, household, less);
  ASSERT_TRUE(eased.ok()) << eased.status();
  EXPECT_EQ(eased->household().terms().cadence_days(), 30);
  EXPECT_EQ(eased->household().terms().slots_size(), 0);

  const auto raised = Update(contact_, household, more);
  ASSERT_TRUE(raised.ok()) << raised.status();
  EXPECT_TRUE(raised->accepted());
  EXPECT_EQ(raised->household().terms().cadence_days(), 7);
  const auto record = RecordOf(contact_, household);
  EXPECT_EQ(record->consent_records(2).way(), v1::ConsentRecord::WAY_UNSPECIFIED);
  EXPECT_EQ(record->consent_records(3).kind(), v1::ConsentRecord::KIND_TERMS_CHANGED);
  EXPECT_EQ(record->consent_records(3).way(), v1::ConsentRecord::WAY_OWN_PHONE);
}

TEST_F(ConsentCommandsTest, AWrongCodeChangesNoTerms) {
  const v1::Household household = Create();
  const std::string code = Record(household);
  ASSERT_TRUE(Confirm(coordinator_, household).ok());
  v1::VisitTerms more = Terms();
  more.set_cadence_days(1);
  const auto wrong = Update(coordinator_, household, more, Wrong(code));
  ASSERT_TRUE(wrong.ok()) << wrong.status();
  EXPECT_FALSE(wrong->accepted());
  EXPECT_EQ(wrong->household().terms().cadence_days(), 14);
  EXPECT_EQ(Get(household)->terms().cadence_days(), 14);
  EXPECT_EQ(Get(household)->code_failures(), 1);
  ASSERT_TRUE(Update(coordinator_, household, more, code)->accepted());
  EXPECT_EQ(Get(household)->terms().cadence_days(), 1);
}

TEST_F(ConsentCommandsTest, ANewContactSpeaksForTheHouseholdWhenItHasSaidSo) {
  const v1::Household household = Active(contact_);
  const std::string other = world_.AddPerson({.display_name = "Wu Gang"});
  Record(household, other);
  EXPECT_EQ(Get(household)->contact_person(), ResourceName(kPeople, contact_));
  EXPECT_EQ(Get(household)->state(), v1::Household::STATE_ACTIVE);
  // Nor does anybody but the household take its contact away.
  Record(household);
  EXPECT_EQ(Get(household)->contact_person(), ResourceName(kPeople, contact_));
  Record(household, other);
  ASSERT_TRUE(Confirm(contact_, household)->accepted());
  EXPECT_EQ(Get(household)->contact_person(), ResourceName(kPeople, other));
}

TEST_F(ConsentCommandsTest, ANewContactIsNoWayRoundAConsentThatHasExpired) {
  const v1::Household household = Active(contact_);
  const std::string other = world_.AddPerson({.display_name = "Wu Gang"});
  world_.clock.Advance(kLongestConsent);
  Record(household, other);
  EXPECT_EQ(Get(household)->contact_person(), ResourceName(kPeople, contact_));
  ASSERT_TRUE(Confirm(contact_, household)->accepted());
  EXPECT_EQ(Get(household)->contact_person(), ResourceName(kPeople, other));
}

TEST_F(ConsentCommandsTest, ANewAddressIsShownWhenTheHouseholdHasSaidSo) {
  const v1::Household household = Active();
  v1::RecordConsentRequest moved = Consent(household);
  moved.mutable_contact()->set_address("CANARY-ADDRESS-NEW");
  const std::string former = LookUp(coordinator_, household, v1::ADDRESS_PURPOSE_CARD)->code();
  world_.clock.Advance(absl::Hours(24));
  const auto recorded = RecordBy(recorder_, moved);
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  for (const auto purpose :
       {v1::ADDRESS_PURPOSE_ARRANGE, v1::ADDRESS_PURPOSE_SHEET, v1::ADDRESS_PURPOSE_DANGER}) {
    EXPECT_EQ(LookUp(coordinator_, household, purpose)->contact().address(), kAddressCanary);
  }
  // Who asks for its word asks about what is new.
  EXPECT_EQ(LookUp(coordinator_, household, v1::ADDRESS_PURPOSE_CALL_BACK)->contact().address(),
            "CANARY-ADDRESS-NEW");
  EXPECT_EQ(LookUp(recorder_, household, v1::ADDRESS_PURPOSE_CARD)->code(), recorded->code());
  ASSERT_NE(former, recorded->code());
  EXPECT_FALSE(Confirm(coordinator_, household, former)->accepted());
  ASSERT_TRUE(Confirm(coordinator_, household, recorded->code())->accepted());
  EXPECT_EQ(LookUp(coordinator_, household)->contact().address(), "CANARY-ADDRESS-NEW");
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM household_secrets"), 1);
}

TEST_F(ConsentCommandsTest, ANewAddressThatNobodyConfirmsInTimeIsNone) {
  const v1::Household household = Active();
  v1::RecordConsentRequest moved = Consent(household);
  moved.mutable_contact()->set_address("CANARY-ADDRESS-NEW");
  *moved.mutable_consent()->mutable_expire_time() =
      ToTimestamp(world_.clock.Now() + absl::Hours(24));
  ASSERT_TRUE(RecordBy(recorder_, moved).ok());
  world_.clock.Advance(absl::Hours(24));
  const auto card = LookUp(recorder_, household, v1::ADDRESS_PURPOSE_CARD);
  EXPECT_EQ(card->contact().address(), kAddressCanary);
  // The card that the household holds is good again.
  ASSERT_TRUE(Pause(coordinator_, household).ok());
  EXPECT_TRUE(Resume(coordinator_, household, card->code())->accepted());
  // One that was written down after it takes its place.
  moved = Consent(household);
  moved.mutable_contact()->set_address("CANARY-ADDRESS-NEWEST");
  ASSERT_TRUE(RecordBy(recorder_, moved).ok());
  ASSERT_TRUE(Confirm(coordinator_, household)->accepted());
  EXPECT_EQ(LookUp(recorder_, household)->contact().address(), "CANARY-ADDRESS-NEWEST");
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM household_secrets"), 1);
}

TEST_F(ConsentCommandsTest, AnExpiredConsentIsNone) {
  const v1::Household household = Active(contact_);
  ASSERT_TRUE(Pause(coordinator_, household).ok());
  world_.clock.Advance(kLongestConsent);
  EXPECT_EQ(ReasonOf(Resume(contact_, household).status()), v1::ERROR_REASON_CONSENT_MISSING);
  // A new one mends it.
  Record(household, contact_);
  ASSERT_TRUE(Confirm(contact_, household)->accepted());
  EXPECT_EQ(Get(household)->state(), v1::Household::STATE_PAUSED);
  EXPECT_TRUE(Resume(contact_, household)->accepted());
}

TEST_F(ConsentCommandsTest, ResumingTakesTheHouseholdsWord) {
  const v1::Household household = Create();
  const std::string code = Record(household, contact_);
  ASSERT_TRUE(Confirm(contact_, household).ok());
  ASSERT_TRUE(Pause(recorder_, household).ok());
  ASSERT_TRUE(Pause(recorder_, household).ok());  // again is harmless
  EXPECT_EQ(ReasonOf(Resume(recorder_, household).status()), v1::ERROR_REASON_OWN_CONSENT);
  EXPECT_FALSE(Resume(coordinator_, household, Wrong(code))->accepted());
  EXPECT_EQ(Get(household)->state(), v1::Household::STATE_PAUSED);
  EXPECT_TRUE(Resume(coordinator_, household, code)->accepted());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM consent_records WHERE kind = 3"), 1);
}

TEST_F(ConsentCommandsTest, WhatIsPausedIsFoundByItsAliasAlone) {
  const v1::Household paused = Active();
  const v1::Household listed = Active();
  ASSERT_TRUE(Pause(coordinator_, paused).ok());
  EXPECT_THAT(Listed(), UnorderedElementsAre(listed.name()));
  const auto found = Find(paused.alias());
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(found->state(), v1::Household::STATE_PAUSED);
  EXPECT_EQ(ReasonOf(Find("nobody").status()), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(ConsentCommandsTest, ManyAtOncePauseItOnce) {
  constexpr int kMany = 30;
  const v1::Household household = Active(contact_);
  v1::PauseHouseholdRequest request;
  request.set_household(household.name());
  absl::BlockingCounter left(kMany);
  std::atomic<int> refused{0};
  for (int i = 0; i < kMany; ++i) {
    world_.database().Write(world_.WorkAs(i % 2 == 0 ? contact_ : coordinator_,
                                          [&request](rpc::Context& context) {
                                            v1::PauseHouseholdResponse response;
                                            return PauseHousehold(context, request, response);
                                          }),
                            [&](const absl::Status& status) {
                              if (!status.ok()) ++refused;
                              left.DecrementCount();
                            });
  }
  left.Wait();
  EXPECT_EQ(refused.load(), 0);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM consent_records WHERE kind = 3"), 1);
}

TEST_F(ConsentCommandsTest, PausesAndWithdrawalsLeaveNoAuditRow) {
  const v1::Household household = Active(contact_);
  ASSERT_TRUE(Pause(contact_, household).ok());
  ASSERT_TRUE(Withdraw(contact_, household).ok());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM audit_records"), 0);
}

}  // namespace
}  // namespace glimmer::households
