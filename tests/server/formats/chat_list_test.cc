// Chat lists read line by line: whole lists with a person's reading beside them, known names under
// random decoration, and text that is no list at all.
#include "server/formats/chat_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/server/formats/chat_lists.h"
#include "tests/server/formats/chat_talk_lists.h"

namespace glimmer::formats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

absl::string_view WordOf(ChatAction action) {
  switch (action) {
    case ChatAction::kJoin:
      return "join";
    case ChatAction::kLeave:
      return "leave";
    case ChatAction::kReplace:
      return "replace";
    case ChatAction::kMaybe:
      return "maybe";
    case ChatAction::kNotAnEntry:
      return "-";
  }
  return "";
}

// In the words of chat_lists.h.
std::string Describe(const ChatEntry& entry) {
  if (entry.doubt == ChatDoubt::kNumberOnly) return "blank";
  std::string text(WordOf(entry.action));
  if (!entry.name.empty()) absl::StrAppend(&text, " ", entry.name);
  if (!entry.title.empty()) absl::StrAppend(&text, " title=", entry.title);
  if (!entry.replacement.empty()) absl::StrAppend(&text, " ->", entry.replacement);
  if (entry.extra_people > 0) absl::StrAppend(&text, " +", entry.extra_people);
  if (!entry.unit_hint.empty()) absl::StrAppend(&text, " unit=", entry.unit_hint);
  if (!entry.phone.empty()) absl::StrAppend(&text, " tel=", entry.phone);
  for (const ChatGoods& goods : entry.goods) {
    absl::StrAppend(&text, " ", goods.quantity, goods.unit, goods.item);
  }
  if (!entry.wish_numbers.empty()) {
    absl::StrAppend(&text, " wish=", absl::StrJoin(entry.wish_numbers, ","));
  }
  if (!entry.note.empty()) absl::StrAppend(&text, " note=", entry.note);
  return text;
}

bool IsAsked(const ChatEntry& entry) {
  return !entry.certain && entry.doubt != ChatDoubt::kNumberOnly;
}

struct Tally {
  int right = 0;
  std::vector<std::string> asked;  // that a person would have known
  std::vector<std::string> wrong;
};

// What the reader made of each line of the sample, " & " between people; "title" for titles.
std::vector<std::string> ReadingsOf(const ChatSample& sample) {
  std::vector<std::string> lines;
  for (const ChatLine& line : sample.lines) lines.emplace_back(line.raw);
  const ChatList list = ReadChatList(absl::StrJoin(lines, "\n"));
  std::vector<std::string> readings(lines.size());
  size_t titles = 0;
  for (size_t i = 0; i < lines.size() && titles < list.titles.size(); ++i) {
    if (lines[i].empty()) continue;
    readings[i] = "title";
    ++titles;
  }
  for (const ChatEntry& entry : list.entries) {
    std::string& reading = readings[static_cast<size_t>(entry.line - 1)];
    absl::StrAppend(&reading, reading.empty() ? "" : " & ", IsAsked(entry) ? "?" : "",
                    Describe(entry));
  }
  return readings;
}

void Count(const ChatSample& sample, Tally& tally) {
  const auto readings = ReadingsOf(sample);
  for (size_t i = 0; i < readings.size(); ++i) {
    const absl::string_view wanted = sample.lines[i].read;
    if (wanted.empty() && readings[i].empty()) continue;
    const bool asked = absl::StrContains(readings[i], "?");
    if (asked && wanted != "?") {
      tally.asked.push_back(absl::StrCat(sample.lines[i].raw, " => ", readings[i]));
    } else if (asked || readings[i] == wanted) {
      ++tally.right;
    } else {
      tally.wrong.push_back(absl::StrCat(sample.name, ": ", sample.lines[i].raw, " => ",
                                         readings[i], ", wanted ", wanted));
    }
  }
}

Tally TallyOf(const std::vector<ChatSample>& samples) {
  Tally tally;
  for (const ChatSample& sample : samples) Count(sample, tally);
  return tally;
}

TEST(ReadChatList, ReadsWholeLists) {
  const Tally tally = TallyOf(SignUpLists());
  EXPECT_THAT(tally.wrong, SizeIs(0)) << absl::StrJoin(tally.wrong, "\n");
  EXPECT_THAT(tally.asked, SizeIs(0)) << absl::StrJoin(tally.asked, "\n");
}

// At first sight 77 of these lines were read right, 4 asked about without need and 6 wrong.
TEST(ReadChatList, ReadsLaterLists) {
  const Tally tally = TallyOf(LaterLists());
  EXPECT_THAT(tally.wrong, SizeIs(0)) << absl::StrJoin(tally.wrong, "\n");
  EXPECT_THAT(tally.asked, SizeIs(0)) << absl::StrJoin(tally.asked, "\n");
}

// At first sight 42 right, none asked about without need, 4 wrong: two titles taken for names, two
// things that were none.
TEST(ReadChatList, ReadsTheLastLists) {
  const Tally tally = TallyOf(LastLists());
  EXPECT_THAT(tally.wrong, SizeIs(0)) << absl::StrJoin(tally.wrong, "\n");
  EXPECT_THAT(tally.asked, SizeIs(0)) << absl::StrJoin(tally.asked, "\n");
}

TEST(ReadChatList, ReadsWhatIsSaidBetweenTheEntries) {
  const Tally tally = TallyOf(TalkLists());
  EXPECT_THAT(tally.wrong, SizeIs(0)) << absl::StrJoin(tally.wrong, "\n");
  EXPECT_THAT(tally.asked, SizeIs(0)) << absl::StrJoin(tally.asked, "\n");
}

// From two more sets of lists, written by people who did not know the reader. Of 140 lines 102 were
// read right, 33 asked about and 5 wrong in silence; of 154 more, 69, 71 and 14.
TEST(ReadChatList, WhatItOnceGotWrongInSilence) {
  const ChatSample sample = {"once wrong",
                             {{"1. 王姐 王桂芬", "?"},
                              {"2. 张阿姨 张淑珍 👍", "?"},
                              {"3. 王姐、王桂芬", "join 王 title=姐 & join 王桂芬"},
                              {"4. 侯婷 书包1个，再加文具一套", "join 侯婷 1个书包 1套文具"},
                              {"5. 葉麗萍 （可能晚到）", "join 葉麗萍 note=可能晚到"},
                              {"6. 葉麗萍 可能不来", "maybe 葉麗萍"},
                              {"7. 同上", "?"},
                              {"8. 妙音师兄 糯米50斤", "?"},
                              {"9. 张弟子合家 白糖5包", "?"},
                              {"10. 林美凤:红枣我出15斤,不是10斤", "?"},
                              {"11. 妞妞妈 我们也去", "?"},
                              {"12. 次仁卓玛 第12个", "?"},
                              {"13. 魏红 13/14/15三个都给我", "?"},
                              {"14. 廖總 🏆", "join 廖 title=總"},
                              {"15. 严建华更正:棉被是3床", "?"},
                              {"5.9-1-1101 谢婷 童装一包(3~5岁)", "?"},
                              {"大熊: 不加班,确认来", "?"},
                              {"更正：4号曹阳就我自己一个人来，不带人了", "?"}}};
  Tally tally;
  Count(sample, tally);
  EXPECT_THAT(tally.wrong, SizeIs(0)) << absl::StrJoin(tally.wrong, "\n");
  EXPECT_THAT(tally.asked, SizeIs(0)) << absl::StrJoin(tally.asked, "\n");
}

TEST(ReadChatList, KeepsRawLinesNumbersAndTitles) {
  const ChatList list =
      ReadChatList("\xEF\xBB\xBF#接龙\r\n周六\r\n\r\n 1. 张三丰 \r\n张小四+1\r\n");
  EXPECT_THAT(list.titles, ElementsAre("#接龙", "周六"));
  ASSERT_THAT(list.entries, SizeIs(2));
  EXPECT_EQ(list.entries[0].line, 4);
  EXPECT_EQ(list.entries[0].raw, " 1. 张三丰 ");
  EXPECT_EQ(list.entries[0].number, 1);
  EXPECT_EQ(list.entries[1].number, std::nullopt);
  EXPECT_EQ(list.entries[1].extra_people, 1);
}

TEST(ReadChatList, SaysWhyItDoubts) {
  const ChatList list = ReadChatList(
      "1. 张三丰\n2.\n3. 13800000001\n4. 李小四 王小五 取消\n5. 赵小六 带孩子\n6. 孙小七 "
      "不取消\n卓玛");
  std::vector<ChatDoubt> doubts;
  for (const ChatEntry& entry : list.entries) doubts.push_back(entry.doubt);
  EXPECT_THAT(doubts, ElementsAre(ChatDoubt::kNone, ChatDoubt::kNumberOnly, ChatDoubt::kNoName,
                                  ChatDoubt::kManyReadings, ChatDoubt::kManyReadings,
                                  ChatDoubt::kUncountedPeople, ChatDoubt::kUnknownMark,
                                  ChatDoubt::kUnnumbered));
  for (const ChatEntry& entry : list.entries) {
    EXPECT_EQ(entry.certain, entry.doubt == ChatDoubt::kNone);
  }
}

TEST(ReadChatList, NeverPutsATelephoneIntoANote) {
  for (const char* form : {"13800000001", "138 0000 0001", "138-0000-0001", "１３８００００００01",
                           "+86 13800000001", "138000000012", "1380000000", "0771-1234567"}) {
    for (const ChatEntry& entry : ReadChatList(absl::StrCat("1. 张三丰 自带 ", form)).entries) {
      EXPECT_THAT(entry.note, Not(HasSubstr("000"))) << form;
      EXPECT_THAT(entry.note, Not(HasSubstr("123"))) << form;
    }
  }
}

TEST(ReadChatList, HasNothingToSayAboutNothing) {
  for (const char* text : {"", "\n\n", "\xEF\xBB\xBF", "   "}) {
    EXPECT_THAT(ReadChatList(text).entries, SizeIs(0)) << text;
  }
}

TEST(ReadChatList, AccountsForTextThatIsNoList) {
  const ChatList list = ReadChatList("大家好\n今天不接龙");
  EXPECT_THAT(list.titles, SizeIs(0));
  ASSERT_THAT(list.entries, SizeIs(2));
  for (const ChatEntry& entry : list.entries) {
    EXPECT_EQ(entry.action, ChatAction::kNotAnEntry) << entry.raw;
    EXPECT_TRUE(entry.certain) << entry.raw;
  }
}

// Pieces of lists and plain bytes in any order: nothing falls over, every line is accounted for.
TEST(ReadChatList, SurvivesAnyText) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"1",        ".",
                                           "、",       "张三",
                                           "李",       "~~",
                                           "̶",         "❌",
                                           "+",        "带",
                                           "人",       "(",
                                           "）",       "[",
                                           "\n",       " ",
                                           "→",        "替",
                                           "改成",     "心愿",
                                           "领",       "2",
                                           "双",       "·",
                                           "1️⃣",  "①",
                                           "号",       "-",
                                           "?",        "取消",
                                           "\xFF",     "\xE5\xBC",
                                           "@",        "#",
                                           "No",       "138",
                                           "00000001", "\xEE\x80\x80",
                                           "和",       "'",
                                           "x",        "\r",
                                           "年",       ":",
                                           "/",        "一"};
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    const size_t length = random() % 60;
    for (size_t i = 0; i < length; ++i) {
      const bool byte = random() % 8 == 0;
      absl::StrAppend(&text, byte ? std::string(1, static_cast<char>(random() % 256))
                                  : pieces[random() % pieces.size()]);
    }
    for (const ChatEntry& entry : ReadChatList(text).entries) {
      EXPECT_GE(entry.line, 1);
      EXPECT_EQ(entry.certain, entry.doubt == ChatDoubt::kNone);
      EXPECT_TRUE(entry.action == ChatAction::kNotAnEntry || !entry.certain || !entry.name.empty())
          << text;
    }
  }
}

// Were anything quadratic in lines, or in the length of one line, this would not end.
TEST(ReadChatList, TakesLongTexts) {
  std::string lines;
  for (int i = 0; i < 100'000; ++i) absl::StrAppend(&lines, i % 999 + 1, ". 张三+1\n");
  EXPECT_THAT(ReadChatList(lines).entries, SizeIs(100'000));
  for (const char* piece :
       {"张三、", "~~张三", "~~", "1.", "①", "(", "领2、", "13800000001 ", "王 "}) {
    std::string line = "1. ";
    while (line.size() < 300'000) absl::StrAppend(&line, piece);
    EXPECT_LE(ReadChatList(line).entries.size(), 120'000u) << piece;
  }
  std::string all = "1.张三丰";
  for (int i = 2; i <= 900; ++i) absl::StrAppend(&all, " ", i, ".李四光");
  EXPECT_THAT(ReadChatList(all).entries, SizeIs(900));
}

}  // namespace
}  // namespace glimmer::formats
