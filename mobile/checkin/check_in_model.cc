#include "mobile/checkin/check_in_model.h"

#include <algorithm>
#include <utility>

#include "absl/strings/strip.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/state_words.h"
#include "mobile/store/claim_chain.h"
#include "mobile/store/early_answer.h"
#include "mobile/store/pending.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/base45.h"
#include "shared/crypto/person_code.h"
#include "shared/crypto/signed_site_code.h"
#include "shared/crypto/site_code.h"
#include "shared/domain/attendance_rules.h"

namespace glimmer::mobile {
namespace {

using State = OutboxItem::State;

// An own statement carries no code.
bool IsOwnWord(const OutboxItem& item) {
  v1::CheckOutRequest request;
  return item.method == kCheckOut && request.ParseFromString(item.request) &&
         request.claim().method() == v1::AttendanceClaim::METHOD_OWN_STATEMENT;
}

}  // namespace

CheckInModel::CheckInModel(PhoneContext& context, const QString& shift, bool out, QObject* parent)
    : PageModel(context, parent), shift_(shift.toStdString()), out_(out) {
  RefreshNow();
}

absl::Status CheckInModel::Refresh() {
  fate_ = Fate();
  next_title_.clear();
  next_sentence_.clear();
  show_qr_.clear();
  ASSIGN_OR_RETURN(const auto view, phone().overlay().Shift(shift_));
  if (!view) return absl::OkStatus();
  title_ = QString::fromStdString(view->shift.title());
  place_ = QString::fromStdString(view->shift.place());
  when_ = SpanWords(FromTimestamp(view->shift.start_time()), FromTimestamp(view->shift.end_time()),
                    ZoneOf(view->shift.time_zone()), context().Now());
  if (!finished()) RETURN_IF_ERROR(TakeUp(*view));
  if (!finished()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto item, phone().outbox().Find(request_id_));
  if (!item) {  // undone or discarded elsewhere
    request_id_.clear();
    return absl::OkStatus();
  }
  ShowFate(*item, *view);
  RETURN_IF_ERROR(ShowClaim(*item, *view));
  return out_ ? ShowServed(*item, *view) : absl::OkStatus();
}

// What an earlier visit of this page left on the phone.
absl::Status CheckInModel::TakeUp(const ShiftView& view) {
  const AttendanceState& there = view.attendance;
  if (there.request_id.empty() || !(there.saved_here || !there.refusal.none())) {
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const auto item, phone().outbox().Find(there.request_id));
  if (item && item->method == (out_ ? kCheckOut : kCheckIn)) request_id_ = item->request_id;
  return absl::OkStatus();
}

void CheckInModel::ShowFate(const OutboxItem& item, const ShiftView& view) {
  const absl::TimeZone zone = ZoneOf(view.shift.time_zone());
  if (item.state == State::kRejected) return ShowRefusal(item);
  fate_.heading = out_ ? tr("Checked out") : tr("Checked in");
  fate_.kind = item.state == State::kAccepted ? "sent" : "saved";
  if (fate_.kind == "saved") {
    fate_.title = SavedHereWords(item.create_time, zone);
    ShowWay(item);
  }
  if (out_) return;
  next_title_ =
      tr("Remember to check out at %1").arg(ClockWords(FromTimestamp(view.shift.end_time()), zone));
  next_sentence_ = tr("Only both together count.");
}

void CheckInModel::ShowWay(const OutboxItem& item) {
  fate_.can_undo = item.state != State::kSending && item.attempts == 0;
  fate_.sentence = tr("Not sent yet; it goes out by itself when there is a network.");
  if (item.state == State::kSending) fate_.sentence = tr("It is being sent.");
  if (item.state == State::kBlocked) {
    fate_.sentence = tr("It waits behind something that was refused. Please look there first.");
  }
}

void CheckInModel::ShowRefusal(const OutboxItem& item) {
  fate_.kind = "refused";
  fate_.heading = out_ ? tr("Not checked out") : tr("Not checked in");
  fate_.title = RefusalSentence(RefusalOf(item.refusal));
  fate_.sentence = out_ ? tr("Try again, or ask the leader to enter when you left.")
                        : tr("Try again, or ask the leader to check you in on the roster.");
}

absl::Status CheckInModel::ShowServed(const OutboxItem& item, const ShiftView& view) {
  const AttendanceState& there = view.attendance;
  if (fate_.kind == "refused" || there.kind != AttendanceState::Kind::kCheckedOut) {
    return absl::OkStatus();
  }
  const int breaks = ReadPending(item).break_minutes;
  const int64_t between = absl::ToInt64Minutes(there.check_out_time - there.check_in_time);
  next_title_ = tr("%n minute(s) served", "", static_cast<int>(std::max<int64_t>(0, between)));
  if (breaks > 0) {
    next_title_ = tr("%n minute(s) served, less %1 of breaks", "",
                     static_cast<int>(std::max<int64_t>(0, between)))
                      .arg(LengthWords(absl::Minutes(breaks)));
  }
  ASSIGN_OR_RETURN(next_sentence_, CountedWords());
  if (!next_sentence_.isEmpty()) return absl::OkStatus();
  next_sentence_ = IsOwnWord(item)
                       ? tr("They count when the leader or a coordinator has confirmed them.")
                       : tr("What counts of them, you see under Me when the server has them.");
  return absl::OkStatus();
}

absl::Status CheckInModel::ShowClaim(const OutboxItem& item, const ShiftView& view) {
  if (item.state == State::kRejected || view.leads) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  const PersonCode code{
      .person_id = std::string(absl::StripPrefix(profile.person, "people/")),
      .claim = PersonCode::Claim{.out = out_,
                                 .shift_mark = ShiftMark(absl::StripPrefix(shift_, "shifts/")),
                                 .hash = ClaimHashOf(item)}};
  show_qr_ = QString::fromStdString(Base45Encode(EncodePersonCode(code)));
  return absl::OkStatus();
}

// What the server made of it; empty while it has not said.
absl::StatusOr<QString> CheckInModel::CountedWords() {
  if (fate_.kind != "sent") return QString();
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto records, phone().store().ListRecords(profile.person));
  for (const v1::ServiceRecord& record : records) {
    if (record.shift() != shift_ || !record.in_force()) continue;
    //: How long counts, and the state of it
    return tr("%1: %2").arg(tr("%n min", "", record.counted_minutes()), RecordBadge(record).text);
  }
  return QString();
}

absl::StatusOr<Queued> CheckInModel::Check(const std::string& code, int break_minutes) {
  const absl::Time now = phone().store().clock().Now();
  return out_ ? phone().commands().CheckOut(shift_, code, now, break_minutes)
              : phone().commands().CheckIn(shift_, code, now);
}

bool CheckInModel::submit(const QString& code, int breakMinutes) {
  // An empty code would be an own statement, which nobody has chosen here.
  problem_ = Take(Check(code.isEmpty() ? " " : code.toStdString(), breakMinutes));
  RefreshNow();
  return problem_.isEmpty();
}

QString CheckInModel::Judge(const std::string& code) {
  const auto shift = phone().store().Get<v1::Shift>(shift_);
  const auto said = ParseSiteCode(code);
  if (!said.ok()) return tr("The app cannot read this code. Please type the 8 digits.");
  if (!shift.ok() || !*shift) return {};
  const absl::Status ours = CheckSiteCode(**shift, code);
  if (!ours.ok()) return ProblemSentence(ours);
  const absl::Time shown = SiteStepTime(FromTimestamp((*shift)->start_time()), said->step);
  const absl::Time now = context().Now();
  if (absl::AbsDuration(now - shown) <= kLargestSkew) return {};
  scanned_ = code;
  const absl::TimeZone zone = ZoneOf((*shift)->time_zone());
  //: When the code was on the screen, and now
  return tr("This code is from %1, and now it is %2. Please scan the one on the screen now.")
      .arg(MomentWords(shown, zone, now), ClockWords(now, zone));
}

void CheckInModel::scan(const QString& text, int breakMinutes) {
  if (finished()) return;
  const std::string code = Base45Decode(text.toStdString()).value_or("");
  scanned_.clear();
  scan_problem_ = Judge(code);
  if (scan_problem_.isEmpty()) scan_problem_ = Take(Check(code, breakMinutes));
  RefreshNow();
}

void CheckInModel::submitScanned(int breakMinutes) {
  scan_problem_ = Take(Check(std::exchange(scanned_, {}), breakMinutes));
  RefreshNow();
}

bool CheckInModel::submitWithoutCode(int breakMinutes) {
  problem_ = Take(Check("", breakMinutes));
  RefreshNow();
  return problem_.isEmpty();
}

QString CheckInModel::Take(absl::StatusOr<Queued> queued) {
  if (!queued.ok()) return ProblemSentence(queued.status());
  request_id_ = std::move(queued->request_id);
  return {};
}

void CheckInModel::forgetProblem() {
  if (problem_.isEmpty()) return;
  problem_.clear();
  Q_EMIT refreshed();
}

void CheckInModel::takeBack() {
  const bool was_shown = !show_qr_.isEmpty();
  undo(QString::fromStdString(request_id_));
  RefreshNow();
  if (finished() || !was_shown) return;
  Q_EMIT done(tr("Taken back. If the leader has scanned it, please ask them to undo it too."), {});
}

void CheckInModel::tryAgain() {
  problem_ = fate_.title;
  const absl::Status status = phone().outbox().Discard(request_id_);
  if (!status.ok()) Refuse(status);
  request_id_.clear();
  RefreshNow();
}

}  // namespace glimmer::mobile
