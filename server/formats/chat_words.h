// The words of chat lists: what leaves, joins, doubts, counts, and which names and villages look
// like what they are. Tables, and the one matcher that reads them. Pure; any thread.
#pragma once

#include <optional>

#include "server/formats/chat_text.h"

namespace glimmer::formats::chat {

enum class WordClass {
  kLeave,       // 取消
  kMaybe,       // 待定
  kJoin,        // 报名
  kPolite,      // 收到, 谢谢: said beside anything
  kSelf,        // 我也去: somebody joins and does not say who
  kInstead,     // A 改成 B: B comes
  kFor,         // B 替 A: B comes
  kNote,        // 自带, 手套
  kReason,      // 家里有事: says why somebody leaves, and is a question when nobody does
  kAlarm,       // turns a meaning round or makes it open
  kCorrection,  // 更正: puts right what somebody said before
  kLabel,       // 姓名, 电话
  kRole,        // 队长
  kNotice,      // at the head of a line: it speaks to all
  kGive,        // 带, 捐
  kKin,         // 儿子
  kSystem,      // the app speaks: 撤回了一条消息
};

struct Word {
  size_t length = 0;
  WordClass kind = WordClass::kNote;
};
// The longest word that stands at `at`. `bound`: no name runs up to it.
std::optional<Word> WordAt(TextView text, size_t at, bool bound);

enum class CountKind { kMore, kTotal, kOpen, kUncounted };  // +1, 共2人, 和家人2位, 带孩子
struct Count {
  size_t length = 0;
  CountKind kind = CountKind::kMore;
  int number = 0;
};
std::optional<Count> CountAt(TextView text, size_t at);

struct Moment {
  size_t length = 0;
  bool stamp = false;  // a date with its year, or seconds: no person writes these
};
std::optional<Moment> MomentAt(TextView text, size_t at);

std::optional<size_t> NumberedUnitAt(TextView text, size_t at);  // length of 3组

struct Goods {
  size_t length = 0;
  int quantity = 0;
  Text unit;
  Text item;  // empty: it stands before the number
};
std::optional<Goods> GoodsAt(TextView text, size_t at, bool bound);

struct Wishes {
  size_t length = 0;
  std::vector<int> numbers;
  bool open = false;  // 2-5: a range or two?
};
std::optional<Wishes> WishesAt(TextView text, size_t at);

struct Phone {
  size_t length = 0;
  Text digits;
};
std::optional<Phone> PhoneAt(TextView text, size_t at);

// 张三, 欧阳娜娜, 买买提·艾力, 老王: certainly shaped like a person's name.
bool LooksLikeName(TextView text);
// A frequent surname and one or two characters more.
bool EndsInCommonName(TextView text);
bool StartsWithSurname(TextView text);
bool IsDoubleSurname(TextView text);
bool LooksLikeUnit(TextView text);     // 东风村, 二组
size_t UnitBeforeName(TextView text);  // length of 红旗村 in 红旗村齐大山, 0 if there is none
size_t TitleLength(TextView text);  // of 老师 in 王老师 and 张三老师, 0 if there is none
bool MayHideMore(TextView text);    // 同上, 张弟子合家: not a name alone
bool IsNoThing(TextView text);      // 红枣我出, 第: a sentence, and no thing
bool HasAlarm(TextView text);       // 不, 没, 替: a sense we do not read

}  // namespace glimmer::formats::chat
