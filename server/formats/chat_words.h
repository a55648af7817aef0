// The words of chat lists: what leaves, joins, doubts, counts. Tables, and the one matcher
// that reads them. Pure; any thread.
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
  kNote,        // 自带, 上午
  kThing,       // 手套; said of a thing, too: 儿童羽绒服
  kDay,         // 周六: which of several days, nobody can know
  kReason,      // 家里有事: says why somebody leaves, and is a question when nobody does
  kAlarm,       // turns a meaning round or makes it open
  kCorrection,  // 更正: puts right what somebody said before
  kLabel,       // 姓名, 电话
  kRole,        // 队长
  kNotice,      // at the head of a line: it speaks to all
  kGive,        // 带, 捐
  kKin,         // 儿子
  kParticle,    // 嘛, 呀: says nothing
  kSystem,      // the app speaks: 撤回了一条消息
};

struct Word {
  size_t length = 0;
  WordClass kind = WordClass::kNote;
};
// The longest word that stands at `at`. `bound`: no name runs up to it.
std::optional<Word> WordAt(TextView text, size_t at, bool bound);

// +1 and 带老公, 共2人 and 2大1小, 和家人2位, 带孩子.
enum class CountKind { kMore, kTotal, kOpen, kUncounted };
struct Count {
  size_t length = 0;
  CountKind kind = CountKind::kMore;
  int number = 0;
  bool relative = false;  // 带老公: one who was named
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
  bool open = false;     // 2-5: a range or two?
  bool assumed = false;  // 改成3号, 3号我来: of a list of wishes, else a day of the month
};
std::optional<Wishes> WishesAt(TextView text, size_t at);

struct Phone {
  size_t length = 0;
  Text digits;
};
std::optional<Phone> PhoneAt(TextView text, size_t at);

}  // namespace glimmer::formats::chat
