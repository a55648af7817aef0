// A volunteer's visits in words: where they stand, with whom they go, and when the address opens.
// Pure, but for the language.
#pragma once

#include <QString>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "mobile/model/state_words.h"
#include "mobile/store/visit_overlay.h"

namespace glimmer::mobile {

// Where the person stands with it, or else, for who is told first, how it stands itself.
BadgeWords MyVisitBadge(const VisitView& view, absl::Time now);

// "14:00" of today, else "Tomorrow 14:00".
QString SoonWords(absl::Time time, absl::TimeZone zone, absl::Time now);

// "Tomorrow 14:00–15:00".
QString VisitSpan(const v1::Visit& visit, absl::Time now);

// "with Li Min, Zhao", "alone"; of who goes beside `person`. Empty when it is not known.
QString CompanionWords(const v1::Visit& visit, const std::string& person);
// "Li Min, Zhao": all who go.
QString WhoGoesWords(const v1::Visit& visit);

// About the address of a visit that the person goes to; `open_until` when it lies on this phone.
QString AddressLine(const v1::Visit& visit, std::optional<absl::Time> open_until, absl::Time now);

// No word has come in time, or a visitor called for help, and it is not said here that all is well.
bool NeedsHelp(const VisitView& view, absl::Time now);
// The person is told of it first, and has something to do.
bool IsTold(const VisitView& view, absl::Time now);
// "No word since 13:00. Please call them." Or that somebody calls for help.
QString AlarmSentence(const VisitView& view, absl::Time now);

// "Tue 14:00–18:00".
QString WeekSlotWords(const v1::VisitSlot& slot);

}  // namespace glimmer::mobile
