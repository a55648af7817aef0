// Pages and tokens: nothing is missed, nothing comes twice, and a token that is worth nothing says
// so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "server/rpc/change_log_store.h"
#include "tests/server/sync/feed_fixture.h"

namespace glimmer::sync {
namespace {

class FeedPagesTest : public FeedTest {
 protected:
  void Append(const rpc::FeedChange& change) {
    server_.MustWrite([&](sql::Transaction& tx) {
      return rpc::AppendChanges(tx, server_.organization_id(), {change}, {}, server_.clock().Now())
          .status();
    });
  }
  void Execute(const std::string& statement) {
    server_.MustWrite([&](sql::Transaction& tx) { return tx.Execute(statement).status(); });
  }

  test::TestCaller volunteer_ = Volunteer("Volunteer", unit_);
};

TEST_F(FeedPagesTest, AFullLoadBeginsWithAResetAndSaysTheTime) {
  AddShift(1);
  FeedPhone phone = PhoneOf(volunteer_);
  const auto first = phone.ReadPage(2);
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_TRUE(first->reset());
  EXPECT_TRUE(first->more());
  EXPECT_EQ(first->changes_size(), 2);
  EXPECT_EQ(first->data_epoch(), 1);
  EXPECT_EQ(first->server_time().seconds(), absl::ToUnixSeconds(server_.clock().Now()));
  const auto second = phone.ReadPage(2);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_FALSE(second->reset());
}

TEST_F(FeedPagesTest, EveryPageSizeLoadsTheSameOnce) {
  for (int i = 0; i < 5; ++i) SignUp(volunteer_, AddShift(1));
  const FeedPhone whole = FreshPhoneOf(volunteer_);
  ASSERT_EQ(whole.Names("shifts").size(), 5u);
  ASSERT_EQ(whole.Names("sign_ups").size(), 5u);
  for (const int size : {1, 2, 3, 7, 1000}) {
    FeedPhone phone = PhoneOf(volunteer_);
    ASSERT_EQ(phone.Read(size), v1::ERROR_REASON_UNSPECIFIED) << size;
    EXPECT_EQ(phone.told().size(), whole.held().size()) << size;
    EXPECT_EQ(phone.held().size(), whole.held().size()) << size;
  }
}

TEST_F(FeedPagesTest, WhatOthersReferToComesFirst) {
  SignUp(volunteer_, AddShift(1));
  FeedPhone phone = PhoneOf(volunteer_);
  ASSERT_EQ(phone.Read(), v1::ERROR_REASON_UNSPECIFIED);
  std::vector<std::string> collections;
  for (const v1::Change& change : phone.told()) {
    const std::string collection = change.name().substr(0, change.name().find('/'));
    if (collections.empty() || collections.back() != collection) collections.push_back(collection);
  }
  EXPECT_THAT(collections, testing::ElementsAre("units", "people", "events", "shifts", "sign_ups"));
}

// What changes while a full load is on its way comes after it.
TEST_F(FeedPagesTest, ALoadMissesNothingThatHappensMeanwhile) {
  const std::string shift = AddShift(1);
  FeedPhone phone = PhoneOf(volunteer_);
  ASSERT_TRUE(phone.ReadPage(1).ok());
  const std::string sign_up = SignUp(volunteer_, shift);
  Rename(volunteer_.person_id, "New name");
  const std::string later = AddShift(1);
  ASSERT_EQ(phone.Read(1), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_TRUE(phone.Holds(sign_up));
  EXPECT_TRUE(phone.Holds(later));
  EXPECT_EQ(phone.At(shift).shift().held(), 1);
  EXPECT_EQ(phone.At("people/" + volunteer_.person_id).person().display_name(), "New name");
}

TEST_F(FeedPagesTest, ChangesComeInSmallPagesOnceEach) {
  const std::string shift = AddShift(1);
  FeedPhone phone = FreshPhoneOf(volunteer_);
  const std::string sign_up = SignUp(volunteer_, shift);
  for (int i = 0; i < 3; ++i) AddShift(1);
  const std::string token = phone.token;
  ASSERT_EQ(phone.Read(1), v1::ERROR_REASON_UNSPECIFIED);
  std::multiset<std::string> names;
  for (const v1::Change& change : phone.told()) names.insert(change.name());
  EXPECT_EQ(names.size(), std::set<std::string>(names.begin(), names.end()).size());
  EXPECT_EQ(names.size(), 8u);  // a sign-up, its shift, three events, three shifts
  phone.token = token;
  const auto page = phone.ReadPage();
  ASSERT_TRUE(page.ok());
  EXPECT_FALSE(page->more());
  EXPECT_EQ(page->changes_size(), 8);
}

// Where there is hardly any signal a page must not be long, however many things stand in it.
TEST_F(FeedPagesTest, PagesEndAfterSoManyOctets) {
  for (int i = 0; i < 60; ++i) AddShift(1);
  const auto lengthen = [&](char letter) {
    Execute(absl::StrCat("UPDATE events SET description = '", std::string(9'000, letter), "'"));
  };
  lengthen('a');
  // Reads to the end; the largest page, in octets.
  const auto read = [](FeedPhone& phone, int& pages) {
    size_t largest = 0;
    bool more = true;
    for (pages = 0; more; ++pages) {
      const auto page = phone.ReadPage(1000);
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok() || pages > 100) break;
      largest = std::max(largest, page->ByteSizeLong());
      more = page->more();
    }
    return largest;
  };
  FeedPhone phone = PhoneOf(volunteer_);
  int pages = 0;
  EXPECT_LT(read(phone, pages), 145'000u);
  EXPECT_GE(pages, 4);
  EXPECT_EQ(phone.Names("events").size(), 60u);
  EXPECT_EQ(phone.Names("shifts").size(), 60u);

  lengthen('b');
  for (const std::string& event : phone.Names("events")) {
    Append({event, rpc::ChangeKind::kUpsert, "", event});
  }
  EXPECT_LT(read(phone, pages), 145'000u);
  EXPECT_GE(pages, 4);
  for (const std::string& event : phone.Names("events")) {
    EXPECT_EQ(phone.At(event).event().description()[0], 'b') << event;
  }
}

TEST_F(FeedPagesTest, WhoIsUpToDateIsToldNothing) {
  AddShift(1);
  FeedPhone phone = FreshPhoneOf(volunteer_);
  ASSERT_EQ(phone.Read(), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_TRUE(phone.told().empty());
}

TEST_F(FeedPagesTest, AChangeOfWhatIsGoneIsATombstone) {
  SignUp(coordinator_, volunteer_.person_id, AddShift(1));
  FeedPhone phone = FreshPhoneOf(volunteer_);
  ASSERT_EQ(phone.Names("notices").size(), 1u);
  const std::string notice = phone.Names("notices")[0];
  Execute("DELETE FROM notices");
  Append({notice, rpc::ChangeKind::kUpsert, rpc::PersonKey(volunteer_.person_id), ""});
  ASSERT_EQ(phone.Read(), v1::ERROR_REASON_UNSPECIFIED);
  ASSERT_EQ(phone.told().size(), 1u);
  EXPECT_EQ(phone.told()[0].kind(), v1::Change::KIND_TOMBSTONE);
  EXPECT_FALSE(phone.Holds(notice));
}

TEST_F(FeedPagesTest, ATombstoneInTheLogIsPassedOnAndTheLastKindCounts) {
  const std::string key = rpc::PersonKey(volunteer_.person_id);
  const std::string gone = "sign_ups/" + server_.NewId();
  FeedPhone phone = FreshPhoneOf(volunteer_);
  Append({gone, rpc::ChangeKind::kUpsert, key, ""});
  Append({gone, rpc::ChangeKind::kTombstone, key, ""});
  ASSERT_EQ(phone.Read(), v1::ERROR_REASON_UNSPECIFIED);
  ASSERT_EQ(phone.told().size(), 1u);
  EXPECT_EQ(phone.told()[0].kind(), v1::Change::KIND_TOMBSTONE);
}

// More rows for others than one page looks at.
TEST_F(FeedPagesTest, PassesOverWhatIsForOthers) {
  FeedPhone phone = FreshPhoneOf(volunteer_);
  server_.MustWrite([&](sql::Transaction& tx) {
    const rpc::FeedChange change{"people/" + server_.NewId(), rpc::ChangeKind::kUpsert,
                                 rpc::PersonKey("SOMEBODY"), ""};
    return rpc::AppendChanges(tx, server_.organization_id(),
                              std::vector<rpc::FeedChange>(2500, change), {}, server_.clock().Now())
        .status();
  });
  const std::string shift = AddShift(1);
  const auto page = phone.ReadPage();
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->changes_size(), 0);
  EXPECT_TRUE(page->more());
  ASSERT_EQ(phone.Read(), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_TRUE(phone.Holds(shift));
}

TEST_F(FeedPagesTest, ATokenOlderThanTheLogHasExpired) {
  FeedPhone old = FreshPhoneOf(volunteer_);
  AddShift(1);
  FeedPhone recent = FreshPhoneOf(volunteer_);
  AddShift(1);
  Execute("DELETE FROM changes WHERE sequence <= (SELECT MAX(sequence) FROM changes) - 1");
  EXPECT_EQ(old.Read(), v1::ERROR_REASON_SYNC_TOKEN_EXPIRED);
  EXPECT_EQ(recent.Read(), v1::ERROR_REASON_SYNC_TOKEN_EXPIRED);
  old.token.clear();
  EXPECT_EQ(old.Read(), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(old.Names("shifts").size(), 2u);
}

// The log may be empty: after a long rest everything in it is past its time.
TEST_F(FeedPagesTest, AnEmptyLogExpiresTokensThatMissedSomething) {
  FeedPhone old = FreshPhoneOf(volunteer_);
  AddShift(1);
  FeedPhone recent = FreshPhoneOf(volunteer_);
  Execute("DELETE FROM changes");
  EXPECT_EQ(recent.Read(), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(old.Read(), v1::ERROR_REASON_SYNC_TOKEN_EXPIRED);
}

TEST_F(FeedPagesTest, ARestoreExpiresEveryToken) {
  FeedPhone phone = FreshPhoneOf(volunteer_);
  FeedPhone loading = PhoneOf(volunteer_);
  ASSERT_TRUE(loading.ReadPage(1).ok());
  Execute(
      "INSERT INTO store_meta (key, value) VALUES ('data_epoch', '2') "
      "ON CONFLICT (key) DO UPDATE SET value = '2'");
  EXPECT_EQ(phone.Read(), v1::ERROR_REASON_SYNC_TOKEN_EXPIRED);
  EXPECT_EQ(loading.Read(), v1::ERROR_REASON_SYNC_TOKEN_EXPIRED);
  phone.token.clear();
  const auto page = phone.ReadPage();
  ASSERT_TRUE(page.ok());
  EXPECT_TRUE(page->reset());
  EXPECT_EQ(page->data_epoch(), 2);
}

TEST_F(FeedPagesTest, ANewRoleOrItsEndExpiresTheToken) {
  FeedPhone phone = FreshPhoneOf(volunteer_);
  FeedPhone bystander = FreshPhoneOf(coordinator_);
  const std::string grant = server_.AddGrant(volunteer_.person_id, v1::ROLE_COORDINATOR, sibling_);
  EXPECT_EQ(phone.Read(), v1::ERROR_REASON_SYNC_TOKEN_EXPIRED);
  EXPECT_EQ(bystander.Read(), v1::ERROR_REASON_UNSPECIFIED);
  phone.token.clear();
  ASSERT_EQ(phone.Read(), v1::ERROR_REASON_UNSPECIFIED);
  Execute("UPDATE role_grants SET revoke_time_us = 1 WHERE role_grant_id = '" + grant + "'");
  server_.callers().InvalidatePerson(volunteer_.person_id);
  EXPECT_EQ(phone.Read(), v1::ERROR_REASON_SYNC_TOKEN_EXPIRED);
}

TEST_F(FeedPagesTest, LeadingAShiftExpiresTheToken) {
  FeedPhone phone = FreshPhoneOf(volunteer_);
  AddShift(1, volunteer_.person_id);
  EXPECT_EQ(phone.Read(), v1::ERROR_REASON_SYNC_TOKEN_EXPIRED);
}

TEST_F(FeedPagesTest, RefusesTokensAndSizesThatAreNone) {
  FeedPhone phone = PhoneOf(volunteer_);
  phone.token = "nonsense";
  EXPECT_EQ(phone.Read(), v1::ERROR_REASON_PAGE_TOKEN_INVALID);
  phone.token.clear();
  EXPECT_EQ(phone.Read(-1), v1::ERROR_REASON_FIELD_INVALID);
}

TEST_F(FeedPagesTest, RefusesWhoIsNotSignedIn) {
  FeedPhone phone = PhoneOf({});
  EXPECT_TRUE(absl::IsUnauthenticated(phone.ReadPage().status()));
}

}  // namespace
}  // namespace glimmer::sync
