#include "server/visits/pairing_commands.h"

#include <gmock/gmock.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/people/merge_commands.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "tests/server/visits/pairing_fixture.h"

namespace glimmer::visits {
namespace {

using households::kAddressCanary;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr char kLeft[] = "CANARY-HANDOVER-4410, call 13800001111 at 8 River Road";

class PairingCommandsTest : public PairingTest {
 protected:
  static std::string NameOf(const std::string& person_id) {
    return ResourceName(kPeople, person_id);
  }
  v1::ErrorReason PairReason(const v1::Household& household, const std::string& person_id) {
    return ReasonOf(Pair(household, person_id).status());
  }
  std::string Day(absl::Duration from_now) {
    const absl::TimeZone zone = LoadZone("Asia/Shanghai").value_or(absl::UTCTimeZone());
    return FormatCivilDay(absl::ToCivilDay(world_.clock.Now() + from_now, zone));
  }
  int64_t Notes() {
    return world_.Int("SELECT COUNT(*) FROM pairings WHERE sealed_note IS NOT NULL");
  }
};

TEST_F(PairingCommandsTest, APairingBeginsWithAnIntroduction) {
  const v1::Household household = Active();
  const v1::Pairing pairing = Paired(household, volunteer_);
  EXPECT_EQ(pairing.household(), household.name());
  EXPECT_EQ(pairing.household_alias(), household.alias());
  EXPECT_EQ(pairing.unit(), household.unit());
  EXPECT_EQ(pairing.person(), NameOf(volunteer_));
  EXPECT_EQ(pairing.display_name(), "Wu Gang");
  EXPECT_EQ(pairing.state(), v1::Pairing::STATE_INTRODUCTION);
  EXPECT_EQ(pairing.last_visit_date(), "");
  EXPECT_EQ(pairing.next_visit_date(), "");
  EXPECT_EQ(pairing.review_date(), Day(absl::Hours(24 * 180)));
  EXPECT_FALSE(pairing.has_handover_note());
  EXPECT_EQ(pairing.terms().cadence_days(), 14);
  ASSERT_EQ(pairing.terms().slots_size(), 1);
  EXPECT_EQ(pairing.terms().slots(0).weekday(), 6);
  EXPECT_EQ(Now(pairing).SerializeAsString(), pairing.SerializeAsString());
  EXPECT_EQ(world_.Notices(volunteer_, v1::Notice::KIND_PAIRED), 1);
  EXPECT_EQ(world_.Text("SELECT subject FROM notices"), pairing.name());
}

TEST_F(PairingCommandsTest, WhoPairsThemselvesIsNotToldSo) {
  Paired(Active(), recorder_);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM notices"), 0);
}

TEST_F(PairingCommandsTest, ItNeedsAConsentInForce) {
  const v1::Household invited = Create();
  EXPECT_EQ(PairReason(invited, volunteer_), v1::ERROR_REASON_CONSENT_MISSING);
  Record(invited);
  EXPECT_EQ(PairReason(invited, volunteer_), v1::ERROR_REASON_CONSENT_MISSING);
  const v1::Household household = Active(contact_);
  ASSERT_TRUE(Pause(contact_, household).ok());
  EXPECT_EQ(PairReason(household, volunteer_), v1::ERROR_REASON_HOUSEHOLD_STATE);
  ASSERT_TRUE(Resume(contact_, household).ok());
  world_.clock.Advance(kLongestConsent);
  EXPECT_EQ(PairReason(household, volunteer_), v1::ERROR_REASON_CONSENT_MISSING);
  ASSERT_TRUE(Withdraw(contact_, household).ok());
  EXPECT_EQ(PairReason(household, volunteer_), v1::ERROR_REASON_HOUSEHOLD_STATE);
  EXPECT_THAT(ListedPeople(), IsEmpty());
}

TEST_F(PairingCommandsTest, TwoArePairedOnceAtATime) {
  const v1::Household household = Active();
  const v1::Pairing pairing = Paired(household, volunteer_);
  const auto again = Pair(household, volunteer_);
  EXPECT_EQ(ReasonOf(again.status()), v1::ERROR_REASON_ALREADY_PAIRED);
  EXPECT_EQ(MetadataOf(again.status(), "pairing"), pairing.name());
  Paired(household, other_);
  Paired(Active(), volunteer_);
  ASSERT_TRUE(EndIt(recorder_, pairing).ok());
  EXPECT_NE(Paired(household, volunteer_).name(), pairing.name());
}

TEST_F(PairingCommandsTest, NobodyIsSentToTheirOwnHousehold) {
  const v1::Household household = Active(contact_);
  const auto own = Pair(household, contact_);
  EXPECT_EQ(ReasonOf(own.status()), v1::ERROR_REASON_PAIRING_NOT_POSSIBLE);
  EXPECT_EQ(MetadataOf(own.status(), "person"), NameOf(contact_));
  // Nor who is to become its contact.
  Record(household, other_);
  EXPECT_EQ(PairReason(household, other_), v1::ERROR_REASON_PAIRING_NOT_POSSIBLE);
  EXPECT_EQ(PairReason(household, volunteer_), v1::ERROR_REASON_UNSPECIFIED);
}

TEST_F(PairingCommandsTest, WhoBecomesTheContactVisitsNoMore) {
  const v1::Household household = Active(contact_);
  const v1::Pairing pairing = Paired(household, volunteer_);
  const v1::Pairing stays = Paired(household, other_);
  const std::string planned = Planned(household, {volunteer_, other_});
  Record(household, volunteer_);
  EXPECT_EQ(Now(pairing).state(), v1::Pairing::STATE_INTRODUCTION);
  EXPECT_TRUE(Goes(planned, volunteer_));
  ASSERT_TRUE(Confirm(contact_, household).ok());
  EXPECT_FALSE(Goes(planned, volunteer_));
  EXPECT_TRUE(Goes(planned, other_));
  EXPECT_EQ(Now(pairing).state(), v1::Pairing::STATE_ENDED);
  EXPECT_EQ(Now(stays).state(), v1::Pairing::STATE_INTRODUCTION);
}

TEST_F(PairingCommandsTest, APersonIsOfTheOrganisationAndNotMerged) {
  const v1::Household household = Active();
  EXPECT_EQ(PairReason(household, "01J00000000000000000000000"), v1::ERROR_REASON_NOT_FOUND);
  ASSERT_TRUE(world_
                  .As("",
                      [&](rpc::Context& context) {
                        return people::MergePeople(context, other_, volunteer_).status();
                      })
                  .ok());
  EXPECT_EQ(PairReason(household, volunteer_), v1::ERROR_REASON_PERSON_MERGED);
  v1::CreatePairingRequest request;
  request.set_household(household.name());
  request.set_person(household.name());
  EXPECT_EQ(ReasonOf(Do<v1::CreatePairingResponse>(recorder_,
                                                   [&](rpc::Context& context, auto& answer) {
                                                     return CreatePairing(context, request, answer);
                                                   })
                         .status()),
            v1::ERROR_REASON_FIELD_INVALID);
}

TEST_F(PairingCommandsTest, AnEndIsFinalAndAgainIsHarmless) {
  const v1::Household household = Active();
  const v1::Pairing pairing = Paired(household, volunteer_);
  ASSERT_TRUE(SetNote(volunteer_, pairing, kLeft).ok());
  world_.clock.Advance(absl::Hours(1));
  const auto ended = EndIt(volunteer_, pairing);
  ASSERT_TRUE(ended.ok()) << ended.status();
  EXPECT_EQ(ended->state(), v1::Pairing::STATE_ENDED);
  EXPECT_FALSE(ended->has_terms());
  EXPECT_FALSE(ended->has_handover_note());
  EXPECT_EQ(ended->review_date(), "");
  EXPECT_EQ(Notes(), 0);
  world_.clock.Advance(absl::Hours(1));
  const auto again = EndIt(recorder_, pairing);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->SerializeAsString(), ended->SerializeAsString());
  EXPECT_THAT(ListedPeople(), IsEmpty());
  EXPECT_EQ(ReasonOf(SetNote(volunteer_, pairing, kLeft).status()), v1::ERROR_REASON_PAIRING_STATE);
  const auto review = Review(pairing);
  EXPECT_EQ(ReasonOf(review.status()), v1::ERROR_REASON_PAIRING_STATE);
  EXPECT_EQ(MetadataOf(review.status(), "state"), "ENDED");
  // Nobody is told, and nobody says why.
  EXPECT_EQ(world_.Int(absl::StrCat("SELECT COUNT(*) FROM notices WHERE kind <> ",
                                    static_cast<int>(v1::Notice::KIND_PAIRED))),
            0);
}

TEST_F(PairingCommandsTest, WhoEndsItLeavesWhatHasNotBegunThere) {
  const v1::Household household = Active();
  const v1::Household elsewhere = Active();
  const v1::Pairing pairing = Paired(household, volunteer_);
  Paired(household, other_);
  const std::string planned = Planned(household, {volunteer_, other_});
  const std::string begun = Planned(household, {volunteer_, other_}, 3);
  const std::string another = Planned(elsewhere, {volunteer_, other_});
  ASSERT_TRUE(EndIt(volunteer_, pairing).ok());
  EXPECT_FALSE(Goes(planned, volunteer_));
  EXPECT_TRUE(Goes(planned, other_));
  EXPECT_TRUE(Goes(begun, volunteer_));
  EXPECT_TRUE(Goes(another, volunteer_));
}

TEST_F(PairingCommandsTest, WhomAHouseholdDoesNotWantIsNotSentAgain) {
  const v1::Household household = Active(contact_);
  const v1::Pairing pairing = Paired(household, volunteer_);
  Paired(household, other_);
  const int64_t audited = world_.Int("SELECT COUNT(*) FROM audit_records");
  const std::string planned = Planned(household, {volunteer_, coordinator_});
  ASSERT_TRUE(Refuse(contact_, household, volunteer_).ok());
  EXPECT_EQ(Now(pairing).state(), v1::Pairing::STATE_ENDED);
  const auto again = Pair(household, volunteer_);
  EXPECT_EQ(ReasonOf(again.status()), v1::ERROR_REASON_PAIRING_NOT_POSSIBLE);
  EXPECT_EQ(MetadataOf(again.status(), "person"), NameOf(volunteer_));
  EXPECT_FALSE(Goes(planned, volunteer_));
  EXPECT_TRUE(Goes(planned, coordinator_));
  // Of this household alone; again, and of somebody who never came, is harmless.
  Paired(Active(), volunteer_);
  ASSERT_TRUE(Refuse(contact_, household, volunteer_).ok());
  ASSERT_TRUE(Refuse(recorder_, household, coordinator_).ok());
  EXPECT_FALSE(Goes(planned, coordinator_));
  EXPECT_EQ(PairReason(household, coordinator_), v1::ERROR_REASON_PAIRING_NOT_POSSIBLE);
  EXPECT_THAT(ListedPeople(), UnorderedElementsAre(NameOf(other_), NameOf(volunteer_)));
  EXPECT_EQ(ReasonOf(Refuse(recorder_, household, "01J00000000000000000000000")),
            v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM refused_visitors"), 2);
  // Who goes on a visit no more hears what they would hear of any other reason; nothing is on
  // record.
  for (const std::string& person : {volunteer_, coordinator_}) {
    EXPECT_EQ(world_.Notices(person, v1::Notice::KIND_VISIT_CANCELLED), 1);
  }
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM audit_records"), audited);
}

TEST_F(PairingCommandsTest, ARefusalHoldsForWhomThePersonWasMergedInto) {
  const v1::Household household = Active(contact_);
  ASSERT_TRUE(world_
                  .As("",
                      [&](rpc::Context& context) {
                        return people::MergePeople(context, other_, volunteer_).status();
                      })
                  .ok());
  ASSERT_TRUE(Refuse(contact_, household, volunteer_).ok());
  EXPECT_EQ(PairReason(household, other_), v1::ERROR_REASON_PAIRING_NOT_POSSIBLE);
}

TEST_F(PairingCommandsTest, ANoteIsReadWithTheAddressAlone) {
  const v1::Household household = Active();
  const v1::Pairing pairing = Paired(household, volunteer_);
  EXPECT_EQ(NoteFor(household), "");
  const auto set = SetNote(volunteer_, pairing, kLeft);
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_TRUE(set->has_handover_note());
  EXPECT_EQ(NoteFor(household), kLeft);
  // It is sealed, and a coordinator who looks the address up does not get it.
  std::string octets;
  world_.Write([&](sql::Transaction& tx) {
    octets.clear();
    return tx
        .Run("SELECT sealed_note FROM pairings", {},
             [&](const sql::Row& row) { octets += row.Blob(0); })
        .status();
  });
  EXPECT_FALSE(octets.empty());
  EXPECT_FALSE(absl::StrContains(octets, "CANARY"));
  const auto shown = LookUp(recorder_, household);
  ASSERT_TRUE(shown.ok());
  EXPECT_EQ(shown->contact().address(), kAddressCanary);
  EXPECT_FALSE(absl::StrContains(shown->SerializeAsString(), "HANDOVER"));
}

TEST_F(PairingCommandsTest, TheNewestNoteIsShownAndAnEmptyOneErases) {
  const v1::Household household = Active();
  const v1::Pairing first = Paired(household, volunteer_);
  const v1::Pairing second = Paired(household, other_);
  ASSERT_TRUE(SetNote(volunteer_, first, "The bell is broken").ok());
  world_.clock.Advance(absl::Seconds(1));
  ASSERT_TRUE(SetNote(recorder_, second, "Come by the yard").ok());
  EXPECT_EQ(NoteFor(household), "Come by the yard");
  const auto erased = SetNote(other_, second, "");
  ASSERT_TRUE(erased.ok()) << erased.status();
  EXPECT_FALSE(erased->has_handover_note());
  EXPECT_EQ(Notes(), 1);
  EXPECT_EQ(NoteFor(household), "The bell is broken");
}

TEST_F(PairingCommandsTest, ANoteIsShort) {
  const v1::Pairing pairing = Paired(Active(), volunteer_);
  std::string longest;
  for (int i = 0; i < 280; ++i) longest += "家";
  EXPECT_TRUE(SetNote(volunteer_, pairing, longest).ok());
  const auto refused = SetNote(volunteer_, pairing, longest + "x");
  EXPECT_EQ(ReasonOf(refused.status()), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(MetadataOf(refused.status(), "field"), "note");
}

TEST_F(PairingCommandsTest, ANoteIsErasedAfterNinetyDays) {
  const v1::Household household = Active();
  const v1::Pairing pairing = Paired(household, volunteer_);
  ASSERT_TRUE(SetNote(volunteer_, pairing, kLeft).ok());
  world_.clock.Advance(kHandoverNoteKept - absl::Seconds(1));
  RunJob();
  EXPECT_EQ(NoteFor(household), kLeft);
  world_.clock.Advance(absl::Seconds(1));
  EXPECT_EQ(NoteFor(household), "");  // also before the job has come
  const auto lines = [&] {
    return world_.Int(
        absl::StrCat("SELECT COUNT(*) FROM changes WHERE resource = '", pairing.name(), "'"));
  };
  const int64_t before = lines();
  RunJob();
  EXPECT_EQ(Notes(), 0);
  EXPECT_FALSE(Now(pairing).has_handover_note());
  EXPECT_EQ(lines(), before + 1);
  RunJob();
  EXPECT_EQ(lines(), before + 1);
}

// Neither another household's note, nor one that has been longer: octets open where they were
// sealed, or not at all, and the address is shown without them.
TEST_F(PairingCommandsTest, ANoteIsBoundToItsPairingAndItsTime) {
  const v1::Household household = Active();
  const v1::Pairing pairing = Paired(household, volunteer_);
  const v1::Pairing other = Paired(household, other_);
  ASSERT_TRUE(SetNote(volunteer_, pairing, kLeft).ok());
  world_.Execute(absl::StrCat(
      "UPDATE pairings SET note_expire_time_us = note_expire_time_us + 1 WHERE person_id = '",
      volunteer_, "'"));
  EXPECT_EQ(NoteFor(household), "");
  ASSERT_TRUE(SetNote(volunteer_, pairing, kLeft).ok());
  EXPECT_EQ(NoteFor(household), kLeft);
  world_.Execute(
      absl::StrCat("UPDATE pairings SET sealed_note = (SELECT p.sealed_note FROM pairings p "
                   "WHERE p.person_id = '",
                   volunteer_,
                   "'), note_expire_time_us = (SELECT p.note_expire_time_us FROM pairings p "
                   "WHERE p.person_id = '",
                   volunteer_, "')"));
  world_.Execute(absl::StrCat(
      "UPDATE pairings SET sealed_note = NULL, note_expire_time_us = NULL WHERE person_id = '",
      volunteer_, "'"));
  EXPECT_EQ(Notes(), 1);
  EXPECT_EQ(NoteFor(household), "");
}

// As after the restore of an old backup.
TEST_F(PairingCommandsTest, WithoutItsKeyNoNoteIsTaken) {
  const v1::Household household = Active();
  const v1::Pairing pairing = Paired(household, volunteer_);
  ASSERT_TRUE(SetNote(volunteer_, pairing, kLeft).ok());
  world_.Execute("DELETE FROM household_keys");
  EXPECT_EQ(ReasonOf(SetNote(volunteer_, pairing, kLeft).status()),
            v1::ERROR_REASON_CONSENT_MISSING);
  // Asked again, the household has a new key; what the old one has sealed is lost.
  Record(household);
  ASSERT_TRUE(Confirm(coordinator_, household).ok());
  EXPECT_EQ(NoteFor(household), "");
}

TEST_F(PairingCommandsTest, AReviewMovesTheNextOneOn) {
  const v1::Pairing pairing = Paired(Active(), volunteer_);
  world_.clock.Advance(absl::Hours(24 * 10));
  const auto reviewed = Review(pairing);
  ASSERT_TRUE(reviewed.ok()) << reviewed.status();
  EXPECT_EQ(reviewed->review_date(), Day(absl::Hours(24 * 180)));
  EXPECT_NE(reviewed->review_date(), pairing.review_date());
}

TEST_F(PairingCommandsTest, AVisitThatWasHeldMakesItActive) {
  const v1::Household household = Active();
  const v1::Pairing pairing = Paired(household, volunteer_);
  const v1::Pairing other = Paired(household, other_);
  // By the organisation's days: in UTC this is the day before.
  Visited(household, {volunteer_, coordinator_}, Civil(3, 21, 1));
  EXPECT_EQ(Now(pairing).state(), v1::Pairing::STATE_ACTIVE);
  EXPECT_EQ(Now(pairing).last_visit_date(), "2026-03-21");
  EXPECT_EQ(Now(pairing).next_visit_date(), "2026-04-04");
  // The cadence is the household's, whoever has come.
  EXPECT_EQ(Now(other).state(), v1::Pairing::STATE_INTRODUCTION);
  EXPECT_EQ(Now(other).last_visit_date(), "");
  EXPECT_EQ(Now(other).next_visit_date(), "2026-04-04");
  // One that is told of later does not put the date back.
  Visited(household, {volunteer_}, Civil(3, 7, 10));
  EXPECT_EQ(Now(pairing).last_visit_date(), "2026-03-21");
  v1::VisitTerms terms = Terms();
  terms.set_cadence_days(0);
  ASSERT_TRUE(Update(recorder_, household, terms).ok());
  EXPECT_EQ(Now(pairing).next_visit_date(), "");
  EXPECT_EQ(Now(pairing).terms().cadence_days(), 0);
}

TEST_F(PairingCommandsTest, TheListIsByHouseholdAndWithoutThoseThatHavePaused) {
  const v1::Household first = Active(contact_);
  const v1::Household second = Active();
  Paired(first, volunteer_);
  Paired(second, volunteer_);
  world_.clock.Advance(absl::Seconds(1));
  Paired(first, other_);
  const std::vector<std::string> both =
      first.alias() < second.alias()
          ? std::vector<std::string>{NameOf(volunteer_), NameOf(other_), NameOf(volunteer_)}
          : std::vector<std::string>{NameOf(volunteer_), NameOf(volunteer_), NameOf(other_)};
  EXPECT_EQ(ListedPeople(1), both);
  EXPECT_EQ(ListedPeople(2), both);
  EXPECT_EQ(ListedPeople(200), both);
  ASSERT_TRUE(Pause(contact_, first).ok());
  EXPECT_THAT(ListedPeople(), ElementsAre(NameOf(volunteer_)));
  ASSERT_TRUE(Resume(contact_, first).ok());
  EXPECT_EQ(ListedPeople(2), both);
}

TEST_F(PairingCommandsTest, AListOfAnotherUnitHasNone) {
  Paired(Active(), volunteer_);
  v1::ListPairingsRequest request;
  request.set_unit(ResourceName(kUnits, world_.AddUnit("Pine Village", world_.root_unit_id)));
  const auto page = Do<v1::ListPairingsResponse>(
      recorder_, [&](rpc::Context& c, auto& answer) { return ListPairings(c, request, answer); });
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->pairings_size(), 0);
}

TEST_F(PairingCommandsTest, APauseLeavesPairingsAndAWithdrawalEndsThem) {
  const v1::Household household = Active(contact_);
  const v1::Pairing pairing = Paired(household, volunteer_);
  const v1::Pairing elsewhere = Paired(Active(), volunteer_);
  ASSERT_TRUE(SetNote(volunteer_, pairing, kLeft).ok());
  ASSERT_TRUE(Pause(contact_, household).ok());
  EXPECT_EQ(Now(pairing).state(), v1::Pairing::STATE_INTRODUCTION);
  EXPECT_TRUE(Now(pairing).has_handover_note());
  ASSERT_TRUE(Withdraw(contact_, household).ok());
  EXPECT_EQ(Now(pairing).state(), v1::Pairing::STATE_ENDED);
  EXPECT_EQ(Now(elsewhere).state(), v1::Pairing::STATE_INTRODUCTION);
  EXPECT_EQ(Notes(), 0);
}

TEST_F(PairingCommandsTest, NothingIsLeftWhenTheHouseholdIsErased) {
  const v1::Household household = Active(contact_);
  const v1::Pairing pairing = Paired(household, volunteer_);
  const v1::Pairing ended = Paired(household, other_);
  Visited(household, {volunteer_}, world_.clock.Now());
  ASSERT_TRUE(Refuse(contact_, household, other_).ok());
  const v1::Pairing elsewhere = Paired(Active(), volunteer_);
  ASSERT_TRUE(Withdraw(contact_, household, true).ok());
  EXPECT_EQ(RunJob(), 1);
  EXPECT_EQ(world_.Text("SELECT 'pairings/' || pairing_id FROM pairings"), elsewhere.name());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM pairings"), 1);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM refused_visitors"), 0);
  // A visit stays for the figures and names no household.
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM visits WHERE household_id IS NULL"), 1);
  // Phones drop both.
  for (const v1::Pairing& gone : {pairing, ended}) {
    EXPECT_EQ(world_.Int(absl::StrCat("SELECT COUNT(*) FROM changes WHERE kind = 2 AND resource "
                                      "= '",
                                      gone.name(), "'")),
              1);
  }
}

}  // namespace
}  // namespace glimmer::visits
