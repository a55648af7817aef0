#include "shared/domain/consent_rules.h"

#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "shared/rpc/error.h"

namespace glimmer {
namespace {

using Kind = ConsentKind;
using State = HouseholdState;

constexpr State kStates[] = {State::kInvited, State::kActive, State::kPaused, State::kWithdrawn};
constexpr Kind kKinds[] = {Kind::kGiven,   Kind::kConfirmed, Kind::kPaused,
                           Kind::kResumed, Kind::kWithdrawn, Kind::kTermsChanged};

const absl::Time kNow = absl::FromUnixSeconds(1772416800);

VisitTerms Terms(int64_t cadence_days, int64_t min_people) {
  VisitTerms terms;
  terms.cadence_days = cadence_days;
  terms.min_people = min_people;
  return terms;
}

TEST(ConsentRulesTest, OnlyTheseStepsLeadOn) {
  const std::map<std::pair<State, Kind>, State> steps = {
      {{State::kInvited, Kind::kGiven}, State::kInvited},
      {{State::kInvited, Kind::kConfirmed}, State::kActive},
      {{State::kInvited, Kind::kTermsChanged}, State::kInvited},
      {{State::kInvited, Kind::kWithdrawn}, State::kWithdrawn},
      {{State::kActive, Kind::kGiven}, State::kActive},
      {{State::kActive, Kind::kConfirmed}, State::kActive},
      {{State::kActive, Kind::kTermsChanged}, State::kActive},
      {{State::kActive, Kind::kPaused}, State::kPaused},
      {{State::kActive, Kind::kWithdrawn}, State::kWithdrawn},
      {{State::kPaused, Kind::kGiven}, State::kPaused},
      {{State::kPaused, Kind::kConfirmed}, State::kPaused},
      {{State::kPaused, Kind::kTermsChanged}, State::kPaused},
      {{State::kPaused, Kind::kPaused}, State::kPaused},
      {{State::kPaused, Kind::kResumed}, State::kActive},
      {{State::kPaused, Kind::kWithdrawn}, State::kWithdrawn},
      {{State::kWithdrawn, Kind::kWithdrawn}, State::kWithdrawn},
  };
  for (const State state : kStates) {
    for (const Kind kind : kKinds) {
      const auto next = NextState(state, kind);
      const auto step = steps.find({state, kind});
      if (step != steps.end()) {
        ASSERT_TRUE(next.ok()) << next.status();
        EXPECT_EQ(*next, step->second);
        continue;
      }
      EXPECT_EQ(ReasonOf(next.status()), v1::ERROR_REASON_HOUSEHOLD_STATE);
      EXPECT_EQ(MetadataOf(next.status(), "state"), StateName(state));
    }
  }
}

TEST(ConsentRulesTest, AConsentHoldsUntilItEndsAndNotAfterWithdrawal) {
  Consents consents{State::kActive, kNow + absl::Hours(1), std::nullopt};
  EXPECT_TRUE(HasConsent(consents, kNow));
  EXPECT_FALSE(HasConsent(consents, kNow + absl::Hours(1)));
  consents.state = State::kWithdrawn;
  EXPECT_FALSE(HasConsent(consents, kNow));
  EXPECT_FALSE(HasConsent({State::kInvited, std::nullopt, kNow + absl::Hours(1)}, kNow));
}

TEST(ConsentRulesTest, MoreVisitsOrFewerPeopleTakeTheHouseholdsWord) {
  EXPECT_TRUE(RaisesBurden(Terms(14, 2), Terms(7, 2)));
  EXPECT_TRUE(RaisesBurden(Terms(0, 2), Terms(30, 2)));
  EXPECT_TRUE(RaisesBurden(Terms(14, 2), Terms(14, 1)));
  EXPECT_FALSE(RaisesBurden(Terms(14, 2), Terms(14, 2)));
  EXPECT_FALSE(RaisesBurden(Terms(14, 2), Terms(21, 3)));
  EXPECT_FALSE(RaisesBurden(Terms(14, 2), Terms(0, 2)));
  VisitTerms others = Terms(14, 2);
  others.languages = {"zh"};
  others.slots = {{1, 540, 600}};
  EXPECT_FALSE(RaisesBurden(Terms(14, 2), others));
}

TEST(ConsentRulesTest, TermsAreWithinBounds) {
  VisitTerms fine = Terms(14, 1);
  fine.languages = {"zh-Hant", "en"};
  fine.slots = {{1, 540, 600}, {1, 600, 660}, {7, 0, 1440}};
  EXPECT_TRUE(CheckVisitTerms(fine).ok());
  const auto field = [&](auto spoil) {
    VisitTerms terms = fine;
    spoil(terms);
    return MetadataOf(CheckVisitTerms(terms), "field").value_or("none");
  };
  EXPECT_EQ(field([](auto& t) { t.min_people = 0; }), "terms.min_people");
  EXPECT_EQ(field([](auto& t) { t.min_people = 5; }), "terms.min_people");
  EXPECT_EQ(field([](auto& t) { t.has_minors = true; }), "terms.min_people");
  EXPECT_EQ(field([](auto& t) { t.cadence_days = -1; }), "terms.cadence_days");
  EXPECT_EQ(field([](auto& t) { t.cadence_days = 367; }), "terms.cadence_days");
  EXPECT_EQ(field([](auto& t) { t.languages = {"a few words"}; }), "terms.languages");
  EXPECT_EQ(field([](auto& t) { t.languages.assign(6, "zh"); }), "terms.languages");
  EXPECT_EQ(field([](auto& t) { t.slots = {{8, 540, 600}}; }), "terms.slots");
  EXPECT_EQ(field([](auto& t) { t.slots = {{1, 600, 600}}; }), "terms.slots");
  EXPECT_EQ(field([](auto& t) { t.slots = {{1, 600, 1441}}; }), "terms.slots");
  EXPECT_EQ(field([](auto& t) { t.slots = {{1, 540, 600}, {1, 599, 660}}; }), "terms.slots");
}

TEST(ConsentRulesTest, WhereThereAreMinorsAGuardianConsents) {
  EXPECT_TRUE(CheckGiver(GivenBy::kSelf, false).ok());
  EXPECT_TRUE(CheckGiver(GivenBy::kGuardian, true).ok());
  for (const GivenBy giver : {GivenBy::kSelf, GivenBy::kRepresentative}) {
    EXPECT_EQ(MetadataOf(CheckGiver(giver, true), "field"), "consent.given_by");
  }
  EXPECT_EQ(MetadataOf(CheckGiver(GivenBy::kNone, false), "field"), "consent.given_by");
}

TEST(ConsentRulesTest, AConsentLastsAYearAtMost) {
  EXPECT_EQ(*ConsentExpireTime(std::nullopt, kNow), kNow + kLongestConsent);
  EXPECT_EQ(*ConsentExpireTime(kNow + absl::Hours(24), kNow), kNow + absl::Hours(24));
  EXPECT_EQ(*ConsentExpireTime(kNow + 2 * kLongestConsent, kNow), kNow + kLongestConsent);
  EXPECT_EQ(ReasonOf(ConsentExpireTime(kNow, kNow).status()), v1::ERROR_REASON_FIELD_INVALID);
}

TEST(ConsentRulesTest, AnAddressIsReadForWhatWasConsentedTo) {
  const absl::Time later = kNow + absl::Hours(1);
  const auto reason = [](const Consents& consents, AddressPurpose purpose) {
    return ReasonOf(CheckAddressPurpose(consents, purpose, kNow));
  };
  const Consents none{State::kInvited, std::nullopt, std::nullopt};
  const Consents provisional{State::kInvited, std::nullopt, later};
  const Consents active{State::kActive, later, std::nullopt};
  const Consents expired{State::kActive, kNow, std::nullopt};
  const Consents paused{State::kPaused, later, std::nullopt};
  const Consents withdrawn{State::kWithdrawn, later, later};
  for (const auto purpose :
       {AddressPurpose::kArrange, AddressPurpose::kSheet, AddressPurpose::kDanger}) {
    EXPECT_EQ(reason(none, purpose), v1::ERROR_REASON_CONSENT_MISSING);
    EXPECT_EQ(reason(provisional, purpose), v1::ERROR_REASON_CONSENT_MISSING);
    EXPECT_EQ(reason(active, purpose), v1::ERROR_REASON_UNSPECIFIED);
    EXPECT_EQ(reason(expired, purpose), v1::ERROR_REASON_CONSENT_MISSING);
    EXPECT_EQ(reason(paused, purpose), v1::ERROR_REASON_HOUSEHOLD_STATE);
    EXPECT_EQ(reason(withdrawn, purpose), v1::ERROR_REASON_HOUSEHOLD_STATE);
  }
  for (const auto purpose : {AddressPurpose::kCallBack, AddressPurpose::kCard}) {
    EXPECT_EQ(reason(none, purpose), v1::ERROR_REASON_CONSENT_MISSING);
    EXPECT_EQ(reason(provisional, purpose), v1::ERROR_REASON_UNSPECIFIED);
    EXPECT_EQ(reason(active, purpose), v1::ERROR_REASON_UNSPECIFIED);
    EXPECT_EQ(reason(paused, purpose), v1::ERROR_REASON_UNSPECIFIED);
    EXPECT_EQ(reason(withdrawn, purpose), v1::ERROR_REASON_HOUSEHOLD_STATE);
    // What has ended opens nothing; one that was written down since waits for the word.
    EXPECT_EQ(reason(expired, purpose), v1::ERROR_REASON_CONSENT_MISSING);
    EXPECT_EQ(reason({State::kInvited, std::nullopt, kNow}, purpose),
              v1::ERROR_REASON_CONSENT_MISSING);
    EXPECT_EQ(reason({State::kActive, kNow, later}, purpose), v1::ERROR_REASON_UNSPECIFIED);
  }
}

TEST(ConsentRulesTest, NobodyOnTheStaffIsTheHouseholdsWord) {
  const auto way = [](const WordFacts& facts) { return WayOfWord(facts).value_or(WordWay::kNone); };
  EXPECT_EQ(way({"contact", "contact", "recorder", false, false}), WordWay::kOwnPhone);
  EXPECT_EQ(way({"contact", "contact", "recorder", false, true}), WordWay::kOwnPhone);
  EXPECT_EQ(way({"other", "contact", "recorder", false, false}), WordWay::kCallBack);
  EXPECT_EQ(way({"other", "", "recorder", false, true}), WordWay::kCode);
  EXPECT_EQ(way({"other", "", "recorder", true, false}), WordWay::kCallBack);
  // Who visits may bring the code from the household, and not what they say it has said.
  EXPECT_EQ(way({"other", "", "recorder", false, true, true}), WordWay::kCode);
  for (const WordFacts& facts : {WordFacts{"recorder", "", "recorder", false, false},
                                 WordFacts{"recorder", "", "recorder", false, true},
                                 WordFacts{"recorder", "recorder", "recorder", false, false},
                                 WordFacts{"other", "", "recorder", true, true},
                                 WordFacts{"other", "", "recorder", false, false, true},
                                 WordFacts{"", "", "recorder", false, false}}) {
    EXPECT_EQ(ReasonOf(WayOfWord(facts).status()), v1::ERROR_REASON_OWN_CONSENT);
  }
}

}  // namespace
}  // namespace glimmer
