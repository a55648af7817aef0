#include "tests/mobile/support/sample_wishes.h"

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

struct SampleWish {
  const char* id;
  const char* unit;
  const char* title;
  const char* description;
  const char* category;
  const char* item;     // empty for help
  const char* measure;  // empty for help
  int64_t amount;       // thousandths, or minutes of help
  bool may_split;
  int days;  // from today to the last day
  v1::Wish::State state;
  int64_t claimed, delivered, confirmed;
};

constexpr v1::Wish::State kProposed = v1::Wish::STATE_PROPOSED;
constexpr v1::Wish::State kOpen = v1::Wish::STATE_OPEN;

constexpr SampleWish kWishes[] = {
    {"glasses", "shangdu", "老花镜 2 副", "度数 250 和 300，镜腿软一点的。", "goods", "老花镜",
     "副", 2'000, false, 6, v1::Wish::STATE_CLAIMED, 2'000, 0, 0},
    {"radio", "shangdu", "收音机 1 台", "声音大一点，按键少一点。", "goods", "收音机", "台", 1'000,
     false, 4, v1::Wish::STATE_DELIVERED, 1'000, 1'000, 0},
    {"books", "beigou", "图画书 20 本", "给六到九岁的孩子，旧书也好。", "books", "图画书", "本",
     20'000, true, 12, kOpen, 12'000, 4'000, 4'000},
    {"lamp", "shangdu", "换一个厨房灯泡", "螺口 E27，梯子家里有。周末上午都在。", "light", "", "",
     30, false, 8, kOpen, 0, 0, 0},
    {"reading", "beigou", "陪读一个下午", "读读报纸和信。周六下午方便。", "reading", "", "", 120,
     false, 16, kOpen, 0, 0, 0},
    {"chair", "shangdu", "修一把椅子", "请自带工具。", "repair", "", "", 45, false, 20, kOpen, 0, 0,
     0},
    {"blanket", "beigou", "厚毛毯 1 条", "", "goods", "毛毯", "条", 1'000, false, -3, kOpen, 0, 0,
     0},
    {"shoes", "beigou", "冬鞋 5 双", "36 到 40 码。", "goods", "冬鞋", "双", 5'000, true, 9,
     v1::Wish::STATE_CLAIMED, 5'000, 0, 0},
    {"walk", "shangdu", "陪走一趟邮局", "", "company", "", "", 180, false, -1,
     v1::Wish::STATE_CONFIRMED, 1'000, 1'000, 1'000},
    {"kettle", "beigou", "电热水壶 1 个", "会自动断电的。", "goods", "电热水壶", "个", 1'000, false,
     14, kProposed, 0, 0, 0},
    {"forms", "beigou", "帮忙填一张表", "手机上填，大约半小时。", "phone", "", "", 30, false, 10,
     kProposed, 0, 0, 0},
};

v1::Change& Add(v1::ListChangesResponse& page, const std::string& name) {
  v1::Change& change = *page.add_changes();
  change.set_name(name);
  change.set_kind(v1::Change::KIND_UPSERT);
  return change;
}

void AddWish(const SampleWish& from, absl::Time now, v1::ListChangesResponse& page) {
  const std::string name = absl::StrCat("wishes/", from.id);
  v1::Wish& wish = *Add(page, name).mutable_wish();
  wish.set_name(name);
  wish.set_unit(absl::StrCat("units/", from.unit));
  wish.set_alias("一位邻居");
  wish.set_title(from.title);
  wish.set_description(from.description);
  wish.set_category(from.category);
  if (from.item[0] == '\0') {
    wish.mutable_service()->set_minutes(static_cast<int32_t>(from.amount));
  } else {
    wish.mutable_goods()->set_item(from.item);
    wish.mutable_goods()->set_measure(from.measure);
    wish.mutable_goods()->set_quantity(from.amount);
    wish.mutable_goods()->set_may_split(from.may_split);
  }
  const absl::CivilDay today = absl::ToCivilDay(now, *LoadZone("Asia/Shanghai"));
  wish.set_deadline_date(FormatCivilDay(today + from.days));
  wish.set_state(from.state);
  wish.set_claimed_quantity(from.claimed);
  wish.set_delivered_quantity(from.delivered);
  wish.set_confirmed_quantity(from.confirmed);
  *wish.mutable_create_time() = ToTimestamp(now - absl::Hours(24 * 5));
  if (from.state != kProposed) *wish.mutable_publish_time() = ToTimestamp(now - absl::Hours(90));
  *wish.mutable_update_time() = ToTimestamp(now - absl::Hours(2));
}

struct SampleClaim {
  const char* id;
  const char* person;
  const char* display_name;
  int64_t quantity;
  v1::WishClaim::State state;
};

// wish_claims/{the wish's id}
constexpr SampleClaim kClaims[] = {
    {"glasses", "people/zhao", "赵一帆", 2'000, v1::WishClaim::STATE_HELD},
    {"radio", "people/zhao", "赵一帆", 1'000, v1::WishClaim::STATE_DELIVERED},
    {"shoes", "people/lin", "林小雨", 5'000, v1::WishClaim::STATE_HELD},
};

void AddClaim(const SampleClaim& from, absl::Time now, v1::ListChangesResponse& page) {
  const std::string name = absl::StrCat("wish_claims/", from.id);
  v1::WishClaim& claim = *Add(page, name).mutable_wish_claim();
  claim.set_name(name);
  claim.set_wish(absl::StrCat("wishes/", from.id));
  claim.set_person(from.person);
  claim.set_person_display_name(from.display_name);
  claim.set_quantity(from.quantity);
  claim.set_state(from.state);
  *claim.mutable_create_time() = ToTimestamp(now - absl::Hours(20));
  *claim.mutable_update_time() = ToTimestamp(now - absl::Hours(2));
  if (from.state == v1::WishClaim::STATE_HELD) {
    *claim.mutable_expire_time() = ToTimestamp(now + absl::Hours(52));
  } else {
    *claim.mutable_start_time() = ToTimestamp(now - absl::Hours(3));
    *claim.mutable_end_time() = ToTimestamp(now - absl::Hours(2));
  }
}

}  // namespace

void AddSampleWishes(SampleWho who, absl::Time now, v1::ListChangesResponse& page) {
  const bool staff = who == SampleWho::kCoordinator;
  for (const SampleWish& wish : kWishes) {
    if (staff || wish.state != kProposed) AddWish(wish, now, page);
  }
  const std::string me = SampleProfile(who).person;
  for (const SampleClaim& claim : kClaims) {
    if (staff || claim.person == me) AddClaim(claim, now, page);
  }
}

}  // namespace glimmer::mobile
