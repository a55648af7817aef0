// Mail and webhook against receivers that are not ours: aiosmtpd and Python's own HTTP server, mail
// parser and HMAC.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "server/notices/mail_channel.h"
#include "server/notices/notice_text.h"
#include "server/notices/webhook_channel.h"
#include "shared/base/time_convert.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"

namespace glimmer::notices {
namespace {

using testing::HasSubstr;

// receivers.py beside this file, with a folder for what comes.
class Receivers {
 public:
  explicit Receivers(const std::string& key) {
    int input[2];
    if (pipe(input) != 0) std::abort();
    pid_ = fork();
    if (pid_ == 0) {
      dup2(input[0], STDIN_FILENO);
      close(input[0]);
      close(input[1]);
      execl("/usr/bin/python3", "python3", GLIMMER_RECEIVERS, folder_.path().c_str(),
            absl::Base64Escape(key).c_str(), nullptr);
      _exit(127);
    }
    close(input[0]);
    hold_ = input[1];
    const std::vector<std::string> ports = absl::StrSplit(Await("ports"), '\n');
    mail_port_ = ports[0];
    web_port_ = ports[1];
  }

  ~Receivers() {
    close(hold_);  // the end of its input is its end
    waitpid(pid_, nullptr, 0);
  }

  std::string mail_url() const { return "smtp://127.0.0.1:" + mail_port_; }
  std::string web_url(int status) const {
    return absl::StrCat("http://127.0.0.1:", web_port_, "/", status);
  }
  // The file's text once it is there.
  std::string Await(const std::string& name) const {
    const std::string path = folder_.File(name);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (access(path.c_str(), R_OK) != 0) {
      if (std::chrono::steady_clock::now() > until) std::abort();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return test::ReadFileOrDie(path);
  }
  bool Got(const std::string& name) const { return access(folder_.File(name).c_str(), R_OK) == 0; }

 private:
  test::TempDir folder_;
  pid_t pid_ = -1;
  int hold_ = -1;
  std::string mail_port_, web_port_;
};

class ChannelsTest : public testing::Test {
 protected:
  static Letter ALetter(const std::string& email = "wang@example.org") {
    Letter letter;
    letter.email = email;
    letter.notice.set_notice("notices/01ARZ3NDEKTSV4RRFFQ69G5FAV");
    letter.notice.set_person("people/P");
    letter.notice.set_kind(v1::Notice::KIND_PLACE_OFFERED);
    letter.notice.set_subject("sign_ups/S");
    letter.notice.set_title(
        "轮到你了，请在 11月24日 13:30 前答复，这一行很长，长到一个编码词放不下");
    letter.notice.set_detail("清洁河岸·11月26日 09:00");
    letter.notice.set_phone("13800001111");
    *letter.notice.mutable_create_time() = ToTimestamp(absl::FromUnixSeconds(1795500000));
    return letter;
  }

  absl::Status Mail(const Letter& letter) {
    MailOptions options;
    options.url = receivers_.mail_url();
    options.from = "glimmer@example.org";
    options.needs_tls = false;
    return MailChannel(options).HandOver(letter);
  }

  absl::Status Hook(int status, bool phones = false, const std::string& key = "") {
    const WebhookOptions options{receivers_.web_url(status), key.empty() ? key_ : key, phones};
    return WebhookChannel(options, clock_).HandOver(ALetter());
  }

  const std::string key_ = std::string(31, 'k') + '\0';
  Receivers receivers_{key_};
  test::FakeClock clock_;
};

TEST_F(ChannelsTest, MailIsReadByAnotherReaderAsItWasMeant) {
  const absl::Status sent = Mail(ALetter());
  ASSERT_TRUE(sent.ok()) << sent;
  EXPECT_EQ(receivers_.Await("mail-1"),
            "envelope: glimmer@example.org wang@example.org\n"
            "from: 微光 <glimmer@example.org>\n"
            "to: wang@example.org\n"
            "subject: 轮到你了，请在 11月24日 13:30 前答复，这一行很长，长到一个编码词放不下\n"
            "id: <01ARZ3NDEKTSV4RRFFQ69G5FAV@example.org>\n"
            "date: 2026-11-24T06:00:00+00:00\n"
            "auto: auto-generated\n"
            "轮到你了，请在 11月24日 13:30 前答复，这一行很长，长到一个编码词放不下\n"
            "清洁河岸·11月26日 09:00\n\n"
            "请在手机上打开微光查看或答复。本邮件自动发出，回信无人阅读。\n");
}

TEST_F(ChannelsTest, MailTellsWhatPassesFromWhatDoesNot) {
  const absl::Status later = Mail(ALetter("later@example.org"));
  EXPECT_EQ(later.code(), absl::StatusCode::kResourceExhausted) << later;
  EXPECT_EQ(later.message(), "SMTP 451");  // and not whose letter it was
  const absl::Status gone = Mail(ALetter("gone@example.org"));
  EXPECT_EQ(gone.code(), absl::StatusCode::kFailedPrecondition) << gone;
  EXPECT_EQ(gone.message(), "SMTP 550");
  EXPECT_FALSE(receivers_.Got("mail-1"));
}

TEST_F(ChannelsTest, MailThatMustBeSealedIsNotSentOpen) {
  MailOptions options;
  options.url = receivers_.mail_url();  // it offers no TLS
  options.from = "glimmer@example.org";
  const absl::Status sent = MailChannel(options).HandOver(ALetter());
  EXPECT_EQ(sent.code(), absl::StatusCode::kUnavailable) << sent;
  EXPECT_FALSE(receivers_.Got("mail-1"));
}

TEST_F(ChannelsTest, NobodyAtTheAddressIsATroubleOfTheChannel) {
  MailOptions options;
  options.url = "smtp://127.0.0.1:1";
  options.from = "glimmer@example.org";
  EXPECT_EQ(MailChannel(options).HandOver(ALetter()).code(), absl::StatusCode::kUnavailable);
  const WebhookOptions webhook{"http://127.0.0.1:1/", key_, false};
  EXPECT_EQ(WebhookChannel(webhook, clock_).HandOver(ALetter()).code(),
            absl::StatusCode::kUnavailable);
}

TEST_F(ChannelsTest, AWebhookGetsSignedJsonWithoutANumber) {
  const absl::Status sent = Hook(204);
  ASSERT_TRUE(sent.ok()) << sent;
  const std::string got = receivers_.Await("hook-1");
  EXPECT_THAT(got, HasSubstr("id: notices/01ARZ3NDEKTSV4RRFFQ69G5FAV\n"));
  EXPECT_THAT(got, HasSubstr(absl::StrCat("time: ", absl::ToUnixSeconds(clock_.Now()), "\n")));
  EXPECT_THAT(got, HasSubstr("type: application/json\nsignature: right\n"));
  EXPECT_THAT(got, HasSubstr("\"kind\":\"KIND_PLACE_OFFERED\""));
  EXPECT_THAT(got, HasSubstr("\"detail\":\"清洁河岸·11月26日 09:00\""));
  EXPECT_THAT(got, testing::Not(HasSubstr("13800001111")));
  EXPECT_THAT(got, testing::Not(HasSubstr("wang@")));
}

TEST_F(ChannelsTest, AWebhookGetsTheNumberWhenTheOperatorSaysSo) {
  ASSERT_TRUE(Hook(200, true).ok());
  EXPECT_THAT(receivers_.Await("hook-1"), HasSubstr("\"phone\":\"13800001111\""));
}

TEST_F(ChannelsTest, AWrongKeyShowsInTheSignature) {
  ASSERT_TRUE(Hook(200, false, std::string(32, 'x')).ok());
  EXPECT_THAT(receivers_.Await("hook-1"), HasSubstr("signature: wrong\n"));
}

TEST_F(ChannelsTest, AWebhookTellsWhatPassesFromWhatDoesNot) {
  EXPECT_EQ(Hook(500).code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(Hook(429).code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(Hook(422).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(Hook(401).code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(Hook(302).code(), absl::StatusCode::kUnavailable);  // it is not followed
}

TEST(LetterTest, AMovedShiftIsAtAnotherTimeOrAtAnotherPlace) {
  DueNotice due;
  due.languages = "en";
  due.time_zone = "Asia/Shanghai";
  due.notice.set_kind(v1::Notice::KIND_SHIFT_MOVED);
  (*due.notice.mutable_parameters())["start_time"] = "2026-11-24T05:30:00Z";
  EXPECT_EQ(LetterOf(due).notice.title(), "Moved to 24 Nov 13:30");
  (*due.notice.mutable_parameters())["place"] = "West gate";
  EXPECT_EQ(LetterOf(due).notice.title(), "People meet elsewhere: West gate");
}

TEST(WebhookSecretTest, IsBase64WithOrWithoutItsPrefix) {
  const std::string key(32, 'k');
  EXPECT_EQ(*ParseWebhookSecret(absl::StrCat("whsec_", absl::Base64Escape(key), "\n")), key);
  EXPECT_EQ(*ParseWebhookSecret(absl::Base64Escape(key)), key);
  EXPECT_FALSE(ParseWebhookSecret("whsec_!").ok());
  EXPECT_FALSE(ParseWebhookSecret(absl::Base64Escape("short")).ok());
}

TEST(HeaderTextTest, LeavesAsciiAndSplitsNoCharacter) {
  EXPECT_EQ(HeaderText("Moved to 24 Nov 13:30"), "Moved to 24 Nov 13:30");
  const std::string text = HeaderText(std::string(44, 'a') + "微光");
  EXPECT_EQ(text, absl::StrCat("=?UTF-8?B?", absl::Base64Escape(std::string(44, 'a')), "?=\r\n ",
                               "=?UTF-8?B?", absl::Base64Escape("微光"), "?="));
}

}  // namespace
}  // namespace glimmer::notices
