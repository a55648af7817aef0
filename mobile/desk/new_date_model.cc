#include "mobile/desk/new_date_model.h"

#include <algorithm>

#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

constexpr int kDaysPerWeek = 7;

}  // namespace

NewDateModel::NewDateModel(PhoneContext& context, const QString& shift, QObject* parent)
    : PageModel(context, parent), name_(shift.toStdString()), draft_(context, this) {
  const absl::Status loaded = Load();
  connect(&draft_, &ShiftDraft::changed, this, &NewDateModel::RefreshNow);
  RefreshNow();
  if (!loaded.ok()) Refuse(loaded);
}

absl::Status NewDateModel::Load() {
  ASSIGN_OR_RETURN(const auto shift, phone().store().Get<v1::Shift>(name_));
  if (!shift) return NotFound(name_);
  like_ = *shift;
  draft_.Show(*shift);
  draft_.window()->ShowCopied(*shift, context().Now());
  RETURN_IF_ERROR(Refresh());
  absl::Time last = context().Now();
  for (const absl::Time start : starts_) last = std::max(last, start);
  draft_.ShowDay(absl::ToCivilDay(last, draft_.zone()) + kDaysPerWeek);
  return absl::OkStatus();
}

absl::Status NewDateModel::Refresh() {
  ASSIGN_OR_RETURN(const auto shifts, phone().store().ListShifts(context().Now()));
  starts_.clear();
  for (const v1::Shift& shift : shifts) {
    const bool counts =
        shift.event() == like_.event() && shift.state() != v1::Shift::STATE_CANCELLED;
    if (counts) starts_.push_back(FromTimestamp(shift.start_time()));
  }
  return absl::OkStatus();
}

QString NewDateModel::missing() const {
  if (like_.event().empty()) return tr("This event is no longer there");
  if (const QString here = draft_.Missing(context().Now()); !here.isEmpty()) return here;
  const absl::Time start = absl::FromCivil(*draft_.CivilStart(), draft_.zone());
  const bool there = std::count(starts_.begin(), starts_.end(), start) > 0;
  return there ? tr("There is a date at this time already") : QString();
}

void NewDateModel::add() {
  if (!missing().isEmpty()) return Q_EMIT refused(missing());
  v1::ShiftPattern pattern;
  pattern.set_civil_start(FormatCivilSecond(*draft_.CivilStart()));
  *pattern.mutable_duration() = ToDurationProto(draft_.Length());
  for (const v1::Position& position : draft_.Positions().Typed()) {
    *pattern.add_positions() = position;
  }
  draft_.Window().Fill(pattern);
  Report(phone().commands().CreateShift(like_.event(), pattern),
         tr("The date is saved on this phone."), true);
}

}  // namespace glimmer::mobile
