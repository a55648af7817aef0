// When people can visit: what they may say, who is listed, and what a merge makes of two.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "server/people/merge_commands.h"
#include "server/people/people_commands.h"
#include "server/visits/visitor_terms_commands.h"
#include "server/visits/visitor_terms_store.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/support/builders.h"

namespace glimmer::visits {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class VisitorTermsTest : public testing::Test {
 protected:
  static v1::VisitorTerms TermsOf(const std::string& person_id) {
    v1::VisitorTerms terms;
    terms.set_person(ResourceName(kPeople, person_id));
    terms.set_willing(true);
    AddSlot(terms, 6, 540, 660);
    return terms;
  }
  static void AddSlot(v1::VisitorTerms& terms, int weekday, int start, int end) {
    v1::VisitSlot& slot = *terms.add_slots();
    slot.set_weekday(weekday);
    slot.set_start_minute(start);
    slot.set_end_minute(end);
  }

  absl::StatusOr<v1::VisitorTerms> Set(const v1::VisitorTerms& terms) {
    v1::SetVisitorTermsRequest request;
    *request.mutable_visitor_terms() = terms;
    v1::SetVisitorTermsResponse response;
    RETURN_IF_ERROR(world_.As(person_, [&](rpc::Context& context) {
      response.Clear();
      return SetVisitorTerms(context, request, response);
    }));
    return response.visitor_terms();
  }
  std::string FieldOf(const v1::VisitorTerms& terms) {
    const absl::Status status = Set(terms).status();
    EXPECT_EQ(ReasonOf(status), v1::ERROR_REASON_FIELD_INVALID) << status;
    return MetadataOf(status, "field").value_or("");
  }

  // The names of all pages of a unit's list.
  std::vector<v1::VisitorTerms> Listed(const std::string& unit_id, int page_size = 1) {
    std::vector<v1::VisitorTerms> all;
    v1::ListVisitorTermsRequest request;
    request.set_unit(ResourceName(kUnits, unit_id));
    request.set_page_size(page_size);
    do {
      v1::ListVisitorTermsResponse page;
      const absl::Status status = world_.As("", [&](rpc::Context& context) {
        page.Clear();
        return ListVisitorTerms(context, request, page);
      });
      EXPECT_TRUE(status.ok()) << status;
      all.insert(all.end(), page.visitor_terms().begin(), page.visitor_terms().end());
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return all;
  }
  std::vector<std::string> ListedNames(const std::string& unit_id, int page_size = 1) {
    std::vector<std::string> names;
    for (const auto& terms : Listed(unit_id, page_size)) names.push_back(terms.name());
    return names;
  }
  static std::string Name(const std::string& person_id) {
    return ResourceName(kVisitorTerms, person_id);
  }
  absl::Status Merge(const std::string& kept, const std::string& duplicate) {
    return world_.As("", [&](rpc::Context& context) {
      return people::MergePeople(context, kept, duplicate).status();
    });
  }

  void TearDown() override { EXPECT_THAT(world_.Broken(), IsEmpty()); }

  test::World world_;
  const std::string person_ = world_.AddPerson({.display_name = "Wu Gang"});
};

TEST_F(VisitorTermsTest, TheyAreSortedAndHaveTheUsualMeasure) {
  v1::VisitorTerms terms = TermsOf(person_);
  AddSlot(terms, 2, 600, 720);
  AddSlot(terms, 6, 480, 540);
  const auto set = Set(terms);
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ(set->name(), Name(person_));
  EXPECT_EQ(set->display_name(), "Wu Gang");
  EXPECT_TRUE(set->willing());
  EXPECT_EQ(set->day_minutes(), 240);
  EXPECT_EQ(set->week_minutes(), 480);
  EXPECT_EQ(set->update_time().seconds(), absl::ToUnixSeconds(world_.clock.Now()));
  ASSERT_EQ(set->slots_size(), 3);
  EXPECT_EQ(set->slots(0).weekday(), 2);
  EXPECT_EQ(set->slots(1).start_minute(), 480);
  EXPECT_EQ(set->slots(2).start_minute(), 540);
  const auto listed = Listed(world_.unit_id);
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].SerializeAsString(), set->SerializeAsString());
}

TEST_F(VisitorTermsTest, AnewTheyTakeThePlaceOfWhatThereWas) {
  v1::VisitorTerms terms = TermsOf(person_);
  AddSlot(terms, 2, 600, 720);
  ASSERT_TRUE(Set(terms).ok());
  terms = v1::VisitorTerms();
  terms.set_person(ResourceName(kPeople, person_));
  terms.set_day_minutes(60);
  terms.set_week_minutes(2'400);
  ASSERT_TRUE(Set(terms).ok());
  const auto listed = Listed(world_.unit_id);
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_FALSE(listed[0].willing());
  EXPECT_EQ(listed[0].slots_size(), 0);
  EXPECT_EQ(listed[0].day_minutes(), 60);
  EXPECT_EQ(listed[0].week_minutes(), 2'400);
}

TEST_F(VisitorTermsTest, WhatCannotBeIsRefused) {
  v1::VisitorTerms terms = TermsOf(person_);
  AddSlot(terms, 6, 600, 720);
  EXPECT_EQ(FieldOf(terms), "visitor_terms.slots");
  terms.clear_slots();
  EXPECT_EQ(FieldOf(terms), "visitor_terms.slots");
  for (int i = 0; i < 22; ++i) AddSlot(terms, 1 + i % 7, 60 * (i / 7), 60 * (i / 7) + 30);
  EXPECT_EQ(FieldOf(terms), "visitor_terms.slots");
  terms.mutable_slots()->RemoveLast();
  EXPECT_TRUE(Set(terms).ok());
  for (const int minutes : {-1, 721}) {
    terms.set_day_minutes(minutes);
    EXPECT_EQ(FieldOf(terms), "visitor_terms.day_minutes");
  }
  terms.set_day_minutes(720);
  for (const int minutes : {-1, 2'401}) {
    terms.set_week_minutes(minutes);
    EXPECT_EQ(FieldOf(terms), "visitor_terms.week_minutes");
  }
  terms.set_week_minutes(0);
  terms.set_person("units/" + world_.unit_id);
  EXPECT_EQ(FieldOf(terms), "visitor_terms.person");
  terms.set_person("people/01J00000000000000000000000");
  EXPECT_EQ(ReasonOf(Set(terms).status()), v1::ERROR_REASON_NOT_FOUND);
  const std::string duplicate = world_.AddPerson();
  ASSERT_TRUE(Merge(person_, duplicate).ok());
  EXPECT_EQ(ReasonOf(Set(TermsOf(duplicate)).status()), v1::ERROR_REASON_PERSON_MERGED);
}

TEST_F(VisitorTermsTest, AUnitHasThoseWhoLiveThereOrReportToIt) {
  const std::string pine = world_.AddUnit("Pine Village", world_.root_unit_id);
  const std::string unwilling = world_.AddPerson();
  const std::string guest = world_.AddPerson();
  const std::string elsewhere = world_.AddPerson({.home_unit_id = pine});
  world_.AddPerson();  // has said nothing
  v1::VisitorTerms never = TermsOf(unwilling);
  never.set_willing(false);
  ASSERT_TRUE(Set(never).ok());
  for (const std::string& person : {person_, guest, elsewhere}) {
    ASSERT_TRUE(Set(TermsOf(person)).ok());
  }
  // Today is the second of March: one begins tomorrow, one has ended today.
  const auto report = [&](const std::string& unit, const char* start, const char* end) {
    world_.Execute(absl::StrCat("INSERT INTO affiliations VALUES ('", guest, "', '", unit, "', '",
                                start, "', ", end, ")"));
  };
  EXPECT_THAT(ListedNames(world_.unit_id),
              UnorderedElementsAre(Name(person_), Name(unwilling), Name(guest)));
  EXPECT_THAT(ListedNames(pine), ElementsAre(Name(elsewhere)));
  report(pine, "2026-03-03", "NULL");
  EXPECT_THAT(ListedNames(pine), ElementsAre(Name(elsewhere)));
  report(pine, "2026-03-01", "'2026-03-02'");
  EXPECT_THAT(ListedNames(pine), ElementsAre(Name(elsewhere)));
  report(pine, "2026-03-02", "NULL");
  EXPECT_THAT(ListedNames(pine), UnorderedElementsAre(Name(elsewhere), Name(guest)));
  // Each once, by person.
  std::vector<std::string> all = {Name(person_), Name(unwilling), Name(guest), Name(elsewhere)};
  std::sort(all.begin(), all.end());
  EXPECT_EQ(ListedNames(world_.root_unit_id), all);
  EXPECT_EQ(ListedNames(world_.root_unit_id, 3), all);
}

TEST_F(VisitorTermsTest, AMergeKeepsWhatThePersonHasSaid) {
  const std::string duplicate = world_.AddPerson();
  v1::VisitorTerms terms = TermsOf(person_);
  terms.set_day_minutes(100);
  ASSERT_TRUE(Set(terms).ok());
  v1::VisitorTerms other = TermsOf(duplicate);
  AddSlot(other, 7, 0, 60);
  ASSERT_TRUE(Set(other).ok());
  ASSERT_TRUE(Merge(person_, duplicate).ok());
  const auto listed = Listed(world_.unit_id);
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].name(), Name(person_));
  EXPECT_EQ(listed[0].day_minutes(), 100);
  EXPECT_EQ(listed[0].slots_size(), 1);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM visitor_slots"), 1);
}

TEST_F(VisitorTermsTest, AMergeTakesOverWhatTheDuplicateHasSaid) {
  const std::string duplicate = world_.AddPerson();
  v1::VisitorTerms other = TermsOf(duplicate);
  AddSlot(other, 7, 0, 60);
  ASSERT_TRUE(Set(other).ok());
  ASSERT_TRUE(Merge(person_, duplicate).ok());
  const auto listed = Listed(world_.unit_id);
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].name(), Name(person_));
  EXPECT_EQ(listed[0].slots_size(), 2);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM visitor_terms"), 1);
}

}  // namespace
}  // namespace glimmer::visits
