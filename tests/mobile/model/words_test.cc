// The words for times, states and reasons, in both languages.
#include <gtest/gtest.h>

#include <google/protobuf/descriptor.h>

#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/state_words.h"
#include "shared/rpc/error.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

class WordsTest : public testing::Test {
 protected:
  WordsTest() { StartTestApp(); }

  void Use(const char* language) { languages_.Use(language); }

  Languages languages_;
  absl::TimeZone zone_ = ZoneOf("Asia/Shanghai");
  absl::Time now_ = SampleNow();
};

TEST_F(WordsTest, SaysDaysAsPeopleDo) {
  const absl::CivilDay today(2026, 11, 24);
  Use("zh");
  EXPECT_EQ(DayWords(today, today), "今天");
  EXPECT_EQ(DayWords(today + 1, today), "明天");
  EXPECT_EQ(DayWords(today + 4, today), "11月28日 周六");
  EXPECT_EQ(DateWords(today), "11月24日 星期二");
  EXPECT_EQ(WeekdayWord(absl::Weekday::monday), "一");
  Use("en");
  EXPECT_EQ(DayWords(today + 1, today), "Tomorrow");
  EXPECT_EQ(DayWords(today + 4, today), "Sat 28 Nov");
  EXPECT_EQ(WeekdayWord(absl::Weekday::monday), "Mon");
}

TEST_F(WordsTest, SaysTimesInTheEventsZone) {
  Use("zh");
  EXPECT_EQ(SpanWords(now_, now_ + absl::Hours(2), zone_, now_), "今天 13:22–15:22");
  EXPECT_EQ(LengthWords(absl::Minutes(90)), "1.5 小时");
  EXPECT_EQ(LengthWords(absl::Minutes(45)), "45 分钟");
  EXPECT_EQ(HoursNumber(2521), "42.0");
  EXPECT_EQ(HoursNumber(3), "0.1");
  EXPECT_EQ(HoursNumber(-90), "-1.5");
}

TEST_F(WordsTest, SaysMoneyInYuan) {
  Use("zh");
  EXPECT_EQ(YuanWords(20'000), "200 元");
  EXPECT_EQ(YuanWords(150), "1.50 元");
  EXPECT_EQ(YuanWords(12'345'607), "123,456.07 元");
  Use("en");
  EXPECT_EQ(YuanWords(96'050), "960.50 yuan");
}

TEST_F(WordsTest, EveryStateOfASignUpHasAShapeAndWords) {
  Use("zh");
  for (int kind = 1; kind <= static_cast<int>(MyState::Kind::kRefused); ++kind) {
    MyState mine{.kind = static_cast<MyState::Kind>(kind), .offer_until = now_};
    mine.refusal.other = true;
    const BadgeWords badge = SignUpBadge(mine, zone_, now_);
    EXPECT_FALSE(badge.kind.isEmpty()) << kind;
    EXPECT_FALSE(badge.text.isEmpty()) << kind;
  }
}

TEST_F(WordsTest, ARequestForTheLastPlaceNeverSaysConfirmed) {
  Use("en");
  const BadgeWords badge = SignUpBadge({.kind = MyState::Kind::kRequested}, zone_, now_);
  EXPECT_EQ(badge.kind, "waiting");
  EXPECT_TRUE(badge.text.contains("not yet confirmed"));
}

TEST_F(WordsTest, EveryReasonOfTheServerHasItsOwnSentence) {
  for (const char* language : {"zh", "en"}) {
    Use(language);
    const QString unknown = RefusalSentence({.other = true});
    const auto* reasons = v1::ErrorReason_descriptor();
    for (int i = 1; i < reasons->value_count(); ++i) {
      const auto reason = static_cast<v1::ErrorReason>(reasons->value(i)->number());
      if (reason == v1::ERROR_REASON_REQUEST_ID_INVALID ||
          reason == v1::ERROR_REASON_REQUEST_ID_REUSED ||
          reason == v1::ERROR_REASON_REQUEST_OVERTAKEN ||
          reason == v1::ERROR_REASON_PAGE_TOKEN_INVALID ||
          reason == v1::ERROR_REASON_SYNC_TOKEN_EXPIRED) {
        continue;  // A fault of the program, not of the person: the general sentence is right.
      }
      const QString words = RefusalSentence(RefusalOf(MakeError(reason, "x")));
      EXPECT_NE(words, unknown) << language << " " << reasons->value(i)->name();
    }
  }
}

TEST_F(WordsTest, SaysOfflineInWords) {
  Use("zh");
  EXPECT_TRUE(ProblemSentence(absl::UnavailableError("x")).contains("没有连上"));
  EXPECT_FALSE(SyncSentence({.phase = SyncState::Phase::kOffline}).isEmpty());
  EXPECT_TRUE(SyncSentence({.phase = SyncState::Phase::kUpToDate}).isEmpty());
}

}  // namespace
}  // namespace glimmer::mobile
