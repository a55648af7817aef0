#include "shared/domain/field_checks.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "shared/rpc/error.h"

namespace glimmer {
namespace {

TEST(FieldChecksTest, AChosenIdIsOneOrNone) {
  EXPECT_TRUE(CheckChosenId("deed_id", "").ok());
  EXPECT_TRUE(CheckChosenId("deed_id", "01J80000000000000000000000").ok());
  EXPECT_EQ(MetadataOf(CheckChosenId("deed_id", "01J8"), "field"), "deed_id");
}

TEST(FieldChecksTest, ADayIsWrittenInOneWayOnly) {
  EXPECT_TRUE(CheckDay("due_date", "2026-03-05").ok());
  for (const char* day : {"", "2026-3-5", "2026-02-30", "05.03.2026", "2026-03-05 "}) {
    EXPECT_EQ(MetadataOf(CheckDay("due_date", day), "field"), "due_date") << day;
  }
}

TEST(FieldChecksTest, ADayMayBeLeftOut) {
  EXPECT_TRUE(CheckOptionalDay("start_date", "").ok());
  EXPECT_TRUE(CheckOptionalDay("start_date", "2026-03-05").ok());
  EXPECT_EQ(MetadataOf(CheckOptionalDay("start_date", "2026-3-5"), "field"), "start_date");
  EXPECT_EQ(DayOrLast("2026-03-05"), "2026-03-05");
  EXPECT_TRUE(CheckDay("end_date", DayOrLast("")).ok());
}

TEST(FieldChecksTest, StatesAreReadOnceEach) {
  enum class State : int64_t { kOpen = 1, kPlanned = 2, kClosed = 3 };
  const auto read = [](const std::vector<int>& asked) {
    return ReadStates(asked, State::kOpen, State::kClosed, {State::kOpen});
  };
  EXPECT_EQ(*read({}), std::set<State>({State::kOpen}));
  EXPECT_EQ(*read({3, 1, 3, 3}), std::set<State>({State::kOpen, State::kClosed}));
  for (const int none : {0, 4, -1}) {
    EXPECT_EQ(MetadataOf(read({1, none}).status(), "field"), "states") << none;
  }
}

TEST(FieldChecksTest, TextForOthersIsThereShortAndNotPrivate) {
  const auto check = [](absl::string_view text, bool required, bool looked_at) {
    return ReasonOf(CheckPublicText({"title", text, 4, required}, looked_at));
  };
  EXPECT_EQ(check("路灯不亮", true, false), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(check("路灯不亮了", true, false), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(check("", true, false), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(check("", false, false), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(check("3号楼", true, false), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
  EXPECT_EQ(check("3号楼", true, true), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(MetadataOf(CheckPublicText({"title", "3号楼", 4, true}, false), "field"), "title");
}

TEST(FieldChecksTest, KnowsALanguageTagFromWords) {
  for (const char* tag : {"zh", "zh-Hant", "en-GB", "x-1"}) EXPECT_TRUE(IsLanguageTag(tag)) << tag;
  for (const char* text : {"", "-zh", "1zh", "zh Hant", "中文"}) {
    EXPECT_FALSE(IsLanguageTag(text)) << text;
  }
  EXPECT_FALSE(IsLanguageTag(std::string(36, 'a')));
}

}  // namespace
}  // namespace glimmer
