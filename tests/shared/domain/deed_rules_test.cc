#include "shared/domain/deed_rules.h"

#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "shared/rpc/error.h"

namespace glimmer {
namespace {

using Action = DeedAction;
using State = DeedState;

TEST(DeedRulesTest, CountsAtOnceOnlyWhatStaffSaysOfOthers) {
  const DeedStanding vouched = RecordedDeed(true, false);
  EXPECT_EQ(vouched.state, State::kConfirmed);
  EXPECT_EQ(vouched.evidence_class, EvidenceClass::kAfterwards);
  for (const DeedStanding& waits :
       {RecordedDeed(true, true), RecordedDeed(false, true), RecordedDeed(false, false)}) {
    EXPECT_EQ(waits.state, State::kWaiting);
    EXPECT_EQ(waits.evidence_class, EvidenceClass::kNone);
  }
}

TEST(DeedRulesTest, OnlyTheseStepsLeadOn) {
  const std::map<std::pair<State, Action>, State> steps = {
      {{State::kWaiting, Action::kConfirm}, State::kConfirmed},
      {{State::kWaiting, Action::kRefuse}, State::kRefused},
      {{State::kConfirmed, Action::kReverse}, State::kReversed}};
  for (const State state :
       {State::kWaiting, State::kConfirmed, State::kRefused, State::kReversed}) {
    for (const Action action : {Action::kConfirm, Action::kRefuse, Action::kReverse}) {
      const auto next = NextStanding({state, EvidenceClass::kNone}, action);
      const auto step = steps.find({state, action});
      if (step != steps.end()) {
        ASSERT_TRUE(next.ok()) << next.status();
        EXPECT_EQ(next->state, step->second);
        continue;
      }
      EXPECT_EQ(ReasonOf(next.status()), v1::ERROR_REASON_DEED_STATE);
      EXPECT_EQ(MetadataOf(next.status(), "state"), StateName(state));
    }
  }
}

TEST(DeedRulesTest, ItsEvidenceIsThatOfHowItCameToCount) {
  const DeedStanding waits;
  EXPECT_EQ(NextStanding(waits, Action::kConfirm)->evidence_class, EvidenceClass::kOwnStatement);
  EXPECT_EQ(NextStanding(waits, Action::kRefuse)->evidence_class, EvidenceClass::kNone);
  const DeedStanding counts{State::kConfirmed, EvidenceClass::kAfterwards};
  EXPECT_EQ(NextStanding(counts, Action::kReverse)->evidence_class, EvidenceClass::kAfterwards);
}

TEST(DeedRulesTest, NobodyConfirmsTheirOwn) {
  EXPECT_EQ(ReasonOf(CheckConfirm({"doer", "recorder"}, "doer")), v1::ERROR_REASON_OWN_DEED);
  EXPECT_EQ(ReasonOf(CheckConfirm({"", "recorder"}, "recorder")), v1::ERROR_REASON_OWN_DEED);
  EXPECT_TRUE(CheckConfirm({"doer", "doer"}, "somebody").ok());
  EXPECT_EQ(CodeOf(v1::ERROR_REASON_OWN_DEED), absl::StatusCode::kPermissionDenied);
}

}  // namespace
}  // namespace glimmer
