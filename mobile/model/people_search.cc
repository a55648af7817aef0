#include "mobile/model/people_search.h"

#include <algorithm>
#include <iterator>

namespace glimmer::mobile {

std::vector<v1::Person> PeopleCalled(const QString& text, const std::vector<v1::Person>& people) {
  const QString wanted = text.trimmed();
  std::vector<v1::Person> called;
  std::copy_if(
      people.begin(), people.end(), std::back_inserter(called), [&](const v1::Person& person) {
        return person.merged_into().empty() &&
               QString::fromStdString(person.display_name()).contains(wanted, Qt::CaseInsensitive);
      });
  return called;
}

}  // namespace glimmer::mobile
