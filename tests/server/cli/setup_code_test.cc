#include "server/cli/setup_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/str_split.h"
#include "server/cli/output_file.h"
#include "shared/base/clock.h"
#include "shared/crypto/invitation_payload.h"
#include "tests/support/fakes.h"

namespace glimmer::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class SetupCodeTest : public testing::Test {
 protected:
  // As one run of glimmerd: starts on the data, offers, ends. Returns what it printed.
  std::string Run(SetupCode wanted, const std::string& host, const std::string& sql = "") {
    Config config;
    config.data_dir = folder_.File("data");
    config.listen.clear();
    config.admin_socket = false;
    config.public_host = host;
    const auto server = Server::Start(config, SystemClock(), SystemRandom());
    EXPECT_TRUE(server.ok()) << server.status();
    if (!server.ok()) return "";
    if (!sql.empty()) {
      EXPECT_TRUE(sql::WriteAndWait((*server)->database(), [&](sql::Transaction& tx) {
                    return tx.Execute(sql).status();
                  }).ok());
    }
    testing::internal::CaptureStdout();
    const absl::StatusOr<bool> offered = OfferSetupCode(**server, config, wanted);
    const std::string printed = testing::internal::GetCapturedStdout();
    EXPECT_TRUE(offered.ok()) << offered.status();
    offered_ = offered.ok() && *offered;
    return printed;
  }

  std::string Init() { return Run(SetupCode::kRenew, "127.0.0.1:8443"); }
  std::string Serve(const std::string& sql = "") {
    return Run(SetupCode::kKeepOpen, "127.0.0.1:8443", sql);
  }

  std::string Path() const { return folder_.File("data/bootstrap"); }
  // Code and link as DATA/bootstrap has them.
  std::vector<std::string> Kept() const {
    return absl::StrSplit(ReadWholeFile(Path(), 4096).value_or(""), '\n');
  }

  test::TempDir folder_;
  bool offered_ = false;
};

TEST_F(SetupCodeTest, IsTheSameFromInitToServe) {
  const std::string made = Init();
  const std::vector<std::string> kept = Kept();
  ASSERT_EQ(kept.size(), 3u);
  EXPECT_THAT(made, HasSubstr(kept[0]));
  EXPECT_THAT(made, HasSubstr(kept[1]));
  EXPECT_EQ(Serve(), made);
  EXPECT_EQ(Serve(), made);
  EXPECT_EQ(Kept(), kept);
}

TEST_F(SetupCodeTest, NamesTheHostOfTheRunningServer) {
  Init();
  const auto before = ParseInvitation(Kept()[1]);
  Run(SetupCode::kKeepOpen, "glimmer.example.org");
  const auto after = ParseInvitation(Kept()[1]);
  ASSERT_TRUE(before.ok() && after.ok());
  EXPECT_EQ(after->secret, before->secret);
  EXPECT_EQ(after->host, "glimmer.example.org");
}

TEST_F(SetupCodeTest, IsNewWhenInitIsRunAgain) {
  Init();
  const std::string old = Kept()[0];
  EXPECT_THAT(Init(), Not(HasSubstr(old)));
  EXPECT_NE(Kept()[0], old);
  EXPECT_THAT(Serve(), HasSubstr(Kept()[0]));
}

TEST_F(SetupCodeTest, IsNewWhenItWasExpiredTriedOutOrRevoked) {
  Init();
  for (const std::string change : {"expire_time_us = 1", "failures = 5", "revoke_time_us = 1"}) {
    const std::string old = Kept()[0];
    EXPECT_THAT(Serve("UPDATE invitations SET " + change), Not(HasSubstr(old))) << change;
    EXPECT_NE(Kept()[0], old) << change;
  }
}

TEST_F(SetupCodeTest, StaysGoodWithoutItsFileAndTheTextSaysHowToGetAnother) {
  Init();
  ASSERT_EQ(unlink(Path().c_str()), 0);
  const std::string printed = Serve("UPDATE invitations SET failures = 0");
  EXPECT_TRUE(offered_);
  EXPECT_THAT(printed, HasSubstr("good until"));
  EXPECT_THAT(printed, HasSubstr("glimmerd admin create"));
  EXPECT_THAT(printed, Not(HasSubstr("Code:")));
  ASSERT_TRUE(WritePrivateFile(Path(), "ABCDE-12345\nglimmer://join?p=AAAA\n").ok());
  EXPECT_EQ(Serve(), printed);
}

TEST_F(SetupCodeTest, IsGoneOnceAnAdministratorHasADevice) {
  Init();
  EXPECT_EQ(Serve("INSERT INTO devices (device_id, person_id, public_key, label, installation_id, "
                  "create_time_us, activate_time_us) SELECT 'd', person_id, person_id, '', '', 1, "
                  "1 FROM people"),
            "");
  EXPECT_FALSE(offered_);
  EXPECT_NE(access(Path().c_str(), F_OK), 0);
  EXPECT_EQ(Init(), "");
  EXPECT_FALSE(offered_);
}

}  // namespace
}  // namespace glimmer::cli
