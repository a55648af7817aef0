// Who is found by a part of a name.
#include "mobile/model/people_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace glimmer::mobile {
namespace {

using testing::ElementsAre;

std::vector<std::string> Called(const QString& text) {
  std::vector<v1::Person> people(3);
  people[0].set_display_name("Ana Wu");
  people[1].set_display_name("马晓燕");
  people[2].set_display_name("马晓艳");
  people[2].set_merged_into("people/p1");
  std::vector<std::string> names;
  for (const v1::Person& person : PeopleCalled(text, people)) {
    names.push_back(person.display_name());
  }
  return names;
}

TEST(PeopleCalled, FindsByAPartWhateverTheCase) {
  EXPECT_THAT(Called(" wu "), ElementsAre("Ana Wu"));
  EXPECT_THAT(Called(""), ElementsAre("Ana Wu", "马晓燕"));
}

TEST(PeopleCalled, OneWhoWasMergedAwayIsNeverFound) {
  EXPECT_THAT(Called("马晓"), ElementsAre("马晓燕"));
}

}  // namespace
}  // namespace glimmer::mobile
