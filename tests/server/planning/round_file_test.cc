#include "server/planning/round_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_replace.h"
#include "server/planning/village.h"

namespace glimmer::planning {
namespace {

using ::testing::HasSubstr;

constexpr absl::string_view kRound = R"({
  "days": 2, "travel": [[0, 5], [5, 0]],
  "volunteers": [{"id": "ann", "place": 0, "available": [[480, 600]]}],
  "households": [{"id": "h1", "place": 1, "consent": true, "windows": [[500, 590]],
    "introduced": ["ann"], "visitors": 1, "visited_by": {"ann": 2}}],
  "pins": [{"household": "h1", "visitors": ["ann"], "start": 510}],
  "waived": [{"household": "h1", "rule": "travel"}]
})";

TEST(RoundFileTest, ReadsWhatItWrites) {
  Round round = MakeVillage({.households = 20, .volunteers = 50}, 9);
  round.pins = {{1, {2, 3}, round.households[1].windows[0].open}};
  round.previous = {{4, {5, 6}, 700}};
  round.weekday = 3;
  round.volunteers[2].earlier = {{-600, -540}, {700, 760}};
  round.waivers = {{7, Rule::kTravel}};
  const std::string text = WriteRound(round);
  const auto again = ReadRound(text);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(WriteRound(*again), text);
  EXPECT_EQ(again->open_shifts.size(), round.open_shifts.size());
  EXPECT_EQ(again->weekday, 3);
  EXPECT_EQ(again->volunteers[2].earlier.size(), 2u);
}

TEST(RoundFileTest, TakesDefaultsForWhatIsNotSaid) {
  const auto round = ReadRound(kRound);
  ASSERT_TRUE(round.ok()) << round.status();
  EXPECT_EQ(round->households[0].due, 2 * kMinutesPerDay);
  EXPECT_TRUE(round->households[0].needs_introduction);
  EXPECT_EQ(round->households[0].visited_by.at(0), 2);
  EXPECT_EQ(round->waivers[0].rule, Rule::kTravel);
}

TEST(RoundFileTest, RefusesWhatIsNoRound) {
  const auto with = [](absl::string_view old_text, absl::string_view new_text) {
    const std::string text = absl::StrReplaceAll(kRound, {{old_text, new_text}});
    return std::string(ReadRound(text).status().message());
  };
  EXPECT_THAT(with("\"introduced\": [\"ann\"]", "\"introduced\": [\"bo\"]"), HasSubstr("no bo"));
  EXPECT_THAT(with("\"place\": 1", "\"place\": 2"), HasSubstr("no row of travel"));
  EXPECT_THAT(with("[[500, 590]]", "[[590, 500]]"), HasSubstr("no span"));
  EXPECT_THAT(with("\"visitors\": 1", "\"visitors\": 3"),
              HasSubstr("household h1: The field visitors is no whole number from 1 to 2"));
  EXPECT_THAT(with("\"days\": 2", "\"days\": 1e12"), HasSubstr("days"));
  EXPECT_THAT(with("[[480, 600]]", "[[480, 1e13]]"), HasSubstr("volunteer ann: In available"));
  EXPECT_THAT(with("\"start\": 510", "\"start\": 560"), HasSubstr("outside its windows"));
  EXPECT_THAT(with("{\"ann\": 2}", "{\"ann\": 1e12}"), HasSubstr("ann is no whole number"));
  const std::string visit = R"({"household": "h1", "visitors": ["ann"], "start": 510})";
  EXPECT_THAT(with("[" + visit + "]", "[" + visit + ", " + visit + "]"), HasSubstr("in pins"));
  EXPECT_THAT(std::string(ReadRound(R"({"travel": [], "volunteers": [], "households": [],
      "pins": [{"household": "x", "visitors": [], "start": 1}]})")
                              .status()
                              .message()),
              HasSubstr("There is no x"));
  EXPECT_THAT(with("\"rule\": \"travel\"", "\"rule\": \"x\""), HasSubstr("waived rule"));
  EXPECT_THAT(with("{\"ann\": 2}", "[1]"), HasSubstr("visited_by"));
}

}  // namespace
}  // namespace glimmer::planning
