// Heads counted at closed shifts: by whose they are, when and what, and in no other figure.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/hours/hours_commands.h"
#include "shared/domain/resource_names.h"
#include "tests/support/builders.h"

namespace glimmer::hours {
namespace {

class HeadcountsTest : public testing::Test {
 protected:
  HeadcountsTest() {
    other_unit_ = world_.AddUnit("Other", world_.root_unit_id);
    here_ = Close(world_.AddEvent(), 40, 3);
    there_ = Close(world_.AddEvent({.category = "lecture",
                                    .organizing_unit_id = other_unit_,
                                    .host_unit_id = other_unit_}),
                   100, 0);
    Close(world_.AddEvent({.organizing_unit_id = other_unit_, .host_unit_id = world_.unit_id}), 7,
          0);
    Close(world_.AddEvent(), 0, 0);
    world_.Execute(absl::StrCat("UPDATE shifts SET audience_count = 1000 WHERE shift_id = '",
                                world_.AddShift().shift_id,
                                "'"));  // not closed, so nobody has counted
  }

  std::string Close(const std::string& event, int audience, int guests) {
    const std::string shift = world_.AddShift({.event_id = event}).shift_id;
    world_.Execute(absl::StrCat("UPDATE shifts SET state = 3, audience_count = ", audience,
                                ", guest_count = ", guests, " WHERE shift_id = '", shift, "'"));
    return shift;
  }

  std::string Counted(const v1::RecordFilter& filter) {
    v1::GetFiguresRequest request;
    *request.mutable_filter() = filter;
    v1::GetFiguresResponse response;
    EXPECT_TRUE(world_
                    .As(world_.AddPerson(),
                        [&](rpc::Context& context) {
                          response.Clear();
                          return GetFigures(context, request, response);
                        })
                    .ok());
    EXPECT_EQ(response.total().person_times(), 0);
    if (!response.has_headcounts()) return "none";
    const v1::Headcounts& counts = response.headcounts();
    return absl::StrCat(counts.shifts(), " ", counts.audience(), " ", counts.guests());
  }

  v1::RecordFilter Of(const std::string& owner) {
    v1::RecordFilter filter;
    filter.set_owner(owner);
    return filter;
  }

  test::World world_;
  std::string other_unit_;
  std::string here_;
  std::string there_;
};

TEST_F(HeadcountsTest, CountsShiftsThatAUnitRunsOrHosts) {
  EXPECT_EQ(Counted(Of(ResourceName(kUnits, world_.unit_id))), "2 47 3");
  EXPECT_EQ(Counted(Of(ResourceName(kUnits, other_unit_))), "2 107 0");
  EXPECT_EQ(Counted(Of(ResourceName(kUnits, world_.root_unit_id))), "3 147 3");
  EXPECT_EQ(Counted(Of(ResourceName(kPeople, world_.AddPerson()))), "none");
}

TEST_F(HeadcountsTest, CountsInThePeriodAndTheCategory) {
  world_.Execute(absl::StrCat("UPDATE shifts SET civil_start = '2026-05-31T23:00:00' ",
                              "WHERE shift_id = '", here_, "'"));
  world_.Execute(absl::StrCat("UPDATE shifts SET civil_start = '2026-06-01T00:00:00' ",
                              "WHERE shift_id = '", there_, "'"));
  v1::RecordFilter filter = Of(ResourceName(kUnits, world_.root_unit_id));
  filter.set_start_date("2026-05-31");
  filter.set_end_date("2026-05-31");
  EXPECT_EQ(Counted(filter), "1 40 3");
  filter.set_end_date("2026-06-01");
  EXPECT_EQ(Counted(filter), "2 140 3");
  filter.set_category("lecture");
  EXPECT_EQ(Counted(filter), "1 100 0");
}

}  // namespace
}  // namespace glimmer::hours
