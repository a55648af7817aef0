#include "mobile/model/form_model.h"

#include <algorithm>

#include "mobile/model/desk_scope.h"
#include "mobile/model/typed_times.h"
#include "shared/base/status_macros.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::mobile {

absl::Status FormModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  reach_ = UnitsInReach(profile, units);
  units_ = UnitsOf(reach_, units);
  unit_ = std::clamp(unit_, 0, std::max(0, static_cast<int>(units_.size()) - 1));
  return absl::OkStatus();
}

QStringList FormModel::units() const { return NamesOf(units_); }

void FormModel::Set(QString& field, const QString& text) {
  if (field == text) return;
  field = text;
  looked_ = false;
  Q_EMIT refreshed();
}

void FormModel::Choose(int& field, int value) {
  if (field == value) return;
  field = value;
  RefreshNow();
}

void FormModel::setLooked(bool on) {
  looked_ = on;
  Q_EMIT refreshed();
}

bool FormModel::looksPrivate() const {
  const QStringList texts = PublicTexts();
  return std::any_of(texts.begin(), texts.end(),
                     [](const QString& text) { return LooksPrivate(text.toStdString()); });
}

absl::CivilDay FormModel::Today() const {
  return absl::ToCivilDay(context().Now(), absl::LocalTimeZone());
}

std::optional<absl::CivilDay> FormModel::DayUntilToday(const QString& text) const {
  const auto day = ReadPastDay(text, Today());
  return day && *day <= Today() ? day : std::nullopt;
}

QString FormModel::missing() const {
  if (units_.empty()) return tr("There is no community yet");
  if (const QString here = MissingHere(); !here.isEmpty()) return here;
  if (looksPrivate() && !looked_) return tr("Please look at the text first");
  return {};
}

void FormModel::write() {
  if (const QString sentence = missing(); !sentence.isEmpty()) return Q_EMIT refused(sentence);
  Report(Write(), WrittenSentence(), true);
}

}  // namespace glimmer::mobile
