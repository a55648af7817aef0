// Two people who turn out to be one: what becomes of the visits that they go on or wait for.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "server/people/merge_commands.h"
#include "shared/domain/resource_names.h"
#include "tests/server/visits/visit_fixture.h"

namespace glimmer::visits {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class VisitMergeTest : public VisitTest {
 protected:
  absl::Status Merge(const std::string& kept, const std::string& duplicate) {
    return world_.As("", [&](rpc::Context& context) {
      return people::MergePeople(context, kept, duplicate).status();
    });
  }
};

TEST_F(VisitMergeTest, WhoGoesAndWhoStaysBehindMoveWithTheirFeedLines) {
  const v1::Visit visit = Agreed(household_);
  const std::string kept = world_.AddPerson({.display_name = "Wu Gang again"});
  const std::string kept_contact = world_.AddPerson({.display_name = "Ma Jun again"});
  ASSERT_TRUE(Merge(kept, volunteer_).ok());
  ASSERT_TRUE(Merge(kept_contact, away_).ok());
  const v1::Visit now = Now(visit);
  EXPECT_EQ(now.state(), v1::Visit::STATE_AGREED);
  EXPECT_EQ(now.off_site_contact(), ResourceName(kPeople, kept_contact));
  ASSERT_EQ(now.visitors_size(), 2);
  for (const auto& visitor : now.visitors()) {
    EXPECT_NE(visitor.person(), ResourceName(kPeople, volunteer_));
    EXPECT_TRUE(visitor.accepted());
  }
  const std::string audiences = world_.Text(
      absl::StrCat("SELECT audience FROM changes WHERE resource = '", visit.name(),
                   "' AND audience LIKE '%", kept, "%' ORDER BY sequence DESC LIMIT 1"));
  EXPECT_THAT(audiences, AllOf(HasSubstr(rpc::LeadKey(world_.unit_id)),
                               HasSubstr(rpc::CoordinatorKey(world_.unit_id)),
                               HasSubstr(rpc::PersonKey(contact_))));
}

TEST_F(VisitMergeTest, OfTwoVisitorsOneGoesAndTheHouseholdIsAskedAnew) {
  const auto visit = PlanIt(Plan(household_));
  ASSERT_TRUE(Agree(contact_, *visit).ok());
  ASSERT_TRUE(Accept(other_, *visit).ok());
  ASSERT_TRUE(Merge(volunteer_, other_).ok());
  const v1::Visit now = Now(*visit);
  ASSERT_EQ(now.visitors_size(), 1);
  EXPECT_EQ(now.visitors(0).person(), ResourceName(kPeople, volunteer_));
  EXPECT_TRUE(now.visitors(0).accepted());
  EXPECT_EQ(now.state(), v1::Visit::STATE_PROPOSED);
  EXPECT_FALSE(now.has_alarm_time());
}

TEST_F(VisitMergeTest, OfOneThatMayHaveBegunWordIsStillAwaited) {
  const v1::Visit visit = Agreed(household_);
  GoTo(Civil(3, 7, 9));
  ASSERT_TRUE(Merge(volunteer_, other_).ok());
  EXPECT_EQ(Now(visit).state(), v1::Visit::STATE_AGREED);
  EXPECT_TRUE(Now(visit).has_alarm_time());
}

TEST_F(VisitMergeTest, OfOneForWhichSomebodyMayHaveSetOutWordIsStillAwaited) {
  const v1::Visit visit = Agreed(household_);
  GoTo(Civil(3, 7, 8));
  ASSERT_TRUE(Merge(volunteer_, other_).ok());
  EXPECT_EQ(Now(visit).state(), v1::Visit::STATE_PROPOSED);
  EXPECT_EQ(Now(visit).alarm_time().seconds(), visit.alarm_time().seconds());
}

TEST_F(VisitMergeTest, NobodyIsTheirOwnOffSiteContact) {
  const v1::Visit visit = Agreed(household_);
  ASSERT_TRUE(Merge(volunteer_, away_).ok());
  EXPECT_EQ(Now(visit).off_site_contact(), "");
  EXPECT_EQ(Now(visit).visitors_size(), 2);
}

TEST_F(VisitMergeTest, WhomTheHouseholdDoesNotWantGoesNoMore) {
  const v1::Visit visit = Agreed(household_);
  ASSERT_TRUE(Refuse(contact_, household_, stranger_).ok());
  ASSERT_TRUE(Merge(volunteer_, stranger_).ok());
  ASSERT_EQ(Now(visit).visitors_size(), 1);
  EXPECT_EQ(Now(visit).visitors(0).person(), ResourceName(kPeople, other_));
  EXPECT_EQ(Now(visit).state(), v1::Visit::STATE_PROPOSED);
}

TEST_F(VisitMergeTest, PhonesAreToldOfAVisitThatThePersonWhoStaysLoses) {
  const v1::Visit visit = Agreed(household_);
  ASSERT_TRUE(Refuse(contact_, household_, stranger_).ok());
  const int64_t before = world_.Int("SELECT last_sequence FROM organizations");
  ASSERT_TRUE(Merge(volunteer_, stranger_).ok());
  for (const std::string& key :
       {rpc::PersonKey(volunteer_), rpc::PersonKey(other_), rpc::PersonKey(away_),
        rpc::PersonKey(contact_), rpc::LeadKey(world_.unit_id),
        rpc::CoordinatorKey(world_.unit_id)}) {
    EXPECT_GT(
        world_.Int(absl::StrCat("SELECT COUNT(*) FROM changes WHERE resource = '", visit.name(),
                                "' AND sequence > ", before, " AND audience LIKE '%", key, "%'")),
        0)
        << key;
  }
}

}  // namespace
}  // namespace glimmer::visits
