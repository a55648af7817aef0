#include "mobile/store/ledger_commands.h"

#include <utility>

#include "mobile/store/early_answer.h"
#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

// Characters, as the services have them.
constexpr size_t kMostTitle = 80;
constexpr size_t kMostWords = 40;
constexpr size_t kMostText = 1'000;
constexpr size_t kMostReason = 200;

absl::Status Allows(const FollowUpView& view, FollowUpAction action) {
  // Written down here and not answered: to discard it would leave the step behind.
  if (view.new_here) {
    return MakeError(v1::ERROR_REASON_FOLLOW_UP_STATE, "The follow-up was not sent yet.");
  }
  return NextState(view.soon, action).status();
}

absl::Status Allows(const DeedView& view, DeedAction action) {
  // Recorded here and not answered: it stands nowhere yet.
  if (view.new_here) return MakeError(v1::ERROR_REASON_DEED_STATE, "The deed was not sent yet.");
  return NextStanding({.state = static_cast<DeedState>(view.deed.state())}, action).status();
}

}  // namespace

absl::StatusOr<FollowUpView> LedgerCommands::NeedFollowUp(absl::string_view name) {
  ASSIGN_OR_RETURN(auto view, overlay_.FollowUp(name));
  if (!view) return NotFound(name);
  return *std::move(view);
}

absl::StatusOr<DeedView> LedgerCommands::NeedDeed(absl::string_view name) {
  ASSIGN_OR_RETURN(auto view, overlay_.Deed(name));
  if (!view) return NotFound(name);
  return *std::move(view);
}

absl::CivilDay LedgerCommands::Today() const {
  return absl::ToCivilDay(store_.ServerNow(), absl::LocalTimeZone());
}

absl::Status LedgerCommands::CheckNotToCome(absl::string_view field, absl::string_view day) const {
  const auto civil = ParseCivilDay(day);
  if (civil.ok() && *civil <= Today()) return absl::OkStatus();
  return InvalidField(field, "The day is still to come.");
}

template <typename Request>
absl::StatusOr<Queued> LedgerCommands::Add(absl::string_view row, absl::string_view method,
                                           absl::string_view title, Request request) {
  return queue_.Add(std::move(request), {.lane = std::string(row),
                                         .method = method,
                                         .title = std::string(title),
                                         .may_undo = true,
                                         .resource = std::string(row)});
}

absl::StatusOr<Queued> LedgerCommands::Open(v1::OpenFollowUpRequest request) {
  const v1::FollowUp& row = request.follow_up();
  for (const PublicText& text :
       {PublicText{"follow_up.title", row.title(), kMostTitle, true},
        PublicText{"follow_up.description", row.description(), kMostText, false},
        PublicText{"follow_up.source", row.source(), kMostWords, false}}) {
    RETURN_IF_ERROR(CheckPublicText(text, request.public_text_is_fine()));
  }
  request.set_follow_up_id(queue_.NewId());
  const std::string name = ResourceName(kFollowUps, request.follow_up_id());
  const std::string title = row.title();
  return Add(name, kOpenFollowUp, title, std::move(request));
}

absl::StatusOr<Queued> LedgerCommands::Plan(const v1::PlanFollowUpRequest& request) {
  ASSIGN_OR_RETURN(const FollowUpView view, NeedFollowUp(request.follow_up()));
  RETURN_IF_ERROR(Allows(view, FollowUpAction::kPlan));
  if (request.owner().empty()) return InvalidField("owner", "Somebody has to see to it.");
  const auto due = ParseCivilDay(request.due_date());
  if (!due.ok() || *due < Today()) return InvalidField("due_date", "The day is over.");
  RETURN_IF_ERROR(CheckPublicText({"measure", request.measure(), kMostText, false},
                                  request.public_text_is_fine()));
  return Add(request.follow_up(), kPlanFollowUp, view.follow_up.title(), request);
}

absl::StatusOr<Queued> LedgerCommands::Finish(const v1::FinishFollowUpRequest& request) {
  ASSIGN_OR_RETURN(const FollowUpView view, NeedFollowUp(request.follow_up()));
  RETURN_IF_ERROR(Allows(view, FollowUpAction::kFinish));
  RETURN_IF_ERROR(CheckPublicText({"evidence", request.evidence(), kMostText, true},
                                  request.public_text_is_fine()));
  return Add(request.follow_up(), kFinishFollowUp, view.follow_up.title(), request);
}

absl::StatusOr<Queued> LedgerCommands::Close(absl::string_view follow_up) {
  ASSIGN_OR_RETURN(const FollowUpView view, NeedFollowUp(follow_up));
  RETURN_IF_ERROR(Allows(view, FollowUpAction::kClose));
  if (!view.why_not_close.none()) {
    return MakeError(view.why_not_close.reason, "A second person has to close it.");
  }
  v1::CloseFollowUpRequest request;
  request.set_follow_up(std::string(follow_up));
  return Add(follow_up, kCloseFollowUp, view.follow_up.title(), std::move(request));
}

absl::StatusOr<Queued> LedgerCommands::Reopen(const v1::ReopenFollowUpRequest& request) {
  ASSIGN_OR_RETURN(const FollowUpView view, NeedFollowUp(request.follow_up()));
  RETURN_IF_ERROR(Allows(view, FollowUpAction::kReopen));
  RETURN_IF_ERROR(CheckPublicText({"reason", request.reason(), kMostReason, true},
                                  request.public_text_is_fine()));
  return Add(request.follow_up(), kReopenFollowUp, view.follow_up.title(), request);
}

absl::StatusOr<Queued> LedgerCommands::Record(v1::RecordDeedRequest request) {
  const v1::Deed& row = request.deed();
  RETURN_IF_ERROR(CheckNotToCome("deed.civil_date", row.civil_date()));
  for (const PublicText& text :
       {PublicText{"deed.title", row.title(), kMostTitle, true},
        PublicText{"deed.beneficiary", row.beneficiary(), kMostWords, true}}) {
    RETURN_IF_ERROR(CheckPublicText(text, request.public_text_is_fine()));
  }
  request.set_deed_id(queue_.NewId());
  const std::string name = ResourceName(kDeeds, request.deed_id());
  const std::string title = row.title();
  return Add(name, kRecordDeed, title, std::move(request));
}

absl::StatusOr<Queued> LedgerCommands::Decide(absl::string_view deed, bool confirm,
                                              absl::string_view reason) {
  ASSIGN_OR_RETURN(const DeedView view, NeedDeed(deed));
  if (!confirm) RETURN_IF_ERROR(NeedReason(reason));
  RETURN_IF_ERROR(Allows(view, confirm ? DeedAction::kConfirm : DeedAction::kRefuse));
  if (confirm && !view.why_not_confirm.none()) {
    return MakeError(view.why_not_confirm.reason, "Somebody else has to confirm it.");
  }
  v1::DecideDeedRequest request;
  request.set_deed(std::string(deed));
  request.set_confirm(confirm);
  if (!confirm) request.set_reason(std::string(reason));
  return Add(deed, kDecideDeed, view.deed.title(), std::move(request));
}

absl::StatusOr<Queued> LedgerCommands::ReverseDeed(absl::string_view deed,
                                                   absl::string_view reason) {
  RETURN_IF_ERROR(NeedReason(reason));
  ASSIGN_OR_RETURN(const DeedView view, NeedDeed(deed));
  RETURN_IF_ERROR(Allows(view, DeedAction::kReverse));
  v1::ReverseDeedRequest request;
  request.set_deed(std::string(deed));
  request.set_reason(std::string(reason));
  return Add(deed, kReverseDeed, view.deed.title(), std::move(request));
}

absl::StatusOr<Queued> LedgerCommands::Record(v1::RecordGiftRequest request) {
  const v1::Gift& row = request.gift();
  RETURN_IF_ERROR(CheckNotToCome("gift.receive_date", row.receive_date()));
  request.set_gift_id(queue_.NewId());
  const std::string name = ResourceName(kGifts, request.gift_id());
  const std::string title = row.item();
  return Add(name, kRecordGift, title, std::move(request));
}

absl::StatusOr<Queued> LedgerCommands::ReverseGift(absl::string_view gift,
                                                   absl::string_view reason) {
  RETURN_IF_ERROR(NeedReason(reason));
  ASSIGN_OR_RETURN(const auto view, overlay_.Gift(gift));
  if (!view) return NotFound(gift);
  if (view->new_here || view->gift.state() != v1::Gift::STATE_RECORDED) {
    return MakeError(v1::ERROR_REASON_GIFT_STATE, "The gift's state does not allow this.");
  }
  v1::ReverseGiftRequest request;
  request.set_gift(std::string(gift));
  request.set_reason(std::string(reason));
  return Add(gift, kReverseGift, view->gift.item(), std::move(request));
}

}  // namespace glimmer::mobile
