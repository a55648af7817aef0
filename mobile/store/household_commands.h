// What a household's contact says on their own phone where it is a no: it is saved, can be taken
// back for as long as it was not sent, and needs no signal. Every yes (to a consent, to a visit, to
// visits again) asks the server at once, since on its way what it was said to may have become
// something else; and so does all that coordinators do about households, of which nothing waits on
// a phone.
#pragma once

#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "mobile/store/command_queue.h"
#include "mobile/store/ledger_overlay.h"

namespace glimmer::mobile {

class HouseholdCommands {
 public:
  HouseholdCommands(LocalStore& store, Outbox& outbox, RandomSource& random, CommandOptions options)
      : store_(store), outbox_(outbox), queue_(store, random, std::move(options)) {}

  // All return NOT_FOUND when the phone does not hold what they are about. Beside that:

  // No visits for now. Errors: HOUSEHOLD_STATE.
  absl::StatusOr<Queued> Pause(absl::string_view household);
  absl::StatusOr<Queued> Withdraw(absl::string_view household, bool erase_now);
  // That person does not come any more.
  absl::StatusOr<Queued> RefuseVisitor(absl::string_view household, absl::string_view person);
  // This visit does not take place. Errors: VISIT_STATE.
  absl::StatusOr<Queued> Cancel(absl::string_view visit);

  // Pause, withdraw or cancel: the newest about a household or a visit that the server has not
  // answered.
  absl::StatusOr<OnItsWay> Sent(absl::string_view resource);
  // people/{id} of whom it has said so and the server has not answered.
  absl::StatusOr<std::set<std::string>> RefusedVisitors(absl::string_view household);

 private:
  absl::StatusOr<v1::Household> NeedHousehold(absl::string_view name);
  // What is said about one household or visit keeps its order, but for a withdrawal.
  template <typename Request>
  absl::StatusOr<Queued> Add(absl::string_view lane, absl::string_view method,
                             const std::string& title, Request request);

  LocalStore& store_;
  Outbox& outbox_;
  CommandQueue queue_;
};

}  // namespace glimmer::mobile
