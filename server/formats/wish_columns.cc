// Tables of header aliases and of kinds. All are in folded form (see Fold).
#include "server/formats/wish_columns.h"

#include <string>
#include <utility>

#include "server/formats/text_decode.h"

namespace glimmer::formats {
namespace {

using Alias = std::pair<absl::string_view, WishField>;

constexpr Alias kAliases[] = {
    {"心愿", WishField::kTitle},
    {"愿望", WishField::kTitle},
    {"微心愿", WishField::kTitle},
    {"心愿名称", WishField::kTitle},
    {"心愿内容", WishField::kTitle},
    {"微心愿内容", WishField::kTitle},
    {"title", WishField::kTitle},
    {"wish", WishField::kTitle},
    {"说明", WishField::kDescription},
    {"心愿说明", WishField::kDescription},
    {"具体说明", WishField::kDescription},
    {"描述", WishField::kDescription},
    {"description", WishField::kDescription},
    {"类别", WishField::kCategory},
    {"心愿类别", WishField::kCategory},
    {"类型", WishField::kCategory},
    {"心愿类型", WishField::kCategory},
    {"category", WishField::kCategory},
    {"kind", WishField::kCategory},
    {"物品", WishField::kItem},
    {"物品名称", WishField::kItem},
    {"所需物品", WishField::kItem},
    {"item", WishField::kItem},
    {"thing", WishField::kItem},
    {"数量", WishField::kQuantity},
    {"所需数量", WishField::kQuantity},
    {"quantity", WishField::kQuantity},
    {"howmany", WishField::kQuantity},
    {"单位", WishField::kMeasure},
    {"计量单位", WishField::kMeasure},
    {"measure", WishField::kMeasure},
    {"countedin", WishField::kMeasure},
    {"可拆分", WishField::kMaySplit},
    {"可否拆分", WishField::kMaySplit},
    {"是否可拆分", WishField::kMaySplit},
    {"可多人认领", WishField::kMaySplit},
    {"maysplit", WishField::kMaySplit},
    {"maybesplit", WishField::kMaySplit},
    {"时长", WishField::kDuration},
    {"所需时长", WishField::kDuration},
    {"服务时长", WishField::kDuration},
    {"duration", WishField::kDuration},
    {"howlong", WishField::kDuration},
    {"截止日期", WishField::kDeadline},
    {"截止时间", WishField::kDeadline},
    {"完成期限", WishField::kDeadline},
    {"deadline", WishField::kDeadline},
    {"deadlinedate", WishField::kDeadline},
    {"lastday", WishField::kDeadline},
    {"社区", WishField::kUnit},
    {"村", WishField::kUnit},
    {"村社区", WishField::kUnit},
    {"社区/村", WishField::kUnit},
    {"村/社区", WishField::kUnit},
    {"所属社区", WishField::kUnit},
    {"所在社区", WishField::kUnit},
    {"unit", WishField::kUnit},
    {"community", WishField::kUnit},
    {"village", WishField::kUnit},
    {"称呼", WishField::kAlias},
    {"化名", WishField::kAlias},
    {"alias", WishField::kAlias},
    {"姓名", WishField::kReceiver},
    {"收件人", WishField::kReceiver},
    {"收货人", WishField::kReceiver},
    {"联系人", WishField::kReceiver},
    {"name", WishField::kReceiver},
    {"receiver", WishField::kReceiver},
    {"地址", WishField::kAddress},
    {"住址", WishField::kAddress},
    {"家庭住址", WishField::kAddress},
    {"家庭地址", WishField::kAddress},
    {"联系地址", WishField::kAddress},
    {"address", WishField::kAddress},
    {"电话", WishField::kPhone},
    {"手机", WishField::kPhone},
    {"手机号", WishField::kPhone},
    {"手机号码", WishField::kPhone},
    {"联系电话", WishField::kPhone},
    {"联系方式", WishField::kPhone},
    {"phone", WishField::kPhone},
    {"phonenumber", WishField::kPhone},
    {"mobile", WishField::kPhone},
    {"telephone", WishField::kPhone},
    {"进门方式", WishField::kDirections},
    {"备注", WishField::kDirections},
    {"directions", WishField::kDirections},
    {"howtogetin", WishField::kDirections},
};

constexpr std::pair<absl::string_view, absl::string_view> kCategories[] = {
    {"物品", "goods"},      {"实物", "goods"},    {"物资", "goods"},   {"goods", "goods"},
    {"thing", "goods"},     {"维修", "repair"},   {"修理", "repair"},  {"修缮", "repair"},
    {"repair", "repair"},   {"陪伴", "company"},  {"陪护", "company"}, {"探望", "company"},
    {"company", "company"}, {"学习", "lesson"},   {"辅导", "lesson"},  {"课业辅导", "lesson"},
    {"学业辅导", "lesson"}, {"lesson", "lesson"}, {"跑腿", "errand"},  {"代办", "errand"},
    {"代购", "errand"},     {"errand", "errand"}, {"其他", "other"},   {"其它", "other"},
    {"other", "other"},
};

}  // namespace

Meaning<WishField> WishMeaningOf(absl::string_view header) {
  return MeaningAmong<WishField>(kAliases, header);
}

std::string CategoryKey(absl::string_view name) {
  const std::string folded = Fold(name);
  for (const auto& [word, key] : kCategories) {
    if (folded == word) return std::string(key);
  }
  return std::string(name);
}

}  // namespace glimmer::formats
