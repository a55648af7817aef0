#include "mobile/wishes/new_wish_model.h"

#include <algorithm>
#include <optional>

#include "mobile/model/desk_scope.h"
#include "mobile/model/typed_times.h"
#include "mobile/model/wish_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::mobile {
namespace {

constexpr int kUsualDays = 30;

}  // namespace

NewWishModel::NewWishModel(PhoneContext& context, const QString& wish, QObject* parent)
    : FormModel(context, parent), wish_(wish.toStdString()), category_keys_(WishCategories()) {
  alias_ = tr("A neighbour");
  const absl::CivilDay today = absl::ToCivilDay(context.Now(), absl::LocalTimeZone());
  last_day_ = QString::fromStdString(FormatCivilDay(today + kUsualDays));
  if (const auto corrected = phone().wishes().Wish(wish_); corrected.ok() && *corrected) {
    Fill((*corrected)->wish);
  }
  RefreshNow();
}

// A kind of somebody's own stands behind ours.
void NewWishModel::Fill(const v1::Wish& wish) {
  title_ = QString::fromStdString(wish.title());
  alias_ = QString::fromStdString(wish.alias());
  description_ = QString::fromStdString(wish.description());
  last_day_ = QString::fromStdString(wish.deadline_date());
  is_service_ = wish.has_service();
  auto known = std::find(category_keys_.begin(), category_keys_.end(), wish.category());
  if (known == category_keys_.end()) {
    known = category_keys_.insert(category_keys_.end(), wish.category());
  }
  category_ = static_cast<int>(known - category_keys_.begin());
}

QStringList NewWishModel::categories() const {
  QStringList words;
  for (const std::string& key : category_keys_) words.append(CategoryWords(key));
  return words;
}

void NewWishModel::setCategory(int category) {
  category_ = category;
  Q_EMIT refreshed();
}

bool NewWishModel::asksNeed() const {
  return !corrects() && category_keys_[static_cast<size_t>(category_)] == "other";
}

bool NewWishModel::isService() const {
  const std::string& key = category_keys_[static_cast<size_t>(category_)];
  return corrects() || key == "other" ? is_service_ : key != "goods";
}

absl::Status NewWishModel::Refresh() {
  RETURN_IF_ERROR(FormModel::Refresh());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  ceiling_ = CeilingWords(units);
  return absl::OkStatus();
}

std::vector<v1::Unit> NewWishModel::UnitsOf(const std::vector<v1::Unit>& reach,
                                            const std::vector<v1::Unit>& units) const {
  return HostUnits(reach, units);
}

void NewWishModel::setIsService(bool on) {
  is_service_ = on;
  Q_EMIT refreshed();
}

void NewWishModel::setMaySplit(bool on) {
  may_split_ = on;
  Q_EMIT refreshed();
}

void NewWishModel::setContactIsMe(bool on) {
  contact_is_me_ = on;
  Q_EMIT refreshed();
}

std::optional<absl::CivilDay> NewWishModel::LastDay() const {
  const absl::CivilDay today = absl::ToCivilDay(context().Now(), absl::LocalTimeZone());
  const auto day = ReadDay(last_day_, today);
  return day && *day >= today ? day : std::nullopt;
}

QString NewWishModel::MissingNeed() const {
  if (isService()) {
    const absl::Duration length = absl::Minutes(minutes_.toInt());
    if (length >= kShortestVisit && length <= kLongestVisit) return {};
    return tr("A service takes 5 to 480 minutes");
  }
  if (item_.trimmed().isEmpty()) return tr("Say which thing");
  if (ReadQuantity(quantity_) == 0) return tr("Say how many");
  if (measure_.trimmed().isEmpty()) return tr("Say what it is counted in");
  return {};
}

QString NewWishModel::MissingHere() const {
  if (title_.trimmed().isEmpty()) return tr("Say what is wished for");
  if (const QString need = corrects() ? QString() : MissingNeed(); !need.isEmpty()) return need;
  if (!LastDay()) return tr("The last day looks like 2026-12-31 and is not over");
  return {};
}

v1::Wish NewWishModel::TextsOf() const {
  v1::Wish wish;
  wish.set_alias(alias_.trimmed().toStdString());
  wish.set_title(title_.trimmed().toStdString());
  wish.set_description(description_.trimmed().toStdString());
  wish.set_category(category_keys_[static_cast<size_t>(category_)]);
  wish.set_deadline_date(FormatCivilDay(*LastDay()));
  return wish;
}

v1::WishContact NewWishModel::ContactOf() const {
  v1::WishContact contact;
  contact.set_receiver(receiver_.trimmed().toStdString());
  contact.set_address(address_.trimmed().toStdString());
  contact.set_phone(phone_number_.trimmed().toStdString());
  contact.set_directions(directions_.trimmed().toStdString());
  return contact;
}

v1::ProposeWishRequest NewWishModel::Request() const {
  v1::ProposeWishRequest request;
  v1::Wish& wish = *request.mutable_wish();
  wish = TextsOf();
  wish.set_unit(Unit());
  if (isService()) {
    wish.mutable_service()->set_minutes(minutes_.toInt());
  } else {
    v1::GoodsNeed& goods = *wish.mutable_goods();
    goods.set_item(item_.trimmed().toStdString());
    goods.set_measure(measure_.trimmed().toStdString());
    goods.set_quantity(ReadQuantity(quantity_));
    goods.set_may_split(may_split_);
  }
  *request.mutable_contact() = ContactOf();
  request.set_contact_is_me(contact_is_me_);
  request.set_public_text_is_fine(looked());
  return request;
}

v1::UpdateWishRequest NewWishModel::Correction() const {
  v1::UpdateWishRequest request;
  *request.mutable_wish() = TextsOf();
  request.mutable_wish()->set_name(wish_);
  *request.mutable_contact() = ContactOf();
  request.set_public_text_is_fine(looked());
  return request;
}

absl::StatusOr<Queued> NewWishModel::Write() {
  return corrects() ? phone().wish_commands().Correct(Correction())
                    : phone().wish_commands().Propose(Request());
}

QString NewWishModel::WrittenSentence() const {
  return corrects() ? tr("Corrected.") : tr("Handed in. A coordinator looks at it first.");
}

}  // namespace glimmer::mobile
