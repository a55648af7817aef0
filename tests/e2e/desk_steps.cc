#include "tests/e2e/desk_steps.h"

#include <QClipboard>
#include <QGuiApplication>

#include "absl/time/time.h"

namespace glimmer::mobile {
namespace {

QString Typed(absl::CivilMinute time, const char* format) {
  return QString::fromStdString(
      absl::FormatTime(format, absl::FromCivil(time, absl::UTCTimeZone()), absl::UTCTimeZone()));
}

}  // namespace

bool PlanEvent(AppActor& office, const PlannedEvent& event) {
  const bool typed = office.Click("活动") && office.Click("新活动") &&
                     office.Fill("名称", event.title) && office.Fill("集合地点", event.place) &&
                     office.Fill("人数", QString::number(event.capacity)) &&
                     office.Fill("开始", Typed(event.start, "%H:%M")) &&
                     office.Fill("结束", Typed(event.start + 120, "%H:%M")) &&
                     office.Fill("日期", Typed(event.start, "%Y-%m-%d"));
  if (!typed) return false;
  office.Shoot("new-event");
  return office.Click("发布") && office.Sees(event.title);
}

bool AddAtDesk(AppActor& office, Added what, const QString& name) {
  if (!office.Click("人员") || !office.Click("添加") || !office.Sees("返回名单")) return false;
  if (what == Added::kTeam && !office.Click("队伍")) return false;
  if (what == Added::kCommunity && !office.Click("社区、村")) return false;
  return office.Fill(what == Added::kPerson ? "姓名" : "名称", name) && office.Click("添加") &&
         office.Sees("已添加：" + name);
}

bool ChoosePerson(AppActor& office, const QString& name) {
  return office.Click("人员") && office.Click(name);
}

std::string InviteChosen(AppActor& office) {
  QGuiApplication::clipboard()->clear();
  if (!office.Click("邀请加入") || !office.Click("复制链接")) return {};
  office.Shoot("invited");
  return QGuiApplication::clipboard()->text().toStdString();
}

std::string CodeOfCard(AppActor& office, const std::string& title) {
  const auto wishes = office.phone().store().ListWishes();
  if (!wishes.ok()) return {};
  for (const v1::Wish& wish : *wishes) {
    if (wish.title() != title) continue;
    v1::LookUpWishContactRequest look_up;
    look_up.set_request_id(NewUuidV7(absl::Now(), SystemRandom()));
    look_up.set_wish(wish.name());
    look_up.set_purpose(v1::LookUpWishContactRequest::PURPOSE_CARD);
    const auto card = office.Ask<v1::LookUpWishContactResponse>(
        "/glimmer.v1.WishService/LookUpWishContact", look_up);
    return card.ok() ? card->code() : "";
  }
  return {};
}

}  // namespace glimmer::mobile
