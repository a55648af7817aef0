#include "mobile/households/visit_terms_draft.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "mobile/households/household_terms.h"
#include "mobile/households/household_words.h"
#include "mobile/model/format_words.h"
#include "mobile/model/typed_times.h"
#include "shared/domain/consent_rules.h"

namespace glimmer::mobile {
namespace {

constexpr int kDaysOfWeek = 7;
constexpr int kMostPeople = static_cast<int>(kMostVisitors);
constexpr int kPeopleWithMinors = 2;
constexpr size_t kMostLanguages = 5;
constexpr int kMostCadence = 366;

std::optional<int> ReadCadence(const QString& text) {
  if (text.trimmed().isEmpty()) return 0;
  bool number = false;
  const int days = text.trimmed().toInt(&number);
  return number && days >= 0 && days <= kMostCadence ? std::optional<int>(days) : std::nullopt;
}

}  // namespace

VisitTermsDraft::VisitTermsDraft(QObject* parent)
    : QObject(parent),
      slot_rows_(VisitSlotRow::staticMetaObject, this),
      weekday_rows_(ChoiceRow::staticMetaObject, this),
      language_rows_(ChoiceRow::staticMetaObject, this) {
  terms_.set_min_people(kPeopleWithMinors);
  ShowChoices();
}

void VisitTermsDraft::Set(QString& field, const QString& text) {
  if (field == text) return;
  field = text;
  Q_EMIT changed();
}

void VisitTermsDraft::ShowChoices() {
  QStringList days;
  for (int day = 0; day < kDaysOfWeek; ++day) {
    days.append(WeekdayWord(static_cast<absl::Weekday>(day)));
  }
  weekday_rows_.SetRows(ChoiceRows(days, weekdays_));
  QStringList names;
  std::set<int> spoken;
  for (const std::string& tag : LanguageTags()) {
    const bool on = std::count(terms_.languages().begin(), terms_.languages().end(), tag) > 0;
    if (on) spoken.insert(static_cast<int>(names.size()));
    names.append(LanguageWords(tag));
  }
  language_rows_.SetRows(ChoiceRows(names, spoken));
  Q_EMIT changed();
}

QStringList VisitTermsDraft::peopleChoices() const {
  QStringList choices;
  for (int people = 1; people <= kMostPeople; ++people) choices.append(QString::number(people));
  return choices;
}

void VisitTermsDraft::setPeople(int people) {
  const int least = minors() ? kPeopleWithMinors : 1;
  terms_.set_min_people(std::clamp(people + 1, least, kMostPeople));
  Q_EMIT changed();
}

void VisitTermsDraft::setMinors(bool on) {
  terms_.set_has_minors(on);
  setPeople(people());
}

void VisitTermsDraft::toggleWeekday(int weekday) {
  if (weekdays_.erase(weekday) == 0) weekdays_.insert(weekday);
  ShowChoices();
}

void VisitTermsDraft::toggleLanguage(int language) {
  if (language < 0 || language >= static_cast<int>(LanguageTags().size())) return;
  const std::string& tag = LanguageTags()[static_cast<size_t>(language)];
  auto& tags = *terms_.mutable_languages();
  const auto found = std::find(tags.begin(), tags.end(), tag);
  if (found != tags.end()) {
    tags.erase(found);
  } else if (terms_.languages_size() < static_cast<int>(kMostLanguages)) {
    terms_.add_languages(tag);
  } else {
    return Q_EMIT refused(tr("Five languages at most"));
  }
  ShowChoices();
}

void VisitTermsDraft::addSlots() {
  const auto start = ReadClock(from_);
  const auto end = ReadEndClock(to_);
  if (weekdays_.empty()) return Q_EMIT refused(tr("Choose the days first"));
  if (!start || !end || *end <= *start) {
    return Q_EMIT refused(tr("The time looks like 14:00 until 16:00"));
  }
  v1::VisitTerms with = terms_;
  for (const int weekday : weekdays_) {
    v1::VisitSlot& slot = *with.add_slots();
    slot.set_weekday(weekday + 1);
    slot.set_start_minute(*start);
    slot.set_end_minute(*end);
  }
  SortSlots(with);
  if (!CheckVisitTerms(TermsOf(with)).ok()) {
    return Q_EMIT refused(tr("This lies on a time that is there already, or there are too many"));
  }
  terms_ = with;
  weekdays_.clear();
  ShowSlots();
}

void VisitTermsDraft::removeSlot(const QString& key) {
  const int index = key.toInt();
  if (index < 0 || index >= terms_.slots_size()) return;
  terms_.mutable_slots()->DeleteSubrange(index, 1);
  ShowSlots();
}

void VisitTermsDraft::ShowSlots() {
  std::vector<VisitSlotRow> rows;
  for (const v1::VisitSlot& slot : terms_.slots()) {
    VisitSlotRow row;
    row.key = QString::number(rows.size());
    row.words = SlotWords(slot);
    rows.push_back(std::move(row));
  }
  slot_rows_.SetRows(rows);
  ShowChoices();
}

void VisitTermsDraft::Reword() { ShowSlots(); }

QString VisitTermsDraft::Missing() const {
  if (!weekdays_.empty()) return tr("Add the time for the chosen days, or choose none");
  if (!ReadCadence(cadence_)) return tr("The days between visits are a number, 366 at most");
  return CheckVisitTerms(TermsOf(Terms())).ok() ? QString() : tr("Look at the times again");
}

v1::VisitTerms VisitTermsDraft::Terms() const {
  v1::VisitTerms terms = terms_;
  terms.set_cadence_days(ReadCadence(cadence_).value_or(0));
  return terms;
}

void VisitTermsDraft::Show(const v1::VisitTerms& terms) {
  terms_ = terms;
  if (terms_.min_people() == 0) terms_.set_min_people(kPeopleWithMinors);
  SortSlots(terms_);
  weekdays_.clear();
  cadence_ = terms.cadence_days() == 0 ? QString() : QString::number(terms.cadence_days());
  ShowSlots();
}

}  // namespace glimmer::mobile
