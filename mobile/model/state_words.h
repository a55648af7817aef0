// A state is always shape, word and colour: the kind of badge (mobile/ui/Badge.qml) and its words,
// the same everywhere. Pure, but for the language.
#pragma once

#include <QString>

#include "absl/time/time.h"
#include "mobile/store/overlay.h"
#include "mobile/sync/sync_engine.h"

namespace glimmer::mobile {

struct BadgeWords {
  QString kind;  // "confirmed", "waiting", "offered", "refused", "waitlist", "late", "neutral"
  QString text;  // empty: no badge
};

// Where the person stands with the shift.
BadgeWords SignUpBadge(const MyState& mine, absl::TimeZone zone, absl::Time now);

// Came, left, saved on this phone, refused.
BadgeWords AttendanceBadge(const AttendanceState& attendance, absl::TimeZone zone, absl::Time now);

// A ledger row: counts, waits, refused.
BadgeWords RecordBadge(const v1::ServiceRecord& record);

// "Site code", "Leader's tick"...: what the class of evidence means.
QString EvidenceWords(v1::EvidenceClass evidence_class);

// "Saved on this phone 14:02. It will be sent by itself when there is a network."
QString SavedHereWords(absl::Time saved, absl::TimeZone zone);

// What stands in the way of syncing; empty while all is well.
QString SyncSentence(const SyncState& state);

}  // namespace glimmer::mobile
