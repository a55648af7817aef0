#include "mobile/app/profiles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "mobile/store/profile.h"
#include "tests/mobile/support/app_window.h"
#include "tests/mobile/support/sample_season.h"
#include "tests/support/fakes.h"

namespace glimmer::mobile {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

class ProfilesTest : public testing::Test {
 protected:
  ProfilesTest() { StartTestApp(); }

  std::unique_ptr<Profiles> Open(const std::string& last = "") {
    auto profiles = std::make_unique<Profiles>(folder_.File("profiles"), clock_, random_);
    const absl::Status opened = profiles->Open(last, "zh-CN");
    EXPECT_TRUE(opened.ok()) << opened;
    return profiles;
  }

  static void Set(PhoneContext& context, Profile::Enrolment enrolment) {
    Profile profile = *context.phone().store().GetProfile();
    profile.enrolment = enrolment;
    ASSERT_TRUE(context.phone().store().SetProfile(profile).ok());
  }

  bool IsThere(const std::string& name) const {
    return std::filesystem::exists(folder_.File("profiles/" + name));
  }

  test::TempDir folder_;
  test::FakeClock clock_;
  test::SeededRandom random_;
};

TEST_F(ProfilesTest, BeginsWithOneThatIsNew) {
  std::string name;
  {
    const auto profiles = Open();
    name = profiles->current_name();
    EXPECT_THAT(profiles->Names(), ElementsAre(name));
  }
  EXPECT_EQ(Open()->current_name(), name);
}

TEST_F(ProfilesTest, AnInvitationThatWaitsOutlivesARestart) {
  std::string waiting, fresh;
  {
    const auto profiles = Open();
    waiting = profiles->current_name();
    Set(profiles->current(), Profile::Enrolment::kPending);
    ASSERT_TRUE(profiles->Add().ok());
    fresh = profiles->current_name();
    EXPECT_NE(fresh, waiting);
  }
  EXPECT_THAT(Open()->Names(), UnorderedElementsAre(waiting, fresh));
  EXPECT_EQ(Open(waiting)->current_name(), waiting);
  EXPECT_EQ(Open("gone")->Names().size(), 2u);
}

TEST_F(ProfilesTest, WhatWasBegunForNobodyGoesWhenSomebodyIsThere) {
  std::string person, fresh;
  {
    const auto profiles = Open();
    person = profiles->current_name();
    PhoneContext& context = profiles->current();
    ASSERT_TRUE(context.phone().secrets().Put("device.key", std::string(64, 'k')).ok());
    Profile profile = SampleProfile(SampleWho::kVolunteer);
    profile.server_address = "127.0.0.1:1";
    ASSERT_TRUE(context.phone().store().SetProfile(profile).ok());
    ASSERT_TRUE(profiles->Add().ok());
    fresh = profiles->current_name();
  }
  const auto profiles = Open(fresh);
  EXPECT_THAT(profiles->Names(), ElementsAre(person));
  EXPECT_EQ(profiles->current_name(), person);
  EXPECT_TRUE(profiles->current().phone().connected());
  EXPECT_FALSE(IsThere(fresh));
  ASSERT_TRUE(profiles->Add().ok());
  ASSERT_TRUE(profiles->RemoveCurrent().ok());
  EXPECT_EQ(profiles->current_name(), person);
}

TEST_F(ProfilesTest, NothingStaysOfOneThatIsRemoved) {
  const auto profiles = Open();
  const std::string first = profiles->current_name();
  PhoneContext& kept = profiles->current();  // pages on their way out still read it
  ASSERT_TRUE(profiles->RemoveCurrent().ok());
  EXPECT_NE(profiles->current_name(), first);
  EXPECT_FALSE(IsThere(first));
  EXPECT_TRUE(IsThere(profiles->current_name()));
  EXPECT_TRUE(kept.phone().store().GetProfile().ok());
  EXPECT_EQ(profiles->Choose(first).code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace glimmer::mobile
