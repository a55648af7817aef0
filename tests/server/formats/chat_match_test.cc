// Chat lists against a roster: who is meant for certain, and what becomes a question or a conflict.
#include "server/formats/chat_match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "server/people/name_keys.h"

namespace glimmer::formats {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

ChatCandidate Someone(absl::string_view id, absl::string_view name, absl::string_view unit = "",
                      absl::string_view phone = "", bool on = false) {
  ChatCandidate candidate;
  candidate.person_id = std::string(id);
  candidate.display_name = std::string(name);
  candidate.pinyin = people::NamePinyin(name);
  if (!unit.empty()) candidate.units = {std::string(unit)};
  candidate.phone = std::string(phone);
  candidate.already_signed_up = on;
  return candidate;
}

std::string Describe(const ChatMatched& matched) {
  const absl::string_view action = matched.action == ChatAction::kJoin    ? "join "
                                   : matched.action == ChatAction::kLeave ? "leave "
                                                                          : "replace ";
  std::string text = absl::StrCat(action, matched.person_id);
  if (matched.extra_people > 0) absl::StrAppend(&text, " +", matched.extra_people);
  if (!matched.replacement_id.empty()) absl::StrAppend(&text, " ->", matched.replacement_id);
  return text;
}

std::string Describe(const ChatQuestion& question) {
  constexpr absl::string_view kKinds[] = {"unknown",  "several", "maybe", "unreadable",
                                          "nickname", "phone",   "unit"};
  return absl::StrCat("ask ", question.leaver_id.empty() ? "" : "who comes, ",
                      kKinds[static_cast<size_t>(question.kind)],
                      question.candidates.empty() ? "" : " ",
                      absl::StrJoin(question.candidates, " "));
}

std::string Describe(const ChatConflict& conflict) {
  constexpr absl::string_view kKinds[] = {"twice", "left and joined", "not on it", "already on",
                                          "too many"};
  return absl::StrCat("conflict ", kKinds[static_cast<size_t>(conflict.kind)], " ",
                      conflict.person_id);
}

std::string Describe(const ChatIgnored& ignored) {
  constexpr absl::string_view kReasons[] = {"chatter", "number", "superseded", "taken back"};
  return absl::StrCat("ignored ", kReasons[static_cast<size_t>(ignored.reason)], " ", ignored.line);
}

std::vector<std::string> Outcomes(absl::string_view text,
                                  const std::vector<ChatCandidate>& roster) {
  std::vector<std::string> described;
  for (const ChatOutcome& outcome : MatchChat(ReadChatList(text), roster)) {
    described.push_back(std::visit([](const auto& one) { return Describe(one); }, outcome));
  }
  return described;
}

TEST(MatchChat, MatchesUniqueNamesToTheLastCharacter) {
  EXPECT_THAT(
      Outcomes("1. 王芳华🌸\n2. 買買提\n3. 买买提•艾力+1\n4. ANNA LI",
               {Someone("a", "王芳华"), Someone("b", "买买提·艾力"), Someone("c", "Anna Li")}),
      ElementsAre("join a", "ask unknown", "join b +1", "join c"));
}

TEST(MatchChat, NeverMatchesWhatOnlySoundsOrLooksAlike) {
  EXPECT_THAT(Outcomes("1. 王芳花\n2. 王方华\n3. 王芳\n4. Wang Fanghua", {Someone("a", "王芳华")}),
              ElementsAre("ask unknown a", "ask unknown a", "ask unknown a", "ask unknown a"));
}

TEST(MatchChat, AsksWhenSeveralAreCalledSo) {
  const std::vector<ChatCandidate> roster = {Someone("a", "张伟强", "东风村", "13800000001"),
                                             Someone("b", "张伟强", "红旗村", "13800000002")};
  EXPECT_THAT(Outcomes("1. 张伟强", roster), ElementsAre("ask several a b"));
  EXPECT_THAT(Outcomes("1. 张伟强（红旗村）", roster), ElementsAre("join b"));
  EXPECT_THAT(Outcomes("1. 张伟强 13800000001", roster), ElementsAre("join a"));
  EXPECT_THAT(Outcomes("1. 张伟强 13800000009", roster), ElementsAre("ask several a b"));
}

TEST(MatchChat, TakesATitleForNoName) {
  const std::vector<ChatCandidate> roster = {Someone("a", "王芳华"), Someone("b", "王大力"),
                                             Someone("c", "李静静")};
  EXPECT_THAT(Outcomes("1. 王阿姨\n2. 老王\n3. 李静静老师\n4. 赵师傅", roster),
              ElementsAre("ask nickname a b", "ask nickname a b", "join c", "ask nickname"));
  EXPECT_THAT(Outcomes("1. 老王", {Someone("a", "老王"), Someone("b", "王大力")}),
              ElementsAre("join a"));
  EXPECT_THAT(Outcomes("1. 小明妈妈", {Someone("a", "小明")}), ElementsAre("ask unknown"));
}

TEST(MatchChat, ATelephoneThatSpeaksAgainstTheNameIsAsked) {
  const std::vector<ChatCandidate> roster = {Someone("a", "王芳华", "", "13800000001"),
                                             Someone("b", "李静静", "", "138-0000-0002")};
  EXPECT_THAT(Outcomes("1. 王芳华老师🌸 138 0000 0001", roster), ElementsAre("join a"));
  EXPECT_THAT(Outcomes("1. 王芳华 13800000002", roster), ElementsAre("ask phone a b"));
  EXPECT_THAT(Outcomes("1. 王芳华 13800000003", roster), ElementsAre("ask phone a"));
  EXPECT_THAT(Outcomes("1. 陈小小 13800000002", roster), ElementsAre("ask unknown b"));
  EXPECT_THAT(Outcomes("1. 13800000002", roster), ElementsAre("ask unreadable b"));
}

TEST(MatchChat, AUnitThatSpeaksAgainstTheNameIsAsked) {
  const std::vector<ChatCandidate> roster = {Someone("a", "王芳华", "东风村"),
                                             Someone("b", "李静静", "红旗村")};
  EXPECT_THAT(Outcomes("1. 王芳华（红旗村）\n2. 李静静（向阳村）", roster),
              ElementsAre("ask unit a", "join b"));
}

TEST(MatchChat, ALaterWordTakesBackAnEarlierLine) {
  EXPECT_THAT(Outcomes("1. 王芳华\n2. 李静静\n王芳华不去了",
                       {Someone("a", "王芳华"), Someone("b", "李静静")}),
              ElementsAre("ignored superseded 1", "join b", "ignored taken back 3"));
  EXPECT_THAT(Outcomes("1. 王芳华 取消", {Someone("a", "王芳华", "", "", true)}),
              ElementsAre("leave a"));
}

TEST(MatchChat, WithoutAWordItIsAConflict) {
  const std::vector<ChatCandidate> roster = {Someone("a", "王芳华"),
                                             Someone("b", "李静静", "", "", true)};
  EXPECT_THAT(Outcomes("1. 王芳华\n2. 王芳华+1", roster),
              ElementsAre("join a", "conflict twice a"));
  EXPECT_THAT(Outcomes("1. ~~李静静~~\n2. 李静静", roster),
              ElementsAre("conflict left and joined b", "conflict left and joined b"));
  EXPECT_THAT(Outcomes("1. ~~王芳华~~\n2. 李静静", roster),
              ElementsAre("conflict not on it a", "conflict already on b"));
  EXPECT_THAT(Outcomes("1. 王芳华+4", roster), ElementsAre("conflict too many a"));
}

TEST(MatchChat, WhatSomebodySaysUnderTheirHeadIsTheirs) {
  const std::vector<ChatCandidate> roster = {Someone("a", "王芳华"), Someone("b", "李静静"),
                                             Someone("c", "陈小小")};
  EXPECT_THAT(Outcomes("1. 王芳华\n2. 李静静\n王芳华 08:15\n我不去了\n李静静 08:20\n我换成陈小小来",
                       roster),
              ElementsAre("ignored superseded 1", "ignored superseded 2", "ignored chatter 3",
                          "ignored taken back 4", "ignored chatter 5", "join c"));
}

// The list cannot say which of the two quantities counts.
TEST(MatchChat, AChangedThingIsAConflict) {
  EXPECT_THAT(Outcomes("1. 王芳华 棉鞋两双\n王芳华 棉鞋改成四双", {Someone("a", "王芳华")}),
              ElementsAre("join a", "conflict twice a"));
}

TEST(MatchChat, ReplacesOnlyWhenBothAreKnown) {
  const std::vector<ChatCandidate> roster = {Someone("a", "王芳华", "", "", true),
                                             Someone("b", "李静静"), Someone("c", "李静晶")};
  EXPECT_THAT(Outcomes("1. 王芳华改成李静静", roster), ElementsAre("replace a ->b"));
  EXPECT_THAT(Outcomes("1. 李静静替王芳华", roster), ElementsAre("replace a ->b"));
  EXPECT_THAT(Outcomes("1. 王芳华→李婧静", roster), ElementsAre("ask who comes, unknown b c"));
  EXPECT_THAT(Outcomes("1. 李静静改成王芳华", roster), ElementsAre("conflict not on it b"));
  EXPECT_THAT(Outcomes("1. 李静静\n李静静换李静晶", roster),
              ElementsAre("ignored superseded 1", "join c"));
}

TEST(MatchChat, AsksWhatTheReaderDoubts) {
  EXPECT_THAT(
      Outcomes("1. 王芳华？\n2. 王芳华 带孩子\n3.\n收到\n4. 高兴地来", {Someone("a", "王芳华")}),
      ElementsAre("ask maybe a", "ask unreadable a", "ignored number 3", "ignored chatter 4",
                  "ask unknown"));
}

TEST(MatchChat, WhatOnlyTheRosterCanTell) {
  const std::vector<ChatCandidate> roster = {Someone("a", "艾则孜·吐尔地"), Someone("b", "闪月明"),
                                             Someone("c", "李静静"), Someone("d", "岩罕")};
  EXPECT_THAT(Outcomes("1. 艾则孜.吐尔地 +1\n2. 艾则孜.玉素甫\n闪月明：报名\n闪月红：报名", roster),
              ElementsAre("join a +1", "ask unreadable", "join b", "ask unreadable b"));
  EXPECT_THAT(Outcomes("1. 李静静\n李静静收到\n闪月明收到", roster),
              ElementsAre("join c", "ignored chatter 2", "ask unreadable b"));
  EXPECT_THAT(Outcomes("1. 李静静\n有位子给岩罕那边\n有好多位子给那边", roster),
              ElementsAre("join c", "ask unreadable d", "ignored chatter 3"));
}

TEST(MatchChat, ASimilarNameUnderTheSameNumberIsAsked) {
  const std::vector<ChatCandidate> roster = {Someone("a", "王芳华"), Someone("b", "王方华"),
                                             Someone("c", "李静静")};
  EXPECT_THAT(Outcomes("1. 王芳华\n2. 李静静\n1. 王方华", roster),
              ElementsAre("join a", "join c", "ask several b a"));
  EXPECT_THAT(Outcomes("1. 王芳华\n2. 王方华\n1. 李静静", roster),
              ElementsAre("join a", "join b", "join c"));
}

// What a composed line means; `ask`: nobody could know.
struct Meaning {
  bool ask = false;
  ChatAction action = ChatAction::kJoin;
  int extra = 0;
};
struct Decoration {
  const char* form;  // $N the name, $O another person's name
  Meaning meaning;
};

constexpr Meaning kJoins{};
constexpr Meaning kLeaves{false, ChatAction::kLeave, 0};
constexpr Meaning kAsk{true, ChatAction::kJoin, 0};
constexpr Meaning Brings(int extra) { return {false, ChatAction::kJoin, extra}; }

constexpr Decoration kForms[] = {
    {"$N", kJoins},
    {"$N🌸", kJoins},
    {"✨ $N ✨", kJoins},
    {"@$N", kJoins},
    {"$N～", kJoins},
    {"$N 参加", kJoins},
    {"$N报名", kJoins},
    {"$N　收到", kJoins},
    {"$N 自带手套", kJoins},
    {"$N自带水杯和雨伞", kJoins},
    {"$N 晚到10分钟", kJoins},
    {"$N（上午）", kJoins},
    {"$N ✅", kJoins},
    {"$N老师", kJoins},
    {"$N 2双鞋", kJoins},
    {"$N 认领3号心愿", kJoins},
    {"$N，电话13900000000", kJoins},
    {"$N（向阳村）", kJoins},
    {"向阳村 $N", kJoins},
    {"$N-三组", kJoins},
    {"$N+1", Brings(1)},
    {"$N ＋２", Brings(2)},
    {"$N 带1人", Brings(1)},
    {"$N 2人", Brings(1)},
    {"$N（共３人）", Brings(2)},
    {"$N 一家三口", Brings(2)},
    {"$N x2", Brings(1)},
    {"$N 取消", kLeaves},
    {"$N不去了", kLeaves},
    {"$N 去不了了", kLeaves},
    {"$N（退）", kLeaves},
    {"~~$N~~", kLeaves},
    {"❌$N", kLeaves},
    {"$N❌", kLeaves},
    {"$N 请假", kLeaves},
    {"$N 家里有事，来不了", kLeaves},
    {"$N家里有事来不了😭", kLeaves},
    {"$N已退出", kLeaves},
    {"$N改成$O", {false, ChatAction::kReplace, 0}},
    {"$N→$O", {false, ChatAction::kReplace, 0}},
    {"$N 换 $O", {false, ChatAction::kReplace, 0}},
    {"$O替$N", {false, ChatAction::kReplace, 0}},
    {"$N（改为$O）", {false, ChatAction::kReplace, 0}},
    {"$N？", kAsk},
    {"$N待定", kAsk},
    {"$N 可能晚到", kJoins},
    {"$N 不取消", kAsk},
    {"$N没说不去", kAsk},
    {"$N不去了吗？", kAsk},
    {"$N 又去了", kAsk},
    {"$N 名额给$O", kAsk},
    {"$N 让$O来", kAsk},
    {"$N代$O报名", kAsk},
    {"$N 带孩子", kAsk},
    {"$N和家人", kAsk},
    {"$N 取消+1", kAsk},
    {"$N 上午来不了", kAsk},
    {"$N $O 取消", kAsk},
    {"$N、$O 有一个不去", kAsk},
    {"$N 下次一定来", kAsk},
    {"$N妈妈", kAsk},
    {"$N家属", kAsk},
    {"$N1", kAsk},
    {"$N 改时间", kAsk},
    {"$N 请$O帮忙签到", kAsk},
};
constexpr const char* kNumbers[] = {"7. ", "7、", "7）", "(7)",   "⑦",    "７．", "七、", "7️⃣",
                                    "7 ",  "07-", "#7 ", "No.7 ", "🌸7. ", "7.",   "7: ",  ""};
constexpr const char* kTails[] = {"", " ", "\r", "。", "！", "  🙏", "\t", "[玫瑰]", " 谢谢"};

std::vector<ChatCandidate> Town() {
  std::vector<ChatCandidate> town;
  // Near each other on purpose: sounds, looks, one within another.
  for (const char* name :
       {"王芳",    "王芳华",   "王方华", "张伟",        "张玮",   "张伟强", "李娜",   "李和平",
        "和平",    "欧阳娜娜", "欧阳娜", "买买提·艾力", "买买提", "赵敏",   "赵敏敏", "孙丽",
        "高兴",    "方便",     "安全",   "阿依古丽",    "东方红", "卓玛",   "陈晨",   "陈辰",
        "Anna Li", "Anna",     "Tom",    "老王",        "小明",   "马云云", "马云",   "江村",
        "于是",    "江水平",   "成功",   "代小沫",      "王换弟"}) {
    town.push_back(Someone(absl::StrCat("p", town.size()), name));
  }
  return town;
}

std::string Fill(absl::string_view form, absl::string_view name, absl::string_view other) {
  return absl::StrReplaceAll(form, {{"$N", name}, {"$O", other}});
}

enum class Verdict { kRight, kAsked, kWrong };

// `one` is signed up before when the line takes them off.
Verdict Judge(const std::vector<ChatOutcome>& outcomes, const Meaning& meaning,
              const ChatCandidate& one, const ChatCandidate& other) {
  bool right = false;
  bool asked = false;
  for (const ChatOutcome& outcome : outcomes) {
    asked = asked || std::holds_alternative<ChatQuestion>(outcome) ||
            std::holds_alternative<ChatConflict>(outcome);
    const auto* matched = std::get_if<ChatMatched>(&outcome);
    if (matched == nullptr) continue;
    const bool replaced = meaning.action == ChatAction::kReplace;
    const bool same = matched->person_id == one.person_id && matched->action == meaning.action &&
                      matched->extra_people == meaning.extra &&
                      matched->replacement_id == (replaced ? other.person_id : "");
    if (!same || meaning.ask) return Verdict::kWrong;
    right = true;
  }
  if (asked) return Verdict::kAsked;
  return right ? Verdict::kRight : Verdict::kWrong;
}

TEST(MatchChat, ReadsKnownNamesUnderAnyDecorationOrAsks) {
  std::mt19937 random(20260501);
  const auto pick = [&](size_t size) {
    return std::uniform_int_distribution<size_t>(0, size - 1)(random);
  };
  std::vector<ChatCandidate> town = Town();
  int right = 0;
  int asked = 0;
  int needless = 0;
  std::vector<std::string> wrong;
  for (int i = 0; i < 2'000; ++i) {
    const Decoration& form = kForms[pick(std::size(kForms))];
    ChatCandidate& one = town[pick(town.size())];
    const ChatCandidate& other = town[pick(town.size())];
    if (&one == &other) continue;
    one.already_signed_up = form.meaning.action != ChatAction::kJoin;
    const std::string line = absl::StrCat(kNumbers[pick(std::size(kNumbers))],
                                          Fill(form.form, one.display_name, other.display_name),
                                          kTails[pick(std::size(kTails))]);
    const ChatList list = ReadChatList(absl::StrCat("#接龙\n6. 不在册\n", line));
    std::vector<ChatOutcome> outcomes = MatchChat(list, town);
    outcomes.erase(outcomes.begin());
    const Verdict verdict = Judge(outcomes, form.meaning, one, other);
    one.already_signed_up = false;
    right += verdict == Verdict::kRight ? 1 : 0;
    asked += verdict == Verdict::kAsked ? 1 : 0;
    needless += verdict == Verdict::kAsked && !form.meaning.ask ? 1 : 0;
    if (verdict == Verdict::kWrong) wrong.push_back(line);
  }
  std::sort(wrong.begin(), wrong.end());
  EXPECT_THAT(wrong, SizeIs(0)) << absl::StrJoin(wrong, "\n");
  // Whoever asks always is never wrong: most of what can be known must be.
  EXPECT_GE(right, 8 * needless);
  EXPECT_GE(asked, needless);
}

}  // namespace
}  // namespace glimmer::formats
