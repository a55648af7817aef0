#include "mobile/rounds/visit_desk_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/wish_words.h"
#include "shared/base/time_convert.h"
#include "shared/domain/visit_rules.h"

namespace glimmer::mobile {
namespace {

struct VisitDeskWords {
  Q_DECLARE_TR_FUNCTIONS(VisitDeskWords)
};

using Kind = Pending::Kind;

// So long before the start too few who have accepted are a matter of today.
constexpr absl::Duration kAcceptedBefore = absl::Hours(72);

QString AskedWords(Kind asked) {
  switch (asked) {
    case Kind::kCancelVisit:
      return VisitDeskWords::tr("Called off, saved on this phone");
    case Kind::kChangeVisit:
      return VisitDeskWords::tr("The change is saved on this phone");
    case Kind::kEndPairing:
      return VisitDeskWords::tr("Ended, saved on this phone");
    case Kind::kReviewPairing:
      return VisitDeskWords::tr("Goes on, saved on this phone");
    default:
      return VisitDeskWords::tr("Saved on this phone");
  }
}

QString DayOf(const std::string& date) {
  const auto day = ParseCivilDay(date);
  return day.ok() ? ShortDate(*day) : QString();
}

BadgeWords StateBadge(const v1::Visit& visit) {
  const int accepted = Accepted(visit);
  switch (visit.state()) {
    case v1::Visit::STATE_PROPOSED:
      return {"waiting", VisitDeskWords::tr("Its household is to be asked")};
    case v1::Visit::STATE_AGREED:
      if (accepted == visit.visitors_size()) {
        return {"confirmed", VisitDeskWords::tr("Agreed, all will go")};
      }
      return {"waiting", VisitDeskWords::tr("Agreed, %1 of %2 have accepted")
                             .arg(accepted)
                             .arg(visit.visitors_size())};
    case v1::Visit::STATE_UNDERWAY:
      return {"offered", VisitDeskWords::tr("Under way")};
    case v1::Visit::STATE_HELD:
      return {"confirmed", VisitDeskWords::tr("Was held")};
    case v1::Visit::STATE_NOT_HELD:
      return {"neutral", VisitDeskWords::tr("Was not held")};
    case v1::Visit::STATE_CANCELLED:
      return {"neutral", VisitDeskWords::tr("Does not take place")};
    default:
      return {};
  }
}

}  // namespace

QString Aloud(QStringList parts) {
  parts.removeAll(QString());
  return parts.join(VisitDeskWords::tr(", "));
}

int Accepted(const v1::Visit& visit) {
  return static_cast<int>(
      std::count_if(visit.visitors().begin(), visit.visitors().end(),
                    [](const v1::Visit::Visitor& visitor) { return visitor.accepted(); }));
}

bool IsPast(const v1::Visit& visit, absl::Time now) {
  return IsLive(static_cast<VisitState>(visit.state())) && FromTimestamp(visit.end_time()) <= now;
}

bool LacksWord(const v1::Visit& visit, absl::Time now) {
  return IsPast(visit, now) && visit.state() != v1::Visit::STATE_PROPOSED;
}

bool LacksPeople(const v1::Visit& visit, absl::Time now) {
  const absl::Time start = FromTimestamp(visit.start_time());
  if (!IsLive(static_cast<VisitState>(visit.state())) || start <= now) return false;
  const bool soon = start - now < kAcceptedBefore && visit.state() == v1::Visit::STATE_AGREED;
  return visit.visitors_size() < visit.min_people() ||
         (soon && Accepted(visit) < visit.min_people());
}

bool IsAlarmed(const v1::Visit& visit) { return visit.alarm() != v1::Visit::ALARM_UNSPECIFIED; }

BadgeWords UnsentBadge(const OnItsWay& sent) {
  if (sent.kind == OnItsWay::Kind::kRefused) return {"refused", RefusalSentence(sent.refusal)};
  if (sent.kind == OnItsWay::Kind::kWaiting) return {"waiting", AskedWords(sent.asked)};
  return {};
}

BadgeWords VisitDeskBadge(const v1::Visit& visit, const OnItsWay& sent, absl::Time now) {
  if (const BadgeWords unsent = UnsentBadge(sent); !unsent.text.isEmpty()) return unsent;
  if (IsAlarmed(visit)) return {"refused", AlarmTitle(visit, now)};
  if (LacksWord(visit, now)) {
    const absl::TimeZone zone = ZoneOf(visit.time_zone());
    return {"late", VisitDeskWords::tr("Was to end %1, no word yet")
                        .arg(MomentWords(FromTimestamp(visit.end_time()), zone, now))};
  }
  if (IsPast(visit, now)) return {"late", VisitDeskWords::tr("Its time is over, nobody agreed")};
  if (LacksPeople(visit, now)) {
    return {"late", VisitDeskWords::tr("%1 of %2 who are needed have accepted")
                        .arg(Accepted(visit))
                        .arg(visit.min_people())};
  }
  return StateBadge(visit);
}

BadgeWords PairingBadge(const v1::Pairing& pairing, const OnItsWay& sent, absl::Time now) {
  if (const BadgeWords unsent = UnsentBadge(sent); !unsent.text.isEmpty()) return unsent;
  const std::string today = FormatCivilDay(absl::ToCivilDay(now, absl::LocalTimeZone()));
  if (!pairing.review_date().empty() && pairing.review_date() <= today) {
    return {"late", VisitDeskWords::tr("Talk with both about going on")};
  }
  if (pairing.state() == v1::Pairing::STATE_INTRODUCTION) {
    return {"offered", VisitDeskWords::tr("The first visit is with two")};
  }
  return {"confirmed", VisitDeskWords::tr("They know each other")};
}

QString AlarmTitle(const v1::Visit& visit, absl::Time now) {
  const QString alias = QString::fromStdString(visit.household_alias());
  if (visit.alarm() == v1::Visit::ALARM_DISTRESS) {
    return VisitDeskWords::tr("%1: a visitor is in distress").arg(alias);
  }
  const absl::TimeZone zone = ZoneOf(visit.time_zone());
  const absl::Time end = FromTimestamp(visit.end_time());
  const bool today = absl::ToCivilDay(end, zone) == absl::ToCivilDay(now, zone);
  //: alias, time
  return VisitDeskWords::tr("No word from %1 since %2")
      .arg(alias, today ? ClockWords(end, zone) : MomentWords(end, zone, now));
}

QString AlarmDetail(const v1::Visit& visit) {
  switch (visit.alarm()) {
    case v1::Visit::ALARM_CONTACT:
      return VisitDeskWords::tr("The off-site contact was told.");
    case v1::Visit::ALARM_COORDINATOR:
      return VisitDeskWords::tr("The coordinators were told.");
    case v1::Visit::ALARM_LEAD:
      return VisitDeskWords::tr("The safeguarding leads were told, too.");
    case v1::Visit::ALARM_DISTRESS:
      return VisitDeskWords::tr("Contact, coordinators and safeguarding leads were told.");
    default:
      return {};
  }
}

QString PairingDetail(const v1::Pairing& pairing) {
  const QString last = DayOf(pairing.last_visit_date());
  const QString next = DayOf(pairing.next_visit_date());
  return InRow({last.isEmpty() ? VisitDeskWords::tr("No visit yet")
                               : VisitDeskWords::tr("Last visit %1").arg(last),
                next.isEmpty() ? QString() : VisitDeskWords::tr("again from %1").arg(next)});
}

QString DeliveryWords(const v1::Delivery& delivery) {
  //: thing, quantity
  return VisitDeskWords::tr("%1, %2").arg(QString::fromStdString(delivery.item()),
                                          QuantityWords(delivery.quantity(), delivery.unit()));
}

}  // namespace glimmer::mobile
