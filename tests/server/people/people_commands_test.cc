#include "server/people/people_commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "shared/rpc/error.h"
#include "tests/support/builders.h"

namespace glimmer::people {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The fake clock stands at 2 March 2026 in the organisation's zone.
class PeopleCommandsTest : public testing::Test {
 protected:
  // Runs `f(context)` and gives what it answers.
  template <typename F>
  auto Run(F f, const std::string& caller = "") -> decltype(f(std::declval<rpc::Context&>())) {
    decltype(f(std::declval<rpc::Context&>())) result = absl::UnknownError("not run");
    const absl::Status status = world_.As(caller, [&](rpc::Context& context) -> absl::Status {
      result = f(context);
      return result.status();
    });
    EXPECT_EQ(status.ok(), result.ok()) << status;
    return result;
  }

  absl::StatusOr<Person> Create(Person person) {
    if (person.home_unit_id.empty()) person.home_unit_id = world_.unit_id;
    return Run([&](rpc::Context& c) { return CreatePerson(c, person, "2026-03-02"); });
  }
  absl::StatusOr<Person> Update(const Person& values, std::vector<std::string> mask,
                                const std::string& etag = "", const std::string& caller = "") {
    return Run([&](rpc::Context& c) { return UpdatePerson(c, values, mask, etag); }, caller);
  }
  std::string LastAudience(const std::string& resource, int kind = 1) {
    return world_.Text(absl::StrCat("SELECT audience FROM changes WHERE resource = '", resource,
                                    "' AND kind = ", kind, " ORDER BY sequence DESC LIMIT 1"));
  }
  std::string Home(const std::string& person_id, const std::string& day) {
    return world_.Text(absl::StrCat("SELECT unit_id FROM home_units WHERE person_id = '", person_id,
                                    "' AND start_date <= '", day,
                                    "' AND (end_date IS NULL OR end_date > '", day, "')"));
  }

  test::World world_;
};

TEST_F(PeopleCommandsTest, UnitsStandBelowTheirParents) {
  const auto unit = Run([&](rpc::Context& c) {
    return CreateUnit(c, {"", "", world_.unit_id, UnitKind::kCommunity, " East  Gate ", ""});
  });
  ASSERT_TRUE(unit.ok()) << unit.status();
  EXPECT_EQ(unit->display_name, "East Gate");
  EXPECT_EQ(unit->path,
            absl::StrCat(world_.root_unit_id, "/", world_.unit_id, "/", unit->unit_id, "/"));
  const auto all =
      Run([&](rpc::Context& c) { return UnitStore(c.tx).List(world_.organization_id); });
  std::vector<std::string> names;
  for (const Unit& u : *all) names.push_back(u.display_name);
  EXPECT_THAT(names, ElementsAre("Lakeside Town", "Willow Village", "East Gate"));
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM changes WHERE shared_resource LIKE 'units/%'"), 1);
}

TEST_F(PeopleCommandsTest, UnitNamesAreUniqueBelowOneParent) {
  const auto create = [&](const std::string& parent) {
    return Run([&](rpc::Context& c) {
      return CreateUnit(c, {"", "", parent, UnitKind::kBranch, "Willow Village", ""});
    });
  };
  EXPECT_EQ(ReasonOf(create(world_.root_unit_id).status()), v1::ERROR_REASON_ALREADY_EXISTS);
  EXPECT_TRUE(create(world_.unit_id).ok());
  const auto second_root = Run([&](rpc::Context& c) {
    return CreateUnit(c, {"", "", world_.root_unit_id, UnitKind::kOrganization, "X", ""});
  });
  EXPECT_EQ(ReasonOf(second_root.status()), v1::ERROR_REASON_FIELD_INVALID);
}

TEST_F(PeopleCommandsTest, RenamesUnits) {
  const auto unit = Run([&](rpc::Context& c) {
    return UpdateUnit(c, world_.unit_id, {.display_name = "Poplar Village"});
  });
  ASSERT_TRUE(unit.ok());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM units WHERE display_name = 'Poplar Village'"), 1);
}

TEST_F(PeopleCommandsTest, TheOrganisationSaysWhatAWishMayBeWorth) {
  const auto set = [&](const std::string& unit, int64_t fen) {
    return Run([&](rpc::Context& c) { return UpdateUnit(c, unit, {.wish_ceiling_fen = fen}); });
  };
  const auto root = set(world_.root_unit_id, 20'000);
  ASSERT_TRUE(root.ok()) << root.status();
  EXPECT_EQ(root->wish_ceiling_fen, 20'000);
  EXPECT_EQ(world_.Int("SELECT SUM(wish_ceiling_fen) FROM units"), 20'000);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM changes WHERE shared_resource = 'units/" +
                       world_.root_unit_id + "'"),
            1);
  for (const auto& refused : {set(world_.unit_id, 20'000), set(world_.root_unit_id, -1),
                              set(world_.root_unit_id, 100'000'001)}) {
    EXPECT_EQ(MetadataOf(refused.status(), "field"), "wish_ceiling_fen");
  }
  EXPECT_EQ(set(world_.root_unit_id, 0)->wish_ceiling_fen, 0);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM audit_records WHERE action = 'UpdateUnit'"), 2);
}

TEST_F(PeopleCommandsTest, TheOrganisationSaysWhenWhoIsToldThatNoWordCame) {
  const auto set = [&](const std::string& unit, const AlarmSteps& steps) {
    return Run([&](rpc::Context& c) { return UpdateUnit(c, unit, {.alarm_steps = steps}); });
  };
  const auto root = set(world_.root_unit_id, {10, 20, 40});
  ASSERT_TRUE(root.ok()) << root.status();
  EXPECT_EQ(root->alarm_steps, (AlarmSteps{10, 20, 40}));
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM units WHERE alarm_contact_minutes = 10 "
                       "AND alarm_coordinator_minutes = 20 AND alarm_lead_minutes = 40"),
            1);
  EXPECT_EQ(world_.Text("SELECT purpose FROM audit_records WHERE action = 'UpdateUnit'"),
            "alarm_steps 10 20 40");
  for (const auto& refused :
       {set(world_.unit_id, {10, 20, 40}), set(world_.root_unit_id, {4, 20, 40}),
        set(world_.root_unit_id, {10, 50, 40})}) {
    EXPECT_EQ(ReasonOf(refused.status()), v1::ERROR_REASON_FIELD_INVALID);
    EXPECT_EQ(MetadataOf(refused.status(), "field"), "alarm_steps");
  }
  // What they are already is no change, and a name leaves them.
  ASSERT_TRUE(set(world_.root_unit_id, {10, 20, 40}).ok());
  const auto renamed = Run([&](rpc::Context& c) {
    return UpdateUnit(c, world_.root_unit_id, {.display_name = "Lakeside City"});
  });
  ASSERT_TRUE(renamed.ok()) << renamed.status();
  EXPECT_EQ(renamed->alarm_steps, (AlarmSteps{10, 20, 40}));
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM audit_records WHERE action = 'UpdateUnit'"), 1);
}

TEST_F(PeopleCommandsTest, ARuleOfAUnitIsChangedOnRecord) {
  const auto update = [this](const UnitChange& change) {
    return Run([&](rpc::Context& c) { return UpdateUnit(c, world_.unit_id, change); });
  };
  const auto audited = [this] {
    return world_.Int("SELECT COUNT(*) FROM audit_records WHERE action = 'UpdateUnit'");
  };
  const auto on = update({.one_person_closes = true});
  ASSERT_TRUE(on.ok()) << on.status();
  EXPECT_TRUE(on->one_person_closes);
  EXPECT_EQ(on->display_name, "Willow Village");
  EXPECT_EQ(audited(), 1);
  // What it is already changes nothing; a name leaves the rule.
  ASSERT_TRUE(update({.one_person_closes = true}).ok());
  const auto renamed = update({.display_name = "Poplar Village"});
  ASSERT_TRUE(renamed.ok()) << renamed.status();
  EXPECT_TRUE(renamed->one_person_closes);
  EXPECT_EQ(audited(), 1);
  const auto off = update({.one_person_closes = false});
  ASSERT_TRUE(off.ok()) << off.status();
  EXPECT_FALSE(off->one_person_closes);
  EXPECT_EQ(audited(), 2);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM units WHERE one_person_closes"), 0);
}

TEST_F(PeopleCommandsTest, CreatesAPersonInNormalForm) {
  Person person;
  person.display_name = "王 芳";
  person.phone = "+86 138-0000-1111";
  person.birth_year = 1960;
  person.external_ids = {{"volunteer_number", "0042"}};
  const auto made = Create(person);
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->display_name, "王芳");
  EXPECT_EQ(made->phone, "13800001111");
  EXPECT_EQ(made->home_unit_id, world_.unit_id);
  EXPECT_THAT(made->external_ids, ElementsAre(ExternalId{"volunteer_number", "0042"}));
  EXPECT_EQ(LastAudience(absl::StrCat("people/", made->person_id)),
            absl::StrCat("person:", made->person_id, " unit:", world_.root_unit_id,
                         " unit:", world_.unit_id));
  // The number is theirs alone.
  EXPECT_EQ(ReasonOf(Create(person).status()), v1::ERROR_REASON_ALREADY_EXISTS);
}

TEST_F(PeopleCommandsTest, RefusesWhatMustNotBeKept) {
  Person person;
  person.display_name = "王芳";
  person.external_ids = {{"card", "11010519491231002X"}};
  EXPECT_EQ(MetadataOf(Create(person).status(), "field"), "external_ids");
  person.external_ids.clear();
  person.phone = "not a number";
  EXPECT_EQ(MetadataOf(Create(person).status(), "field"), "phone");
  person.phone.clear();
  person.birth_year = 2027;
  EXPECT_EQ(MetadataOf(Create(person).status(), "field"), "birth_year");
}

TEST_F(PeopleCommandsTest, UpdatesOnlyWhatIsMasked) {
  Person values;
  values.person_id = world_.AddPerson();
  values.display_name = "Li Na";
  values.skills = {"First aid", "Driving"};
  const auto updated = Update(values, {"skills"}, "\"1\"");
  ASSERT_TRUE(updated.ok()) << updated.status();
  EXPECT_EQ(updated->display_name, "Wang Fang");
  EXPECT_THAT(updated->skills, ElementsAre("First aid", "Driving"));
  EXPECT_EQ(updated->birth_year, 1990);
  const absl::Status stale = Update(values, {"skills"}, "\"1\"").status();
  EXPECT_EQ(ReasonOf(stale), v1::ERROR_REASON_ETAG_MISMATCH);
  EXPECT_EQ(MetadataOf(stale, "etag"), "\"2\"");
  EXPECT_EQ(MetadataOf(Update(values, {"version"}).status(), "field"), "update_mask");
}

TEST_F(PeopleCommandsTest, NobodyWritesTheirOwnAgeOrNumbers) {
  Person values;
  values.person_id = world_.AddPerson();
  values.phone = "13800001111";
  values.birth_year = 1980;
  EXPECT_TRUE(Update(values, {"phone"}, "", values.person_id).ok());
  EXPECT_EQ(ReasonOf(Update(values, {"birth_year"}, "", values.person_id).status()),
            v1::ERROR_REASON_ROLE_MISSING);
  EXPECT_EQ(ReasonOf(Update(values, {"external_ids"}, "", values.person_id).status()),
            v1::ERROR_REASON_ROLE_MISSING);
  EXPECT_TRUE(Update(values, {"birth_year"}).ok());
}

TEST_F(PeopleCommandsTest, PeopleWriteWhereMailGoesToThem) {
  Person values;
  values.person_id = world_.AddPerson();
  const auto write = [&](const std::string& email) {
    values.email = email;
    return Update(values, {"email"}, "", values.person_id);
  };
  EXPECT_EQ(write(" wang@example.org ")->email, "wang@example.org");
  for (const char* bad : {"wang", "@example.org", "wang@example", "wang@.org", "wang@example.",
                          "wang@home@example.org", "a b@example.org", "a@example.org,b@example.org",
                          "<a@example.org>", "a@example.org\r\nBcc: b@example.org"}) {
    EXPECT_EQ(MetadataOf(write(bad).status(), "field"), "email") << bad;
  }
  EXPECT_EQ(MetadataOf(write(std::string(250, 'a') + "@b.cn").status(), "field"), "email");
  EXPECT_EQ(world_.Text("SELECT email FROM people WHERE email IS NOT NULL"), "wang@example.org");
  EXPECT_EQ(write("")->email, "");
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM people WHERE email IS NOT NULL"), 0);
}

TEST_F(PeopleCommandsTest, HomesAreDated) {
  const std::string person = world_.AddPerson();
  const std::string other = world_.AddUnit("Poplar Village", world_.root_unit_id);
  const auto move = [&](const std::string& day) {
    return Run([&](rpc::Context& c) { return ChangeHome(c, person, other, day); });
  };
  const auto moved = move("2026-03-01");
  ASSERT_TRUE(moved.ok()) << moved.status();
  EXPECT_EQ(moved->home_unit_id, other);
  EXPECT_EQ(Home(person, "2026-02-28"), world_.unit_id);
  EXPECT_EQ(Home(person, "2026-03-01"), other);
  // Those who lose sight of the person are told so; those who keep it are not.
  EXPECT_EQ(LastAudience(absl::StrCat("people/", person), 3),
            absl::StrCat("unit:", world_.unit_id));
  EXPECT_EQ(MetadataOf(move("2026-3-1").status(), "field"), "start_date");
}

TEST_F(PeopleCommandsTest, AHomePlannedForLaterHoldsLater) {
  const std::string person = world_.AddPerson();
  const std::string other = world_.AddUnit("Poplar Village", world_.root_unit_id);
  const auto moved =
      Run([&](rpc::Context& c) { return ChangeHome(c, person, other, "2026-03-10"); });
  ASSERT_TRUE(moved.ok());
  EXPECT_EQ(moved->home_unit_id, world_.unit_id);
  world_.clock.Advance(absl::Hours(24 * 8));
  EXPECT_EQ(Run([&](rpc::Context& c) { return ReadPerson(c, person); })->home_unit_id, other);
}

TEST_F(PeopleCommandsTest, AffiliationsAreDated) {
  const std::string person = world_.AddPerson();
  const std::string community = world_.AddUnit("East Gate", world_.root_unit_id);
  const auto add = [&](const std::string& day) {
    return Run([&](rpc::Context& c) { return AddAffiliation(c, person, {community, day, ""}); });
  };
  const auto end = [&](const std::string& day) {
    return Run([&](rpc::Context& c) { return EndAffiliation(c, person, {community, "", day}); });
  };
  ASSERT_TRUE(add("2026-02-01").ok());
  const auto again = add("2026-02-15");
  ASSERT_EQ(again->affiliations.size(), 1u);
  EXPECT_EQ(again->affiliations[0].start_date, "2026-02-01");
  const auto ended = end("2026-03-02");
  ASSERT_TRUE(ended.ok()) << ended.status();
  EXPECT_THAT(ended->affiliations, IsEmpty());
  EXPECT_EQ(LastAudience(absl::StrCat("people/", person), 3), absl::StrCat("unit:", community));
  EXPECT_EQ(ReasonOf(end("2026-03-02").status()), v1::ERROR_REASON_FIELD_INVALID);
  ASSERT_TRUE(add("2026-03-02").ok());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM affiliations"), 2);
}

TEST_F(PeopleCommandsTest, AContactIsLookedUpOnRecord) {
  Person values;
  values.person_id = world_.AddPerson();
  values.phone = "13800001111";
  values.email = "wang@example.org";
  ASSERT_TRUE(Update(values, {"phone", "email"}).ok());
  const auto look = [&](v1::LookUpContactRequest::Purpose purpose) {
    return Run([&](rpc::Context& c) { return LookUpContact(c, values.person_id, purpose); });
  };
  EXPECT_EQ(MetadataOf(look(v1::LookUpContactRequest::PURPOSE_UNSPECIFIED).status(), "field"),
            "purpose");
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM audit_records"), 0);
  const auto found = look(v1::LookUpContactRequest::PURPOSE_SAFETY);
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(found->phone, "13800001111");
  EXPECT_EQ(found->email, "wang@example.org");
  EXPECT_EQ(world_.Text("SELECT actor || ' ' || action || ' ' || purpose FROM audit_records"),
            "local LookUpContact safety");
  EXPECT_EQ(world_.Text("SELECT k.person_id FROM audit_records a JOIN subject_keys k "
                        "ON a.subject = 'subjects/' || k.subject_key"),
            values.person_id);
}

}  // namespace
}  // namespace glimmer::people
