#include "mobile/rounds/round_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "absl/time/time.h"
#include "mobile/model/format_words.h"

namespace glimmer::mobile {
namespace {

struct RoundWords {
  Q_DECLARE_TR_FUNCTIONS(RoundWords)
};

QString NextBest(const v1::Choice& choice) {
  return QString::fromStdString(choice.next_best_display_name());
}

QString RuleWords(v1::RoundRule rule) {
  switch (rule) {
    case v1::ROUND_RULE_CONSENT:
      return RoundWords::tr("its consent ends before");
    case v1::ROUND_RULE_INTRODUCTION:
      return RoundWords::tr("nobody whom it knows can bring somebody new");
    case v1::ROUND_RULE_ABILITIES:
      return RoundWords::tr("nobody who is free speaks its language");
    case v1::ROUND_RULE_WINDOWS:
      return RoundWords::tr("none of its own times fits");
    case v1::ROUND_RULE_TWO_VISITORS:
      return RoundWords::tr("several go there together, and somebody is missing");
    case v1::ROUND_RULE_AVAILABILITY:
      return RoundWords::tr("nobody can at those times");
    case v1::ROUND_RULE_SHIFT_CLASH:
      return RoundWords::tr("who could go is elsewhere then");
    case v1::ROUND_RULE_DAILY_LOAD:
      return RoundWords::tr("who could go has enough to do on that day");
    case v1::ROUND_RULE_WEEKLY_LOAD:
      return RoundWords::tr("who could go has enough to do in that week");
    case v1::ROUND_RULE_TRAVEL:
      return RoundWords::tr("the way from one visit to the next is too long");
    default:
      return RoundWords::tr("nobody fits");
  }
}

}  // namespace

QString ReasonWords(const v1::Choice& choice) {
  switch (choice.reason()) {
    case v1::CHOICE_REASON_ONLY_ONE:
      return RoundWords::tr("nobody else can");
    case v1::CHOICE_REASON_KNOWN:
      return RoundWords::tr("knows them: %n visit(s) before", "", choice.visits_before());
    case v1::CHOICE_REASON_WISHED:
      return RoundWords::tr("was wished for");
    case v1::CHOICE_REASON_LESS_TRAVEL:
      return RoundWords::tr("a shorter way: %1")
          .arg(LengthWords(absl::Minutes(choice.travel_minutes())));
    case v1::CHOICE_REASON_LESS_LOAD:
      return RoundWords::tr("has less to do: %1 in all")
          .arg(LengthWords(absl::Minutes(choice.load_minutes())));
    case v1::CHOICE_REASON_EARLIER:
      return RoundWords::tr("can go earlier");
    case v1::CHOICE_REASON_PINNED:
      return RoundWords::tr("fixed by you");
    case v1::CHOICE_REASON_EQUAL:
      return RoundWords::tr("one of several who would do as well");
    default:
      return {};
  }
}

QString ChoiceWords(const v1::Choice& choice) {
  const QString reason = ReasonWords(choice);
  const QString next = NextBest(choice);
  if (next.isEmpty()) return reason;
  const QString words = RoundWords::tr("next best: %1").arg(next);
  return reason.isEmpty() ? words : reason + QStringLiteral(" · ") + words;
}

QString RulesWords(const v1::UnassignedHousehold& household) {
  QStringList words;
  for (const int rule : household.rules()) {
    const QString one = RuleWords(static_cast<v1::RoundRule>(rule));
    if (!words.contains(one)) words.append(one);
  }
  if (words.isEmpty()) words.append(RuleWords(v1::ROUND_RULE_UNSPECIFIED));
  return words.join(QStringLiteral(" · "));
}

QString FairnessWords(const v1::RoundFairness& fairness) {
  if (fairness.mean_minutes() <= 0) return {};
  const QString ratio = QLocale().toString(fairness.ratio(), 'f', 1);
  //: ratio, time of the busiest, mean
  return RoundWords::tr("The busiest has %1 times the mean: %2, and %3 on average.")
      .arg(ratio, LengthWords(absl::Minutes(fairness.largest_minutes())),
           LengthWords(absl::Minutes(std::llround(fairness.mean_minutes()))));
}

QString NamesWords(const v1::ProposedVisit& visit) {
  QStringList names;
  for (const v1::Choice& choice : visit.choices()) {
    names.append(QString::fromStdString(choice.display_name()));
  }
  return names.join(RoundWords::tr(", "));
}

}  // namespace glimmer::mobile
