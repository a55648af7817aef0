#include "mobile/desk/change_shift_model.h"

#include <algorithm>
#include <map>
#include <utility>

#include "mobile/desk/event_words.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

using Request = v1::UpdateSeriesRequest;

constexpr Request::Reach kReaches[] = {Request::REACH_THIS, Request::REACH_FOLLOWING,
                                       Request::REACH_ALL};

bool IsLive(const v1::SignUp& sign_up) {
  return sign_up.state() == v1::SignUp::STATE_CONFIRMED ||
         sign_up.state() == v1::SignUp::STATE_OFFERED ||
         sign_up.state() == v1::SignUp::STATE_WAITLISTED;
}

bool SameNeeds(const v1::Position& a, const v1::Position& b) {
  return a.display_name() == b.display_name() && a.capacity() == b.capacity() &&
         a.minimum_age() == b.minimum_age() &&
         std::equal(a.needed_skills().begin(), a.needed_skills().end(), b.needed_skills().begin(),
                    b.needed_skills().end());
}

QString PlacesWords(const v1::Position& position) {
  return QStringLiteral("%1 %2")
      .arg(QString::fromStdString(position.display_name()))
      .arg(position.capacity());
}

}  // namespace

ChangeShiftModel::ChangeShiftModel(PhoneContext& context, const QString& shift, QObject* parent)
    : AskingModel(context, parent),
      name_(shift.toStdString()),
      draft_(context, this),
      leader_(context, this) {
  const absl::Status loaded = Load();
  connect(&draft_, &ShiftDraft::changed, this, &ChangeShiftModel::RefreshNow);
  connect(&leader_, &PersonPicker::changed, this, &ChangeShiftModel::RefreshNow);
  RefreshNow();
  if (!loaded.ok()) Refuse(loaded);
}

absl::Status ChangeShiftModel::Load() {
  ASSIGN_OR_RETURN(const auto shift, phone().store().Get<v1::Shift>(name_));
  if (!shift) return NotFound(name_);
  original_ = *shift;
  ASSIGN_OR_RETURN(const auto event, phone().store().Get<v1::Event>(shift->event()));
  if (!event) return NotFound(shift->event());
  event_ = *event;
  title_ = QString::fromStdString(event->title());
  place_ = QString::fromStdString(event->place());
  category_ = QString::fromStdString(event->category());
  description_ = QString::fromStdString(event->description());
  bring_ = QString::fromStdString(event->bring());
  draft_.Show(*shift);
  draft_.window()->ShowKept(*shift, context().Now());
  leader_.choose(QString::fromStdString(shift->leader()),
                 QString::fromStdString(shift->leader_display_name()));
  return absl::OkStatus();
}

absl::Status ChangeShiftModel::Refresh() { return ReadDates(); }

absl::StatusOr<ChangeShiftModel::Joined> ChangeShiftModel::PeopleOf(const v1::Shift& shift) {
  Joined joined{.start = FromTimestamp(shift.start_time())};
  ASSIGN_OR_RETURN(const auto sign_ups, phone().store().ListSignUpsOfShift(shift.name()));
  for (const v1::SignUp& sign_up : sign_ups) {
    if (IsLive(sign_up)) joined.people.insert(sign_up.person());
  }
  if (joined.people.empty()) joined.unknown = shift.held() + shift.waiting();
  return joined;
}

absl::Status ChangeShiftModel::ReadDates() {
  ASSIGN_OR_RETURN(const auto shifts, phone().store().ListShifts(context().Now()));
  to_come_.clear();
  for (const v1::Shift& shift : shifts) {
    const bool counts = shift.event() == original_.event() &&
                        shift.state() == v1::Shift::STATE_OPEN &&
                        FromTimestamp(shift.start_time()) > context().Now();
    if (counts) to_come_.push_back(shift);
  }
  on_any_.clear();
  on_any_unknown_ = 0;
  for (const v1::Shift& shift : to_come_) {
    ASSIGN_OR_RETURN(const Joined joined, PeopleOf(shift));
    on_any_.insert(joined.people.begin(), joined.people.end());
    on_any_unknown_ += joined.unknown;
  }
  joined_.clear();
  std::map<std::string, int> held;
  for (const v1::Shift& shift : Reached()) {
    ASSIGN_OR_RETURN(Joined joined, PeopleOf(shift));
    if (!joined.people.empty() || joined.unknown > 0) joined_.push_back(std::move(joined));
    for (const v1::Position& position : shift.positions()) {
      int& most = held[position.display_name()];
      most = std::max(most, position.held());
    }
  }
  draft_.positions()->SetHeld(std::move(held));
  return absl::OkStatus();
}

void ChangeShiftModel::Set(QString& field, const QString& text) {
  if (field == text) return;
  field = text;
  Q_EMIT refreshed();
}

void ChangeShiftModel::setReach(int reach) {
  reach_ = reach;
  joined_dates_ = joined_people_ = 0;
  RefreshNow();
}

QString ChangeShiftModel::when() const {
  const absl::TimeZone zone = ZoneOf(original_.time_zone());
  return SpanWords(FromTimestamp(original_.start_time()), FromTimestamp(original_.end_time()), zone,
                   context().Now());
}

std::vector<v1::Shift> ChangeShiftModel::Reached() const {
  std::vector<v1::Shift> reached;
  const absl::Time anchor = FromTimestamp(original_.start_time());
  for (const v1::Shift& shift : to_come_) {
    const bool later = FromTimestamp(shift.start_time()) >= anchor;
    if (shift.name() == name_ || reach_ == 2 || (reach_ == 1 && later)) reached.push_back(shift);
  }
  return reached;
}

QString ChangeShiftModel::reachSentence() const {
  return tr("%n date(s) will be changed", nullptr, static_cast<int>(Reached().size()));
}

int64_t ChangeShiftModel::CivilDistance() const {
  const auto typed = draft_.CivilStart();
  if (!typed) return 0;
  const absl::Time start = FromTimestamp(original_.start_time());
  return *typed - absl::ToCivilSecond(start, draft_.zone());
}

bool ChangeShiftModel::Moves() const {
  const absl::Duration length =
      FromTimestamp(original_.end_time()) - FromTimestamp(original_.start_time());
  return CivilDistance() != 0 || draft_.Length() != length;
}

std::optional<absl::Time> ChangeShiftModel::FirstGone() const {
  const int64_t distance = CivilDistance();
  for (const v1::Shift& shift : Reached()) {
    const absl::Time start = FromTimestamp(shift.start_time());
    const absl::Time moved =
        absl::FromCivil(absl::ToCivilSecond(start, draft_.zone()) + distance, draft_.zone());
    if (moved <= context().Now()) return start;
  }
  return std::nullopt;
}

bool ChangeShiftModel::OtherPositions() const {
  const std::vector<v1::Position> typed = draft_.Positions().Typed();
  return !std::equal(typed.begin(), typed.end(), original_.positions().begin(),
                     original_.positions().end(), SameNeeds);
}

bool ChangeShiftModel::OtherWindow() const {
  const SignUpWindow::Befores chosen = draft_.Window().Chosen();
  return chosen.opens || chosen.closes || chosen.leave;
}

std::vector<std::string> ChangeShiftModel::Mask() const {
  const v1::Event typed = EventRequest().new_values();
  std::vector<std::string> mask;
  if (typed.title() != event_.title()) mask.emplace_back("title");
  if (typed.place() != event_.place()) mask.emplace_back("place");
  if (typed.category() != event_.category()) mask.emplace_back("category");
  if (typed.description() != event_.description()) mask.emplace_back("description");
  if (typed.bring() != event_.bring()) mask.emplace_back("bring");
  // Dates that are added later get the new leader as well.
  const bool leads = OtherLeader() && ReachesAll() && typed.leader() != event_.leader();
  if (leads) mask.emplace_back("leader");
  return mask;
}

bool ChangeShiftModel::ChangesSeries() const {
  return Moves() || OtherPositions() || OtherLeader() || OtherWindow();
}

QString ChangeShiftModel::missing() const {
  if (to_come_.empty() || Reached().empty()) return tr("This date can no longer be changed");
  if (const QString words = MissingOfWords(title_, description_); !words.isEmpty()) return words;
  if (const QString here = draft_.Missing(context().Now()); !here.isEmpty()) return here;
  if (const auto gone = FirstGone(); Moves() && gone) {
    return tr("The date of %1 would lie in the past")
        .arg(ShortDate(absl::ToCivilDay(*gone, draft_.zone())));
  }
  const bool same = !ChangesSeries() && Mask().empty();
  return same ? tr("Nothing is different yet") : QString();
}

QString ChangeShiftModel::MovedLine() const {
  const absl::TimeZone& zone = draft_.zone();
  const absl::Time now = context().Now();
  const absl::Time start = FromTimestamp(original_.start_time());
  const absl::Time moved = absl::FromCivil(*draft_.CivilStart(), zone);
  return tr("%1 becomes %2")
      .arg(SpanWords(start, FromTimestamp(original_.end_time()), zone, now),
           SpanWords(moved, moved + draft_.Length(), zone, now));
}

QString ChangeShiftModel::PositionsLine() const {
  QStringList before, after;
  for (const v1::Position& position : original_.positions()) before.append(PlacesWords(position));
  for (const v1::Position& position : draft_.Positions().Typed()) {
    after.append(PlacesWords(position));
  }
  if (before == after) return tr("What a position asks for");
  return tr("Places: %1 becomes %2").arg(before.join(tr(", ")), after.join(tr(", ")));
}

QStringList ChangeShiftModel::changes() const {
  if (!missing().isEmpty()) return {};
  QStringList lines;
  if (Moves()) lines.append(MovedLine());
  if (OtherPositions()) lines.append(PositionsLine());
  if (OtherLeader()) lines.append(tr("Led by %1").arg(leader_.who()));
  if (OtherWindow()) lines.append(tr("When people sign up or give a place back"));
  const int count = static_cast<int>(Reached().size());
  if (count > 1 && ChangesSeries()) {
    lines.append(Moves() ? tr("So do the others: %n date(s) in all", nullptr, count)
                         : tr("On %n date(s)", nullptr, count));
  }
  const std::vector<std::string> mask = Mask();
  const auto masked = [&](const char* field) {
    return std::count(mask.begin(), mask.end(), field);
  };
  if (masked("place") > 0) lines.append(tr("People meet here: %1").arg(place_.trimmed()));
  if (masked("title") > 0) lines.append(tr("The name is %1").arg(title_.trimmed()));
  const bool words = masked("category") + masked("description") + masked("bring") > 0;
  if (words) lines.append(tr("What is said about it"));
  return lines;
}

QStringList ChangeShiftModel::joined() const {
  QStringList lines;
  if (!Moves()) return lines;
  for (const Joined& one : joined_) {
    const int people = static_cast<int>(one.people.size()) + one.unknown;
    lines.append(tr("%1, %n person(s)", nullptr, people)
                     .arg(MomentWords(one.start, draft_.zone(), context().Now())));
  }
  return lines;
}

QString ChangeShiftModel::toldSentence() const {
  if (joined_dates_ > 0) {
    return tr("Meanwhile people have joined: %1 on %2 date(s).")
        .arg(joined_people_)
        .arg(joined_dates_);
  }
  std::set<std::string> people;
  int unknown = 0;
  for (const Joined& one : joined_) {
    if (!Moves()) break;
    people.insert(one.people.begin(), one.people.end());
    unknown += one.unknown;
  }
  if (place_.trimmed().toStdString() != event_.place() && !place_.trimmed().isEmpty()) {
    people.insert(on_any_.begin(), on_any_.end());
    unknown = std::max(unknown, on_any_unknown_);
  }
  const int told = static_cast<int>(people.size()) + unknown;
  if (told > 0) return tr("%n person(s) will be told.", nullptr, told);
  return tr("Nobody is on it yet, or nobody's time or way changes: nobody is told.");
}

bool ChangeShiftModel::mayLeaveJoined() const {
  const size_t moving = Reached().size();
  const size_t joined = std::max(joined_.size(), static_cast<size_t>(joined_dates_));
  const bool more = OtherPositions() || OtherLeader() || OtherWindow() || !Mask().empty();
  return movesJoined() && (joined < moving || more);
}

v1::UpdateSeriesRequest ChangeShiftModel::SeriesRequest(bool leave_joined) const {
  v1::UpdateSeriesRequest request;
  request.set_shift(name_);
  request.set_reach(kReaches[series() ? reach_ : 0]);
  if (Moves()) {
    if (CivilDistance() != 0) request.set_civil_start(FormatCivilSecond(*draft_.CivilStart()));
    *request.mutable_duration() = ToDurationProto(draft_.Length());
  }
  if (movesJoined()) {
    request.set_joined(leave_joined ? Request::JOINED_LEAVE : Request::JOINED_MOVE_AND_TELL);
  }
  if (OtherPositions()) {
    for (const v1::Position& position : draft_.Positions().Typed()) {
      *request.add_positions() = position;
    }
  }
  if (OtherLeader()) request.set_leader(leader_.person());
  const SignUpWindow::Befores window = draft_.Window().Chosen();
  if (window.opens) *request.mutable_sign_up_opens_before() = ToDurationProto(*window.opens);
  if (window.closes) *request.mutable_sign_up_closes_before() = ToDurationProto(*window.closes);
  if (window.leave) *request.mutable_leave_before() = ToDurationProto(*window.leave);
  return request;
}

v1::UpdateEventRequest ChangeShiftModel::EventRequest() const {
  v1::UpdateEventRequest request;
  request.set_event(event_.name());
  request.set_etag(event_.etag());
  v1::Event& values = *request.mutable_new_values();
  values.set_title(title_.trimmed().toStdString());
  values.set_place(place_.trimmed().toStdString());
  values.set_category(category_.trimmed().toStdString());
  values.set_description(description_.trimmed().toStdString());
  values.set_bring(bring_.trimmed().toStdString());
  values.set_leader(leader_.person());
  return request;
}

void ChangeShiftModel::save(bool leaveJoined) {
  if (!missing().isEmpty()) return Q_EMIT refused(missing());
  v1::UpdateEventRequest request = EventRequest();
  for (std::string& field : Mask()) *request.add_update_mask() = std::move(field);
  if (request.update_mask().empty()) return SendSeries(leaveJoined);
  SendEvent(std::move(request), leaveJoined);
}

void ChangeShiftModel::SendEvent(v1::UpdateEventRequest request, bool leave_joined) {
  Ask<v1::UpdateEventResponse>(std::move(request),
                               [this, leave_joined](const v1::UpdateEventResponse& response) {
                                 event_ = response.event();
                                 words_saved_ = true;
                                 SendSeries(leave_joined);
                               });
}

void ChangeShiftModel::SendSeries(bool leave_joined) {
  if (!ChangesSeries()) return Finish({});
  Ask<v1::UpdateSeriesResponse>(
      SeriesRequest(leave_joined),
      [this](const v1::UpdateSeriesResponse& response) { Finish(response); },
      [this](const absl::Status& status) { SeriesRefused(status); });
}

void ChangeShiftModel::SeriesRefused(const absl::Status& status) {
  syncNow();
  if (ReasonOf(status) != v1::ERROR_REASON_SERIES_HAS_SIGN_UPS) {
    if (!words_saved_) return Refuse(status);
    return Q_EMIT refused(
        tr("The words are saved, the dates are not: %1").arg(ProblemSentence(status)));
  }
  const Refusal refusal = RefusalOf(status);
  const auto figure = [&](const char* key) {
    const auto found = refusal.figures.find(key);
    return found == refusal.figures.end() ? 1 : QString::fromStdString(found->second).toInt();
  };
  joined_dates_ = figure("shifts");
  joined_people_ = figure("people");
  Q_EMIT refreshed();
  Q_EMIT joinedMeanwhile();
}

void ChangeShiftModel::Finish(const v1::UpdateSeriesResponse& response) {
  QString sentence = tr("Changed.");
  if (response.shifts_size() > 1) {
    sentence = tr("%n date(s) changed.", nullptr, response.shifts_size());
  }
  if (response.left_size() > 0) {
    //: Two sentences
    sentence = tr("%1 %2").arg(sentence, tr("%n date(s) stay where they are: people have joined.",
                                            nullptr, response.left_size()));
  }
  syncNow();
  Q_EMIT done(sentence, {});
}

}  // namespace glimmer::mobile
