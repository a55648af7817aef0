// What visitors can say on the phone, with or without signal, and whoever is told when no word
// comes; as in phone_commands.h. A word about an alarm goes at once, and waits for nothing else
// that was said about the visit.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "glimmer/v1/visit_service.pb.h"
#include "mobile/store/command_queue.h"
#include "mobile/store/visit_drafts.h"
#include "mobile/store/visit_overlay.h"

namespace glimmer::mobile {

class VisitCommands {
 public:
  VisitCommands(LocalStore& store, Outbox& outbox, VisitDrafts& drafts, RandomSource& random,
                CommandOptions options)
      : store_(store),
        outbox_(outbox),
        drafts_(drafts),
        overlay_(store, outbox),
        queue_(store, random, std::move(options)) {}

  // All return NOT_FOUND when the phone does not hold what they are about, and NOT_A_VISITOR to who
  // does not go there. Beside that:

  // `etag`: of the visit as it was shown. In place of a yes that was refused, if there is one.
  // Errors: VISIT_STATE; ETAG_MISMATCH when the phone holds another plan by now.
  absl::StatusOr<Queued> Accept(absl::string_view visit, const std::string& etag);
  // Wipes the address. Takes back an answer that was never sent, without asking the server: then
  // request_id is empty. Errors: VISIT_STATE.
  absl::StatusOr<Queued> Leave(absl::string_view visit);
  // Now, by the server's clock as far as the phone knows it. Errors: VISIT_STATE; TIMES_INVALID
  // more than two hours before the planned start.
  absl::StatusOr<Queued> Start(absl::string_view visit);
  // `report` as the draft has it, with `held` and, when it was held, both times by the server's
  // clock; its name, and what there is no such line of, are seen to here. Also of a visit that was
  // taken from the person after they had begun it. Goes after its beginning, and also when that was
  // refused. Errors: VISIT_STATE; TIMES_INVALID.
  absl::StatusOr<Queued> Finish(v1::FinishVisitRequest report);

  // What the household has asked to be passed on; `need` with all but its request_id. Also from a
  // visit whose end was told. Errors: VISIT_STATE; FIELD_INVALID {given_by}, {channel} without the
  // household's word, {need}; TEXT_LOOKS_PRIVATE {field} unless it says that the text is fine.
  absl::StatusOr<Queued> RelayNeed(v1::RelayNeedRequest need);

  // All is well. A raised alarm that was not sent yet is taken back. By a visitor or the off-site
  // contact.
  absl::StatusOr<Queued> ReportSafe(absl::string_view visit);
  // It takes longer, and the visitors are well. By a visitor, or by the off-site contact who has
  // talked with one. Errors: VISIT_STATE; TIMES_INVALID when
  // `expected_end` is over or more than four hours after the planned end.
  absl::StatusOr<Queued> Extend(absl::string_view visit, absl::Time expected_end);
  // At once, whatever else waits or was refused; what says that all is well, and waits, is
  // overtaken by it. Errors: VISIT_STATE more than 12 hours after the planned end.
  absl::StatusOr<Queued> RaiseAlarm(absl::string_view visit);
  // Errors: VISIT_STATE when there is no alarm.
  absl::StatusOr<Queued> AcknowledgeAlarm(absl::string_view visit);

  // After `after_request_id`, if given. Errors: PAIRING_STATE; FIELD_INVALID {note}.
  absl::StatusOr<Queued> SetHandoverNote(absl::string_view pairing, const std::string& note,
                                         const std::string& after_request_id = {});
  // The person's own. Errors: FIELD_INVALID {visitor_terms.slots, visitor_terms.day_minutes,
  // visitor_terms.week_minutes}.
  absl::StatusOr<Queued> SetTerms(v1::VisitorTerms terms);

 private:
  absl::StatusOr<VisitView> NeedView(absl::string_view visit);
  absl::StatusOr<QueueRow> RowOf(const v1::Visit& visit, absl::string_view method);
  // What is said about a visit's alarm waits for nothing that was said about the visit.
  template <typename Request>
  absl::StatusOr<Queued> AddAboutAlarm(const v1::Visit& visit, absl::string_view method,
                                       Request request = {}, bool may_undo = false);
  // What was refused in the lane, for who says something new has seen it; also what was never sent.
  absl::Status Drop(const std::string& lane, bool unsent_too);
  // The request that the end of a visit goes after; empty when there is none.
  absl::StatusOr<std::string> BeginningOf(absl::string_view visit);

  LocalStore& store_;
  Outbox& outbox_;
  VisitDrafts& drafts_;
  VisitOverlay overlay_;
  CommandQueue queue_;
};

}  // namespace glimmer::mobile
