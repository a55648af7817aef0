// Two people who turn out to be one: what becomes of whom they visit, and of who wants neither.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "server/people/merge_commands.h"
#include "shared/domain/resource_names.h"
#include "tests/server/visits/pairing_fixture.h"

namespace glimmer::visits {
namespace {

class PairingMergeTest : public PairingTest {
 protected:
  // The volunteer stays.
  absl::Status Merge() {
    return world_.As("", [&](rpc::Context& context) {
      return people::MergePeople(context, volunteer_, other_).status();
    });
  }
};

TEST_F(PairingMergeTest, PairingsMoveWithTheirFeedLines) {
  const v1::Pairing pairing = Paired(Active(), other_);
  const int64_t lines = world_.Int("SELECT COUNT(*) FROM changes");
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(Now(pairing).person(), ResourceName(kPeople, volunteer_));
  EXPECT_EQ(Now(pairing).state(), v1::Pairing::STATE_INTRODUCTION);
  EXPECT_EQ(world_.Text(absl::StrCat("SELECT audience FROM changes WHERE resource = '",
                                     pairing.name(), "' AND sequence > ", lines)),
            rpc::Audience({rpc::PersonKey(volunteer_), rpc::CoordinatorKey(world_.root_unit_id),
                           rpc::CoordinatorKey(world_.unit_id)}));
}

TEST_F(PairingMergeTest, OneOfTwoWithOneHouseholdStaysAndKnowsOfAllVisits) {
  const v1::Household household = Active();
  const v1::Pairing stays = Paired(household, volunteer_);
  const v1::Pairing goes = Paired(household, other_);
  const v1::Pairing elsewhere = Paired(Active(), other_);
  ASSERT_TRUE(SetNote(other_, goes, "The bell is broken").ok());
  Visited(household, {other_}, Civil(2, 20, 10));
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(Now(stays).state(), v1::Pairing::STATE_ACTIVE);
  EXPECT_EQ(Now(stays).last_visit_date(), "2026-02-20");
  EXPECT_EQ(Now(goes).state(), v1::Pairing::STATE_ENDED);
  EXPECT_FALSE(Now(goes).has_handover_note());
  EXPECT_EQ(Now(elsewhere).state(), v1::Pairing::STATE_INTRODUCTION);
  EXPECT_EQ(ReasonOf(Pair(household, volunteer_).status()), v1::ERROR_REASON_ALREADY_PAIRED);
  for (const v1::Pairing& told : {stays, goes}) {
    EXPECT_GE(
        world_.Int(absl::StrCat("SELECT COUNT(*) FROM changes WHERE resource = '", told.name(),
                                "' AND audience LIKE '%person:", volunteer_, "%'")),
        1);
  }
}

TEST_F(PairingMergeTest, AnOlderVisitPutsNothingBack) {
  const v1::Household household = Active();
  const v1::Pairing stays = Paired(household, volunteer_);
  Paired(household, other_);
  Visited(household, {volunteer_}, Civil(2, 27, 10));
  Visited(household, {other_}, Civil(2, 20, 10));
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(Now(stays).last_visit_date(), "2026-02-27");
}

TEST_F(PairingMergeTest, AnEndedPairingMovesBesideALiveOne) {
  const v1::Household household = Active();
  const v1::Pairing stays = Paired(household, volunteer_);
  const v1::Pairing ended = Paired(household, other_);
  ASSERT_TRUE(EndIt(recorder_, ended).ok());
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(Now(stays).state(), v1::Pairing::STATE_INTRODUCTION);
  EXPECT_EQ(Now(ended).person(), ResourceName(kPeople, volunteer_));
  EXPECT_EQ(Now(ended).state(), v1::Pairing::STATE_ENDED);
}

TEST_F(PairingMergeTest, WhoWasRefusedUnderEitherNameIsRefused) {
  const v1::Household first = Active();
  const v1::Household second = Active();
  const v1::Household both = Active();
  const v1::Pairing kept = Paired(first, volunteer_);
  const v1::Pairing moved = Paired(second, other_);
  ASSERT_TRUE(Refuse(recorder_, first, other_).ok());
  ASSERT_TRUE(Refuse(recorder_, second, volunteer_).ok());
  ASSERT_TRUE(Refuse(recorder_, both, volunteer_).ok());
  ASSERT_TRUE(Refuse(recorder_, both, other_).ok());
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(Now(kept).state(), v1::Pairing::STATE_ENDED);
  EXPECT_EQ(Now(moved).state(), v1::Pairing::STATE_ENDED);
  for (const v1::Household& household : {first, second, both}) {
    EXPECT_EQ(ReasonOf(Pair(household, volunteer_).status()),
              v1::ERROR_REASON_PAIRING_NOT_POSSIBLE);
  }
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM refused_visitors"), 3);
}

TEST_F(PairingMergeTest, NobodyVisitsTheirOwnHousehold) {
  const v1::Household household = Active(other_);
  const v1::Pairing own = Paired(household, volunteer_);
  const v1::Pairing elsewhere = Paired(Active(), volunteer_);
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(Now(own).state(), v1::Pairing::STATE_ENDED);
  EXPECT_EQ(Now(elsewhere).state(), v1::Pairing::STATE_INTRODUCTION);
}

}  // namespace
}  // namespace glimmer::visits
