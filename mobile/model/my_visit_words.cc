#include "mobile/model/my_visit_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "shared/base/time_convert.h"
#include "shared/domain/visit_rules.h"

namespace glimmer::mobile {
namespace {

struct MyVisitWords {
  Q_DECLARE_TR_FUNCTIONS(MyVisitWords)
};

using Mine = MyVisit::Kind;

QString Moment(absl::Time time, const v1::Visit& visit, absl::Time now) {
  return MomentWords(time, ZoneOf(visit.time_zone()), now);
}

BadgeWords PlanBadge(const v1::Visit& visit) {
  switch (visit.state()) {
    case v1::Visit::STATE_PROPOSED:
      return {"neutral", MyVisitWords::tr("Planned")};
    case v1::Visit::STATE_AGREED:
      return {"confirmed", MyVisitWords::tr("Agreed")};
    case v1::Visit::STATE_UNDERWAY:
      return {"late", MyVisitWords::tr("Under way")};
    case v1::Visit::STATE_HELD:
      return {"confirmed", MyVisitWords::tr("Held")};
    case v1::Visit::STATE_NOT_HELD:
      return {"neutral", MyVisitWords::tr("Not held")};
    default:
      return {"neutral", MyVisitWords::tr("Cancelled")};
  }
}

BadgeWords AcceptedBadge(const v1::Visit& visit) {
  if (visit.state() == v1::Visit::STATE_AGREED) {
    return {"confirmed", MyVisitWords::tr("Agreed")};
  }
  return {"offered", MyVisitWords::tr("You said yes, the family is asked")};
}

}  // namespace

BadgeWords MyVisitBadge(const VisitView& view, absl::Time now) {
  if (IsTold(view, now)) return {"refused", MyVisitWords::tr("Please call them")};
  switch (view.mine.kind) {
    case Mine::kAsked:
      return {"offered", MyVisitWords::tr("Please answer")};
    case Mine::kAccepting:
      return {"waiting", MyVisitWords::tr("You said yes, saved on this phone")};
    case Mine::kAccepted:
      return AcceptedBadge(view.visit);
    case Mine::kLeaving:
      return {"waiting", MyVisitWords::tr("You said no, saved on this phone")};
    case Mine::kUnderway:
      if (!view.mine.saved_here) return {"late", MyVisitWords::tr("Under way")};
      return {"waiting", MyVisitWords::tr("Under way, saved on this phone")};
    case Mine::kFinishing:
      return {"waiting", view.mine.held ? MyVisitWords::tr("Over, saved on this phone")
                                        : MyVisitWords::tr("Not held, saved on this phone")};
    case Mine::kAwaitsCoordinator:
      if (!view.mine.saved_here) {
        return {"waitlist", MyVisitWords::tr("Recorded, a coordinator looks at it")};
      }
      return {"waiting", MyVisitWords::tr("Saved on this phone, a coordinator will look at it")};
    case Mine::kRefused:
      return {"refused", RefusalSentence(view.mine.refusal)};
    default:
      return PlanBadge(view.visit);
  }
}

QString SoonWords(absl::Time time, absl::TimeZone zone, absl::Time now) {
  const bool today = absl::ToCivilDay(time, zone) == absl::ToCivilDay(now, zone);
  return today ? ClockWords(time, zone) : MomentWords(time, zone, now);
}

QString VisitSpan(const v1::Visit& visit, absl::Time now) {
  return SpanWords(FromTimestamp(visit.start_time()), FromTimestamp(visit.end_time()),
                   ZoneOf(visit.time_zone()), now);
}

QString CompanionWords(const v1::Visit& visit, const std::string& person) {
  if (visit.visitors().empty()) return {};
  QStringList names;
  for (const auto& visitor : visit.visitors()) {
    if (visitor.person() == person) continue;
    names.append(QString::fromStdString(visitor.display_name()));
  }
  if (names.isEmpty()) return MyVisitWords::tr("alone");
  return MyVisitWords::tr("with %1").arg(names.join(MyVisitWords::tr(", ")));
}

QString WhoGoesWords(const v1::Visit& visit) {
  QStringList names;
  for (const auto& visitor : visit.visitors()) {
    names.append(QString::fromStdString(visitor.display_name()));
  }
  return names.join(MyVisitWords::tr(", "));
}

QString AddressLine(const v1::Visit& visit, std::optional<absl::Time> open_until, absl::Time now) {
  if (open_until) {
    return MyVisitWords::tr("The address is on this phone until %1")
        .arg(Moment(*open_until, visit, now));
  }
  if (visit.state() != v1::Visit::STATE_AGREED && visit.state() != v1::Visit::STATE_UNDERWAY) {
    return MyVisitWords::tr("The address opens the day before, once the family has agreed");
  }
  const absl::Time opens = FromTimestamp(visit.start_time()) - kAddressBefore;
  if (now < opens) {
    return MyVisitWords::tr("The address opens %1").arg(Moment(opens, visit, now));
  }
  return MyVisitWords::tr("The address can be opened now");
}

bool NeedsHelp(const VisitView& view, absl::Time now) {
  if (view.word.kind == AlarmWord::Kind::kSafe) return false;
  if (view.visit.state() != v1::Visit::STATE_AGREED &&
      view.visit.state() != v1::Visit::STATE_UNDERWAY) {
    return view.visit.alarm() == v1::Visit::ALARM_DISTRESS;
  }
  return view.visit.alarm() != v1::Visit::ALARM_UNSPECIFIED || view.tell_time <= now;
}

bool IsTold(const VisitView& view, absl::Time now) {
  return view.is_contact && NeedsHelp(view, now);
}

QString AlarmSentence(const VisitView& view, absl::Time now) {
  if (view.visit.alarm() == v1::Visit::ALARM_DISTRESS) {
    return MyVisitWords::tr("A visitor calls for help. Please call them now.");
  }
  return MyVisitWords::tr(
             "They should have been back at %1 and no word has come. Please call them.")
      .arg(SoonWords(
          FromTimestamp(view.visit.end_time()) + absl::Minutes(view.visit.travel_minutes()),
          ZoneOf(view.visit.time_zone()), now));
}

QString WeekSlotWords(const v1::VisitSlot& slot) {
  const auto weekday = static_cast<absl::Weekday>(slot.weekday() - 1);
  return MyVisitWords::tr("%1 %2–%3", "weekday, from, until")
      .arg(WeekdayWord(weekday), MinuteWords(slot.start_minute()), MinuteWords(slot.end_minute()));
}

}  // namespace glimmer::mobile
