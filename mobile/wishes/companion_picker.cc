#include "mobile/wishes/companion_picker.h"

#include <QCollator>
#include <algorithm>
#include <set>
#include <utility>

#include "mobile/model/wish_words.h"
#include "shared/base/status_macros.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::mobile {
namespace {

// Beside the chosen ones.
constexpr size_t kMostShown = 6;

}  // namespace

CompanionPicker::CompanionPicker(PhoneContext& context, QObject* parent)
    : QObject(parent), context_(context), rows_(CompanionRow::staticMetaObject, this) {}

void CompanionPicker::Add(const std::string& person, const std::string& display_name) {
  if (!person.empty() && !display_name.empty())
    known_[person] = QString::fromStdString(display_name);
}

// Who leads the person's shifts, and who comes to those that the person leads.
absl::Status CompanionPicker::LearnOfShifts(const std::string& me) {
  LocalStore& store = context_.phone().store();
  ASSIGN_OR_RETURN(const auto own, store.ListSignUpsOfPerson(me));
  std::set<std::string> attended;
  for (const v1::SignUp& sign_up : own) attended.insert(sign_up.shift());
  ASSIGN_OR_RETURN(const auto shifts, store.ListShifts(context_.Now() - LocalStore::kKeep));
  for (const v1::Shift& shift : shifts) {
    if (attended.count(shift.name()) > 0) Add(shift.leader(), shift.leader_display_name());
    if (shift.leader() != me) continue;
    ASSIGN_OR_RETURN(const auto signed_up, store.ListSignUpsOfShift(shift.name()));
    for (const v1::SignUp& sign_up : signed_up) {
      Add(sign_up.person(), sign_up.person_display_name());
    }
  }
  return absl::OkStatus();
}

// Who goes with the person. Of visits that the person only looks after or receives, nobody.
absl::Status CompanionPicker::LearnOfVisits(const std::string& me) {
  ASSIGN_OR_RETURN(const auto visits, context_.phone().store().ListVisits());
  for (const v1::Visit& visit : visits) {
    const bool goes =
        std::any_of(visit.visitors().begin(), visit.visitors().end(),
                    [&](const v1::Visit::Visitor& visitor) { return visitor.person() == me; });
    if (!goes) continue;
    for (const v1::Visit::Visitor& visitor : visit.visitors()) {
      Add(visitor.person(), visitor.display_name());
    }
  }
  return absl::OkStatus();
}

absl::Status CompanionPicker::Learn() {
  known_.clear();
  ASSIGN_OR_RETURN(const Profile profile, context_.phone().store().GetProfile());
  RETURN_IF_ERROR(LearnOfShifts(profile.person));
  RETURN_IF_ERROR(LearnOfVisits(profile.person));
  ASSIGN_OR_RETURN(const auto people, context_.phone().store().People());
  for (const v1::Person& person : people) {
    if (person.merged_into().empty()) Add(person.name(), person.display_name());
  }
  known_.erase(profile.person);
  return absl::OkStatus();
}

bool CompanionPicker::many() const { return known_.size() > kMostShown; }

bool CompanionPicker::full() const { return chosen_.size() >= kMostCompanions; }

QString CompanionPicker::CameAlong(const std::vector<std::string>& people) {
  if (people.empty()) return {};
  if (known_.empty() && !Learn().ok()) return {};
  return tr("With %1", "who came along")
      .arg(CompanionWords(people, [this](const std::string& person) {
        const auto known = known_.find(person);
        return known == known_.end() ? QString() : known->second;
      }));
}

void CompanionPicker::reset() {
  chosen_.clear();
  text_.clear();
  // Of a store that cannot be read nobody is known: the delivery can be told all the same.
  if (!Learn().ok()) known_.clear();
  Show();
}

void CompanionPicker::search(const QString& text) {
  text_ = text.trimmed();
  Show();
}

void CompanionPicker::toggle(const QString& key) {
  const std::string person = key.toStdString();
  const auto at = std::find(chosen_.begin(), chosen_.end(), person);
  if (at != chosen_.end()) {
    chosen_.erase(at);
  } else if (!full() && known_.count(person) > 0) {
    chosen_.push_back(person);
  }
  Show();
}

void CompanionPicker::Show() {
  std::vector<CompanionRow> rows;
  const auto add = [&rows](const std::string& person, const QString& who, bool chosen) {
    rows.push_back({});
    rows.back().key = QString::fromStdString(person);
    rows.back().who = who;
    rows.back().chosen = chosen;
  };
  for (const std::string& person : chosen_) add(person, known_[person], true);
  std::vector<std::pair<QString, std::string>> found;
  for (const auto& [person, who] : known_) {
    const bool chosen = std::find(chosen_.begin(), chosen_.end(), person) != chosen_.end();
    if (!chosen && who.contains(text_, Qt::CaseInsensitive)) found.emplace_back(who, person);
  }
  const QCollator order;
  std::sort(found.begin(), found.end(), [&order](const auto& a, const auto& b) {
    const int names = order.compare(a.first, b.first);
    return names != 0 ? names < 0 : a.second < b.second;
  });
  if (found.size() > kMostShown) found.resize(kMostShown);
  if (full()) found.clear();
  for (const auto& [who, person] : found) add(person, who, false);
  rows_.SetRows(rows);
  Q_EMIT changed();
}

}  // namespace glimmer::mobile
