#include "shared/domain/follow_up_rules.h"

#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "shared/rpc/error.h"

namespace glimmer {
namespace {

using Action = FollowUpAction;
using State = FollowUpState;

TEST(FollowUpRulesTest, OnlyTheseStepsLeadOn) {
  const std::map<std::pair<State, Action>, State> steps = {
      {{State::kOpen, Action::kPlan}, State::kPlanned},
      {{State::kPlanned, Action::kPlan}, State::kPlanned},
      {{State::kPlanned, Action::kFinish}, State::kFinished},
      {{State::kFinished, Action::kClose}, State::kClosed},
      {{State::kFinished, Action::kReopen}, State::kPlanned},
      {{State::kClosed, Action::kReopen}, State::kPlanned}};
  for (const State state : {State::kOpen, State::kPlanned, State::kFinished, State::kClosed}) {
    for (const Action action :
         {Action::kOpen, Action::kPlan, Action::kFinish, Action::kClose, Action::kReopen}) {
      const auto next = NextState(state, action);
      const auto step = steps.find({state, action});
      if (step != steps.end()) {
        ASSERT_TRUE(next.ok()) << next.status();
        EXPECT_EQ(*next, step->second);
        continue;
      }
      EXPECT_EQ(ReasonOf(next.status()), v1::ERROR_REASON_FOLLOW_UP_STATE);
      EXPECT_EQ(MetadataOf(next.status(), "state"), StateName(state));
    }
  }
}

TEST(FollowUpRulesTest, ItTakesASecondPersonUnlessTheUnitSaysOtherwise) {
  CloseFacts facts{"closer", "owner", "finisher", false};
  EXPECT_TRUE(CheckClose(facts).ok());
  facts.closer = "owner";
  EXPECT_EQ(ReasonOf(CheckClose(facts)), v1::ERROR_REASON_OWN_FOLLOW_UP);
  facts.closer = "finisher";
  EXPECT_EQ(ReasonOf(CheckClose(facts)), v1::ERROR_REASON_OWN_FOLLOW_UP);
  facts.one_person_closes = true;
  EXPECT_TRUE(CheckClose(facts).ok());
  EXPECT_EQ(CodeOf(v1::ERROR_REASON_OWN_FOLLOW_UP), absl::StatusCode::kPermissionDenied);
}

TEST(FollowUpRulesTest, TheDueDateIsTheLastDayInTime) {
  EXPECT_FALSE(IsOverdue(State::kPlanned, "2026-03-05", "2026-03-04"));
  EXPECT_FALSE(IsOverdue(State::kPlanned, "2026-03-05", "2026-03-05"));
  EXPECT_TRUE(IsOverdue(State::kPlanned, "2026-03-05", "2026-03-06"));
  EXPECT_FALSE(IsOverdue(State::kFinished, "2026-03-05", "2026-03-06"));
  EXPECT_FALSE(IsOverdue(State::kOpen, "", "2026-03-06"));
}

TEST(FollowUpRulesTest, AListBeginsWithWhatIsLate) {
  EXPECT_EQ(DueGroupOf(State::kPlanned, "2026-03-05", "2026-03-06"), DueGroup::kOverdue);
  EXPECT_EQ(DueGroupOf(State::kPlanned, "2026-03-06", "2026-03-06"), DueGroup::kDated);
  EXPECT_EQ(DueGroupOf(State::kFinished, "2026-03-05", "2026-03-06"), DueGroup::kDated);
  EXPECT_EQ(DueGroupOf(State::kOpen, "", "2026-03-06"), DueGroup::kUndated);
}

}  // namespace
}  // namespace glimmer
