// What coordinators arrange about visits, with or without signal: plans and pairings, which bind
// nobody until a household has agreed. That a household agrees is said to the server at once, as
// every yes is (household_commands.h): on its way, what it was said to may have become something
// else. As in phone_commands.h.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "glimmer/v1/visit_service.pb.h"
#include "mobile/store/command_queue.h"
#include "mobile/store/ledger_overlay.h"

namespace glimmer::mobile {

// The organisation's zone, as its visits and events have it; the phone's own before there are any.
absl::TimeZone VisitZone(LocalStore& store);

// One that has not ended. Errors: NOT_FOUND; PAIRING_STATE.
absl::StatusOr<v1::Pairing> NeedPairing(LocalStore& store, absl::string_view pairing);

class VisitDeskCommands {
 public:
  VisitDeskCommands(LocalStore& store, Outbox& outbox, RandomSource& random, CommandOptions options)
      : store_(store), outbox_(outbox), queue_(store, random, std::move(options)) {}

  // All return NOT_FOUND when the phone does not hold what they are about. Beside that:

  // What speaks against a plan as far as the phone knows; `visit` is the one that it takes the
  // place of, empty for a new one. Errors: HOUSEHOLD_STATE; CONSENT_MISSING; FIELD_INVALID
  // {start_time, end_time, visitors}; OUTSIDE_VISIT_SLOTS; TOO_FEW_VISITORS {min_people};
  // VISITOR_BUSY {person, resource}.
  absl::Status Check(const v1::VisitPlan& plan, absl::string_view visit = {});
  // The same of each plan of a round; nobody is in two places of it at once either.
  absl::StatusOr<std::vector<absl::Status>> CheckRound(const std::vector<v1::VisitPlan>& plans);
  // One visit or a round of them, all or none. Errors: those of Check, of the first that has one.
  absl::StatusOr<Queued> Plan(absl::string_view unit, const std::vector<v1::VisitPlan>& plans);
  // The server has answered that these visits are cancelled (RetractVisits), by their names alone:
  // until the feed says so too, they are in nobody's way.
  absl::Status NoteRetracted(const std::vector<std::string>& visits);
  // Errors: VISIT_STATE; those of Check.
  absl::StatusOr<Queued> Change(absl::string_view visit, const v1::VisitPlan& plan);
  // Errors: HOUSEHOLD_STATE; CONSENT_MISSING; ALREADY_PAIRED {pairing}.
  absl::StatusOr<Queued> Pair(absl::string_view household, absl::string_view person);
  // Errors: PAIRING_STATE.
  absl::StatusOr<Queued> EndPairing(absl::string_view pairing);
  absl::StatusOr<Queued> ReviewPairing(absl::string_view pairing);

  // What was said about a visit or a pairing and the server has not answered, by its name.
  absl::StatusOr<std::map<std::string, OnItsWay>> Sent();
  // Plans whose visits the server has not made yet, one by one.
  struct UnsentPlan {
    v1::VisitPlan plan;
    OnItsWay sent;
  };
  absl::StatusOr<std::vector<UnsentPlan>> UnsentPlans();
  // Pairs that the server has not made yet.
  struct UnsentPair {
    std::string household, person;
    OnItsWay sent;
  };
  absl::StatusOr<std::vector<UnsentPair>> UnsentPairs();

 private:
  struct Known;  // what the phone holds of visits
  absl::StatusOr<Known> Load();
  // Errors: HOUSEHOLD_STATE; CONSENT_MISSING.
  absl::StatusOr<v1::Household> NeedConsenting(absl::string_view household);
  absl::Status CheckOne(const v1::VisitPlan& plan, absl::string_view visit, const Known& known);

  LocalStore& store_;
  Outbox& outbox_;
  CommandQueue queue_;
};

}  // namespace glimmer::mobile
