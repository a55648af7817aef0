// Sheets of paper for those who visit without a phone: one for each visitor, with the visits of
// some days. Aliases, times and what to see to and to bring; neither name nor address of a
// household. Pure, but for the language.
#ifndef GLIMMER_MOBILE_ROUNDS_VISIT_SHEETS_H_
#define GLIMMER_MOBILE_ROUNDS_VISIT_SHEETS_H_

#include <QString>
#include <vector>

#include "absl/time/civil_time.h"
#include "glimmer/v1/visit_service.pb.h"

namespace glimmer::mobile {

struct VisitSheets {
  QString html;      // a page for each visitor when it is printed
  int visitors = 0;  // 0: nobody goes anywhere
};

// Of the visits that begin from `first` to `last`, but for those that do not take place.
VisitSheets MakeVisitSheets(const std::vector<v1::Visit>& visits, absl::CivilDay first,
                            absl::CivilDay last);

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_ROUNDS_VISIT_SHEETS_H_
