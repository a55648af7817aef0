// That a household does not want somebody is for nobody to find out but those whom it told.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "shared/rpc/error.h"
#include "tests/server/visits/visit_fixture.h"

namespace glimmer::visits {
namespace {

using testing::HasSubstr;

class VisitRefusalTest : public VisitTest {
 protected:
  // What the feed has for the person since then, and what their notices say.
  std::string ToldSince(int64_t sequence, const std::string& person_id) {
    std::string told;
    const absl::Status read =
        sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
          told.clear();
          const std::string audience = absl::StrCat("%person:", person_id, "%");
          ASSIGN_OR_RETURN(
              const auto lines,
              tx.QueryAll(
                  [](const sql::Row& row) {
                    const std::string name = row.Text(0);
                    return absl::StrCat(name.substr(0, name.find('/') + 1), " ", row.Int(1),
                                        row.IsNull(2) ? "" : absl::StrCat(" says ", row.Int(2)));
                  },
                  "SELECT c.resource, c.kind, n.kind FROM changes c LEFT JOIN notices n "
                  "ON 'notices/' || n.notice_id = c.resource "
                  "WHERE c.sequence > $1 AND c.audience LIKE $2 ORDER BY c.sequence",
                  sequence, audience));
          told = absl::StrJoin(lines, ", ");
          return absl::OkStatus();
        });
    EXPECT_TRUE(read.ok()) << read;
    return told;
  }
};

// A refusal and an end by a coordinator come to the volunteer's phone, and to the other visitor's,
// as the same lines and the same words.
TEST_F(VisitRefusalTest, NobodyCanTellARefusalFromAnEndThatACoordinatorMade) {
  std::vector<std::string> told;
  for (const bool refuses : {true, false}) {
    const v1::Household household = Active(contact_);
    const v1::Pairing pairing = Paired(household, volunteer_);
    AgreedAt(household, refuses ? Civil(3, 7, 9) : Civil(3, 14, 9));
    const int64_t before = world_.Int("SELECT last_sequence FROM organizations");
    if (refuses) {
      ASSERT_TRUE(Refuse(contact_, household, volunteer_).ok());
    } else {
      ASSERT_TRUE(EndIt(recorder_, pairing).ok());
    }
    told.push_back(ToldSince(before, volunteer_) + "; " + ToldSince(before, other_));
  }
  EXPECT_THAT(told[0], HasSubstr("visits/ 3"));
  EXPECT_THAT(told[0], HasSubstr(absl::StrCat("says ", v1::Notice::KIND_VISIT_CANCELLED)));
  EXPECT_EQ(told[0], told[1]);
}

// Neither in the audit table nor anywhere else that a list is made of.
TEST_F(VisitRefusalTest, ItIsOnRecordNowhere) {
  const int64_t audited = world_.Int("SELECT COUNT(*) FROM audit_records");
  const int64_t consents = world_.Int("SELECT COUNT(*) FROM consent_records");
  ASSERT_TRUE(Refuse(contact_, household_, volunteer_).ok());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM audit_records"), audited);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM consent_records"), consents);
  EXPECT_EQ(RecordOf(contact_, household_)->DebugString().find(volunteer_), std::string::npos);
}

// Coordinators may know: whoever plans is told that this person is not sent there, as they are told
// of the household's own contact, and not why.
TEST_F(VisitRefusalTest, WhoPlansIsToldThatThisPersonIsNotSentThere) {
  ASSERT_TRUE(Refuse(contact_, household_, volunteer_).ok());
  v1::VisitPlan plan = Plan(household_);
  const absl::Status refused = PlanIt(plan).status();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_PAIRING_NOT_POSSIBLE);
  SetVisitors({contact_, other_}, plan);
  const absl::Status own = PlanIt(plan).status();
  EXPECT_EQ(ReasonOf(own), v1::ERROR_REASON_PAIRING_NOT_POSSIBLE);
  EXPECT_EQ(own.message(), refused.message());
}

}  // namespace
}  // namespace glimmer::visits
