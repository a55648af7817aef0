// What is written down about one household, in lines, and as a sheet to print for it: a page of
// HTML that every browser prints and that loads nothing. Pure, but for the language.
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "glimmer/v1/household_service.pb.h"

namespace glimmer::mobile {

struct RecordLine {
  QString when, title, detail;
};

// Its consents, from the first to the last.
std::vector<RecordLine> ConsentLines(const v1::GetHouseholdRecordResponse& record);
// Who has read where it lives, newest first.
std::vector<RecordLine> ReadLines(const v1::GetHouseholdRecordResponse& record);
// What it asked a visitor to pass on, and what has become of it; newest first.
std::vector<RecordLine> FollowUpLines(const v1::GetHouseholdRecordResponse& record);

// `unit` is the community's name, `now` when the sheet is made.
std::string RecordSheet(const v1::GetHouseholdRecordResponse& record, const QString& unit,
                        absl::Time now);

}  // namespace glimmer::mobile
