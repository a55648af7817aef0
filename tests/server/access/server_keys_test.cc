#include "server/access/server_keys.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/support/fakes.h"

namespace glimmer::access {
namespace {

class ServerKeysTest : public testing::Test {
 protected:
  absl::StatusOr<ServerKeys> Load() { return LoadOrCreateKeys(folder_.path(), random_); }

  test::TempDir folder_;
  test::SeededRandom random_;
  std::string path_ = folder_.File("server.keys");
};

TEST_F(ServerKeysTest, AreMadeOnceAndStayTheSame) {
  const auto made = Load();
  ASSERT_TRUE(made.ok()) << made.status();
  const auto read = Load();
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(made->server_id, read->server_id);
  EXPECT_EQ(made->identity.secret_key, read->identity.secret_key);
  EXPECT_EQ(made->identity.public_key, read->identity.public_key);
  EXPECT_EQ(made->mac_key, read->mac_key);
  EXPECT_EQ(made->invitation_key, read->invitation_key);
  EXPECT_NE(made->mac_key, made->invitation_key);
  EXPECT_TRUE(Verify(read->identity.public_key, "m", Sign(made->identity.secret_key, "m")));
}

TEST_F(ServerKeysTest, AreReadableByTheirOwnerOnly) {
  ASSERT_TRUE(Load().ok());
  struct stat info;
  ASSERT_EQ(stat(path_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  ASSERT_EQ(chmod(path_.c_str(), 0640), 0);
  EXPECT_EQ(Load().status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(ServerKeysTest, AreNeverReplacedWhenTheyCannotBeUnderstood) {
  ASSERT_TRUE(Load().ok());
  std::ofstream(path_) << "glimmer server keys 1\nhalf";
  EXPECT_EQ(Load().status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(Load().status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(ServerKeysTest, NeedTheirFolder) {
  EXPECT_EQ(LoadOrCreateKeys(folder_.File("none"), random_).status().code(),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace glimmer::access
