#include "mobile/visits/visit_model.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>
#include <optional>
#include <utility>

#include "mobile/model/format_words.h"
#include "mobile/model/my_visit_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/typed_times.h"
#include "mobile/model/wish_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/domain/visit_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

using Mine = MyVisit::Kind;

// How much longer a touch lets it take.
constexpr absl::Duration kLonger = absl::Minutes(30);
constexpr absl::string_view kGetVisitAddress = "/glimmer.v1.VisitService/GetVisitAddress";

absl::Time StartOf(const v1::Visit& visit) { return FromTimestamp(visit.start_time()); }
absl::Time EndOf(const v1::Visit& visit) { return FromTimestamp(visit.end_time()); }

QString Clock(absl::Time time, absl::TimeZone zone) { return ClockWords(time, zone); }

}  // namespace

VisitModel::VisitModel(PhoneContext& context, const QString& visit, QObject* parent)
    : PageModel(context, parent),
      name_(visit.toStdString()),
      address_(this),
      checklist_(VisitItemRow::staticMetaObject, this),
      deliveries_(VisitItemRow::staticMetaObject, this) {
  RefreshNow();
}

absl::TimeZone VisitModel::Zone() const { return ZoneOf(view_.visit.time_zone()); }

absl::Status VisitModel::Refresh() {
  RETURN_IF_ERROR(phone().WipeAddresses());
  const absl::Time now = context().Now();
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  person_ = profile.person;
  ASSIGN_OR_RETURN(auto view, phone().visits().Visit(name_));
  if (view) {
    view_ = *std::move(view);
  } else {
    view_.mine = MyVisit();
    view_.word = AlarmWord();
    view_.is_contact = false;
    view_.gone = true;
  }
  ASSIGN_OR_RETURN(draft_, phone().visit_drafts().GetOrBegin(view_.visit));
  underway_ = view_.mine.kind == Mine::kUnderway ||
              (view_.mine.kind == Mine::kRefused && draft_.report.has_start_time());
  RETURN_IF_ERROR(ShowPlan(now));
  ShowTimer(now);
  ShowExtension(now);
  ShowItems();
  RETURN_IF_ERROR(ShowAddressLine(now));
  ShowAlarm(now);
  ShowHelp();
  ShowStep(now);
  return absl::OkStatus();
}

absl::Status VisitModel::ShowPlan(absl::Time now) {
  const v1::Visit& visit = view_.visit;
  const BadgeWords badge = MyVisitBadge(view_, now);
  badge_kind_ = badge.kind;
  badge_text_ = badge.text;
  when_ = VisitSpan(visit, now);
  people_ = view_.is_contact ? WhoGoesWords(visit) : CompanionWords(visit, person_);
  introduction_ =
      visit.introduction() ? tr("Somebody comes for the first time: go together") : QString();
  told_.clear();
  if (!view_.is_contact && !view_.gone) {
    ASSIGN_OR_RETURN(const auto contact, phone().store().Get<v1::Person>(visit.off_site_contact()));
    told_ = visit.off_site_contact().empty() ? tr("Without word the coordinators are told")
            : contact                        ? tr("Without word %1 is told, then the coordinators")
                            .arg(QString::fromStdString(contact->display_name()))
                      : tr("Without word your contact is told, then the coordinators");
  }
  gone_sentence_.clear();
  if (view_.gone && underway_) {
    gone_sentence_ =
        tr("Meanwhile the plan has changed, and you are no longer on it. If you were "
           "there, say so: a coordinator looks at it.");
  } else if (view_.gone && view_.mine.kind == Mine::kNone) {
    gone_sentence_ = tr("This visit is no longer yours.");
  }
  pairing_.clear();
  ASSIGN_OR_RETURN(const auto pairing, phone().visits().PairingOf(visit));
  if (pairing) pairing_ = pairing->pairing.name();
  saved_sentence_ =
      draft_.note.empty()
          ? QString()
          : tr("Draft saved %1").arg(Clock(draft_.update_time, absl::LocalTimeZone()));
  return absl::OkStatus();
}

bool VisitModel::mayLeave() const {
  const bool ahead = view_.visit.state() == v1::Visit::STATE_PROPOSED ||
                     view_.visit.state() == v1::Visit::STATE_AGREED;
  return ahead && !view_.gone && GoesThere(view_.mine) && !underway_;
}

bool VisitModel::mayFinish() const {
  if (underway_) return true;
  return view_.mine.kind == Mine::kAccepted && view_.visit.state() == v1::Visit::STATE_AGREED &&
         phone().store().ServerNow() >= StartOf(view_.visit);
}

void VisitModel::ShowStep(absl::Time now) {
  step_.clear();
  step_sentence_.clear();
  if (IsTold(view_, now)) {
    step_ = "help";
    return;
  }
  if (underway_) {
    step_ = "finish";
    return;
  }
  switch (view_.mine.kind) {
    case Mine::kAsked:
      step_ = "answer";
      step_sentence_ = tr("You can still say no later.");
      return;
    case Mine::kAccepted:
    case Mine::kAccepting:
      break;
    case Mine::kFinishing:
      step_sentence_ =
          tr("It is sent by itself when there is a network. Until then others may be told that no "
             "word has come.");
      return;
    case Mine::kAwaitsCoordinator:
      step_sentence_ = tr("Your time counts once a coordinator has looked at it.");
      return;
    case Mine::kRefused:
      step_ = "retry";
      // The yes was to another plan: the same again would be refused again.
      if (view_.mine.asked == Pending::Kind::kAcceptVisit &&
          view_.mine.refusal.reason == v1::ERROR_REASON_ETAG_MISMATCH) {
        step_ = "answer";
        step_sentence_ = tr("The visit was changed meanwhile. Please look again.");
      }
      return;
    default:
      return;
  }
  if (view_.visit.state() != v1::Visit::STATE_AGREED) {
    step_sentence_ = tr("It stands once the family has agreed.");
    return;
  }
  const absl::Time opens = StartOf(view_.visit) - kStartLead;
  if (now >= opens) {
    step_ = "start";
    step_sentence_ = tr("Also without signal. No place is taken down.");
  } else {
    step_sentence_ = tr("It can be started from %1").arg(MomentWords(opens, Zone(), now));
  }
}

void VisitModel::ShowTimer(absl::Time now) {
  const absl::Time end = view_.expected_end;
  const absl::Time planned = StartOf(view_.visit);
  const absl::Time began = view_.mine.start_time.value_or(planned);
  late_ = now >= end;
  const absl::Duration left = late_ ? now - end : absl::Ceil(end - now, absl::Minutes(1));
  timer_number_ = QString::number(absl::ToInt64Minutes(left));
  timer_above_ = late_ ? tr("over by") : tr("left");
  const absl::Duration whole = std::max(end - std::min(began, planned), absl::Minutes(1));
  timer_share_ = late_ ? 0 : std::clamp(absl::FDivDuration(end - now, whole), 0.0, 1.0);
  say_by_.clear();
  if (view_.tell_time != absl::InfiniteFuture()) {
    say_by_ = now < view_.tell_time
                  ? tr("Say by %1 that you are well").arg(SoonWords(view_.tell_time, Zone(), now))
                  : tr("Others may have been told by now. Please say that you are well");
  }
  came_at_ = Clock(std::min(began, now), Zone());
  left_at_ = Clock(std::min(now, std::max(end, began + absl::Minutes(1))), Zone());
  if (underway_) left_at_ = Clock(now, Zone());
}

void VisitModel::ShowExtension(absl::Time now) {
  extend_text_.clear();
  const bool distress = view_.visit.alarm() == v1::Visit::ALARM_DISTRESS ||
                        view_.word.kind == AlarmWord::Kind::kRaising;
  const bool told = IsTold(view_, now);
  if ((!underway_ && !told) || view_.gone || distress || !IsAwaited(view_.visit)) return;
  const absl::Time from = std::max(view_.expected_end, now);
  extend_until_ = std::min(from + kLonger, EndOf(view_.visit) + kLongestExtension);
  const int64_t minutes = absl::ToInt64Minutes(extend_until_ - from);
  if (minutes < 1) return;
  const QString words =
      told ? tr("They stay %1 minutes longer, until %2") : tr("Add %1 minutes, until %2");
  extend_text_ = words.arg(minutes).arg(Clock(extend_until_, Zone()));
}

void VisitModel::ShowItems() {
  const v1::Visit& visit = view_.visit;
  const auto& done = draft_.report.done();
  std::vector<VisitItemRow> seen_to;
  for (int i = 0; i < visit.checklist_size(); ++i) {
    VisitItemRow row;
    row.key = QString::number(i);
    row.words = QString::fromStdString(visit.checklist(i).text());
    row.done = visit.checklist(i).done() || std::find(done.begin(), done.end(), i) != done.end();
    seen_to.push_back(std::move(row));
  }
  checklist_.SetRows(seen_to);
  std::vector<VisitItemRow> brought;
  for (int i = 0; i < visit.deliveries_size(); ++i) {
    const v1::Delivery& delivery = visit.deliveries(i);
    int64_t amount = delivery.delivered();
    if (i < draft_.report.delivered_size()) amount = draft_.report.delivered(i);
    VisitItemRow row;
    row.key = QString::number(i);
    row.words = tr("%1, %2", "item, quantity")
                    .arg(QString::fromStdString(delivery.item()),
                         QuantityWords(delivery.quantity(), delivery.unit()));
    row.done = amount > 0;
    row.amount = amount > 0 ? QuantityWords(amount, "").trimmed() : QString();
    brought.push_back(std::move(row));
  }
  deliveries_.SetRows(brought);
}

absl::Status VisitModel::ShowAddressLine(absl::Time now) {
  ASSIGN_OR_RETURN(const auto until, phone().addresses().OpenUntil(name_));
  if (!until && address_.shown()) address_.hide();
  const v1::Visit& visit = view_.visit;
  const bool goes = !view_.gone && GoesThere(view_.mine) && view_.mine.kind != Mine::kAsked;
  address_sentence_ = goes ? AddressLine(visit, until, now) : QString();
  const bool stands =
      visit.state() == v1::Visit::STATE_AGREED || visit.state() == v1::Visit::STATE_UNDERWAY;
  may_show_address_ = goes && (until || (stands && now >= StartOf(visit) - kAddressBefore &&
                                         now < EndOf(visit) + kAddressAfter));
  return absl::OkStatus();
}

void VisitModel::ShowAlarm(absl::Time now) {
  const bool told = IsTold(view_, now);
  alarm_sentence_ = told ? AlarmSentence(view_, now) : QString();
  may_acknowledge_ = told && view_.visit.alarm() != v1::Visit::ALARM_UNSPECIFIED &&
                     view_.word.kind != AlarmWord::Kind::kAcknowledging;
  word_sentence_.clear();
  switch (view_.word.kind) {
    case AlarmWord::Kind::kSafe:
      word_sentence_ = tr(
          "\"All well\" is saved on this phone. Until it is sent, others may be told that no word "
          "has come.");
      break;
    case AlarmWord::Kind::kExtending:
      word_sentence_ = tr(
          "\"Longer\" is saved on this phone. Until it is sent, others are told at the time that "
          "was said before.");
      break;
    case AlarmWord::Kind::kAcknowledging:
      word_sentence_ = tr("\"I look after it\" is saved on this phone and will be sent.");
      break;
    case AlarmWord::Kind::kRefused:
      word_sentence_ = RefusalSentence(view_.word.refusal);
      break;
    default:
      break;
  }
}

// Nothing here says that help is coming: that only a person can.
void VisitModel::ShowHelp() {
  help_state_.clear();
  help_title_ = tr("Call for help?");
  help_sentence_ =
      tr("Your contact, the coordinators and the safeguarding leads are told as soon as this phone "
         "has a network. In danger phone 110 or 120 first.");
  if (view_.word.kind == AlarmWord::Kind::kRaising) {
    help_state_ = "sending";
    help_title_ = tr("Not sent yet");
    help_sentence_ =
        tr("Your call for help is being sent. Without a network it waits on this phone: then phone "
           "110 or 120, or somebody near.");
  } else if (view_.word.kind == AlarmWord::Kind::kRefused &&
             view_.word.asked == Pending::Kind::kRaiseAlarm) {
    help_state_ = "refused";
    help_title_ = tr("It was not taken");
    help_sentence_ = tr("Your call for help was not taken: %1 Please phone 110 or 120, or somebody "
                        "near.")
                         .arg(RefusalSentence(view_.word.refusal));
    word_sentence_.clear();
  } else if (underway_ && view_.visit.alarm() == v1::Visit::ALARM_DISTRESS) {
    help_state_ = "arrived";
    help_title_ = tr("It has arrived");
    help_sentence_ =
        tr("The call for help has arrived. Your contact, the coordinators and the safeguarding "
           "leads are being told. In danger phone 110 or 120, too.");
  }
  help_message_ = tr("I need help on a visit (%1, %2, %3). Please call me at once.")
                      .arg(title(), when_, people_);
}

bool VisitModel::isPhone() const {
#if defined(Q_OS_ANDROID) || defined(Q_OS_IOS)
  return true;
#else
  return false;
#endif
}

void VisitModel::accept() {
  Report(phone().visit_commands().Accept(name_, view_.visit.etag()), tr("You said yes. Thank you"),
         true);
}

void VisitModel::leave() {
  address_.hide();
  Report(phone().visit_commands().Leave(name_),
         tr("Saved: you do not go. The coordinators are told, to look for somebody else."), true);
}

void VisitModel::start() {
  Report(phone().visit_commands().Start(name_), tr("Under way. Have a good visit"));
}

void VisitModel::Finish(v1::FinishVisitRequest report, const QString& sentence) {
  const bool held = report.held();
  const auto queued = phone().visit_commands().Finish(std::move(report));
  finish_note_.clear();
  if (queued.ok()) {
    finish_ = queued->request_id;
    address_.hide();
  }
  if (queued.ok() && held && !draft_.note.empty() && !pairing_.empty()) {
    const auto note =
        phone().visit_commands().SetHandoverNote(pairing_, draft_.note, queued->request_id);
    if (note.ok()) finish_note_ = note->request_id;
  }
  Report(queued, sentence, true);
}

void VisitModel::finish() {
  const absl::Time now = phone().store().ServerNow();
  v1::FinishVisitRequest report = draft_.report;
  report.set_held(true);
  if (!report.has_start_time()) {
    *report.mutable_start_time() =
        ToTimestamp(view_.mine.start_time.value_or(StartOf(view_.visit)));
  }
  *report.mutable_end_time() = ToTimestamp(now);
  Finish(std::move(report),
         tr("Good to know that you are well. It is sent as soon as there is a network."));
}

void VisitModel::finishAt(const QString& from, const QString& to) {
  const absl::CivilDay day = absl::ToCivilDay(StartOf(view_.visit), Zone());
  const std::optional<int> start = ReadClock(from);
  const std::optional<int> end = ReadClock(to);
  if (!start || !end) return Q_EMIT refused(tr("Times look like 14:00."));
  v1::FinishVisitRequest report = draft_.report;
  report.set_held(true);
  *report.mutable_start_time() =
      ToTimestamp(absl::FromCivil(absl::CivilMinute(day) + *start, Zone()));
  *report.mutable_end_time() = ToTimestamp(absl::FromCivil(absl::CivilMinute(day) + *end, Zone()));
  Finish(std::move(report),
         tr("Good to know that you are well. It is sent as soon as there is a network."));
}

void VisitModel::notHeld() {
  v1::FinishVisitRequest report = draft_.report;
  report.set_held(false);
  Finish(std::move(report), tr("It is saved that the visit was not held. Nobody asks why."));
}

void VisitModel::extend() {
  Report(phone().visit_commands().Extend(name_, extend_until_),
         tr("Saved: until %1. It is sent as soon as there is a network.")
             .arg(Clock(extend_until_, Zone())),
         true);
}

void VisitModel::KeepDraft() {
  const absl::Status kept = phone().visit_drafts().Put(draft_);
  if (!kept.ok()) Refuse(kept);
}

void VisitModel::setDone(int index, bool done) {
  auto& all = *draft_.report.mutable_done();
  const auto found = std::find(all.begin(), all.end(), index);
  if (done == (found != all.end())) return;
  if (done) {
    all.Add(index);
    std::sort(all.begin(), all.end());
  } else {
    all.erase(found);
  }
  KeepDraft();
}

void VisitModel::setBrought(int index, bool brought) {
  if (index < 0 || index >= view_.visit.deliveries_size()) return;
  auto& all = *draft_.report.mutable_delivered();
  while (all.size() <= index) all.Add(0);
  all.Set(index, brought ? view_.visit.deliveries(index).quantity() : 0);
  KeepDraft();
}

void VisitModel::setAmount(int index, const QString& amount) {
  if (index < 0 || index >= view_.visit.deliveries_size()) return;
  const int64_t quantity = ReadQuantity(amount);
  if (quantity == 0) return Q_EMIT refused(tr("Please type a number."));
  auto& all = *draft_.report.mutable_delivered();
  while (all.size() <= index) all.Add(0);
  all.Set(index, quantity);
  KeepDraft();
}

void VisitModel::setNote(const QString& note) {
  if (note.toStdString() == draft_.note) return;
  draft_.note = note.toStdString();
  KeepDraft();
}

void VisitModel::OpenAddress() {
  auto address = phone().addresses().Open(name_);
  if (!address.ok()) return Refuse(address.status());
  const absl::Time now = context().Now();
  const absl::Time until = FromTimestamp(address->expire_time());
  address_.Show(*address,
                tr("Closes by itself. It can be opened until %1, and each time that it was fetched "
                   "is on record.")
                    .arg(MomentWords(until, Zone(), now)),
                until - now);
  address->Clear();
}

void VisitModel::showAddress() {
  const auto until = phone().addresses().OpenUntil(name_);
  if (until.ok() && *until) return OpenAddress();
  if (address_.awaited()) return;
  if (address_request_.empty()) {
    address_request_ = NewUuidV7(phone().store().clock().Now(), phone().random());
  }
  v1::GetVisitAddressRequest request;
  request.set_request_id(address_request_);
  request.set_visit(name_);
  address_.Await(address_request_);
  context().Call<v1::GetVisitAddressResponse>(
      this, kGetVisitAddress, request,
      [this, asked = address_request_](const absl::StatusOr<v1::GetVisitAddressResponse>& answer) {
        TakeAddress(asked, answer);
      });
}

// What comes when nobody looks any more is dropped, sealed as it came.
void VisitModel::TakeAddress(const std::string& asked,
                             const absl::StatusOr<v1::GetVisitAddressResponse>& answer) {
  const bool answered = answer.ok() || ReasonOf(answer.status()) != v1::ERROR_REASON_UNSPECIFIED;
  if (answered && address_request_ == asked) address_request_.clear();
  if (!address_.Awaits(asked)) return;
  address_.hide();
  if (!answer.ok()) return Refuse(answer.status());
  const absl::Status kept = phone().addresses().Keep(name_, *answer);
  if (!kept.ok()) return Refuse(kept);
  OpenAddress();
}

void VisitModel::callForHelp() {
  Report(phone().visit_commands().RaiseAlarm(name_), tr("Your call for help is being sent."));
  RefreshNow();
}

void VisitModel::dial(const QString& number) { QDesktopServices::openUrl(QUrl("tel:" + number)); }

void VisitModel::sendMessage() {
  QUrl url("sms:");
  QUrlQuery query;
  query.addQueryItem("body", QString::fromUtf8(QUrl::toPercentEncoding(help_message_)));
  url.setQuery(query);
  QDesktopServices::openUrl(url);
}

void VisitModel::copyMessage() { QGuiApplication::clipboard()->setText(help_message_); }

void VisitModel::reportSafe() {
  Report(phone().visit_commands().ReportSafe(name_),
         tr("Good to know. It is sent as soon as there is a network."));
}

void VisitModel::acknowledge() {
  Report(phone().visit_commands().AcknowledgeAlarm(name_),
         tr("Saved: you look after it. Once that has arrived, nobody further is told for half an "
            "hour."));
}

void VisitModel::retry() { Retry(view_.mine.request_id); }

void VisitModel::discard() { Discard(view_.mine.request_id); }

void VisitModel::undo(const QString& requestId) {
  PageModel::undo(requestId);
  if (requestId.toStdString() != finish_ || finish_note_.empty()) return;
  (void)phone().outbox().Undo(finish_note_);
  finish_note_.clear();
}

}  // namespace glimmer::mobile
