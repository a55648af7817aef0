#include "mobile/model/state_words.h"

#include <QCoreApplication>

#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"

namespace glimmer::mobile {
namespace {

using Mine = MyState::Kind;
using Presence = AttendanceState::Kind;

struct StateWords {
  Q_DECLARE_TR_FUNCTIONS(StateWords)
};

}  // namespace

BadgeWords SignUpBadge(const MyState& mine, absl::TimeZone zone, absl::Time now) {
  switch (mine.kind) {
    case Mine::kNone:
      return {};
    case Mine::kConfirmed:
      if (mine.cover_wanted) return {"late", StateWords::tr("Signed up, looking for cover")};
      return {"confirmed", StateWords::tr("Signed up")};
    case Mine::kWaitingToSend:
      return {"waiting", StateWords::tr("Sign-up waiting to send")};
    case Mine::kRequested:
      return {"waiting", StateWords::tr("Requested, not yet confirmed")};
    case Mine::kWaitlisted:
      return {"waitlist", StateWords::tr("Number %1 in line").arg(mine.waitlist_position)};
    case Mine::kOffered:
      return {"offered", StateWords::tr("Your turn, please answer by %1")
                             .arg(MomentWords(mine.offer_until, zone, now))};
    case Mine::kAccepting:
      return {"waiting", StateWords::tr("Accepted, waiting to send")};
    case Mine::kDeclining:
      return {"waiting", StateWords::tr("Declined, waiting to send")};
    case Mine::kLeaving:
      return {"waiting", StateWords::tr("Leaving, waiting to send")};
    case Mine::kAskingForCover:
      return {"waiting", StateWords::tr("Asking for cover, waiting to send")};
    case Mine::kRefused:
      return {"refused", RefusalSentence(mine.refusal)};
  }
  return {};
}

BadgeWords AttendanceBadge(const AttendanceState& attendance, absl::TimeZone zone, absl::Time now) {
  if (!attendance.refusal.none()) return {"refused", RefusalSentence(attendance.refusal)};
  const auto at = [&](absl::Time time) { return MomentWords(time, zone, now); };
  switch (attendance.kind) {
    case Presence::kNotCheckedIn:
      return {};
    case Presence::kCheckedIn:
      if (attendance.saved_here) {
        return {"waiting",
                StateWords::tr("Check-in %1, waiting to send").arg(at(attendance.check_in_time))};
      }
      return {"confirmed", StateWords::tr("Checked in %1").arg(at(attendance.check_in_time))};
    case Presence::kCheckedOut:
      if (attendance.saved_here) {
        return {"waiting",
                StateWords::tr("Check-out %1, waiting to send").arg(at(attendance.check_out_time))};
      }
      return {"confirmed", StateWords::tr("Checked out %1").arg(at(attendance.check_out_time))};
    case Presence::kNoShow:
      return {"neutral", StateWords::tr("Did not come")};
  }
  return {};
}

BadgeWords RecordBadge(const v1::ServiceRecord& record) {
  switch (record.state()) {
    case v1::ServiceRecord::STATE_CONFIRMED:
      return {"confirmed", StateWords::tr("Confirmed")};
    case v1::ServiceRecord::STATE_WAITING:
      return {"waiting", StateWords::tr("Waiting to be confirmed")};
    case v1::ServiceRecord::STATE_REFUSED:
      return {"refused", StateWords::tr("Not accepted")};
    case v1::ServiceRecord::STATE_REVERSAL:
      return {"neutral", StateWords::tr("Taken back")};
    default:
      return {};
  }
}

QString EvidenceWords(v1::EvidenceClass evidence_class) {
  switch (evidence_class) {
    case v1::EVIDENCE_CLASS_A:
      return StateWords::tr("Both phones signed");
    case v1::EVIDENCE_CLASS_B:
      return StateWords::tr("Site code or leader's tick");
    case v1::EVIDENCE_CLASS_C:
      return StateWords::tr("Own statement");
    case v1::EVIDENCE_CLASS_D:
      return StateWords::tr("Entered afterwards");
    default:
      return {};
  }
}

QString SavedHereWords(absl::Time saved, absl::TimeZone zone) {
  return StateWords::tr("Saved on this phone %1").arg(ClockWords(saved, zone));
}

QString SyncSentence(const SyncState& state) {
  using Phase = SyncState::Phase;
  if (state.phase == Phase::kOffline) {
    return StateWords::tr("No connection. What you do is saved on this phone.");
  }
  if (state.phase != Phase::kNeedsAttention) return {};
  switch (state.cause) {
    case SyncState::Cause::kIdentityChanged:
      return StateWords::tr(
          "Another server answers. Nothing is sent; please ask your coordinator.");
    case SyncState::Cause::kSignIn:
      return ProblemSentence(state.problem);
    default:
      return StateWords::tr(
          "The server and this phone do not understand each other. "
          "What you did is safe; please tell your coordinator.");
  }
}

}  // namespace glimmer::mobile
