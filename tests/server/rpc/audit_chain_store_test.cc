// The audit table as a chain: it grows without a gap however many write at once, and whatever is
// done to it afterwards is found.
#include "server/rpc/audit_chain_store.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "server/storage/invariants.h"
#include "tests/support/builders.h"

namespace glimmer::rpc {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class AuditChainTest : public testing::Test {
 protected:
  void Add(const std::string& action) {
    const absl::Status status = world_.As("", [&](Context& context) {
      return Audit(context, {"units/" + world_.unit_id, action, "purpose"});
    });
    EXPECT_TRUE(status.ok()) << status;
  }
  void AddMany(int count) {
    for (int i = 0; i < count; ++i) Add(absl::StrCat("Act", i));
  }

  absl::StatusOr<int64_t> Check() {
    int64_t length = 0;
    RETURN_IF_ERROR(sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(length, CheckAuditChain(tx, world_.organization_id));
      return absl::OkStatus();
    }));
    return length;
  }
  std::string Fault() { return std::string(Check().status().message()); }

  std::vector<std::string> Broken() {
    std::vector<std::string> broken;
    EXPECT_TRUE(sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(broken, storage::BrokenInvariants(tx));
                  return absl::OkStatus();
                }).ok());
    return broken;
  }

  test::World world_;
};

TEST_F(AuditChainTest, AnEmptyChainAndAGrownOneAreSound) {
  EXPECT_EQ(Check().value_or(-1), 0);
  AddMany(5);
  EXPECT_EQ(Check().value_or(-1), 5);
  EXPECT_THAT(Broken(), IsEmpty());
}

TEST_F(AuditChainTest, EveryColumnOfARowIsInIt) {
  for (const char* spoil :
       {"actor = 'subjects/X'", "subject = 'units/X'", "action = 'X'", "purpose = 'X'",
        "record_time_us = record_time_us + 1", "audit_record_id = 'X'"}) {
    test::World fresh;
    const auto add = [&](Context& context) { return Audit(context, {"units/1", "Act", "for"}); };
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(fresh.As("", add).ok());
    fresh.Execute(absl::StrCat("UPDATE audit_records SET ", spoil, " WHERE sequence = 2"));
    const absl::Status status = sql::ReadAndWait(fresh.database(), [&](sql::Transaction& tx) {
      return CheckAuditChain(tx, fresh.organization_id).status();
    });
    EXPECT_TRUE(absl::IsDataLoss(status)) << spoil;
    EXPECT_THAT(std::string(status.message()), HasSubstr("sequence 2")) << spoil;
  }
}

TEST_F(AuditChainTest, ARowThatWasTakenOutIsMissed) {
  AddMany(4);
  world_.Execute("DELETE FROM audit_records WHERE sequence = 2");
  EXPECT_THAT(Fault(), HasSubstr("sequence 2"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("audit_gap")));
}

TEST_F(AuditChainTest, ATailThatWasCutOffIsMissed) {
  AddMany(4);
  world_.Execute("DELETE FROM audit_records WHERE sequence >= 3");
  EXPECT_THAT(Fault(), HasSubstr("ends at 2"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("audit_head")));
}

TEST_F(AuditChainTest, ARowThatWasPutInHasNoPlace) {
  AddMany(2);
  world_.Execute(absl::StrCat(
      "INSERT INTO audit_records (audit_record_id, organization_id, actor, subject, action, "
      "purpose, record_time_us, chain, sequence) SELECT 'X', organization_id, actor, subject, "
      "action, purpose, record_time_us, chain, 3 FROM audit_records WHERE sequence = 2"));
  EXPECT_THAT(Fault(), HasSubstr("sequence 3"));
  EXPECT_THAT(Broken(), testing::Contains(HasSubstr("audit_behind_head")));
}

TEST_F(AuditChainTest, RowsOfBeforeTheChainAreNoPartOfIt) {
  world_.Execute(
      absl::StrCat("INSERT INTO audit_records (audit_record_id, organization_id, actor, "
                   "subject, action, purpose, record_time_us) VALUES ('X', '",
                   world_.organization_id, "', 'local', 'units/1', 'Old', '', 1)"));
  AddMany(2);
  EXPECT_EQ(Check().value_or(-1), 2);
}

// Many at once, as calls come: none is lost, and none is refused for the sake of another.
TEST_F(AuditChainTest, ManyAtOnceMakeOneChain) {
  constexpr int kMany = 400;
  absl::BlockingCounter left(kMany);
  std::atomic<int> refused{0};
  for (int i = 0; i < kMany; ++i) {
    world_.database().Write(
        world_.WorkAs("",
                      [i](Context& context) {
                        return Audit(context, {"units/1", "Act", absl::StrCat(i)});
                      }),
        [&](const absl::Status& status) {
          if (!status.ok()) ++refused;
          left.DecrementCount();
        });
  }
  left.Wait();
  EXPECT_EQ(refused.load(), 0);
  EXPECT_EQ(Check().value_or(-1), kMany);
  EXPECT_EQ(world_.Int("SELECT COUNT(DISTINCT purpose) FROM audit_records"), kMany);
  EXPECT_THAT(Broken(), IsEmpty());
}

}  // namespace
}  // namespace glimmer::rpc
