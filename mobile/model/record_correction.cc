#include "mobile/model/record_correction.h"

#include <algorithm>

#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/typed_times.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr int kDayMinutes = 24 * 60;
constexpr int kMostBreakMinutes = 24 * 60;

QString MinutesWords(int64_t minutes) { return RecordCorrection::tr("%1 min").arg(minutes); }

HourRules RulesOf(const v1::RulePack& pack) {
  return {.rounding_minutes = pack.rounding_minutes(),
          .minimum_stay_percent = pack.minimum_stay_percent(),
          .cap_minutes = pack.cap_minutes(),
          .grace_minutes = pack.grace_minutes()};
}

// The moment at `minute` of the clock that lies nearest to `near`: a shift may begin before
// midnight and somebody come after it.
absl::Time Nearest(absl::Time near, int minute, absl::TimeZone zone) {
  const absl::CivilDay day = absl::ToCivilDay(near, zone);
  absl::Time best = absl::FromCivil(AtMinute(day, minute), zone);
  for (const int days : {-1, 1}) {
    const absl::Time other = absl::FromCivil(AtMinute(day + days, minute), zone);
    if (absl::AbsDuration(other - near) < absl::AbsDuration(best - near)) best = other;
  }
  return best;
}

}  // namespace

BadgeWords CorrectedBadge(const v1::ServiceRecord& record, const OnItsWay& sent) {
  if (sent.kind == OnItsWay::Kind::kRefused) {
    return {"refused",
            RecordCorrection::tr("Correction refused: %1").arg(RefusalSentence(sent.refusal))};
  }
  const bool counted = record.state() == v1::ServiceRecord::STATE_CONFIRMED;
  if (counted && record.in_force() && sent.kind == OnItsWay::Kind::kWaiting) {
    return {"waiting", RecordCorrection::tr("Correction waiting to send")};
  }
  if (counted && !record.in_force()) {
    return {"neutral", RecordCorrection::tr("Replaced by a correction")};
  }
  if (record.state() == v1::ServiceRecord::STATE_WAITING && !record.in_force()) {
    return {"neutral", RecordCorrection::tr("Decided since")};
  }
  return RecordBadge(record);
}

RecordCorrection::RecordCorrection(PhoneContext& context) : AskingModel(context, nullptr) {}

bool RecordCorrection::May(const v1::ServiceRecord& record, const OnItsWay& sent,
                           const Profile& profile) {
  return record.state() == v1::ServiceRecord::STATE_CONFIRMED && record.in_force() &&
         !record.person().empty() && record.person() != profile.person &&
         sent.kind != OnItsWay::Kind::kWaiting;
}

void RecordCorrection::Begin(const v1::ServiceRecord& record) {
  record_ = record;
  const absl::TimeZone zone = ZoneOf(record.time_zone());
  const absl::Time in = FromTimestamp(record.check_in_time());
  what_ = InRow({QString::fromStdString(record.person_display_name()),
                 QString::fromStdString(record.title()), ShortDate(absl::ToCivilDay(in, zone))});
  from_ = ClockWords(in, zone);
  to_ = ClockWords(FromTimestamp(record.check_out_time()), zone);
  breaks_ = QString::number(record.break_minutes());
  before_ = MinutesWords(record.counted_minutes());
  type(from_, to_, breaks_);
  if (packs_.empty()) {
    Ask<v1::ListRulePacksResponse>(
        v1::ListRulePacksRequest(),
        [this](const v1::ListRulePacksResponse& response) { Show(response); },
        [](const absl::Status&) {});  // the sentence says that only the server can count
  }
}

void RecordCorrection::Show(const v1::ListRulePacksResponse& response) {
  packs_.assign(response.rule_packs().begin(), response.rule_packs().end());
  Judge();
  Q_EMIT refreshed();
}

void RecordCorrection::type(const QString& from, const QString& to, const QString& breaks) {
  typed_from_ = from;
  typed_to_ = to;
  typed_breaks_ = breaks;
  Judge();
  Q_EMIT refreshed();
}

// A time that was left as it is keeps its seconds.
std::optional<RecordCorrection::Typed> RecordCorrection::Read() const {
  const std::optional<int> start = ReadClock(typed_from_);
  const std::optional<int> end = ReadEndClock(typed_to_);
  bool is_number = false;
  const QString pause = typed_breaks_.trimmed();
  const int minutes = pause.isEmpty() ? 0 : pause.toInt(&is_number);
  if (!start || !end || minutes < 0 || minutes > kMostBreakMinutes) return std::nullopt;
  if (!pause.isEmpty() && !is_number) return std::nullopt;
  const absl::TimeZone zone = ZoneOf(record_.time_zone());
  const absl::Time was_in = FromTimestamp(record_.check_in_time());
  Typed typed{
      .in = was_in, .out = FromTimestamp(record_.check_out_time()), .break_minutes = minutes};
  if (typed_from_ != from_) typed.in = Nearest(was_in, *start, zone);
  if (typed_to_ == to_ && typed.out > typed.in) return typed;
  const absl::CivilDay day = absl::ToCivilDay(typed.in, zone);
  typed.out = absl::FromCivil(AtMinute(day, *end), zone);
  if (typed.out <= typed.in) typed.out = absl::FromCivil(AtMinute(day, *end + kDayMinutes), zone);
  return typed;
}

std::optional<int64_t> RecordCorrection::Counted(const Typed& typed) const {
  const auto pack = std::find_if(packs_.begin(), packs_.end(), [this](const v1::RulePack& one) {
    return one.name() == record_.rule_pack();
  });
  if (pack == packs_.end() || record_.shift().empty()) return std::nullopt;
  const auto shift = phone().store().Get<v1::Shift>(record_.shift());
  if (!shift.ok() || !*shift) return std::nullopt;
  return CountedMinutes(RulesOf(*pack), {.planned_start = FromTimestamp((*shift)->start_time()),
                                         .planned_end = FromTimestamp((*shift)->end_time()),
                                         .check_in = typed.in,
                                         .check_out = typed.out,
                                         .break_minutes = typed.break_minutes});
}

void RecordCorrection::Judge() {
  after_.clear();
  sentence_.clear();
  ready_ = false;
  const std::optional<Typed> typed = Read();
  if (!typed) {
    sentence_ = tr("Times look like 14:00, breaks are minutes.");
    return;
  }
  const absl::Status possible = CheckServiceTimes(
      {.check_in = typed->in, .check_out = typed->out, .break_minutes = typed->break_minutes});
  if (!possible.ok()) {
    sentence_ = tr("The breaks are longer than the time between.");
    return;
  }
  if (typed->out > context().Now()) {
    sentence_ = tr("That end is still to come.");
    return;
  }
  ready_ = typed->in != FromTimestamp(record_.check_in_time()) ||
           typed->out != FromTimestamp(record_.check_out_time()) ||
           typed->break_minutes != record_.break_minutes();
  if (!ready_) return;
  const std::optional<int64_t> counted = Counted(*typed);
  if (counted) {
    after_ = MinutesWords(*counted);
  } else {
    sentence_ = tr("The server counts the minutes by the rules of that day.");
  }
}

void RecordCorrection::send(const QString& reason) {
  const std::optional<Typed> typed = Read();
  if (!typed || !ready_) return;
  Correction correction{.record = record_, .reason = reason.trimmed().toStdString()};
  if (typed->in != FromTimestamp(record_.check_in_time())) correction.check_in_time = typed->in;
  if (typed->out != FromTimestamp(record_.check_out_time())) {
    correction.check_out_time = typed->out;
  }
  if (typed->break_minutes != record_.break_minutes()) {
    correction.break_minutes = typed->break_minutes;
  }
  Report(phone().commands().CorrectRecord(correction), tr("The correction is saved on this phone."),
         true);
}

}  // namespace glimmer::mobile
