// The roster's part that ticks people by the code they show: of a card, or of their own claim.
#include <optional>
#include <utility>

#include "absl/strings/strip.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/shifts/roster_model.h"
#include "mobile/store/claim_chain.h"
#include "shared/base/status_macros.h"
#include "shared/crypto/base45.h"
#include "shared/crypto/signed_site_code.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

using Presence = AttendanceState::Kind;

QString TickedWords(const QString& name, bool go) {
  return go ? RosterModel::tr("%1 has left").arg(name) : RosterModel::tr("%1 is here").arg(name);
}

}  // namespace

void RosterModel::setCardsGo(bool go) {
  cards_go_ = go;
  Q_EMIT ticked();
}

void RosterModel::SayProblem(const QString& title, const QString& sentence) {
  Q_EMIT scanSaid(title, sentence, {}, false);
}

void RosterModel::scanned(const QString& text) {
  const auto code = ParsePersonCode(Base45Decode(text.toStdString()).value_or(""));
  if (absl::IsFailedPrecondition(code.status())) {
    return SayProblem(tr("A code of a newer kind"),
                      tr("Please update this app. Until then, tick them in the list."));
  }
  if (!code.ok()) {
    return SayProblem(tr("This is no person's code"),
                      tr("Scan somebody's card, or the code that their phone shows once they have "
                         "checked in or out."));
  }
  const absl::Status status = TickScanned(*code);
  if (!status.ok()) Refuse(status);
}

absl::Status RosterModel::TickScanned(const PersonCode& code) {
  const std::string person = ResourceName(kPeople, code.person_id);
  ASSIGN_OR_RETURN(const auto line, LineOf(person));
  if (person == my_person_ || (line && line->person == my_person_)) {
    SayProblem(tr("This is your own code"),
               tr("Somebody else has to scan it: nobody vouches for themselves."));
  } else if (code.claim &&
             code.claim->shift_mark != ShiftMark(absl::StripPrefix(shift_, "shifts/"))) {
    SayProblem(tr("A code of another shift"),
               tr("Their phone has checked in or out somewhere else. Please look together which "
                  "shift they are on."));
  } else if (!line) {
    SayProblem(tr("This phone does not know them"),
               tr("Find them by name under the roster, or ask a coordinator to add them."));
  } else if (code.claim) {
    TickClaim(*line, *code.claim);
  } else {
    TickCard(*line);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<RosterEntry>> RosterModel::LineOf(std::string person) {
  ASSIGN_OR_RETURN(auto known, phone().store().Get<v1::Person>(person));
  if (known && !known->merged_into().empty()) {  // the card is older than that
    person = known->merged_into();
    ASSIGN_OR_RETURN(known, phone().store().Get<v1::Person>(person));
  }
  ASSIGN_OR_RETURN(auto roster, phone().overlay().Roster(shift_));
  for (RosterEntry& entry : roster) {
    if (entry.person == person) return std::move(entry);
  }
  if (!known) return std::nullopt;
  return RosterEntry{.person = person, .display_name = known->display_name()};
}

absl::StatusOr<Queued> RosterModel::Tick(const RosterEntry& entry, bool go,
                                         absl::string_view claim_hash) {
  PhoneCommands& commands = phone().commands();
  return go ? commands.LeaderCheckOut(entry.person, shift_, claim_hash)
            : commands.LeaderCheckIn(entry.person, shift_, claim_hash);
}

void RosterModel::TickCard(const RosterEntry& entry) {
  const bool go = cardsGo();
  const AttendanceState& there = entry.attendance;
  const QString name = QString::fromStdString(entry.display_name);
  const auto at = [&](absl::Time time) { return MomentWords(time, zone_, context().Now()); };
  if (there.kind == Presence::kCheckedOut) {
    return Q_EMIT scanSaid(tr("%1 has left already").arg(name),
                           tr("Checked out %1. Nothing was changed.").arg(at(there.check_out_time)),
                           {}, true);
  }
  if (!go && there.kind == Presence::kCheckedIn) {
    return Q_EMIT scanSaid(tr("%1 is here already").arg(name),
                           tr("Checked in %1. Nothing was changed.").arg(at(there.check_in_time)),
                           {}, true);
  }
  const auto queued = Tick(entry, go, "");
  if (!queued.ok()) return SayProblem(name, ProblemSentence(queued.status()));
  Q_EMIT scanSaid(TickedWords(name, go), {}, QString::fromStdString(queued->request_id), true);
}

void RosterModel::TickClaim(const RosterEntry& entry, const PersonCode::Claim& claim) {
  const QString name = QString::fromStdString(entry.display_name);
  const QString title = TickedWords(name, claim.out);
  const auto queued = Tick(entry, claim.out, claim.hash);
  if (ReasonOf(queued.status()) == v1::ERROR_REASON_ALREADY_CHECKED) {
    return Q_EMIT scanSaid(title, tr("This code was scanned before. Nothing was changed."), {},
                           true);
  }
  if (!queued.ok()) return SayProblem(name, ProblemSentence(queued.status()));
  // A phone that has lost its key ticks as ever.
  const auto item = phone().outbox().Find(queued->request_id);
  const bool is_signed = item.ok() && *item && !ClaimHashOf(**item).empty();
  Q_EMIT scanSaid(title, is_signed ? tr("This phone has signed it, too.") : QString(),
                  QString::fromStdString(queued->request_id), true);
}

}  // namespace glimmer::mobile
