#include "server/rounds/suggestion.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/server/rounds/round_fixture.h"

namespace glimmer::rounds {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class SuggestionTest : public RoundTest {
 protected:
  absl::StatusOr<v1::SuggestPeopleResponse> Suggest() {
    v1::SuggestPeopleRequest request;
    request.set_shift(ResourceName(kShifts, shift_.shift_id));
    v1::SuggestPeopleResponse response;
    RETURN_IF_ERROR(world_.As(coordinator_, [&](rpc::Context& context) {
      response.Clear();
      return SuggestPeople(context, request, response);
    }));
    return response;
  }
  // By display name, best first.
  std::vector<std::string> Names() {
    std::vector<std::string> names;
    const auto response = Suggest();
    EXPECT_TRUE(response.ok()) << response.status();
    if (!response.ok()) return names;
    for (const v1::Choice& choice : response->choices()) names.push_back(choice.display_name());
    return names;
  }
  std::string AddPerson(const test::PersonSpec& spec) { return world_.AddPerson(spec); }
  void AddPlaces(const test::ShiftSpec& spec) { shift_ = world_.AddShift(spec); }

  // Minutes of service so many days ago, at an event.
  void AddMinutes(const std::string& person_id, int64_t minutes, int days_ago,
                  const std::string& event_id = "elsewhere") {
    const std::string day = FormatCivilDay(kToday - days_ago);
    EXPECT_TRUE(world_
                    .As(coordinator_,
                        [&](rpc::Context& context) -> absl::Status {
                          ASSIGN_OR_RETURN(
                              const std::string key,
                              rpc::SubjectKeyOf(context.tx, context.random, person_id));
                          return context.tx
                              .Execute(kInsertRecord, NewId(), context.organization_id, ++records_,
                                       key, event_id, world_.unit_id, day, minutes)
                              .status();
                        })
                    .ok());
  }

  static constexpr absl::string_view kInsertRecord =
      "INSERT INTO service_records VALUES ($1, $2, $3, $4, 1, NULL, $5, 'River', 'environment', "
      "$6, $6, $6, $7, 'Asia/Shanghai', 1, 2, 1, 2, 0, $8, 1, 1, 1, 1, FALSE, 'pack', NULL, "
      "'local', '', 1, NULL)";

  SuggestionTest() {
    world_.Execute(absl::StrCat(
        "INSERT INTO rule_packs (rule_pack_id, organization_id, version, start_date, "
        "rounding_minutes, minimum_stay_percent, cap_minutes, grace_minutes, create_time_us) "
        "VALUES ('pack', '",
        world_.organization_id, "', 1, '2020-01-01', 1, 0, 0, 0, 1)"));
    // The one who asks belongs elsewhere.
    world_.Execute("DELETE FROM home_units");
    AddPlaces({});
  }

  int64_t records_ = 0;
  test::BuiltShift shift_;
};

TEST_F(SuggestionTest, BeginsWithWhoHasHadLeastToDoLately) {
  const std::string ann = AddPerson({.display_name = "Ann"});
  const std::string bo = AddPerson({.display_name = "Bo"});
  const std::string cem = AddPerson({.display_name = "Cem"});
  AddMinutes(ann, 120, 3);
  AddMinutes(bo, 60, 30);
  AddMinutes(cem, 600, 31);  // long ago
  const auto response = Suggest();
  ASSERT_TRUE(response.ok()) << response.status();
  ASSERT_THAT(response->choices(), SizeIs(3));
  EXPECT_THAT(Names(), ElementsAre("Cem", "Bo", "Ann"));
  const v1::Choice& first = response->choices(0);
  EXPECT_EQ(first.person(), ResourceName(kPeople, cem));
  EXPECT_EQ(first.reason(), v1::CHOICE_REASON_LESS_LOAD);
  EXPECT_EQ(first.load_minutes(), 0);
  EXPECT_EQ(first.next_best(), ResourceName(kPeople, bo));
  EXPECT_EQ(first.next_best_display_name(), "Bo");
  EXPECT_EQ(first.next_best_cost(), 1);
  EXPECT_EQ(response->choices(1).load_minutes(), 60);
  EXPECT_EQ(response->choices(2).reason(), v1::CHOICE_REASON_ONLY_ONE);
  EXPECT_EQ(response->choices(2).next_best(), "");
}

TEST_F(SuggestionTest, GoesOnWithTheWayAndWithWhoKnowsTheEvent) {
  const std::string below = world_.AddUnit("Willow East", world_.unit_id);
  const std::string far = AddPerson({.display_name = "Far", .home_unit_id = below});
  const std::string near = AddPerson({.display_name = "Near"});
  const std::string knows = AddPerson({.display_name = "Knows"});
  AddMinutes(knows, 90, 100, shift_.event_id);
  AddMinutes(far, 90, 100, shift_.event_id);
  const auto response = Suggest();
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_THAT(Names(), ElementsAre("Knows", "Near", "Far"));
  EXPECT_EQ(response->choices(0).reason(), v1::CHOICE_REASON_KNOWN);
  EXPECT_EQ(response->choices(0).visits_before(), 1);
  EXPECT_EQ(response->choices(1).reason(), v1::CHOICE_REASON_LESS_TRAVEL);
  EXPECT_EQ(response->choices(1).next_best_cost(), 30);
  AddPerson({.display_name = "Near too"});
  EXPECT_EQ(Suggest()->choices(1).reason(), v1::CHOICE_REASON_EQUAL);
}

TEST_F(SuggestionTest, AsksThePeopleOfTheEventsUnitsAndBelow) {
  const std::string host = world_.AddUnit("Pine Village", world_.root_unit_id);
  const std::string other = world_.AddUnit("Oak Village", world_.root_unit_id);
  AddPlaces({.event_id = world_.AddEvent({.host_unit_id = host})});
  AddPerson({.display_name = "Organising"});
  AddPerson({.display_name = "Hosting", .home_unit_id = host});
  const std::string guest = AddPerson({.display_name = "Guest", .home_unit_id = other});
  EXPECT_THAT(Names(), ElementsAre("Hosting", "Organising"));
  world_.Execute(absl::StrCat("INSERT INTO affiliations (person_id, unit_id, start_date) VALUES ('",
                              guest, "', '", host, "', '2026-01-01')"));
  EXPECT_THAT(Names(), UnorderedElementsAre("Hosting", "Organising", "Guest"));
  world_.Execute(absl::StrCat("UPDATE people SET merged_into_person_id = '", coordinator_,
                              "' WHERE person_id = '", guest, "'"));
  EXPECT_THAT(Names(), ElementsAre("Hosting", "Organising"));
}

TEST_F(SuggestionTest, AsksNobodyWhoIsElsewhereOrWasOnTheShift) {
  const std::string ann = AddPerson({.display_name = "Ann"});
  const std::string bo = AddPerson({.display_name = "Bo"});
  const std::string cem = AddPerson({.display_name = "Cem"});
  const std::string dan = AddPerson({.display_name = "Dan"});
  EXPECT_THAT(Names(), SizeIs(4));
  AddSignUp(ann, shift_.start + absl::Hours(1), absl::Hours(3), /*state=*/2);
  AddSignUp(bo, shift_.start - absl::Hours(3), absl::Hours(3));  // in time
  AddVisit(AddHousehold("Maple-01"), {cem}, shift_.start, VisitState::kAgreed);
  world_.Execute(absl::StrCat(
      "INSERT INTO sign_ups (sign_up_id, shift_id, position_id, person_id, state, guests, "
      "join_sequence, start_time_us, end_time_us, cover_wanted, left_late, override_reason, "
      "create_time_us, update_time_us) VALUES ('left', '",
      shift_.shift_id, "', '", shift_.position_ids[0], "', '", dan,
      "', 4, 0, 1, 1, 2, FALSE, FALSE, '', 1, 1)"));
  EXPECT_THAT(Names(), ElementsAre("Bo"));
}

TEST_F(SuggestionTest, AsksForTheSkillsAndTheAgeOfAPlaceThatIsOpen) {
  AddPlaces({.positions = {{.display_name = "Cook", .needed_skills = {"cook"}},
                           {.display_name = "Driver", .minimum_age = 18}}});
  AddPerson({.display_name = "Cook", .birth_year = 2012, .skills = {"cook"}});
  AddPerson({.display_name = "Child", .birth_year = 2012});
  AddPerson({.display_name = "Ageless", .birth_year = std::nullopt});
  AddPerson({.display_name = "Adult", .birth_year = 2008});
  EXPECT_THAT(Names(), UnorderedElementsAre("Cook", "Adult"));
  world_.Execute(absl::StrCat("UPDATE positions SET held = capacity WHERE position_id = '",
                              shift_.position_ids[1], "'"));
  EXPECT_THAT(Names(), ElementsAre("Cook"));
  world_.Execute("UPDATE shifts SET held = capacity");
  EXPECT_THAT(Names(), IsEmpty());
}

TEST_F(SuggestionTest, NamesTenAtMost) {
  for (int i = 0; i < 12; ++i) AddPerson({.display_name = absl::StrCat("Person ", i)});
  const auto response = Suggest();
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_THAT(response->choices(), SizeIs(10));
  EXPECT_EQ(response->choices(9).reason(), v1::CHOICE_REASON_EQUAL);
}

TEST_F(SuggestionTest, SuggestsNobodyForWhatHasBegunOrWasCancelled) {
  world_.Execute("UPDATE shifts SET state = 2");
  EXPECT_EQ(ReasonOf(Suggest().status()), v1::ERROR_REASON_SHIFT_CANCELLED);
  world_.Execute("UPDATE shifts SET state = 1");
  world_.clock.Set(shift_.start);
  EXPECT_EQ(ReasonOf(Suggest().status()), v1::ERROR_REASON_SHIFT_STARTED);
}

}  // namespace
}  // namespace glimmer::rounds
