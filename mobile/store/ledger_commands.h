// What a person can do about follow-ups, deeds and gifts on the phone, with or without signal; as
// in phone_commands.h.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "mobile/store/command_queue.h"
#include "mobile/store/ledger_overlay.h"

namespace glimmer::mobile {

class LedgerCommands {
 public:
  LedgerCommands(LocalStore& store, Outbox& outbox, RandomSource& random, CommandOptions options)
      : store_(store), overlay_(store, outbox), queue_(store, random, std::move(options)) {}

  // Requests come without request_id, and without the id of what they make. All return NOT_FOUND
  // when the phone does not hold what they are about, and TEXT_LOOKS_PRIVATE {field} unless the
  // request says that the text is fine. Beside that:

  absl::StatusOr<Queued> Open(v1::OpenFollowUpRequest request);
  // Errors: FOLLOW_UP_STATE; FIELD_INVALID for a day that is over.
  absl::StatusOr<Queued> Plan(const v1::PlanFollowUpRequest& request);
  // Errors: FOLLOW_UP_STATE; FIELD_INVALID without evidence.
  absl::StatusOr<Queued> Finish(const v1::FinishFollowUpRequest& request);
  // Errors: FOLLOW_UP_STATE; OWN_FOLLOW_UP.
  absl::StatusOr<Queued> Close(absl::string_view follow_up);
  // Errors: FOLLOW_UP_STATE; FIELD_INVALID for an empty reason.
  absl::StatusOr<Queued> Reopen(const v1::ReopenFollowUpRequest& request);

  // Errors: FIELD_INVALID for a day to come.
  absl::StatusOr<Queued> Record(v1::RecordDeedRequest request);
  // Errors: DEED_STATE; OWN_DEED to confirm it; FIELD_INVALID for a refusal without a reason.
  absl::StatusOr<Queued> Decide(absl::string_view deed, bool confirm, absl::string_view reason);
  // Errors: DEED_STATE; FIELD_INVALID for an empty reason.
  absl::StatusOr<Queued> ReverseDeed(absl::string_view deed, absl::string_view reason);

  // Errors: FIELD_INVALID for a day to come.
  absl::StatusOr<Queued> Record(v1::RecordGiftRequest request);
  // Errors: GIFT_STATE; FIELD_INVALID for an empty reason.
  absl::StatusOr<Queued> ReverseGift(absl::string_view gift, absl::string_view reason);

 private:
  absl::StatusOr<FollowUpView> NeedFollowUp(absl::string_view name);
  absl::StatusOr<DeedView> NeedDeed(absl::string_view name);
  absl::CivilDay Today() const;
  absl::Status CheckNotToCome(absl::string_view field, absl::string_view day) const;
  // What is said about one row keeps its order.
  template <typename Request>
  absl::StatusOr<Queued> Add(absl::string_view row, absl::string_view method,
                             absl::string_view title, Request request);

  LocalStore& store_;
  LedgerOverlay overlay_;
  CommandQueue queue_;
};

}  // namespace glimmer::mobile
