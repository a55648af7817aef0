#include "tests/compat/queue_maker.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "glimmer/v1/deed_service.pb.h"
#include "glimmer/v1/event_service.pb.h"
#include "glimmer/v1/follow_up_service.pb.h"
#include "glimmer/v1/gift_service.pb.h"
#include "glimmer/v1/notice_service.pb.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "glimmer/v1/sign_up_service.pb.h"
#include "glimmer/v1/wish_service.pb.h"
#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/signed_site_code.h"
#include "shared/crypto/site_code.h"
#include "shared/domain/resource_names.h"

namespace glimmer::compat {
namespace {

namespace m = glimmer::mobile;  // the methods' names

std::string Person(Who who) { return ResourceName(kPeople, RecordedVillage::PersonId(who)); }
std::string Shift(absl::string_view id) { return ResourceName(kShifts, id); }
std::string Unit() { return ResourceName(kUnits, kUnit); }

std::string Day(absl::Time time) {
  return FormatCivilDay(absl::ToCivilDay(time, absl::UTCTimeZone()));
}

}  // namespace

std::vector<RecordedCall> QueueMaker::Record() {
  Places();
  Attendance();
  Records();
  OneWish();
  OtherWishes();
  Ledgers();
  if (format_ >= 2) {
    Household();
    VisitsAsPlanned();
    if (format_ >= 4) Passed();
    VisitsOtherwise();
    NoMore();
  }
  RecordedVillage later(1);
  const auto delivered = Deliver(later, calls_, absl::Hours(24 * 365));
  for (size_t i = 0; i < calls_.size(); ++i) {
    calls_[i].late_verdict = calls_[i].queued ? VerdictOf(delivered[i].status) : "-";
  }
  return std::move(calls_);
}

template <typename Response, typename Request>
Response QueueMaker::Send(bool queued, Who who, absl::string_view method, Request request) {
  Later(absl::Seconds(20));
  village_.clock().Set(Now());
  if constexpr (requires { request.set_request_id(""); }) {
    request.set_request_id(NewUuidV7(Now(), random_));
  }
  RecordedCall call{queued, who, at_, std::string(method)};
  call.request = request.SerializeAsString();
  const auto answer = village_.Call(who, call.method, call.request);
  call.verdict = VerdictOf(answer.status());
  Response response;
  if (answer.ok() && response.ParseFromString(*answer)) {
    call.names = NamesIn(method, *answer);
  }
  calls_.push_back(std::move(call));
  return response;
}

std::string QueueMaker::SignUp(Who who, absl::string_view shift, bool queued) {
  v1::CreateSignUpRequest request;
  request.set_sign_up_id(NewId());
  request.set_shift(Shift(shift));
  request.set_person(Person(who));
  request.set_when_full(v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST);
  Send<v1::CreateSignUpResponse>(queued, who, m::kCreateSignUp, request);
  return ResourceName(kSignUps, request.sign_up_id());
}

void QueueMaker::Places() {
  SignUp(Who::kVolunteer, kToday, false);
  SignUp(Who::kNeighbour, kToday, false);
  const std::string first = SignUp(Who::kVolunteer, kOnePlace, true);
  const std::string second = SignUp(Who::kNeighbour, kOnePlace, true);
  const std::string third = SignUp(Who::kContact, kOnePlace, true);
  v1::LeaveShiftRequest leave;
  leave.set_sign_up(first);
  Queue<v1::LeaveShiftResponse>(Who::kVolunteer, m::kLeaveShift, leave);
  v1::AcceptOfferRequest accept;
  accept.set_sign_up(second);
  Queue<v1::AcceptOfferResponse>(Who::kNeighbour, m::kAcceptOffer, accept);
  leave.set_sign_up(second);
  Queue<v1::LeaveShiftResponse>(Who::kNeighbour, m::kLeaveShift, leave);
  v1::DeclineOfferRequest decline;
  decline.set_sign_up(third);
  Queue<v1::DeclineOfferResponse>(Who::kContact, m::kDeclineOffer, decline);
  leave.set_sign_up(SignUp(Who::kVolunteer, kInTwoDays, true));
  leave.set_ask_for_cover(true);
  Queue<v1::LeaveShiftResponse>(Who::kVolunteer, m::kLeaveShift, leave);
}

v1::AttendanceClaim QueueMaker::Claim(Who by, Who person, v1::AttendanceClaim::Method method) {
  const absl::Time now = Now() + absl::Seconds(20);  // when it will be sent
  std::string nonce(16, '\0');
  random_.Fill(nonce.data(), nonce.size());
  v1::AttendanceClaim claim;
  claim.set_shift(Shift(kToday));
  claim.set_person(Person(person));
  claim.set_method(method);
  *claim.mutable_capture_time() = ToTimestamp(now);
  *claim.mutable_wall_time() = ToTimestamp(now);
  *claim.mutable_anchor_time() = ToTimestamp(village_.first_moment());
  claim.set_device(ResourceName(kDevices, RecordedVillage::DeviceId(by)));
  claim.set_nonce(nonce);
  if (format_ >= 3) {
    claim.set_boot_time_ms(absl::ToInt64Milliseconds(absl::Hours(3) + at_));
    claim.set_boot_id("8c5a9d57-30c1-4f4b-9a5e-7d1c7b2f0e11");
  }
  if (method != v1::AttendanceClaim::METHOD_SITE_CODE) return claim;
  if (format_ >= 3) {
    const auto step = static_cast<uint32_t>(SiteStep(village_.TodayStart(), now));
    claim.set_signed_site_code(
        SignSiteCode({ShiftMark(kToday), step, RecordedVillage::DeviceId(Who::kLeader)},
                     RecordedVillage::DeviceKey(Who::kLeader).secret_key));
  } else {
    claim.set_site_code(SiteCode(RecordedVillage::SiteKey(), village_.TodayStart(), now));
  }
  return claim;
}

void QueueMaker::Sign(Who by, ClaimKind kind, int64_t break_minutes, v1::AttendanceClaim& claim) {
  if (format_ < 3) return;
  Head& head = chains_[by];
  claim.set_device_sequence(++head.sequence);
  claim.set_previous_claim_hash(head.hash);
  const std::string message = ClaimMessage(kind, claim, break_minutes);
  claim.set_signature(glimmer::Sign(RecordedVillage::DeviceKey(by).secret_key, message));
  head.hash = Blake2b256(message);
}

void QueueMaker::Attendance() {
  const auto come = [&](Who by, Who person, v1::AttendanceClaim::Method method) {
    v1::CheckInRequest request;
    *request.mutable_claim() = Claim(by, person, method);
    Sign(by, ClaimKind::kIn, 0, *request.mutable_claim());
    Queue<v1::CheckInResponse>(by, m::kCheckIn, request);
  };
  const auto go = [&](Who by, Who person, v1::AttendanceClaim::Method method, int break_minutes) {
    v1::CheckOutRequest request;
    *request.mutable_claim() = Claim(by, person, method);
    request.set_break_minutes(break_minutes);
    Sign(by, ClaimKind::kOut, break_minutes, *request.mutable_claim());
    return Queue<v1::CheckOutResponse>(by, m::kCheckOut, request).service_record().name();
  };
  at_ = absl::Minutes(15);
  come(Who::kVolunteer, Who::kVolunteer, v1::AttendanceClaim::METHOD_SITE_CODE);
  come(Who::kLeader, Who::kNeighbour, v1::AttendanceClaim::METHOD_LEADER_TICK);
  come(Who::kLeader, Who::kContact, v1::AttendanceClaim::METHOD_LEADER_TICK);  // a walk-in
  at_ = absl::Minutes(80);
  volunteers_record_ =
      go(Who::kVolunteer, Who::kVolunteer, v1::AttendanceClaim::METHOD_OWN_STATEMENT, 10);
  go(Who::kLeader, Who::kNeighbour, v1::AttendanceClaim::METHOD_LEADER_TICK, 0);
  v1::CloseShiftRequest close;
  close.set_shift(Shift(kToday));
  close.set_audience_count(12);
  close.set_guest_count(1);
  Queue<v1::CloseShiftResponse>(Who::kLeader, m::kCloseShift, close);
}

void QueueMaker::Records() {
  v1::EnterAttendanceRequest enter;
  enter.set_shift(Shift(kYesterday));
  enter.set_person(Person(Who::kContact));
  *enter.mutable_check_in_time() = ToTimestamp(village_.first_moment() - absl::Hours(26));
  *enter.mutable_check_out_time() = ToTimestamp(village_.first_moment() - absl::Hours(24));
  enter.set_reason("The phone was flat");
  const auto entered =
      Queue<v1::EnterAttendanceResponse>(Who::kCoordinator, m::kEnterAttendance, enter);
  v1::DecideRecordRequest decide;
  decide.set_service_record(volunteers_record_);
  decide.set_confirm(true);
  Queue<v1::DecideRecordResponse>(Who::kCoordinator, m::kDecideRecord, decide);
  v1::CorrectRecordRequest correct;
  correct.set_service_record(entered.service_record().name());
  correct.set_break_minutes(15);
  correct.set_reason("There was a break");
  Queue<v1::CorrectRecordResponse>(Who::kSecondCoordinator, m::kCorrectRecord, correct);
  v1::ListNoticesRequest list;
  list.set_person(Person(Who::kVolunteer));
  const auto notices =
      Do<v1::ListNoticesResponse>(Who::kVolunteer, "/glimmer.v1.NoticeService/ListNotices", list);
  v1::MarkNoticeSeenRequest seen;
  if (!notices.notices().empty()) seen.set_notice(notices.notices(0).name());
  Queue<v1::MarkNoticeSeenResponse>(Who::kVolunteer, m::kMarkNoticeSeen, seen);

  v1::CreateEventRequest create;
  create.set_event_id(NewId());
  v1::Event& event = *create.mutable_event();
  event.set_title("Book corner");
  event.set_category("environment");
  event.set_organizing_unit(Unit());
  event.set_place("East gate");
  event.set_time_zone("Asia/Shanghai");
  v1::ShiftPattern& pattern = *create.mutable_pattern();
  pattern.set_civil_start("2026-03-20T09:00:00");
  pattern.mutable_duration()->set_seconds(7200);
  v1::Position& position = *pattern.add_positions();
  position.set_display_name("Helper");
  position.set_capacity(3);
  Queue<v1::CreateEventResponse>(Who::kCoordinator, m::kCreateEvent, create);
  v1::CancelShiftRequest cancel;
  cancel.set_shift(Shift(kInFourDays));
  cancel.set_reason("High water");
  Queue<v1::CancelShiftResponse>(Who::kCoordinator, m::kCancelShift, cancel);
}

std::string QueueMaker::Propose(bool contact_is_me, bool queued) {
  v1::ProposeWishRequest request;
  request.set_wish_id(NewId());
  v1::Wish& wish = *request.mutable_wish();
  wish.set_unit(Unit());
  wish.set_alias("a neighbour");
  wish.set_title("Change a kitchen lamp");
  wish.set_category("repair");
  wish.mutable_service()->set_minutes(30);
  wish.set_deadline_date(Day(village_.first_moment() + absl::Hours(24 * 30)));
  request.mutable_contact()->set_receiver("Aunt Lin");
  request.mutable_contact()->set_address("Willow Lane");
  request.mutable_contact()->set_phone("13800007431");
  request.set_contact_is_me(contact_is_me);
  Send<v1::ProposeWishResponse>(queued, Who::kVolunteer, m::kProposeWish, request);
  return ResourceName(kWishes, request.wish_id());
}

std::string QueueMaker::ClaimWish(const std::string& wish, bool queued) {
  v1::ClaimWishRequest request;
  request.set_wish_claim_id(NewId());
  request.set_wish(wish);
  request.set_person(Person(Who::kNeighbour));
  Send<v1::ClaimWishResponse>(queued, Who::kNeighbour, m::kClaimWish, request);
  return ResourceName(kWishClaims, request.wish_claim_id());
}

void QueueMaker::OneWish() {
  const std::string wish = Propose(false);
  v1::UpdateWishRequest update;
  update.mutable_wish()->set_name(wish);
  update.mutable_wish()->set_alias("a neighbour");
  update.mutable_wish()->set_title("Change two kitchen lamps");
  update.mutable_wish()->set_category("repair");
  update.mutable_wish()->set_deadline_date(Day(village_.first_moment() + absl::Hours(24 * 20)));
  Queue<v1::UpdateWishResponse>(Who::kVolunteer, m::kUpdateWish, update);
  v1::ApproveWishRequest approve;
  approve.set_wish(wish);
  Queue<v1::ApproveWishResponse>(Who::kCoordinator, m::kApproveWish, approve);
  const std::string claim = ClaimWish(wish);
  v1::RenewWishClaimRequest renew;
  renew.set_wish_claim(claim);
  renew.set_reason("The shop is out of lamps");
  Queue<v1::RenewWishClaimResponse>(Who::kNeighbour, m::kRenewWishClaim, renew);
  v1::AgreeWishTimeRequest agree;
  agree.set_wish_claim(claim);
  *agree.mutable_start_time() = ToTimestamp(Now() + absl::Minutes(2));
  *agree.mutable_end_time() = ToTimestamp(Now() + absl::Minutes(40));
  Queue<v1::AgreeWishTimeResponse>(Who::kNeighbour, m::kAgreeWishTime, agree);
  const absl::Time came = Now() + absl::Minutes(2);
  Later(absl::Minutes(30));
  v1::DeliverWishRequest deliver;
  deliver.set_wish_claim(claim);
  *deliver.mutable_start_time() = ToTimestamp(came);
  *deliver.mutable_end_time() = ToTimestamp(Now());
  deliver.add_companions(Person(Who::kContact));
  Queue<v1::DeliverWishResponse>(Who::kNeighbour, m::kDeliverWish, deliver);
  v1::LookUpWishContactRequest card;
  card.set_wish(wish);
  card.set_purpose(v1::LookUpWishContactRequest::PURPOSE_CARD);
  const auto found = Do<v1::LookUpWishContactResponse>(
      Who::kCoordinator, "/glimmer.v1.WishService/LookUpWishContact", card);
  v1::ConfirmWithCodeRequest confirm;
  confirm.set_wish_claim(claim);
  confirm.set_code(found.code());
  Queue<v1::ConfirmWithCodeResponse>(Who::kNeighbour, m::kConfirmWithCode, confirm);
  v1::CloseWishRequest close;
  close.set_wish(wish);
  Queue<v1::CloseWishResponse>(Who::kCoordinator, m::kCloseWish, close);
}

void QueueMaker::OtherWishes() {
  v1::DeclineWishRequest decline;
  decline.set_wish(Propose(false));
  decline.set_reason("The office does this");
  Queue<v1::DeclineWishResponse>(Who::kCoordinator, m::kDeclineWish, decline);

  const std::string given_back = Propose(false);
  v1::ApproveWishRequest approve;
  approve.set_wish(given_back);
  Queue<v1::ApproveWishResponse>(Who::kCoordinator, m::kApproveWish, approve);
  v1::ReleaseWishClaimRequest release;
  release.set_wish_claim(ClaimWish(given_back));
  Queue<v1::ReleaseWishClaimResponse>(Who::kNeighbour, m::kReleaseWishClaim, release);
  v1::WithdrawWishRequest withdraw;
  withdraw.set_wish(given_back);
  withdraw.set_reason("It is done");
  Queue<v1::WithdrawWishResponse>(Who::kCoordinator, m::kWithdrawWish, withdraw);

  // Claimed with signal; only what was brought waits.
  const std::string again = Propose(true, false);
  approve.set_wish(again);
  Do<v1::ApproveWishResponse>(Who::kCoordinator, m::kApproveWish, approve);
  v1::DeliverWishRequest deliver;
  deliver.set_wish_claim(ClaimWish(again, false));
  const absl::Time came = Now();
  Later(absl::Minutes(10));
  *deliver.mutable_start_time() = ToTimestamp(came);
  *deliver.mutable_end_time() = ToTimestamp(Now());
  Queue<v1::DeliverWishResponse>(Who::kNeighbour, m::kDeliverWish, deliver);
  v1::ConfirmReceiptRequest receipt;
  receipt.set_wish(again);
  Queue<v1::ConfirmReceiptResponse>(Who::kVolunteer, m::kConfirmReceipt, receipt);
  v1::ReopenWishRequest reopen;
  reopen.set_wish(again);
  reopen.set_wish_claim(deliver.wish_claim());
  reopen.set_reason("It flickers");
  Queue<v1::ReopenWishResponse>(Who::kCoordinator, m::kReopenWish, reopen);
}

void QueueMaker::Ledgers() {
  v1::OpenFollowUpRequest open;
  open.set_follow_up_id(NewId());
  open.mutable_follow_up()->set_unit(Unit());
  open.mutable_follow_up()->set_kind(v1::FollowUp::KIND_PROBLEM);
  open.mutable_follow_up()->set_title("The lamp at the gate is dark");
  Queue<v1::OpenFollowUpResponse>(Who::kCoordinator, m::kOpenFollowUp, open);
  const std::string follow_up = absl::StrCat("follow_ups/", open.follow_up_id());
  v1::PlanFollowUpRequest plan;
  plan.set_follow_up(follow_up);
  plan.set_owner(Person(Who::kVolunteer));
  plan.set_due_date(Day(village_.first_moment() + absl::Hours(24 * 10)));
  Queue<v1::PlanFollowUpResponse>(Who::kCoordinator, m::kPlanFollowUp, plan);
  v1::FinishFollowUpRequest finish;
  finish.set_follow_up(follow_up);
  finish.set_evidence("It is bright again");
  Queue<v1::FinishFollowUpResponse>(Who::kVolunteer, m::kFinishFollowUp, finish);
  v1::CloseFollowUpRequest close;
  close.set_follow_up(follow_up);
  Queue<v1::CloseFollowUpResponse>(Who::kSecondCoordinator, m::kCloseFollowUp, close);
  v1::ReopenFollowUpRequest reopen;
  reopen.set_follow_up(follow_up);
  reopen.set_reason("Dark again");
  Queue<v1::ReopenFollowUpResponse>(Who::kCoordinator, m::kReopenFollowUp, reopen);

  v1::RecordDeedRequest deed;
  deed.set_deed_id(NewId());
  deed.mutable_deed()->set_unit(Unit());
  deed.mutable_deed()->set_title("Swept the steps");
  deed.mutable_deed()->set_beneficiary("the residents of the north gate");
  deed.mutable_deed()->set_civil_date(Day(village_.first_moment()));
  deed.mutable_deed()->set_person(Person(Who::kNeighbour));
  Queue<v1::RecordDeedResponse>(Who::kNeighbour, m::kRecordDeed, deed);
  v1::DecideDeedRequest decide;
  decide.set_deed(absl::StrCat("deeds/", deed.deed_id()));
  decide.set_confirm(true);
  Queue<v1::DecideDeedResponse>(Who::kCoordinator, m::kDecideDeed, decide);
  v1::ReverseDeedRequest reverse;
  reverse.set_deed(decide.deed());
  reverse.set_reason("Twice on record");
  Queue<v1::ReverseDeedResponse>(Who::kCoordinator, m::kReverseDeed, reverse);

  v1::RecordGiftRequest gift;
  gift.set_gift_id(NewId());
  gift.mutable_gift()->set_unit(Unit());
  gift.mutable_gift()->set_item("rice");
  gift.mutable_gift()->set_measure("bag");
  gift.mutable_gift()->set_quantity(5'000);
  gift.mutable_gift()->set_receive_date(Day(village_.first_moment()));
  gift.mutable_gift()->set_anonymous(true);
  Queue<v1::RecordGiftResponse>(Who::kCoordinator, m::kRecordGift, gift);
  v1::ReverseGiftRequest take_back;
  take_back.set_gift(absl::StrCat("gifts/", gift.gift_id()));
  take_back.set_reason("Twice on record");
  Queue<v1::ReverseGiftResponse>(Who::kCoordinator, m::kReverseGift, take_back);
}

void QueueMaker::Household() {
  v1::CreateHouseholdRequest create;
  create.set_unit(Unit());
  household_ = Do<v1::CreateHouseholdResponse>(
                   Who::kCoordinator, "/glimmer.v1.HouseholdService/CreateHousehold", create)
                   .household();
  v1::RecordConsentRequest record;
  record.set_household(household_.name());
  v1::ConsentRecord& consent = *record.mutable_consent();
  consent.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
  consent.set_channel(v1::ConsentRecord::CHANNEL_IN_PERSON);
  consent.add_purposes(v1::ConsentRecord::PURPOSE_VISIT);
  consent.set_language("zh");
  consent.set_notice_hash(std::string(32, 'h'));
  record.mutable_terms()->set_min_people(2);
  record.mutable_contact()->set_display_name("Aunt Lin");
  record.mutable_contact()->set_address("Willow Lane");
  record.mutable_contact()->set_phone("13800007431");
  record.set_contact_person(Person(Who::kContact));
  Do<v1::RecordConsentResponse>(Who::kCoordinator, "/glimmer.v1.HouseholdService/RecordConsent",
                                record);
  v1::ConfirmConsentRequest confirm;
  confirm.set_household(household_.name());
  Do<v1::ConfirmConsentResponse>(Who::kContact, "/glimmer.v1.HouseholdService/ConfirmConsent",
                                 confirm);

  v1::CreatePairingRequest pair;
  pair.set_household(household_.name());
  pair.set_person(Person(Who::kVolunteer));
  const std::string pairing =
      Queue<v1::CreatePairingResponse>(Who::kCoordinator, m::kCreatePairing, pair).pairing().name();
  v1::ReviewPairingRequest review;
  review.set_pairing(pairing);
  Queue<v1::ReviewPairingResponse>(Who::kSecondCoordinator, m::kReviewPairing, review);
  v1::SetHandoverNoteRequest note;
  note.set_pairing(pairing);
  note.set_note("Ring twice");
  Queue<v1::SetHandoverNoteResponse>(Who::kVolunteer, m::kSetHandoverNote, note);
  v1::EndPairingRequest end;
  end.set_pairing(pairing);
  Queue<v1::EndPairingResponse>(Who::kCoordinator, m::kEndPairing, end);
  v1::SetVisitorTermsRequest terms;
  terms.mutable_visitor_terms()->set_person(Person(Who::kVolunteer));
  v1::VisitSlot& slot = *terms.mutable_visitor_terms()->add_slots();
  slot.set_weekday(6);
  slot.set_start_minute(9 * 60);
  slot.set_end_minute(11 * 60);
  terms.mutable_visitor_terms()->set_willing(true);
  Queue<v1::SetVisitorTermsResponse>(Who::kVolunteer, m::kSetVisitorTerms, terms);
}

v1::VisitPlan QueueMaker::Plan(absl::Duration from_now) const {
  v1::VisitPlan plan;
  plan.set_household(household_.name());
  *plan.mutable_start_time() = ToTimestamp(Now() + from_now);
  *plan.mutable_end_time() = ToTimestamp(Now() + from_now + absl::Hours(1));
  plan.add_visitors(Person(Who::kVolunteer));
  plan.add_visitors(Person(Who::kNeighbour));
  plan.set_off_site_contact(Person(Who::kLeader));
  plan.add_checklist()->set_text("Look at the stove");
  v1::Delivery& rice = *plan.add_deliveries();
  rice.set_item("Rice");
  rice.set_unit("kg");
  rice.set_quantity(5'000);
  return plan;
}

void QueueMaker::Agree(const v1::Visit& visit) {
  v1::AgreeVisitRequest agree;
  agree.set_visit(visit.name());
  agree.set_etag(visit.etag());
  Do<v1::AgreeVisitResponse>(Who::kContact, "/glimmer.v1.VisitService/AgreeVisit", agree);
}

// A visit that both go to, in an hour: planned, agreed to and accepted by one of them with signal.
void QueueMaker::VisitsAsPlanned() {
  v1::PlanVisitsRequest plan;
  plan.set_unit(Unit());
  *plan.add_plans() = Plan(absl::Hours(1));
  const auto planned = Do<v1::PlanVisitsResponse>(Who::kCoordinator, m::kPlanVisits, plan);
  if (planned.visits().empty()) return;
  soon_ = planned.visits(0);
  Agree(soon_);
  v1::AcceptVisitRequest accept;
  accept.set_visit(soon_.name());
  accept.set_etag(soon_.etag());
  Do<v1::AcceptVisitResponse>(Who::kNeighbour, m::kAcceptVisit, accept);
  if (format_ < 3) accept.clear_etag();
  Queue<v1::AcceptVisitResponse>(Who::kVolunteer, m::kAcceptVisit, accept);

  Later(absl::Hours(1));
  v1::StartVisitRequest start;
  start.set_visit(soon_.name());
  *start.mutable_start_time() = ToTimestamp(Now());
  Queue<v1::StartVisitResponse>(Who::kVolunteer, m::kStartVisit, start);
  v1::RaiseAlarmRequest raise;
  raise.set_visit(soon_.name());
  Queue<v1::RaiseAlarmResponse>(Who::kVolunteer, m::kRaiseAlarm, raise);
  v1::AcknowledgeAlarmRequest acknowledge;
  acknowledge.set_visit(soon_.name());
  Queue<v1::AcknowledgeAlarmResponse>(Who::kLeader, m::kAcknowledgeAlarm, acknowledge);
  v1::ReportSafeRequest safe;
  safe.set_visit(soon_.name());
  Queue<v1::ReportSafeResponse>(Who::kVolunteer, m::kReportSafe, safe);
  if (format_ >= 3) {
    v1::ExtendVisitRequest extend;
    extend.set_visit(soon_.name());
    *extend.mutable_expected_end_time() = ToTimestamp(Now() + absl::Minutes(90));
    Queue<v1::ExtendVisitResponse>(Who::kVolunteer, m::kExtendVisit, extend);
  }
  Later(absl::Minutes(40));
  v1::FinishVisitRequest finish;
  finish.set_visit(soon_.name());
  finish.set_held(true);
  *finish.mutable_start_time() = start.start_time();
  *finish.mutable_end_time() = ToTimestamp(Now());
  finish.add_done(0);
  finish.add_delivered(5'000);
  Queue<v1::FinishVisitResponse>(Who::kVolunteer, m::kFinishVisit, finish);
}

// What the household asked to have passed on at the visit.
void QueueMaker::Passed() {
  v1::RelayNeedRequest relay;
  relay.set_visit(soon_.name());
  relay.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
  relay.set_channel(v1::ConsentRecord::CHANNEL_IN_PERSON);
  relay.set_need_id(NewId());
  v1::FollowUp& need = *relay.mutable_follow_up();
  need.set_kind(v1::FollowUp::KIND_NEED);
  need.set_title("A handrail at the steps");
  Queue<v1::RelayNeedResponse>(Who::kVolunteer, m::kRelayNeed, relay);
}

void QueueMaker::VisitsOtherwise() {
  v1::PlanVisitsRequest plan;
  plan.set_unit(Unit());
  *plan.add_plans() = Plan(absl::Hours(24));
  *plan.add_plans() = Plan(absl::Hours(48));
  const auto planned = Queue<v1::PlanVisitsResponse>(Who::kCoordinator, m::kPlanVisits, plan);
  if (planned.visits_size() != 2) return;
  v1::ChangeVisitRequest change;
  change.set_visit(planned.visits(0).name());
  *change.mutable_plan() = Plan(absl::Hours(26));
  Queue<v1::ChangeVisitResponse>(Who::kCoordinator, m::kChangeVisit, change);
  v1::LeaveVisitRequest leave;
  leave.set_visit(planned.visits(0).name());
  Queue<v1::LeaveVisitResponse>(Who::kNeighbour, m::kLeaveVisit, leave);
  v1::CancelVisitRequest cancel;
  cancel.set_visit(planned.visits(1).name());
  Queue<v1::CancelVisitResponse>(Who::kContact, m::kCancelVisit, cancel);
}

// A household's no, which is never too late.
void QueueMaker::NoMore() {
  v1::RefuseVisitorRequest refuse;
  refuse.set_household(household_.name());
  refuse.set_person(Person(Who::kNeighbour));
  Queue<v1::RefuseVisitorResponse>(Who::kContact, m::kRefuseVisitor, refuse);
  v1::PauseHouseholdRequest pause;
  pause.set_household(household_.name());
  Queue<v1::PauseHouseholdResponse>(Who::kContact, m::kPauseHousehold, pause);
  v1::WithdrawHouseholdRequest withdraw;
  withdraw.set_household(household_.name());
  Queue<v1::WithdrawHouseholdResponse>(Who::kContact, m::kWithdrawHousehold, withdraw);
}

}  // namespace glimmer::compat
