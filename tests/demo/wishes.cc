#include "tests/demo/wishes.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/demo/season.h"
#include "tests/e2e/desk_steps.h"

namespace glimmer::demo {
namespace {

using mobile::AppActor;
using mobile::kPatience;

constexpr char kCommunity[] = "北沟二村";
constexpr char kRepair[] = "北门路灯不亮";

size_t InState(AppActor& actor, v1::Wish::State state) {
  const auto wishes = actor.phone().store().ListWishes();
  if (!wishes.ok()) return 0;
  return std::count_if(wishes->begin(), wishes->end(),
                       [state](const v1::Wish& wish) { return wish.state() == state; });
}

}  // namespace

void PrepareWishes(Village& village, StepReport& report, AppActor& office) {
  const std::vector<std::string> titles = WishTitles();
  const std::string file = village.File("wishes.csv");
  test::WriteFileOrDie(file, WishesCsv(village.clock().Now()));
  report.Do("the desk says what a wish may be worth", [&] {
    return office.Click("规则") && office.Fill("最多多少元，留空就不写", "200") &&
           office.Click("保存数额") && office.Sees("已保存。");
  });
  report.Step(
      "the office's list of wishes comes in for review",
      absl::StrCat("exit 0, ", titles.size(), " new, 0 changed, 0 as they were; done"), [&] {
        return village.Import({"wishes", file, "--apply", absl::StrCat("--unit=", kCommunity)});
      });
  report.Do("the desk publishes each of them", [&] {
    if (!office.Click("心愿看板")) return false;
    for (const std::string& title : titles) {
      if (!office.Click(QString::fromStdString(title)) || !office.Click("发布")) return false;
    }
    return WaitUntil([&] { return InState(office, v1::Wish::STATE_OPEN) == titles.size(); },
                     2 * kPatience);
  });
  report.Do("and writes down what has to be put right", [&] {
    return office.Click("问题销号") && office.Click("登记一件") &&
           office.Fill("什么事，一句话", kRepair) && office.Click("登记") && office.Sees(kRepair);
  });
}

void GrantAWish(StepReport& report, AppActor& office, AppActor& volunteer) {
  const QString title = QString::fromStdString(WishTitles().front());
  report.Do("a volunteer takes a wish", [&] {
    return volunteer.Click("心愿") && volunteer.ClickInRow("认领", title) &&
           volunteer.Sees("放回去");
  });
  std::string code;
  report.Do("the desk reads the receiver's card", [&] {
    code = mobile::CodeOfCard(office, WishTitles().front());
    return code.size() == 6;
  });
  report.Do("the volunteer brings it without signal, and types the code", [&] {
    volunteer.phone().Disconnect();
    const bool kept = volunteer.ClickInRow("已送到", title) && volunteer.Click("已送到") &&
                      volunteer.Click("记下送到") && volunteer.Click("输入收件人的确认码") &&
                      volunteer.TapField("确认码") &&
                      volunteer.Type(QString::fromStdString(code)) && volunteer.Click("确认") &&
                      volunteer.Sees("确认码正在发送");
    if (kept) volunteer.Shoot("wish-brought");
    return kept && volunteer.phone().Connect().ok();
  });
  report.Do("with signal again it is received",
            [&] { return volunteer.Sees("对方已收到，谢谢你"); });
  if (report.ok()) volunteer.Shoot("wish-received");
  report.Do("and the volunteer is back at the shifts", [&] { return volunteer.Click("活动"); });
}

}  // namespace glimmer::demo
