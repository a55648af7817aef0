#include "server/notices/notice_commands.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "server/notices/notice_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/support/builders.h"

namespace glimmer::notices {
namespace {

class NoticeTest : public testing::Test {
 protected:
  void Tell(v1::Notice::Kind kind, std::map<std::string, std::string> parameters = {}) {
    const absl::Status status = world_.As("", [&](rpc::Context& context) {
      return Notify(context, {person_, kind, "shifts/S", parameters});
    });
    ASSERT_TRUE(status.ok()) << status;
    world_.clock.Advance(absl::Seconds(1));
  }

  std::vector<v1::Notice> List(const std::string& before = "", int limit = 10) {
    std::vector<v1::Notice> found;
    const absl::Status status =
        sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
          ASSIGN_OR_RETURN(found, NoticeStore(tx).ListOfPerson(person_, before, limit));
          return absl::OkStatus();
        });
    EXPECT_TRUE(status.ok()) << status;
    return found;
  }

  std::string IdOfNotice(const v1::Notice& notice) {
    return *IdOf(kNotices, notice.name(), "name");
  }

  test::World world_;
  const std::string person_ = world_.AddPerson();
};

TEST_F(NoticeTest, WritesARowAndItsFeedLine) {
  Tell(v1::Notice::KIND_SHIFT_CANCELLED, {{"reason", "Typhoon"}});
  const std::vector<v1::Notice> all = List();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].kind(), v1::Notice::KIND_SHIFT_CANCELLED);
  EXPECT_EQ(all[0].person(), "people/" + person_);
  EXPECT_EQ(all[0].subject(), "shifts/S");
  EXPECT_EQ(all[0].parameters().at("reason"), "Typhoon");
  EXPECT_EQ(all[0].state(), v1::Notice::STATE_MADE);
  EXPECT_FALSE(all[0].has_seen_time());
  EXPECT_EQ(world_.Text("SELECT resource FROM changes"), all[0].name());
  EXPECT_EQ(world_.Text("SELECT audience FROM changes"), "person:" + person_);
}

TEST_F(NoticeTest, ListsTheNewestFirstPageByPage) {
  Tell(v1::Notice::KIND_PLACE_OFFERED);
  Tell(v1::Notice::KIND_OFFER_LAPSED);
  Tell(v1::Notice::KIND_SHIFT_MOVED);
  const std::vector<v1::Notice> first = List("", 2);
  ASSERT_EQ(first.size(), 2u);
  EXPECT_EQ(first[0].kind(), v1::Notice::KIND_SHIFT_MOVED);
  const std::vector<v1::Notice> rest = List(IdOfNotice(first[1]), 2);
  ASSERT_EQ(rest.size(), 1u);
  EXPECT_EQ(rest[0].kind(), v1::Notice::KIND_PLACE_OFFERED);
}

TEST_F(NoticeTest, IsSeenOnceAndStaysSeen) {
  Tell(v1::Notice::KIND_PLACE_OFFERED);
  const std::string id = IdOfNotice(List()[0]);
  const absl::Time seen_time = world_.clock.Now();
  for (int i = 0; i < 2; ++i) {
    const absl::Status status = world_.As(person_, [&](rpc::Context& context) -> absl::Status {
      ASSIGN_OR_RETURN(const v1::Notice seen, MarkSeen(context, id));
      EXPECT_EQ(seen.state(), v1::Notice::STATE_SEEN);
      EXPECT_EQ(FromTimestamp(seen.seen_time()), seen_time);
      return MarkHandedOver(context, {id});
    });
    ASSERT_TRUE(status.ok()) << status;
    world_.clock.Advance(absl::Minutes(1));
  }
  EXPECT_EQ(List()[0].state(), v1::Notice::STATE_SEEN);
  EXPECT_EQ(world_.Int("SELECT hand_over_time_us FROM notices"), ToMicros(seen_time));
}

TEST_F(NoticeTest, KeepsTheFirstHandOver) {
  Tell(v1::Notice::KIND_PLACE_OFFERED);
  const std::string id = IdOfNotice(List()[0]);
  const absl::Time first = world_.clock.Now();
  for (int i = 0; i < 2; ++i) {
    const absl::Status status =
        world_.As("", [&](rpc::Context& context) { return MarkHandedOver(context, {id}); });
    ASSERT_TRUE(status.ok()) << status;
    world_.clock.Advance(absl::Minutes(1));
  }
  EXPECT_EQ(List()[0].state(), v1::Notice::STATE_HANDED_OVER);
  EXPECT_EQ(world_.Int("SELECT hand_over_time_us FROM notices"), ToMicros(first));
}

TEST_F(NoticeTest, AnAbsentNoticeIsNotFound) {
  const absl::Status status = world_.As(
      person_, [&](rpc::Context& context) { return MarkSeen(context, context.NewId()).status(); });
  EXPECT_EQ(ReasonOf(status), v1::ERROR_REASON_NOT_FOUND);
}

}  // namespace
}  // namespace glimmer::notices
