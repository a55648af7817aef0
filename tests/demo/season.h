// The invented season of the demonstration: a roster as an office makes it and a calendar as
// another program wrote it. No real person, place or number.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"

namespace glimmer::demo {

// Units below the organisation that the roster and the calendar speak of: "town", "branch", ...
struct SeasonUnit {
  std::string display_name;
  bool community;  // a place where service happens; otherwise people's home
};
std::vector<SeasonUnit> SeasonUnits();

// A roster in GB18030 with a title row, full-width digits, header aliases, Chinese dates, blanks, a
// column that must not be collected and one that nobody knows.
std::string RosterCsv();
// The same office's second file: two rows are wrong on purpose.
std::string RosterWithBadRows();
// People the roster brings.
int RosterPeople();

// A calendar: a weekly series with a date left out, one moved and one cancelled, a single event, an
// all-day holiday. Dates follow `today`.
std::string CalendarIcs(absl::Time today);

// An office's list of wishes, with the columns that go to the sealed details. Last days follow
// `today`.
std::string WishesCsv(absl::Time today);
// What they are called.
std::vector<std::string> WishTitles();

// UTF-8 to GB18030; ends the program for what cannot be written in it.
std::string ToGb18030(const std::string& utf8);

}  // namespace glimmer::demo
