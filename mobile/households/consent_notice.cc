#include "mobile/households/consent_notice.h"

#include "absl/strings/match.h"
#include "shared/crypto/hashing.h"

namespace glimmer::mobile {
namespace {

constexpr char kEnglish[] =
    "Volunteers of the community would like to visit you: for company, to lend a hand, or to bring "
    "something. You decide whether, when and how often, and who comes.\n"
    "We write down a neutral name, when you may be visited, how many people come together, and, "
    "sealed, whom to ask for, where, and how to get in. We write down nothing about your health, "
    "your money, what you believe or who you are, and we take no pictures.\n"
    "A visitor sees where you live only around an agreed visit, and a coordinator only for a "
    "purpose. Everybody who was shown it, when and what for is on a list that you can have read to "
    "you or printed at any time.\n"
    "You may pause or stop at any time, at once, without saying why. 30 days after you stop, or at "
    "once if you want it, all that we know of you is erased.\n"
    "This holds for a year at most.";

constexpr char kChinese[] =
    "社区的志愿者愿意来看望您：陪您说说话、帮个忙，或者送些东西。来不来、什么时候来、多久来一次、"
    "谁来，都由您决定。\n"
    "我们只记下一个不涉及姓名的代号、您方便的时间、每次几个人一起来；找谁、住在哪里、怎么进门，"
    "会封存起来。我们不记健康、收入、信仰和身份，也不拍照。\n"
    "来访的人只有在约好的走访前后才能看到您的住址，社区的负责人只有为了办一件事才能看。谁在什么时候"
    "、"
    "为什么看过，都列在一张单子上，您随时可以让人念给您听，或者打印出来。\n"
    "您随时可以暂停或者停止，马上生效，不用说明原因。停止后 30 天，或者按您的意思马上，"
    "我们知道的一切都会删除。\n"
    "这份同意最长一年有效。";

}  // namespace

QString ConsentNotice(absl::string_view language) {
  return QString::fromUtf8(language == "en" || absl::StartsWith(language, "en-") ? kEnglish
                                                                                 : kChinese);
}

std::string ConsentNoticeHash(const QString& notice) { return Blake2b256(notice.toStdString()); }

bool IsConsentNotice(absl::string_view hash) {
  for (const char* text : {kEnglish, kChinese}) {
    if (hash == Blake2b256(text)) return true;
  }
  return false;
}

}  // namespace glimmer::mobile
