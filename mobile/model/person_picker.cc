#include "mobile/model/person_picker.h"

#include <vector>

#include "mobile/model/people_search.h"

namespace glimmer::mobile {
namespace {

constexpr size_t kMostFound = 6;

}  // namespace

PersonPicker::PersonPicker(PhoneContext& context, QObject* parent)
    : QObject(parent), context_(context), found_(FoundPersonRow::staticMetaObject, this) {}

void PersonPicker::search(const QString& text) {
  std::vector<FoundPersonRow> rows;
  const auto people = context_.phone().store().People();
  if (people.ok() && !text.trimmed().isEmpty()) {
    for (const v1::Person& person : PeopleCalled(text, *people)) {
      if (rows.size() == kMostFound) break;
      rows.push_back({});
      rows.back().key = QString::fromStdString(person.name());
      rows.back().who = QString::fromStdString(person.display_name());
    }
  }
  found_.SetRows(rows);
}

void PersonPicker::choose(const QString& person, const QString& who) {
  person_ = person.toStdString();
  who_ = who;
  found_.SetRows(std::vector<FoundPersonRow>());
  Q_EMIT changed();
}

}  // namespace glimmer::mobile
