#include "server/jobs/notice_delivery.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/notices/notice_commands.h"
#include "tests/support/builders.h"

namespace glimmer::jobs {
namespace {

using notices::Channel;
using notices::ChannelId;
using notices::Letter;
using testing::IsEmpty;

// Keeps what it is given, and answers as the test says.
struct Desk {
  std::vector<Letter> letters;
  absl::Status answer;
};

class FakeChannel final : public Channel {
 public:
  FakeChannel(ChannelId id, Desk& desk) : id_(id), desk_(desk) {}
  ChannelId id() const override { return id_; }
  absl::Status HandOver(const Letter& letter) override {
    desk_.letters.push_back(letter);
    return desk_.answer;
  }

 private:
  const ChannelId id_;
  Desk& desk_;
};

class NoticeDeliveryTest : public testing::Test {
 protected:
  static NoticeDelivery::Channels Both(Desk& mail, Desk& hook) {
    NoticeDelivery::Channels channels;
    channels.push_back(std::make_unique<FakeChannel>(ChannelId::kMail, mail));
    channels.push_back(std::make_unique<FakeChannel>(ChannelId::kWebhook, hook));
    return channels;
  }

  void Tell(const std::string& person_id, const std::string& subject,
            v1::Notice::Kind kind = v1::Notice::KIND_SHIFT_CANCELLED,
            std::map<std::string, std::string> parameters = {{"reason", "Typhoon"}}) {
    const absl::Status told = world_.As("", [&](rpc::Context& context) {
      return notices::Notify(context, {person_id, kind, subject, parameters});
    });
    ASSERT_TRUE(told.ok()) << told;
  }

  void SetEmail(const std::string& person_id) {
    world_.Execute(
        absl::StrCat("UPDATE people SET email = 'wang@example.org', phone = '13800001111' ",
                     "WHERE person_id = '", person_id, "'"));
  }

  // One round after `wait`; what it gave to both.
  int Round(absl::Duration wait = absl::ZeroDuration()) {
    world_.clock.Advance(wait);
    mail_.letters.clear();
    hook_.letters.clear();
    const auto count = job_.RunOnce(world_.clock.Now());
    EXPECT_TRUE(count.ok()) << count.status();
    return count.value_or(-1);
  }

  test::World world_;
  Desk mail_, hook_;
  NoticeDelivery job_{world_.database(), world_.clock, "one", Both(mail_, hook_)};
  const std::string person_ = world_.AddPerson();
  const test::BuiltShift shift_ = world_.AddShift();
};

TEST_F(NoticeDeliveryTest, GivesPeopleTimeToSeeItInTheApp) {
  SetEmail(person_);
  Tell(person_, "shifts/" + shift_.shift_id);
  EXPECT_EQ(Round(absl::Minutes(2)), 0);
  EXPECT_EQ(Round(absl::Microseconds(1)), 2);
  EXPECT_EQ(mail_.letters.size(), 1u);
  EXPECT_EQ(hook_.letters.size(), 1u);
  EXPECT_EQ(world_.Int("SELECT state FROM notices"), 2);  // handed over
}

TEST_F(NoticeDeliveryTest, HandsOverOnceAndNotWhatWasSeen) {
  SetEmail(person_);
  Tell(person_, "shifts/" + shift_.shift_id);
  EXPECT_EQ(Round(absl::Minutes(3)), 2);
  EXPECT_EQ(Round(absl::Minutes(3)), 0);
  Tell(person_, "shifts/" + shift_.shift_id);
  world_.Execute("UPDATE notices SET state = 3, seen_time_us = 1 WHERE state = 1");
  EXPECT_EQ(Round(absl::Minutes(3)), 0);
}

// The second server of two comes in while the first is handing over.
class SecondServer final : public Channel {
 public:
  SecondServer(NoticeDelivery& other, const Clock& clock, int& handed_over)
      : other_(other), clock_(clock), handed_over_(handed_over) {}
  ChannelId id() const override { return ChannelId::kWebhook; }
  absl::Status HandOver(const Letter&) override {
    handed_over_ += other_.RunOnce(clock_.Now()).value_or(100);
    return absl::OkStatus();
  }

 private:
  NoticeDelivery& other_;
  const Clock& clock_;
  int& handed_over_;
};

TEST_F(NoticeDeliveryTest, OfTwoServersOneHandsOver) {
  Tell(person_, "shifts/" + shift_.shift_id);
  world_.clock.Advance(absl::Minutes(3));
  int by_second = 0;
  NoticeDelivery::Channels channels;
  channels.push_back(std::make_unique<SecondServer>(job_, world_.clock, by_second));
  NoticeDelivery first(world_.database(), world_.clock, "two", std::move(channels));
  EXPECT_EQ(first.RunOnce(world_.clock.Now()).value_or(-1), 1);
  EXPECT_EQ(by_second, 0);
  EXPECT_THAT(hook_.letters, IsEmpty());
  // One that is gone for good holds the others up for no longer than its lease.
  Tell(person_, "shifts/" + shift_.shift_id);
  EXPECT_EQ(Round(absl::Minutes(3)), 0);
  EXPECT_EQ(Round(absl::Minutes(17)), 1);
}

TEST_F(NoticeDeliveryTest, MailGoesOnlyToThoseWithAnAddress) {
  Tell(person_, "shifts/" + shift_.shift_id);
  EXPECT_EQ(Round(absl::Minutes(3)), 1);
  EXPECT_THAT(mail_.letters, IsEmpty());
  ASSERT_EQ(hook_.letters.size(), 1u);
  EXPECT_EQ(hook_.letters[0].notice.person(), "people/" + person_);
}

TEST_F(NoticeDeliveryTest, SaysWhatHappenedInThePersonsLanguage) {
  SetEmail(person_);
  const std::string expiry = "2026-03-03T10:00:00Z";
  Tell(person_, "shifts/" + shift_.shift_id, v1::Notice::KIND_PLACE_OFFERED,
       {{"expire_time", expiry}});
  Round(absl::Minutes(3));
  ASSERT_EQ(mail_.letters.size(), 1u);
  EXPECT_EQ(mail_.letters[0].email, "wang@example.org");
  EXPECT_EQ(mail_.letters[0].notice.title(), "轮到你了，请在 3月3日 18:00 前答复");
  const std::string start = absl::FormatTime("%H:%M", shift_.start, absl::FixedTimeZone(8 * 3600));
  EXPECT_EQ(mail_.letters[0].notice.detail(), absl::StrCat("Clean the river bank·3月5日 ", start));
  EXPECT_EQ(hook_.letters[0].notice.phone(), "13800001111");

  world_.Execute("UPDATE people SET languages = 'fr\nen-GB'");
  Tell(person_, "sign_ups/none", v1::Notice::KIND_PLACE_OFFERED, {{"expire_time", expiry}});
  Round(absl::Minutes(3));
  ASSERT_EQ(mail_.letters.size(), 1u);
  EXPECT_EQ(mail_.letters[0].notice.title(),
            "A place is free for you. Please answer by 03 Mar 18:00");
  EXPECT_EQ(mail_.letters[0].notice.detail(), "");
}

TEST_F(NoticeDeliveryTest, SaysWhatIsToBePutRightAndWhatWasDone) {
  SetEmail(person_);
  const std::string follow_up = "follow_ups/01J80000000000000000000000";
  const std::string deed = "deeds/01J80000000000000000000000";
  Tell(person_, follow_up, v1::Notice::KIND_FOLLOW_UP_PLANNED, {{"due_date", "2026-03-09"}});
  Tell(person_, follow_up, v1::Notice::KIND_FOLLOW_UP_REOPENED, {{"reason", "It is dark"}});
  Tell(person_, deed, v1::Notice::KIND_DEED_CONFIRMED, {});
  Tell(person_, deed, v1::Notice::KIND_DEED_REFUSED, {{"reason", "Another day"}});
  Round(absl::Minutes(3));
  std::vector<std::string> titles;
  for (const auto& letter : mail_.letters) titles.push_back(letter.notice.title());
  EXPECT_THAT(titles, testing::UnorderedElementsAre(
                          "有一件事交给你办，期限 2026-03-09", "你办的事要继续办：It is dark",
                          "你做的实事已确认，谢谢你", "你做的实事没有通过：Another day"));
}

TEST_F(NoticeDeliveryTest, EveryKindHasWordsOfItsOwn) {
  const auto* kinds = v1::Notice::Kind_descriptor();
  for (int i = 0; i < kinds->value_count(); ++i) {
    const auto kind = static_cast<v1::Notice::Kind>(kinds->value(i)->number());
    if (kind != v1::Notice::KIND_UNSPECIFIED) Tell(person_, "", kind);
  }
  EXPECT_EQ(Round(absl::Minutes(3)), kinds->value_count() - 1);
  const std::string news = formats::Text(formats::Lang::kZh, formats::TextId::kNoticeNews, {});
  std::map<std::string, v1::Notice::Kind> titles;
  for (const Letter& letter : hook_.letters) {
    const std::string& title = letter.notice.title();
    EXPECT_NE(title, news) << v1::Notice::Kind_Name(letter.notice.kind());
    EXPECT_TRUE(titles.emplace(title, letter.notice.kind()).second) << title;
  }
}

TEST_F(NoticeDeliveryTest, TellsOfAVisitByItsHouseholdsAliasAndItsTime) {
  Tell(person_, "visits/V", v1::Notice::KIND_VISIT_OVERDUE,
       {{"alias", "Maple-07"}, {"end_time", "2026-03-07T02:00:00+00:00"}});
  Tell(person_, "visits/V", v1::Notice::KIND_VISIT_PLANNED,
       {{"start_time", "2026-03-07T01:00:00+00:00"}});
  EXPECT_EQ(Round(absl::Minutes(3)), 2);
  std::vector<std::string> titles;
  for (const auto& letter : hook_.letters) titles.push_back(letter.notice.title());
  EXPECT_THAT(titles, testing::UnorderedElementsAre("Maple-07 的走访没有回音，请给走访的人打电话",
                                                    "请你去走访：3月7日 09:00"));
}

TEST_F(NoticeDeliveryTest, ALineBreakInAReasonEndsNoHeader) {
  SetEmail(person_);
  Tell(person_, "shifts/" + shift_.shift_id, v1::Notice::KIND_SHIFT_CANCELLED,
       {{"reason", "Rain\r\nBcc: all@example.org"}});
  Round(absl::Minutes(3));
  ASSERT_EQ(mail_.letters.size(), 1u);
  EXPECT_EQ(mail_.letters[0].notice.title(), "活动取消了。Rain Bcc: all@example.org");
}

TEST_F(NoticeDeliveryTest, TriesAgainLaterAndLater) {
  Tell(person_, "shifts/" + shift_.shift_id);
  hook_.answer = absl::ResourceExhaustedError("HTTP 500");
  EXPECT_EQ(Round(absl::Minutes(3)), 0);
  EXPECT_EQ(world_.Text("SELECT failure FROM notice_deliveries"), "HTTP 500");
  Round(absl::Minutes(5) - absl::Seconds(1));
  EXPECT_THAT(hook_.letters, IsEmpty());
  Round(absl::Seconds(1));
  EXPECT_EQ(hook_.letters.size(), 1u);
  Round(absl::Minutes(19));
  EXPECT_THAT(hook_.letters, IsEmpty());
  hook_.answer = absl::OkStatus();
  EXPECT_EQ(Round(absl::Minutes(1)), 1);
  EXPECT_EQ(world_.Int("SELECT attempts FROM notice_deliveries"), 3);
  EXPECT_EQ(world_.Text("SELECT failure FROM notice_deliveries"), "");
}

TEST_F(NoticeDeliveryTest, WhatIsRefusedForGoodIsNotSentAgain) {
  Tell(person_, "shifts/" + shift_.shift_id);
  hook_.answer = absl::FailedPreconditionError("HTTP 422");
  EXPECT_EQ(Round(absl::Minutes(3)), 0);
  for (int hour = 0; hour < 60; ++hour) {
    Round(absl::Hours(1));
    EXPECT_THAT(hook_.letters, IsEmpty());
  }
  EXPECT_EQ(world_.Int("SELECT state FROM notices"), 1);  // nobody was told
}

TEST_F(NoticeDeliveryTest, AChannelThatIsDownKeepsNothingFromTheOther) {
  SetEmail(person_);
  Tell(person_, "shifts/" + shift_.shift_id);
  Tell(person_, "shifts/" + shift_.shift_id);
  mail_.answer = absl::UnavailableError("curl: Couldn't connect to server");
  EXPECT_EQ(Round(absl::Minutes(3)), 2);
  EXPECT_EQ(mail_.letters.size(), 1u);  // the second is not tried at a closed door
  EXPECT_EQ(hook_.letters.size(), 2u);
  mail_.answer = absl::OkStatus();
  EXPECT_EQ(Round(absl::Minutes(1)), 2);
}

TEST_F(NoticeDeliveryTest, ARoundGoesThroughAllThatIsDue) {
  for (int i = 0; i < 130; ++i) Tell(person_, "shifts/" + shift_.shift_id);
  EXPECT_EQ(Round(absl::Minutes(3)), 130);
  EXPECT_EQ(Round(absl::Minutes(1)), 0);
}

TEST_F(NoticeDeliveryTest, OldNewsStaysAtHome) {
  Tell(person_, "shifts/" + shift_.shift_id);
  EXPECT_EQ(Round(absl::Hours(48) + absl::Seconds(1)), 0);
}

TEST_F(NoticeDeliveryTest, ItsThreadHandsOverByItself) {
  Tell(person_, "shifts/" + shift_.shift_id);
  world_.clock.Advance(absl::Minutes(3));
  job_.Start(absl::Milliseconds(1));
  while (world_.Int("SELECT COUNT(*) FROM notices WHERE state = 2") == 0) {
    absl::SleepFor(absl::Milliseconds(1));
  }
  job_.Stop();
}

}  // namespace
}  // namespace glimmer::jobs
