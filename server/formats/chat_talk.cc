#include "server/formats/chat_talk.h"

#include <algorithm>
#include <iterator>

namespace glimmer::formats::chat {
namespace {

constexpr TextView kFirstPersons = U"我俺咱";
constexpr TextView kSigns[] = {
    // A change.
    U"改", U"换", U"替", U"退", U"撤", U"划", U"删", U"取消", U"请假", U"没空", U"不来", U"不去",
    U"来不", U"去不", U"不参加", U"不捐", U"顶班", U"代班", U"让给", U"转给", U"名额给", U"位置给",

    // A promise, or half of one.
    U"待定", U"不确定", U"可能", U"看情况", U"再说", U"尽量", U"争取", U"候补", U"回头", U"过后",
    U"改天", U"先占", U"先报", U"先记", U"先写", U"先算", U"先留", U"先不", U"也来", U"也去",
    U"也参加", U"也出", U"也要", U"也想", U"也报", U"想来", U"想去", U"想报",
    // A person, or a place for one.
    U"两口子", U"夫妻", U"夫妇", U"全家", U"一家", U"家里", U"缺人", U"缺一", U"少个", U"算上",
    U"加上", U"加个", U"再加", U"报上", U"报个", U"报一", U"补报", U"帮报", U"留个", U"出个"};
// Before a number.
constexpr TextView kSends = U"出来派加留";
constexpr TextView kQuestions[] = {U"吗",     U"几点",   U"哪位",   U"哪里",   U"哪儿",
                                   U"哪天",   U"哪些",   U"什么",   U"怎么",   U"多少",
                                   U"谁",     U"有没有", U"是不是", U"来不来", U"去不去",
                                   U"能不能", U"要不要", U"为啥",   U"不?"};
// Behind 号: 8号楼 is a place.
constexpr TextView kPlaces = U"楼线门院店桥台厅馆仓";
// Of what is said about the one who has a number.
constexpr TextView kAboutNumber = U"是改换错写名叫退不没取划删掉去来代替让补应加减";

constexpr TextView kReceipts[] = {U"收到", U"知道", U"明白", U"了解"};

bool IsHanDigit(char32_t c) { return TextView(U"一二三四五六七八九十").find(c) != TextView::npos; }

template <size_t kSize>
bool HoldsOneOf(const TextView (&words)[kSize], TextView text) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](TextView word) { return text.find(word) != TextView::npos; });
}

// 8号写错了, 三号是林小芳: of somebody by their number in the list, and no 5月8号, 8号楼.
bool SpeaksOfNumber(TextView plain) {
  for (size_t at = 1; at < plain.size(); ++at) {
    if (plain[at] != U'号') continue;
    size_t begin = at;
    while (begin > 0 && (IsDigit(plain[begin - 1]) || IsHanDigit(plain[begin - 1]))) --begin;
    const bool dated = begin > 0 && plain[begin - 1] == U'月';
    const TextView after = plain.substr(at + 1);
    const bool place = !after.empty() && kPlaces.find(after[0]) != TextView::npos;
    if (begin == at || dated || place) continue;
    if (after.find_first_of(kAboutNumber) != TextView::npos) return true;
  }
  return false;
}

// 出三个人, 来2位, 加一.
bool SendsSome(TextView plain) {
  for (size_t at = 0; at + 1 < plain.size(); ++at) {
    if (kSends.find(plain[at]) == TextView::npos) continue;
    size_t end = 0;
    if (IsDigit(plain[at + 1]) || HanNumber(plain, at + 1, end)) return true;
  }
  return false;
}

}  // namespace

bool MayConcern(TextView plain) {
  return IsInFirstPerson(plain) || HoldsOneOf(kSigns, plain) || SendsSome(plain) ||
         SpeaksOfNumber(plain);
}

bool Denies(TextView plain) { return plain.find_first_of(U"不没别唔冇莫") != TextView::npos; }

bool IsForEach(TextView plain) {
  return plain.find(U'每') != TextView::npos || plain.find(U"人手一") != TextView::npos;
}

bool SpeaksOfClaims(TextView plain) {
  constexpr TextView kClaims[] = {U"认领", U"领取", U"领走", U"捐", U"爱心人士", U"圆梦"};
  return HoldsOneOf(kClaims, plain);
}

bool IsQuestion(TextView plain) { return HoldsOneOf(kQuestions, plain); }

bool IsInFirstPerson(TextView plain) {
  return plain.find_first_of(kFirstPersons) != TextView::npos;
}

bool OnlyAcknowledges(TextView plain) {
  const size_t start = plain.find_first_not_of(U"我俺咱们也都已经");
  if (start == TextView::npos) return false;
  plain.remove_prefix(start);
  const auto receipt = std::find_if(std::begin(kReceipts), std::end(kReceipts),
                                    [&](TextView word) { return plain.starts_with(word); });
  if (receipt == std::end(kReceipts)) return false;
  return plain.find_first_not_of(U"了啦 !.~", receipt->size()) == TextView::npos;
}

}  // namespace glimmer::formats::chat
