#include "mobile/desk/position_list.h"

#include <QSet>
#include <algorithm>
#include <optional>
#include <utility>

#include "mobile/model/typed_skills.h"

namespace glimmer::mobile {
namespace {

// As the server takes them.
constexpr int kMostPositions = 20;
constexpr int kMostPlaces = 10'000;
constexpr int kOldestAge = 120;
constexpr char kUsualPlaces[] = "10";

// nullopt for what is no whole number.
std::optional<int> ReadNumber(const QString& text) {
  bool ok = false;
  const int number = text.trimmed().normalized(QString::NormalizationForm_KC).toInt(&ok);
  return ok ? std::optional<int>(number) : std::nullopt;
}

}  // namespace

PositionList::PositionList(PhoneContext& context, QObject* parent)
    : QObject(parent), context_(context), rows_(PositionRow::staticMetaObject, this) {
  connect(&context_, &PhoneContext::changed, this, &PositionList::Publish);
  drafts_.push_back(NewDraft());
  drafts_.back().name = tr("Helper");
  Publish();
}

PositionRow PositionList::NewDraft() {
  PositionRow draft;
  draft.key = QString::number(next_key_++);
  draft.places = kUsualPlaces;
  return draft;
}

void PositionList::Show(const v1::Shift& shift) {
  drafts_.clear();
  held_.clear();
  for (const v1::Position& position : shift.positions()) {
    PositionRow draft = NewDraft();
    draft.name = QString::fromStdString(position.display_name());
    draft.places = QString::number(position.capacity());
    QStringList skills;
    for (const std::string& skill : position.needed_skills()) {
      skills.append(QString::fromStdString(skill));
    }
    draft.skills = skills.join(tr(", "));
    if (position.minimum_age() > 0) draft.age = QString::number(position.minimum_age());
    drafts_.push_back(std::move(draft));
  }
  if (drafts_.empty()) drafts_.push_back(NewDraft());
  Publish();
}

void PositionList::SetHeld(std::map<std::string, int> held) {
  if (held == held_) return;
  held_ = std::move(held);
  Publish();
}

std::vector<v1::Position> PositionList::Typed() const {
  std::vector<v1::Position> positions;
  for (const PositionRow& draft : drafts_) {
    v1::Position& position = positions.emplace_back();
    position.set_display_name(draft.name.trimmed().toStdString());
    position.set_capacity(ReadNumber(draft.places).value_or(0));
    for (const QString& skill : ReadSkills(draft.skills)) {
      position.add_needed_skills(skill.toStdString());
    }
    position.set_minimum_age(ReadNumber(draft.age).value_or(0));
  }
  return positions;
}

int PositionList::HeldBy(const QString& name) const {
  const auto held = held_.find(name.trimmed().toStdString());
  return held == held_.end() ? 0 : held->second;
}

QString PositionList::MissingOf(const PositionRow& draft) const {
  if (draft.name.trimmed().isEmpty()) return tr("What is the position called?");
  const int places = ReadNumber(draft.places).value_or(0);
  if (places < 1 || places > kMostPlaces) return tr("How many people?");
  if (const int held = HeldBy(draft.name); places < held) {
    return tr("%1: %2 places are held already").arg(draft.name.trimmed()).arg(held);
  }
  const std::optional<int> age = ReadNumber(draft.age);
  const bool no_age = !draft.age.trimmed().isEmpty() && (!age || *age < 0 || *age > kOldestAge);
  return no_age ? tr("The minimum age is a number of years") : QString();
}

QString PositionList::Missing() const {
  QSet<QString> names;
  for (const PositionRow& draft : drafts_) {
    if (const QString missing = MissingOf(draft); !missing.isEmpty()) return missing;
    const QString name = draft.name.trimmed();
    if (names.contains(name)) return tr("Two positions are called %1").arg(name);
    names.insert(name);
  }
  for (const auto& [name, held] : held_) {
    const QString gone = QString::fromStdString(name);
    if (held > 0 && !names.contains(gone)) {
      return tr("%1: %2 places are held already").arg(gone).arg(held);
    }
  }
  return {};
}

// A position that nobody fits stays empty without anybody knowing why.
QString PositionList::SkillSentence(const QString& skills) const {
  const QStringList wanted = ReadSkills(skills);
  if (wanted.isEmpty()) return {};
  const auto people = context_.phone().store().People();
  if (!people.ok()) return {};
  const auto named = [&](const QString& skill) {
    return std::any_of(people->begin(), people->end(), [&](const v1::Person& person) {
      return std::count(person.skills().begin(), person.skills().end(), skill.toStdString()) > 0;
    });
  };
  QStringList unknown;
  for (const QString& skill : wanted) {
    if (!named(skill)) unknown.append(skill);
  }
  if (unknown.isEmpty()) return {};
  return tr("Nobody here has named this skill so far: %1").arg(unknown.join(tr(", ")));
}

void PositionList::Publish() {
  for (PositionRow& draft : drafts_) {
    const int held = HeldBy(draft.name);
    draft.held_sentence = held > 0 ? tr("%n place(s) held", nullptr, held) : QString();
    draft.skill_sentence = SkillSentence(draft.skills);
  }
  rows_.SetRows(drafts_);
  Q_EMIT changed();
}

void PositionList::add() {
  if (count() == kMostPositions) return;
  drafts_.push_back(NewDraft());
  Publish();
}

void PositionList::remove(const QString& key) {
  if (count() == 1) return;
  drafts_.erase(std::remove_if(drafts_.begin(), drafts_.end(),
                               [&](const PositionRow& draft) { return draft.key == key; }),
                drafts_.end());
  Publish();
}

void PositionList::Set(const QString& key, QString PositionRow::*field, const QString& text) {
  for (PositionRow& draft : drafts_) {
    if (draft.key == key) draft.*field = text;
  }
  Publish();
}

void PositionList::setName(const QString& key, const QString& text) {
  Set(key, &PositionRow::name, text);
}

void PositionList::setPlacesOf(const QString& key, const QString& text) {
  Set(key, &PositionRow::places, text);
}

void PositionList::setSkills(const QString& key, const QString& text) {
  Set(key, &PositionRow::skills, text);
}

void PositionList::setAge(const QString& key, const QString& text) {
  Set(key, &PositionRow::age, text);
}

}  // namespace glimmer::mobile
