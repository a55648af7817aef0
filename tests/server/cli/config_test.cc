#include "server/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace glimmer {
namespace {

TEST(ConfigTest, AFrontAloneNeedsToSayWherePhonesReachIt) {
  Config config;
  EXPECT_TRUE(Validate(config).ok());
  config.front_socket = "/run/glimmerd/front.sock";
  EXPECT_TRUE(Validate(config).ok());
  config.listen.clear();
  const absl::Status status = Validate(config);
  EXPECT_TRUE(absl::IsInvalidArgument(status));
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr("--public_host"));
  config.public_host = "glimmer.example.org";
  EXPECT_TRUE(Validate(config).ok());
}

}  // namespace
}  // namespace glimmer
