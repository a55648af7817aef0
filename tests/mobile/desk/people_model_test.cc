// The people in reach, found by a part of their name, and what the chosen one's phones are doing.
#include "mobile/desk/people_model.h"

#include <gtest/gtest.h>

#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

class PeopleModelTest : public testing::Test {
 protected:
  PageStage stage_{SampleWho::kCoordinator};
  PeopleModel model_{stage_.context()};
};

TEST_F(PeopleModelTest, FindsByAPartOfTheName) {
  EXPECT_EQ(model_.rows()->count(), 9);
  EXPECT_EQ(model_.countSentence(), "共 9 人");
  model_.search(" 晓 ");
  ASSERT_EQ(model_.rows()->count(), 1);
  EXPECT_EQ(model_.rows()->At(0, "personName"), "马晓燕");
  EXPECT_EQ(model_.rows()->At(0, "home"), "城东图书馆");
}

TEST_F(PeopleModelTest, OneWhoWasMergedAwayIsNotShown) {
  stage_.Serve("people/p1", [](v1::Change& change) {
    v1::Person& person = *change.mutable_person();
    person.set_name("people/p1");
    person.set_display_name("马晓燕");
    person.set_merged_into("people/p0");
  });
  EXPECT_EQ(model_.rows()->count(), 8);
}

TEST_F(PeopleModelTest, ACommunityThatOneLeftIsNotShown) {
  v1::Person person = **stage_.phone().store().Get<v1::Person>("people/p1");
  person.mutable_affiliations(0)->set_end_date("2026-01-31");
  stage_.Serve(person.name(), [&](v1::Change& change) { *change.mutable_person() = person; });
  model_.choose("people/p1");
  EXPECT_EQ(model_.affiliations(), "");
  person.mutable_affiliations(0)->set_end_date("2026-12-31");  // not yet
  stage_.Serve(person.name(), [&](v1::Change& change) { *change.mutable_person() = person; });
  EXPECT_EQ(model_.affiliations(), "尚都社区");
}

TEST_F(PeopleModelTest, AnInvitationBelongsToTheChosenPersonAlone) {
  model_.choose("people/p1");
  EXPECT_EQ(model_.name(), "马晓燕");
  EXPECT_EQ(model_.affiliations(), "尚都社区");
  v1::CreateInvitationResponse invitation;
  invitation.set_short_code("K7QM-4D2X");
  model_.Show(invitation);
  EXPECT_EQ(model_.shortCode(), "K7QM-4D2X");
  model_.choose("people/p2");
  EXPECT_EQ(model_.shortCode(), "");
}

TEST_F(PeopleModelTest, ReadingThePhonesKeepsNobodyFromInviting) {
  model_.choose("people/p1");
  EXPECT_FALSE(model_.busy());
  model_.invite();
  EXPECT_TRUE(model_.busy());
}

TEST_F(PeopleModelTest, APhoneThatShowsDigitsCanBeLetIn) {
  v1::ListDevicesResponse devices;
  v1::Device& device = *devices.add_devices();
  device.set_name("devices/new");
  device.set_state(v1::Device::STATE_PENDING);
  model_.Show(devices);
  ASSERT_EQ(model_.phones()->count(), 1);
  EXPECT_EQ(model_.phones()->At(0, "pending"), true);
  EXPECT_EQ(model_.phones()->At(0, "label"), "一部手机");
}

}  // namespace
}  // namespace glimmer::mobile
