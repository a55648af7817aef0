// The visits of a period: one by one, and what they add up to.
#include "server/visits/visit_figures.h"

#include <gmock/gmock.h>

#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "tests/server/visits/visit_fixture.h"

namespace glimmer::visits {
namespace {

using testing::ElementsAre;

class VisitFiguresTest : public VisitTest {
 protected:
  absl::StatusOr<v1::GetVisitFiguresResponse> Figures(const std::string& start,
                                                      const std::string& end,
                                                      const std::string& unit_id = "") {
    v1::GetVisitFiguresRequest request;
    request.set_unit(ResourceName(kUnits, unit_id.empty() ? world_.root_unit_id : unit_id));
    request.set_start_date(start);
    request.set_end_date(end);
    return By(recorder_, request, &GetVisitFigures);
  }

  std::vector<std::string> Listed(const std::string& start, const std::string& end, int page_size) {
    std::vector<std::string> names;
    v1::ListVisitsRequest request;
    request.set_unit(ResourceName(kUnits, world_.root_unit_id));
    request.set_start_date(start);
    request.set_end_date(end);
    request.set_page_size(page_size);
    do {
      const auto page = By(recorder_, request, &ListVisits);
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) break;
      EXPECT_LE(page->visits_size(), page_size);
      for (const v1::Visit& visit : page->visits()) names.push_back(visit.name());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return names;
  }

  v1::Visit HeldAt(const v1::Household& household, absl::Time start, int64_t rice) {
    const v1::Visit visit = AgreedAt(household, start);
    GoTo(EndOf(visit));
    v1::FinishVisitRequest request = Held(visit);
    request.add_delivered(rice);
    EXPECT_TRUE(Finish(volunteer_, request).ok());
    return visit;
  }
};

TEST_F(VisitFiguresTest, AddUpWhatWasHeldInThePeriod) {
  const v1::Household other = Active(contact_);
  const v1::Household never = Active(contact_);
  HeldAt(household_, Civil(3, 7, 9), 5'000);
  const v1::Visit dropped = AgreedAt(other, Civil(3, 14, 9));
  ASSERT_TRUE(Finish(recorder_, NotHeld(dropped)).ok());
  HeldAt(household_, Civil(3, 21, 9), 2'500);
  HeldAt(household_, Civil(4, 4, 9), 1'000);
  auto figures = Figures("2026-03-01", "2026-04-01");
  ASSERT_TRUE(figures.ok()) << figures.status();
  EXPECT_EQ(figures->households(), 3);
  EXPECT_EQ(figures->households_visited(), 1);
  EXPECT_EQ(figures->visits_held(), 2);
  EXPECT_EQ(figures->visits_not_held(), 1);
  EXPECT_EQ(figures->people_visits(), 4);
  EXPECT_EQ(figures->minutes(), 240);
  ASSERT_EQ(figures->deliveries_size(), 1);
  EXPECT_EQ(figures->deliveries(0).item(), "Rice");
  EXPECT_EQ(figures->deliveries(0).unit(), "kg");
  EXPECT_EQ(figures->deliveries(0).quantity(), 7'500);
  // The day behind the period is not of it.
  EXPECT_EQ(Figures("2026-03-01", "2026-03-21")->visits_held(), 1);
  EXPECT_EQ(Figures("2026-03-21", "2026-03-22")->visits_held(), 1);
  const std::string elsewhere = world_.AddUnit("Reed Village", world_.root_unit_id);
  EXPECT_EQ(Figures("2026-03-01", "2026-04-01", elsewhere)->households(), 0);
  EXPECT_EQ(Figures("2026-03-01", "2026-04-01", elsewhere)->visits_held(), 0);
  // Who has paused is in none of it; what was held was held.
  ASSERT_TRUE(Pause(contact_, household_).ok());
  figures = Figures("2026-03-01", "2026-04-01");
  EXPECT_EQ(figures->households(), 2);
  EXPECT_EQ(figures->households_visited(), 0);
  EXPECT_EQ(figures->visits_held(), 2);
}

TEST_F(VisitFiguresTest, AVisitThatNamesNobodyAnyMoreCountsItsHousehold) {
  const v1::Household other = Active(contact_);
  HeldAt(household_, Civil(3, 7, 9), 5'000);
  HeldAt(household_, Civil(3, 21, 9), 5'000);
  HeldAt(other, Civil(3, 21, 10), 5'000);
  world_.Execute("DELETE FROM visit_visitors");
  world_.Execute(
      "UPDATE visits SET household_id = NULL, off_site_contact_person_id = NULL, people_count = 2");
  auto figures = Figures("2026-03-01", "2026-04-01");
  ASSERT_TRUE(figures.ok()) << figures.status();
  EXPECT_EQ(figures->households(), 2);
  EXPECT_EQ(figures->households_visited(), 2);
  EXPECT_EQ(figures->visits_held(), 3);
  // Of who is gone the visits are left, and no figure tells that they are gone.
  ASSERT_TRUE(Withdraw(contact_, other, true).ok());
  RunJob();
  figures = Figures("2026-03-01", "2026-04-01");
  EXPECT_EQ(figures->households(), 1);
  EXPECT_EQ(figures->households_visited(), 1);
  EXPECT_EQ(figures->visits_held(), 3);
}

TEST_F(VisitFiguresTest, APeriodHasFromOneToThreeHundredAndSixtySixDays) {
  for (const auto& [start, end] : std::vector<std::pair<std::string, std::string>>{
           {"", "2026-03-02"}, {"2026-03-01", "2026-03-01"}, {"2026-03-01", "2027-03-03"}}) {
    EXPECT_EQ(ReasonOf(Figures(start, end).status()), v1::ERROR_REASON_FIELD_INVALID);
  }
  EXPECT_TRUE(Figures("2026-03-01", "2027-03-02").ok());
}

TEST_F(VisitFiguresTest, ListsByStartWhateverBecameOfThem) {
  const v1::Household other = Active(contact_);
  const v1::Visit late = AgreedAt(household_, Civil(3, 21, 9));
  const v1::Visit early = AgreedAt(other, Civil(3, 7, 9));
  const v1::Visit cancelled = AgreedAt(household_, Civil(3, 7, 10));
  ASSERT_TRUE(CancelIt(recorder_, cancelled).ok());
  EXPECT_THAT(Listed("2026-03-01", "2026-04-01", 1),
              ElementsAre(early.name(), cancelled.name(), late.name()));
  EXPECT_THAT(Listed("2026-03-07", "2026-03-21", 50), ElementsAre(early.name(), cancelled.name()));
  EXPECT_THAT(Listed("2026-03-08", "2026-03-21", 50), testing::IsEmpty());
}

}  // namespace
}  // namespace glimmer::visits
