// What becomes of the phone's own words about visits, and of the addresses it keeps, when the
// server says something new. Inside the caller's transaction.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/visit_service.pb.h"
#include "google/protobuf/message.h"
#include "mobile/store/outbox_store.h"
#include "mobile/store/resource_row.h"
#include "mobile/store/visit_keeping_store.h"
#include "shared/sql/database.h"

namespace glimmer::mobile {

// A phone whose clock says that the capsule was not fetched yet was set back.
constexpr absl::Duration kClockSlack = absl::Minutes(10);
// What was ticked of a visit, and not told, is kept so long after its planned end.
constexpr absl::Duration kDraftKept = absl::Hours(24 * 7);

// The person goes there, and it stands: the address may lie on this phone.
bool MayHoldAddress(const v1::Visit& visit, absl::string_view person);
// It may not be opened any more.
bool IsOver(const CapsuleRow& capsule, absl::Time server_now);

// Addresses whose time is over; those of visits that are no longer the person's. Both return how
// many there were.
absl::StatusOr<int64_t> WipeOldCapsules(sql::Transaction& tx, absl::Time server_now);
absl::StatusOr<int64_t> WipeStrayCapsules(sql::Transaction& tx);
// After `item` was accepted with an answer of `rows`: the addresses of visits that are no longer
// the person's by these, and a note for whoever comes next; how many.
absl::StatusOr<int64_t> WipeSecretsOf(sql::Transaction& tx, const OutboxItem& item,
                                      const std::vector<ResourceRow>& rows);

// The answer speaks of a visit that was no longer the person's: the phone keeps no row of it.
bool IsOfSomebodyElse(const google::protobuf::Message& answer);
// After `item` was accepted. A finished visit has no draft any more, and what was refused of its
// beginning is of no interest; a report that waits for a coordinator is remembered.
absl::Status TakeVisitAnswer(sql::Transaction& tx, const OutboxItem& item,
                             const google::protobuf::Message& answer, absl::Time now);

}  // namespace glimmer::mobile
