// What the server said is what the store holds: pages, resets, tombstones, revocations, purges.
#include "mobile/store/local_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "mobile/store/resource_row.h"
#include "mobile/store/secret_store.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/store/store_fixture.h"

namespace glimmer::mobile {
namespace {

class LocalStoreTest : public StoreFixture {
 protected:
  std::vector<std::string> ShiftNames() {
    std::vector<std::string> names;
    const auto shifts = store_->ListShifts(absl::UnixEpoch());
    EXPECT_TRUE(shifts.ok());
    for (const auto& shift : *shifts) names.push_back(shift.name());
    return names;
  }
};

TEST_F(LocalStoreTest, KeepsAPageAndItsTokenTogether) {
  auto page = Page(true);
  Add(page, MakeShift("b", absl::Hours(5)));
  Add(page, MakeShift("a", absl::Hours(2)));
  page.set_next_page_token("next");
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  Reopen();
  EXPECT_THAT(ShiftNames(), ::testing::ElementsAre("shifts/a", "shifts/b"));
  EXPECT_EQ(store_->Feed()->page_token, "next");
  EXPECT_EQ(store_->Feed()->data_epoch, 1);
  EXPECT_EQ((*store_->Get<v1::Shift>("shifts/a"))->title(), "a");
  EXPECT_FALSE(store_->Get<v1::Shift>("shifts/none")->has_value());
}

TEST_F(LocalStoreTest, TombstoneAndRevokedRemoveTheRow) {
  Serve(MakeShift("a", absl::Hours(2)));
  Serve(MakeShift("b", absl::Hours(2)));
  Serve(MakeShift("c", absl::Hours(2)));
  auto page = Page();
  auto* gone = page.add_changes();
  gone->set_name("shifts/a");
  gone->set_kind(v1::Change::KIND_TOMBSTONE);
  auto* revoked = page.add_changes();
  revoked->set_name("shifts/b");
  revoked->set_kind(v1::Change::KIND_REVOKED);
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  EXPECT_THAT(ShiftNames(), ::testing::ElementsAre("shifts/c"));
}

TEST_F(LocalStoreTest, ResetDropsTheFeedButNotTheOutbox) {
  Serve(MakeShift("old", absl::Hours(2)));
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/old"}).ok());
  auto page = Page(true);
  Add(page, MakeShift("new", absl::Hours(2)));
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  EXPECT_THAT(ShiftNames(), ::testing::ElementsAre("shifts/new"));
  EXPECT_EQ(OpenItems().size(), 1u);
}

TEST_F(LocalStoreTest, UpsertReplacesTheColumnsThatListsUse) {
  Serve(MakeShift("a", absl::Hours(2)));
  Serve(MakeShift("b", absl::Hours(3)));
  Serve(MakeShift("a", absl::Hours(9)));
  EXPECT_THAT(ShiftNames(), ::testing::ElementsAre("shifts/b", "shifts/a"));
}

TEST_F(LocalStoreTest, PurgesShiftsSixtyDaysAfterTheirEnd) {
  Serve(MakeShift("a", absl::Hours(2)));
  Serve(MakeSignUp("s", "a", v1::SignUp::STATE_CONFIRMED));
  clock_.Advance(absl::Hours(24 * 59));
  ASSERT_TRUE(store_->ApplyPage(Page()).ok());
  EXPECT_THAT(ShiftNames(), ::testing::ElementsAre("shifts/a"));
  clock_.Advance(absl::Hours(48));
  auto page = Page();
  page.set_more(true);  // only a whole feed is purged
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  EXPECT_EQ(ShiftNames().size(), 1u);
  ASSERT_TRUE(store_->ApplyPage(Page()).ok());
  EXPECT_TRUE(ShiftNames().empty());
  EXPECT_TRUE(store_->ListSignUpsOfPerson(kMe)->empty());
}

TEST_F(LocalStoreTest, PurgesWithoutAWordFromTheServerAndThenReadsAnew) {
  Serve(MakeShift("a", absl::Hours(2)));
  Serve(MakeShift("b", absl::Hours(24 * 30)));
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/a"}).ok());
  clock_.Advance(absl::Hours(24 * 59));
  Reopen();
  EXPECT_THAT(ShiftNames(), ::testing::ElementsAre("shifts/a", "shifts/b"));
  EXPECT_EQ(store_->Feed()->page_token, "t1");
  clock_.Advance(absl::Hours(48));
  Reopen();
  EXPECT_THAT(ShiftNames(), ::testing::ElementsAre("shifts/b"));
  EXPECT_EQ(store_->Feed()->page_token, "");
  EXPECT_EQ(OpenItems().size(), 1u);  // what the person did is not the server's to forget
}

TEST_F(LocalStoreTest, APhonesWrongClockPurgesNothingThatTheServerSays) {
  Serve(MakeShift("a", absl::Hours(2)));
  auto page = Page();
  clock_.Advance(absl::Hours(24 * 400));
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  EXPECT_THAT(ShiftNames(), ::testing::ElementsAre("shifts/a"));
}

TEST_F(LocalStoreTest, ServersClockMovesThePhones) {
  auto page = Page();
  *page.mutable_server_time() = ToTimestamp(clock_.Now() + absl::Minutes(7));
  ASSERT_TRUE(store_->ApplyPage(page).ok());
  clock_.Advance(absl::Hours(1));
  EXPECT_EQ(store_->ServerNow(), clock_.Now() + absl::Minutes(7));
}

TEST_F(LocalStoreTest, ForgettingTheTokenKeepsTheRows) {
  Serve(MakeShift("a", absl::Hours(2)));
  ASSERT_TRUE(store_->ForgetFeedToken().ok());
  EXPECT_EQ(store_->Feed()->page_token, "");
  EXPECT_EQ(ShiftNames().size(), 1u);
}

TEST_F(LocalStoreTest, TellsObserversUntilTheyGo) {
  int told = 0;
  const int id = store_->AddObserver([&] { ++told; });
  Serve(MakeShift("a", absl::Hours(2)));
  EXPECT_EQ(told, 1);
  store_->RemoveObserver(id);
  Serve(MakeShift("b", absl::Hours(2)));
  EXPECT_EQ(told, 1);
}

TEST_F(LocalStoreTest, KeepsTheProfile) {
  Profile profile{.server_address = "host:1",
                  .spki_sha256 = std::string("\x00\xff", 2),
                  .person = kMe,
                  .enrolment = Profile::Enrolment::kPending,
                  .comparison_code = "123456"};
  profile.role_grants.emplace_back().set_role(v1::ROLE_COORDINATOR);
  ASSERT_TRUE(store_->SetProfile(profile).ok());
  Reopen();
  const auto read = store_->GetProfile();
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->server_address, "host:1");
  EXPECT_EQ(read->spki_sha256, profile.spki_sha256);
  EXPECT_EQ(read->enrolment, Profile::Enrolment::kPending);
  ASSERT_EQ(read->role_grants.size(), 1u);
  EXPECT_EQ(read->role_grants[0].role(), v1::ROLE_COORDINATOR);
}

TEST(FileSecretStoreTest, KeepsASecretForItsOwnerOnly) {
  test::TempDir folder;
  FileSecretStore secrets(folder.path());
  EXPECT_FALSE(secrets.Get("key")->has_value());
  ASSERT_TRUE(secrets.Put("key", std::string("a\0b", 3)).ok());
  ASSERT_TRUE(secrets.Put("key", std::string("c\0d", 3)).ok());
  EXPECT_EQ(secrets.Get("key")->value(), std::string("c\0d", 3));
  struct stat info {};
  ASSERT_EQ(::stat(folder.File("key").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  ASSERT_TRUE(secrets.Remove("key").ok());
  EXPECT_FALSE(secrets.Get("key")->has_value());
}

TEST(ProfileTest, ListsFoldersThatHoldADatabase) {
  test::TempDir root;
  test::FakeClock clock;
  test::SeededRandom random;
  const auto folder = NewProfileFolder(root.path(), random);
  ASSERT_TRUE(folder.ok());
  EXPECT_TRUE(ListProfiles(root.path()).empty());
  ASSERT_TRUE(LocalStore::Open(*folder, clock).ok());
  EXPECT_EQ(ListProfiles(root.path()).size(), 1u);
  const auto id = InstallationId(root.path(), random);
  ASSERT_TRUE(id.ok());
  EXPECT_EQ(*id, *InstallationId(root.path(), random));
}

TEST(ResourceRowTest, AVisitThatIsToldInPartIsNoRow) {
  v1::RaiseAlarmResponse answer;
  answer.mutable_visit()->set_name("visits/1");
  answer.mutable_visit()->set_state(v1::Visit::STATE_AGREED);
  EXPECT_TRUE(RowsOfAnswer(answer).empty());
  answer.mutable_visit()->mutable_start_time()->set_seconds(1);
  EXPECT_EQ(RowsOfAnswer(answer).size(), 1u);
}

}  // namespace
}  // namespace glimmer::mobile
