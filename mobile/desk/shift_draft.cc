#include "mobile/desk/shift_draft.h"

#include "mobile/model/format_words.h"
#include "mobile/model/typed_times.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr absl::Duration kShortest = absl::Minutes(5);

}  // namespace

ShiftDraft::ShiftDraft(PhoneContext& context, QObject* parent)
    : QObject(parent), context_(context), positions_(context, this), window_(context, this) {
  connect(&positions_, &PositionList::changed, this, &ShiftDraft::changed);
  connect(&window_, &SignUpWindow::changed, this, &ShiftDraft::changed);
}

void ShiftDraft::Set(QString& field, const QString& text) {
  if (field == text) return;
  field = text;
  Q_EMIT changed();
}

void ShiftDraft::Show(const v1::Shift& shift) {
  zone_ = ZoneOf(shift.time_zone());
  const absl::Time start = FromTimestamp(shift.start_time());
  day_ = QString::fromStdString(FormatCivilDay(absl::ToCivilDay(start, zone_)));
  const absl::Time end = FromTimestamp(shift.end_time());
  start_ = shown_start_ = ClockWords(start, zone_);
  end_ = shown_end_ = ClockWords(end, zone_);
  shown_length_ = end - start;
  positions_.Show(shift);
}

void ShiftDraft::ShowDay(absl::CivilDay day) {
  Set(day_, QString::fromStdString(FormatCivilDay(day)));
}

std::optional<absl::CivilDay> ShiftDraft::Day() const {
  return ReadDay(day_, absl::ToCivilDay(context_.Now(), zone_));
}

std::optional<absl::CivilSecond> ShiftDraft::CivilStart() const {
  const auto day = Day();
  const auto from = ReadClock(start_);
  if (!day || !from) return std::nullopt;
  return AtMinute(*day, *from);
}

absl::Duration ShiftDraft::Length() const {
  if (start_ == shown_start_ && end_ == shown_end_) return shown_length_;
  const auto from = ReadClock(start_);
  const auto to = ReadClock(end_);
  return from && to ? SpanLength(*from, *to) : absl::ZeroDuration();
}

QString ShiftDraft::readAs() const {
  const auto day = Day();
  if (!day || Length() < kShortest) return {};
  return tr("%1, %2").arg(DateWords(*day), LengthWords(Length()));
}

QString ShiftDraft::Missing(absl::Time now) const {
  if (!Day()) return tr("Which day? 2026-12-01 or 12-1");
  if (!ReadClock(start_) || !ReadClock(end_)) return tr("When? 14:00 to 16:00");
  if (Length() < kShortest) return tr("It must last 5 minutes or longer");
  if (absl::FromCivil(*CivilStart(), zone_) <= now) return tr("This time has gone by");
  if (const QString missing = positions_.Missing(); !missing.isEmpty()) return missing;
  return window_.Missing();
}

}  // namespace glimmer::mobile
