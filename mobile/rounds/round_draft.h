// A round that is being planned: what was asked, what the server proposed, and what the coordinator
// has decided about it. Kept in a file of the profile, with aliases and without addresses, so that
// it outlives the page. Pure, but for the file.
#pragma once

#include <QDataStream>
#include <QString>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "glimmer/v1/round_service.pb.h"

namespace glimmer::mobile {

struct RoundDraft {
  v1::ProposeRoundRequest round;      // unit, first day, days, minutes, and no decisions
  v1::ProposeRoundResponse proposal;  // `pinned` also of what the coordinator has fixed since
  v1::ProposeRoundResponse before;    // the proposal before this one
  std::set<std::string> left_out;     // households/{id}: no visit this time
  std::string publish_request_id;     // of the outbox row; empty before

  bool proposed() const { return proposal.visits_size() + proposal.unassigned_size() > 0; }
};

// Null when the household has none.
v1::ProposedVisit* VisitTo(v1::ProposeRoundResponse& proposal, absl::string_view household);
const v1::ProposedVisit* VisitTo(const v1::ProposeRoundResponse& proposal,
                                 absl::string_view household);

// With a visit or without one.
bool StandsIn(const v1::ProposeRoundResponse& proposal, absl::string_view household);

// The same people at the same time.
bool SamePlan(const v1::ProposedVisit& a, const v1::ProposedVisit& b);

// What to ask for next: what is fixed stays, and of the rest what still can; who is left out takes
// nobody's time.
v1::ProposeRoundRequest NextRequest(const RoundDraft& draft);

// The answer to that: what stood there before is what it is compared with.
void TakeProposal(v1::ProposeRoundResponse proposal, RoundDraft& draft);

// Somebody goes in somebody's place, and that is fixed. False when nothing has changed: the one
// does not go there, or the other does already.
bool Exchange(absl::string_view household, absl::string_view from, const v1::Choice& to,
              RoundDraft& draft);

// All that is not left out.
std::vector<v1::VisitPlan> PlansToPublish(const RoundDraft& draft);

// What the phone may no longer know goes from the draft, too: `known` are the households of the
// feed. True when something went.
bool ForgetUnknown(const std::set<std::string>& known, RoundDraft& draft);

// As part of a file; nullopt when it cannot be read.
void PutDraft(QDataStream& stream, const RoundDraft& draft);
std::optional<RoundDraft> TakeDraft(QDataStream& stream);

// nullopt when there is none, or it cannot be read.
std::optional<RoundDraft> ReadDraft(const QString& path);
// False when it could not be written.
bool WriteDraft(const QString& path, const RoundDraft& draft);
void RemoveDraft(const QString& path);

}  // namespace glimmer::mobile
