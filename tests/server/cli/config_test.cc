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

std::string Fault(const NoticeConfig& notices) {
  Config config;
  config.notices = notices;
  return std::string(Validate(config).message());
}

TEST(ConfigTest, MailNeedsASenderAndAPasswordForItsUser) {
  NoticeConfig mail;
  mail.smtp_url = "https://mail.example.org";
  EXPECT_THAT(Fault(mail), testing::HasSubstr("--smtp_url"));
  mail.smtp_url = "smtps://mail.example.org:465";
  EXPECT_THAT(Fault(mail), testing::HasSubstr("--mail_from"));
  mail.mail_from = "glimmer@example.org";
  EXPECT_EQ(Fault(mail), "");
  mail.smtp_user = "glimmer";
  EXPECT_THAT(Fault(mail), testing::HasSubstr("--smtp_password_file"));
  mail.smtp_password_file = "/etc/glimmerd/smtp-password";
  EXPECT_EQ(Fault(mail), "");
}

TEST(ConfigTest, AWebhookIsSealedAndSigned) {
  NoticeConfig webhook;
  webhook.webhook_url = "http://gateway.example.org/";
  EXPECT_THAT(Fault(webhook), testing::HasSubstr("--webhook_url"));
  webhook.webhook_url = "http://localhost.example.org:80/";
  EXPECT_THAT(Fault(webhook), testing::HasSubstr("--webhook_url"));
  webhook.webhook_url = "http://127.0.0.1:8080/notices";
  EXPECT_THAT(Fault(webhook), testing::HasSubstr("--webhook_secret_file"));
  webhook.webhook_secret_file = "/etc/glimmerd/webhook-secret";
  EXPECT_EQ(Fault(webhook), "");
  webhook.webhook_url = "https://gateway.example.org/";
  EXPECT_EQ(Fault(webhook), "");
}

}  // namespace
}  // namespace glimmer
