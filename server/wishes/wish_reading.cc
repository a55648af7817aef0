#include "server/wishes/wish_reading.h"

#include "server/people/name_keys.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/rpc/error.h"

namespace glimmer::wishes {
namespace {

absl::Status CheckTexts(const Wish& wish, bool looked_at) {
  const PublicText texts[] = {
      {"wish.alias", wish.alias, kLongestWishWord, true},
      {"wish.title", wish.title, kLongestWishTitle, true},
      {"wish.description", wish.description, kLongestWishDescription, false},
      {"wish.category", wish.category, kLongestWishWord, true},
      {"wish.goods.item", wish.item, kLongestWishWord, wish.kind == NeedKind::kGoods},
      {"wish.goods.measure", wish.measure, kLongestMeasure, wish.kind == NeedKind::kGoods}};
  for (const PublicText& text : texts) RETURN_IF_ERROR(CheckPublicText(text, looked_at));
  return absl::OkStatus();
}

}  // namespace

absl::Status ReadNeed(const v1::Wish& from, Wish& wish) {
  switch (from.need_case()) {
    case v1::Wish::kGoods:
      wish.kind = NeedKind::kGoods;
      wish.item = from.goods().item();
      wish.measure = from.goods().measure();
      wish.may_split = from.goods().may_split();
      wish.counts.quantity = from.goods().quantity();
      if (wish.counts.quantity > 0 && wish.counts.quantity <= kMostQuantity) {
        return absl::OkStatus();
      }
      return InvalidField("wish.goods.quantity", "A quantity is above 0, in thousandths.");
    case v1::Wish::kService: {
      wish.kind = NeedKind::kService;
      wish.minutes = from.service().minutes();
      const absl::Duration length = absl::Minutes(wish.minutes);
      if (length >= kShortestVisit && length <= kLongestVisit) return absl::OkStatus();
      return InvalidField("wish.service.minutes", "A service takes 5 to 480 minutes.");
    }
    default:
      return InvalidField("wish.need", "Say what is needed: goods or a service.");
  }
}

absl::Status ReadTexts(const rpc::Context& context, const v1::Wish& from, bool looked_at,
                       Wish& wish) {
  wish.alias = from.alias();
  wish.title = from.title();
  wish.title_fold = people::NameFold(from.title());
  wish.description = from.description();
  wish.category = from.category();
  RETURN_IF_ERROR(CheckTexts(wish, looked_at));
  RETURN_IF_ERROR(CheckDay("wish.deadline_date", from.deadline_date()));
  // A day of grace: whether today is over is not the same in every zone.
  const absl::CivilDay earliest = absl::ToCivilDay(context.now, absl::UTCTimeZone()) - 1;
  if (from.deadline_date() < FormatCivilDay(earliest)) {
    return InvalidField("wish.deadline_date", "The last day is not over.");
  }
  wish.deadline_date = from.deadline_date();
  return absl::OkStatus();
}

}  // namespace glimmer::wishes
