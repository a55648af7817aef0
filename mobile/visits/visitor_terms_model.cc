#include "mobile/visits/visitor_terms_model.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "mobile/model/format_words.h"
#include "mobile/model/my_visit_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/typed_times.h"
#include "shared/base/status_macros.h"
#include "shared/domain/visit_rules.h"

namespace glimmer::mobile {
namespace {

constexpr int kHour = 60;

QString HoursOf(int64_t minutes) { return QString::number(static_cast<double>(minutes) / kHour); }

// Minutes of typed hours; nullopt for what is none, or too much.
std::optional<int> ReadHours(const QString& text, int64_t most) {
  bool ok = false;
  const double hours = text.normalized(QString::NormalizationForm_KC).trimmed().toDouble(&ok);
  const double minutes = std::round(hours * kHour);
  if (!ok || minutes < 1 || minutes > static_cast<double>(most)) return std::nullopt;
  return static_cast<int>(minutes);
}

bool Before(const v1::VisitSlot& a, const v1::VisitSlot& b) {
  return std::make_pair(a.weekday(), a.start_minute()) <
         std::make_pair(b.weekday(), b.start_minute());
}

}  // namespace

VisitorTermsModel::VisitorTermsModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent), slot_rows_(SlotRow::staticMetaObject, this) {
  RefreshNow();
}

QString VisitorTermsModel::dayHours() const {
  return HoursOf(terms_.day_minutes() > 0 ? terms_.day_minutes() : VisitorTerms().day_minutes);
}

QString VisitorTermsModel::weekHours() const {
  return HoursOf(terms_.week_minutes() > 0 ? terms_.week_minutes() : VisitorTerms().week_minutes);
}

absl::Status VisitorTermsModel::Refresh() {
  weekdays_.clear();
  for (int day = 0; day < 7; ++day) weekdays_.append(WeekdayWord(static_cast<absl::Weekday>(day)));
  ASSIGN_OR_RETURN(const TermsView view, phone().visits().MyTerms());
  // What is being changed here stays as it is.
  if (!changed_) terms_ = view.terms;
  badge_kind_.clear();
  badge_text_.clear();
  if (view.sent.kind == OnItsWay::Kind::kWaiting) {
    badge_kind_ = "waiting";
    badge_text_ = tr("Saved on this phone");
  } else if (view.sent.kind == OnItsWay::Kind::kRefused) {
    badge_kind_ = "refused";
    badge_text_ = RefusalSentence(view.sent.refusal);
  }
  ShowSlots();
  return absl::OkStatus();
}

void VisitorTermsModel::ShowSlots() {
  std::vector<SlotRow> rows;
  for (int i = 0; i < terms_.slots_size(); ++i) {
    SlotRow row;
    row.key = QString::number(i);
    row.text = WeekSlotWords(terms_.slots(i));
    rows.push_back(std::move(row));
  }
  slot_rows_.SetRows(rows);
}

void VisitorTermsModel::Change() {
  changed_ = true;
  RefreshNow();
}

void VisitorTermsModel::setWilling(bool willing) {
  if (willing == terms_.willing()) return;
  terms_.set_willing(willing);
  Change();
}

bool VisitorTermsModel::addSlot(int weekday, const QString& from, const QString& to) {
  const std::optional<int> start = ReadClock(from);
  const std::optional<int> end = ReadEndClock(to);
  if (!start || !end || *start >= *end) {
    Q_EMIT refused(tr("Please type two times, like 14:00 and 17:00."));
    return false;
  }
  v1::VisitSlot slot;
  slot.set_weekday(weekday + 1);
  slot.set_start_minute(*start);
  slot.set_end_minute(*end);
  for (const v1::VisitSlot& other : terms_.slots()) {
    const bool meets = other.weekday() == slot.weekday() &&
                       other.start_minute() < slot.end_minute() &&
                       slot.start_minute() < other.end_minute();
    if (!meets) continue;
    Q_EMIT refused(tr("This lies in another of your times."));
    return false;
  }
  *terms_.add_slots() = slot;
  std::sort(terms_.mutable_slots()->begin(), terms_.mutable_slots()->end(), Before);
  Change();
  return true;
}

void VisitorTermsModel::removeSlot(int index) {
  if (index < 0 || index >= terms_.slots_size()) return;
  terms_.mutable_slots()->erase(terms_.mutable_slots()->begin() + index);
  Change();
}

void VisitorTermsModel::save(const QString& dayHours, const QString& weekHours) {
  const std::optional<int> day = ReadHours(dayHours, kMostDayMinutes);
  const std::optional<int> week = ReadHours(weekHours, kMostWeekMinutes);
  if (!day || !week) {
    return Q_EMIT refused(tr("Up to 12 hours in a day and 40 in a week, please."));
  }
  if (terms_.willing() && terms_.slots().empty()) {
    return Q_EMIT refused(tr("Please say first when you can."));
  }
  terms_.set_day_minutes(*day);
  terms_.set_week_minutes(*week);
  const auto queued = phone().visit_commands().SetTerms(terms_);
  if (queued.ok()) changed_ = false;
  Report(queued, tr("It is saved. Visits are planned within it."), true);
}

}  // namespace glimmer::mobile
