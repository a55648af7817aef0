#include "mobile/account/waiting_model.h"

#include <vector>

#include "absl/strings/match.h"
#include "mobile/account/visit_place.h"
#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

using Kind = Pending::Kind;

// Before the name of what is opened there.
constexpr char kBoard[] = "wishBoard/";
constexpr char kNeed[] = "needs/";

QString DeskActionWords(Kind kind) {
  switch (kind) {
    case Kind::kPlanVisits:
      return WaitingModel::tr("Visits planned");
    case Kind::kChangeVisit:
      return WaitingModel::tr("A visit planned anew");
    case Kind::kCreatePairing:
      return WaitingModel::tr("A new pair");
    case Kind::kReviewPairing:
      return WaitingModel::tr("A pair goes on");
    default:
      return WaitingModel::tr("Change");
  }
}

QString VisitActionWords(Kind kind) {
  switch (kind) {
    case Kind::kAcceptVisit:
      return WaitingModel::tr("Yes to a visit");
    case Kind::kLeaveVisit:
      return WaitingModel::tr("No to a visit");
    case Kind::kStartVisit:
      return WaitingModel::tr("Visit begun");
    case Kind::kFinishVisit:
      return WaitingModel::tr("Visit over");
    case Kind::kRelayNeed:
      return WaitingModel::tr("Passed on for a family");
    case Kind::kReportSafe:
      return WaitingModel::tr("All is well");
    case Kind::kExtendVisit:
      return WaitingModel::tr("A visit takes longer");
    case Kind::kRaiseAlarm:
      return WaitingModel::tr("Call for help");
    case Kind::kAcknowledgeAlarm:
      return WaitingModel::tr("I look after it");
    case Kind::kSetHandoverNote:
      return WaitingModel::tr("A note for whoever comes next");
    case Kind::kEndPairing:
      return WaitingModel::tr("A pairing ends");
    case Kind::kSetVisitorTerms:
      return WaitingModel::tr("When you can visit");
    default:
      return DeskActionWords(kind);
  }
}

QString HouseholdActionWords(Kind kind) {
  switch (kind) {
    case Kind::kPauseHousehold:
      return WaitingModel::tr("No visits for now");
    case Kind::kWithdrawHousehold:
      return WaitingModel::tr("No more visits");
    case Kind::kRefuseVisitor:
      return WaitingModel::tr("Somebody does not come any more");
    case Kind::kCancelVisit:
      return WaitingModel::tr("Not this visit");
    default:
      return VisitActionWords(kind);
  }
}

QString LedgerActionWords(Kind kind) {
  switch (kind) {
    case Kind::kOpenFollowUp:
      return WaitingModel::tr("A follow-up written down");
    case Kind::kPlanFollowUp:
      return WaitingModel::tr("Plan for a follow-up");
    case Kind::kFinishFollowUp:
      return WaitingModel::tr("Follow-up done");
    case Kind::kCloseFollowUp:
      return WaitingModel::tr("Follow-up closed");
    case Kind::kReopenFollowUp:
      return WaitingModel::tr("Follow-up open again");
    case Kind::kRecordDeed:
      return WaitingModel::tr("A deed recorded");
    case Kind::kDecideDeed:
      return WaitingModel::tr("Decision about a deed");
    case Kind::kReverseDeed:
      return WaitingModel::tr("A deed taken back");
    case Kind::kRecordGift:
      return WaitingModel::tr("A gift recorded");
    case Kind::kReverseGift:
      return WaitingModel::tr("A gift taken back");
    default:
      return HouseholdActionWords(kind);
  }
}

QString ActionWords(Kind kind) {
  switch (kind) {
    case Kind::kSignUp:
      return WaitingModel::tr("Sign-up");
    case Kind::kLeave:
      return WaitingModel::tr("Leave");
    case Kind::kAskForCover:
      return WaitingModel::tr("Ask for cover");
    case Kind::kAcceptOffer:
      return WaitingModel::tr("Accept the place");
    case Kind::kDeclineOffer:
      return WaitingModel::tr("Decline the place");
    case Kind::kCheckIn:
      return WaitingModel::tr("Check-in");
    case Kind::kCheckOut:
      return WaitingModel::tr("Check-out");
    case Kind::kCloseShift:
      return WaitingModel::tr("Close the shift");
    case Kind::kEnterAttendance:
      return WaitingModel::tr("Enter attendance");
    case Kind::kCancelShift:
      return WaitingModel::tr("Cancel the shift");
    case Kind::kMarkNoticeSeen:
      return WaitingModel::tr("Notice read");
    case Kind::kDecideRecord:
      return WaitingModel::tr("Decision about hours");
    case Kind::kCorrectRecord:
      return WaitingModel::tr("Hours corrected");
    case Kind::kProposeWish:
      return WaitingModel::tr("A wish written down");
    case Kind::kCorrectWish:
      return WaitingModel::tr("A wish corrected");
    case Kind::kReviewWish:
      return WaitingModel::tr("Decision about a wish");
    case Kind::kWithdrawWish:
      return WaitingModel::tr("A wish taken back");
    case Kind::kClaimWish:
      return WaitingModel::tr("Claim a wish");
    case Kind::kRenewClaim:
      return WaitingModel::tr("More time for a wish");
    case Kind::kReleaseClaim:
      return WaitingModel::tr("Give a wish back");
    case Kind::kAgreeTime:
      return WaitingModel::tr("Time for a wish");
    case Kind::kDeliverWish:
      return WaitingModel::tr("Wish delivered");
    case Kind::kConfirmCode:
      return WaitingModel::tr("The receiver's code");
    case Kind::kConfirmReceipt:
      return WaitingModel::tr("A wish was received");
    case Kind::kReopenWish:
      return WaitingModel::tr("Wish open again");
    default:
      return LedgerActionWords(kind);
  }
}

}  // namespace

WaitingModel::WaitingModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent),
      refused_(WaitingRow::staticMetaObject, this),
      waiting_(WaitingRow::staticMetaObject, this) {
  RefreshNow();
}

absl::StatusOr<QString> WaitingModel::ThingOf(const Pending& pending) {
  LocalStore& store = phone().store();
  ASSIGN_OR_RETURN(const auto shift, store.Get<v1::Shift>(pending.shift));
  if (shift) return QString::fromStdString(pending.shift);
  ASSIGN_OR_RETURN(const auto wish, store.Get<v1::Wish>(pending.wish));
  if (wish) return PlaceOfWish(pending, *wish);
  return PlaceOfVisitWord(pending);
}

// What is decided about a wish is decided on the board, but for what the receiver's contact says
// and what somebody takes back of their own.
absl::StatusOr<QString> WaitingModel::PlaceOfWish(const Pending& pending, const v1::Wish& wish) {
  const QString page = QString::fromStdString(wish.name());
  const bool of_receipt =
      pending.kind == Kind::kConfirmReceipt || pending.kind == Kind::kReopenWish;
  const bool withdraws = pending.kind == Kind::kWithdrawWish;
  const bool is_own = (of_receipt && AwaitsOwnWord(wish)) || (withdraws && wish.may_withdraw());
  const bool decides = pending.kind == Kind::kReviewWish || of_receipt || withdraws;
  if (!decides || is_own) return page;
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  return Coordinates(profile) ? kBoard + page : QString();
}

absl::StatusOr<QString> WaitingModel::PlaceOfVisitWord(const Pending& pending) {
  std::string name = pending.subject;
  if (pending.kind == Kind::kRelayNeed) {
    v1::RelayNeedRequest need;
    if (need.ParseFromString(pending.item.request)) name = need.visit();
  }
  if (!absl::StartsWith(name, "visits/")) return QString();
  ASSIGN_OR_RETURN(const auto visit, phone().store().Get<v1::Visit>(name));
  if (!visit) return QString();
  if (pending.kind == Kind::kRelayNeed) return kNeed + QString::fromStdString(name);
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  const bool answers = pending.kind == Kind::kAcceptVisit || pending.kind == Kind::kLeaveVisit;
  const bool of_others = answers && !pending.person.empty() && pending.person != profile.person;
  const bool plans = pending.kind == Kind::kChangeVisit || pending.kind == Kind::kCancelVisit;
  return plans || of_others ? PlanOfVisit(phone(), name) : PlaceOfVisit(phone(), name);
}

absl::Status WaitingModel::Refresh() {
  ASSIGN_OR_RETURN(auto open, phone().outbox().Open());
  std::vector<WaitingRow> refused;
  std::vector<WaitingRow> waiting;
  const absl::TimeZone zone = absl::LocalTimeZone();
  for (OutboxItem& item : open) {
    const Pending pending = ReadPending(item);
    WaitingRow row;
    row.key = QString::fromStdString(item.request_id);
    row.title = ActionWords(pending.kind);
    if (!item.title.empty()) row.title = tr("%1: %2").arg(row.title, item.title.c_str());
    const QString saved = MomentWords(item.create_time, zone, context().Now());
    if (item.state == OutboxItem::State::kRejected) {
      row.detail = RefusalSentence(RefusalOf(item.refusal));
      row.badge_kind = "refused";
      row.badge_text = tr("Refused");
      ASSIGN_OR_RETURN(row.thing, ThingOf(pending));
      refused.push_back(std::move(row));
      continue;
    }
    row.detail = tr("Saved on this phone: %1").arg(saved);
    row.badge_kind = "waiting";
    row.badge_text = item.state == OutboxItem::State::kBlocked
                         ? tr("Waits for the one above")
                         : tr("Number %1 to be sent").arg(waiting.size() + 1);
    waiting.push_back(std::move(row));
  }
  refused_.SetRows(refused);
  waiting_.SetRows(waiting);
  return absl::OkStatus();
}

void WaitingModel::retry(const QString& requestId) {
  const absl::Status status = phone().outbox().Retry(requestId.toStdString());
  if (!status.ok()) return Refuse(status);
  phone().Sync(SyncEngine::Origin::kCommand);
  Q_EMIT done(tr("It will be sent again."), {});
}

void WaitingModel::discard(const QString& requestId) {
  const absl::Status status = phone().outbox().Discard(requestId.toStdString());
  if (!status.ok()) return Refuse(status);
  Q_EMIT done(tr("Discarded. Nothing was sent."), {});
}

}  // namespace glimmer::mobile
