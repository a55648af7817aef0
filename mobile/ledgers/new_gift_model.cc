#include "mobile/ledgers/new_gift_model.h"

#include "mobile/ledgers/ledger_words.h"
#include "mobile/model/typed_amounts.h"
#include "mobile/model/wish_words.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

enum Donor { kMember, kNamed, kAnonymous };

constexpr int64_t kMostValueFen = 100'000'000'000;  // as GiftService takes it

}  // namespace

NewGiftModel::NewGiftModel(PhoneContext& context, QObject* parent)
    : FormModel(context, parent), person_(context, this) {
  day_ = QString::fromStdString(FormatCivilDay(Today()));
  connect(&person_, &PersonPicker::changed, this, &PageModel::refreshed);
  RefreshNow();
}

void NewGiftModel::setWaived(bool on) {
  waived_ = on;
  Q_EMIT refreshed();
}

QString NewGiftModel::MissingHere() const {
  if (item_.trimmed().isEmpty()) return tr("Say what was given");
  if (ReadQuantity(quantity_) == 0) return tr("Say how many");
  if (measure_.trimmed().isEmpty()) return tr("Say what it is counted in");
  if (!ReadYuan(value_, kMostValueFen)) return tr("A value looks like 120 or 120.50");
  if (donor_ == kMember && person_.person().empty()) return tr("Say who gives it");
  if (donor_ == kNamed && donor_name_.trimmed().isEmpty()) return tr("Say who gives it");
  if (!DayUntilToday(day_)) return tr("The day looks like 2026-12-31 and is not to come");
  return {};
}

absl::StatusOr<Queued> NewGiftModel::Write() {
  v1::RecordGiftRequest request;
  v1::Gift& row = *request.mutable_gift();
  row.set_unit(Unit());
  row.set_item(item_.trimmed().toStdString());
  row.set_measure(measure_.trimmed().toStdString());
  row.set_quantity(ReadQuantity(quantity_));
  row.set_declared_value_fen(*ReadYuan(value_, kMostValueFen));
  row.set_receive_date(FormatCivilDay(*DayUntilToday(day_)));
  row.set_purpose(purpose_.trimmed().toStdString());
  row.set_receipt_waived(waived_);
  if (donor_ == kMember) {
    row.set_person(person_.person());
  } else if (donor_ == kNamed) {
    row.set_donor_name(donor_name_.trimmed().toStdString());
  } else {
    row.set_anonymous(true);
  }
  return phone().ledger_commands().Record(std::move(request));
}

QString NewGiftModel::WrittenSentence() const { return tr("Recorded."); }

std::vector<v1::Unit> NewGiftModel::UnitsOf(const std::vector<v1::Unit>& reach,
                                            const std::vector<v1::Unit>&) const {
  return reach;
}

}  // namespace glimmer::mobile
