// Whose call-back is the household's word: nobody's who visits it.
#include "server/households/household_word.h"

#include <gtest/gtest.h>

#include "shared/domain/resource_names.h"
#include "tests/server/visits/visit_fixture.h"

namespace glimmer::households {
namespace {

class HouseholdWordTest : public visits::VisitTest {
 protected:
  // What the coordinator is answered who has called back.
  v1::ErrorReason CallBack() { return ReasonOf(Confirm(coordinator_, household_).status()); }
};

TEST_F(HouseholdWordTest, WhoIsPairedWithAHouseholdDoesNotCallItBack) {
  const v1::Pairing pairing = Paired(household_, coordinator_);
  const std::string code = Record(household_);
  EXPECT_EQ(CallBack(), v1::ERROR_REASON_OWN_CONSENT);
  // A card's code comes from the household, whoever brings it.
  EXPECT_TRUE(Confirm(coordinator_, household_, code)->accepted());
  Record(household_);
  ASSERT_TRUE(EndIt(recorder_, pairing).ok());
  EXPECT_EQ(CallBack(), v1::ERROR_REASON_UNSPECIFIED);
}

TEST_F(HouseholdWordTest, NorDoesWhoIsToGoThereOrIsThere) {
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({coordinator_, other_}, plan);
  const auto visit = PlanIt(plan);
  ASSERT_TRUE(visit.ok()) << visit.status();
  Record(household_, contact_);
  EXPECT_EQ(CallBack(), v1::ERROR_REASON_OWN_CONSENT);
  v1::VisitTerms more = Terms();
  more.set_cadence_days(7);
  EXPECT_EQ(ReasonOf(Update(coordinator_, household_, more).status()),
            v1::ERROR_REASON_OWN_CONSENT);
  ASSERT_TRUE(Leave(coordinator_, *visit).ok());
  EXPECT_EQ(CallBack(), v1::ERROR_REASON_UNSPECIFIED);
}

TEST_F(HouseholdWordTest, AVisitThatIsOverIsNone) {
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({coordinator_, other_}, plan);
  const auto visit = PlanIt(plan);
  ASSERT_TRUE(visit.ok()) << visit.status();
  Record(household_, contact_);
  ASSERT_TRUE(CancelIt(recorder_, *visit).ok());
  EXPECT_EQ(CallBack(), v1::ERROR_REASON_UNSPECIFIED);
}

}  // namespace
}  // namespace glimmer::households
