#include "mobile/households/household_words.h"

#include <QCoreApplication>
#include <utility>

#include "absl/strings/string_view.h"
#include "mobile/households/consent_notice.h"
#include "mobile/model/format_words.h"
#include "shared/base/time_convert.h"
#include "shared/domain/consent_rules.h"

namespace glimmer::mobile {
namespace {

struct HouseholdWords {
  Q_DECLARE_TR_FUNCTIONS(HouseholdWords)
};

constexpr int kDaysPerWeek = 7;

// Day and clock: what holds until then.
QString EndDay(const google::protobuf::Timestamp& end) { return LastDayWords(FromTimestamp(end)); }

QString Chosen(const QStringList& words, int number) {
  return number >= 1 && number <= words.size() ? words[number - 1] : QString();
}

QString WayWords(v1::ConsentRecord::Way way) {
  switch (way) {
    case v1::ConsentRecord::WAY_CODE:
      return HouseholdWords::tr("with the code of its card");
    case v1::ConsentRecord::WAY_CALL_BACK:
      return HouseholdWords::tr("when it was called back");
    case v1::ConsentRecord::WAY_OWN_PHONE:
      return HouseholdWords::tr("on its contact's own phone");
    default:
      return {};
  }
}

QString Joined(QStringList parts) {
  parts.removeAll(QString());
  return parts.join(HouseholdWords::tr(", "));
}

QString CadenceWords(int days) {
  if (days == 0) return HouseholdWords::tr("No set time between visits");
  if (days == kDaysPerWeek) return HouseholdWords::tr("Once a week at most");
  return HouseholdWords::tr("At least %n day(s) between visits", "", days);
}

}  // namespace

QString LastDayWords(absl::Time end) {
  const absl::Time last = end - absl::Microseconds(1);
  return FullDate(absl::ToCivilDay(last, absl::LocalTimeZone()));
}

HouseholdDue DueOf(const v1::Household& household, absl::Time now) {
  const bool live = household.state() == v1::Household::STATE_INVITED ||
                    household.state() == v1::Household::STATE_ACTIVE;
  if (!live) return HouseholdDue::kNothing;
  const v1::ConsentSummary& consent = household.consent();
  if (consent.awaits_word()) return HouseholdDue::kWord;
  if (!consent.confirmed()) return HouseholdDue::kWriting;
  const absl::Time end = FromTimestamp(consent.expire_time());
  if (end <= now) return HouseholdDue::kEnded;
  if (end - now <= kReviewBefore) return HouseholdDue::kRunsOut;
  const auto review = ParseCivilDay(household.review_date());
  const bool due = review.ok() && *review <= absl::ToCivilDay(now, absl::LocalTimeZone());
  return due ? HouseholdDue::kReview : HouseholdDue::kNothing;
}

QString DueSentence(const v1::Household& household, absl::Time now) {
  switch (DueOf(household, now)) {
    case HouseholdDue::kNothing:
      return {};
    case HouseholdDue::kWriting:
      return HouseholdWords::tr("Nothing is written down yet. It vanishes after %1.")
          .arg(EndDay(household.erase_time()));
    case HouseholdDue::kWord:
      return HouseholdWords::tr("What was written down waits for the household's word.");
    case HouseholdDue::kEnded:
      return HouseholdWords::tr("Its consent has ended. No visit until it consents again.");
    case HouseholdDue::kRunsOut:
      return HouseholdWords::tr("Its consent ends soon: the last day is %1.")
          .arg(EndDay(household.consent().expire_time()));
    case HouseholdDue::kReview:
      return HouseholdWords::tr("Somebody should talk with it about going on.");
  }
  return {};
}

BadgeWords HouseholdBadge(v1::Household::State state) {
  switch (state) {
    case v1::Household::STATE_INVITED:
      return {"waiting", HouseholdWords::tr("Invited")};
    case v1::Household::STATE_ACTIVE:
      return {"confirmed", HouseholdWords::tr("Consents to visits")};
    case v1::Household::STATE_PAUSED:
      return {"neutral", HouseholdWords::tr("No visits for now")};
    case v1::Household::STATE_WITHDRAWN:
      return {"neutral", HouseholdWords::tr("Has withdrawn")};
    default:
      return {};
  }
}

QString ConsentSentence(const v1::Household& household) {
  const v1::ConsentSummary& consent = household.consent();
  if (household.state() == v1::Household::STATE_WITHDRAWN) {
    return HouseholdWords::tr("All that is known of it is erased after %1.")
        .arg(EndDay(household.erase_time()));
  }
  if (!household.has_consent()) return HouseholdWords::tr("Has not consented to anything.");
  if (!consent.confirmed()) return HouseholdWords::tr("Somebody wrote down that it consents.");
  const QString until =
      HouseholdWords::tr("Has consented, until %1.").arg(EndDay(consent.expire_time()));
  if (!consent.awaits_word()) return until;
  return HouseholdWords::tr("%1 A newer consent waits for its word.").arg(until);
}

QString WrongCodeSentence(const v1::Household& household) {
  const int left = static_cast<int>(kMostCardFailures) - household.code_failures();
  return left > 0 ? HouseholdWords::tr("The code was wrong. Tries left: %1").arg(left)
                  : HouseholdWords::tr("The code was wrong too often. Call the household back.");
}

QVariantList TermsLines(const v1::VisitTerms& terms) {
  QVariantList lines;
  const auto add = [&](const char* symbol, const QString& words) {
    lines.append(QVariantMap{{"symbol", symbol}, {"words", words}});
  };
  QStringList slots_words;
  for (const v1::VisitSlot& slot : terms.slots()) slots_words.append(SlotWords(slot));
  add("schedule",
      slots_words.isEmpty() ? HouseholdWords::tr("When is agreed each time") : Joined(slots_words));
  add("dateRange", CadenceWords(terms.cadence_days()));
  add("group", HouseholdWords::tr("At least %n visitor(s) together", "", terms.min_people()));
  QStringList languages;
  for (const std::string& tag : terms.languages()) languages.append(LanguageWords(tag));
  if (!languages.isEmpty()) {
    add("language", HouseholdWords::tr("Speaks: %1").arg(Joined(languages)));
  }
  if (terms.has_minors()) add("info", HouseholdWords::tr("Children live there"));
  return lines;
}

QString TermsText(const v1::VisitTerms& terms) {
  QStringList words;
  for (const QVariant& line : TermsLines(terms)) words.append(line.toMap()["words"].toString());
  return words.join('\n');
}

QString SlotWords(const v1::VisitSlot& slot) {
  const QString weekday = WeekdayWord(static_cast<absl::Weekday>(slot.weekday() - 1));
  //: Weekday (one character in Chinese), start, end
  return HouseholdWords::tr("%1 %2–%3")
      .arg(weekday, MinuteWords(slot.start_minute()), MinuteWords(slot.end_minute()));
}

QStringList GiverWords() {
  return {HouseholdWords::tr("An adult of the household"),
          HouseholdWords::tr("A guardian, also for the children"),
          HouseholdWords::tr("Somebody who may act for it")};
}

QStringList ChannelWords() {
  return {HouseholdWords::tr("Face to face"), HouseholdWords::tr("On the telephone"),
          HouseholdWords::tr("Signed on paper")};
}

QStringList ConsentPurposeWords() {
  return {HouseholdWords::tr("Company"), HouseholdWords::tr("A hand with something"),
          HouseholdWords::tr("Something is brought")};
}

QStringList HintWords() {
  return {HouseholdWords::tr("Call before you come"),
          HouseholdWords::tr("There is a bell"),
          HouseholdWords::tr("Knock"),
          HouseholdWords::tr("A gate or a guard"),
          HouseholdWords::tr("Stairs, no lift"),
          HouseholdWords::tr("A dog"),
          HouseholdWords::tr("Use the back door")};
}

QString PurposeChoice(v1::AddressPurpose purpose) {
  switch (purpose) {
    case v1::ADDRESS_PURPOSE_ARRANGE:
      return HouseholdWords::tr("To agree a visit");
    case v1::ADDRESS_PURPOSE_CALL_BACK:
      return HouseholdWords::tr("To call it back for its word");
    case v1::ADDRESS_PURPOSE_CARD:
      return HouseholdWords::tr("To make its card");
    case v1::ADDRESS_PURPOSE_SHEET:
      return HouseholdWords::tr("To print it for a visitor without a phone");
    case v1::ADDRESS_PURPOSE_DANGER:
      return HouseholdWords::tr("Somebody there may be in danger");
    default:
      return {};
  }
}

QString PurposeWords(v1::AddressPurpose purpose) {
  // A visitor's own reading has no purpose of its own: they were going there.
  if (purpose == v1::ADDRESS_PURPOSE_UNSPECIFIED) return HouseholdWords::tr("To go on a visit");
  return PurposeChoice(purpose);
}

QString ConsentTitle(const v1::ConsentRecord& record) {
  switch (record.kind()) {
    case v1::ConsentRecord::KIND_GIVEN:
      return HouseholdWords::tr("Consent was written down");
    case v1::ConsentRecord::KIND_CONFIRMED:
      return HouseholdWords::tr("The household confirmed it");
    case v1::ConsentRecord::KIND_PAUSED:
      return HouseholdWords::tr("No visits for now");
    case v1::ConsentRecord::KIND_RESUMED:
      return HouseholdWords::tr("Visits again");
    case v1::ConsentRecord::KIND_WITHDRAWN:
      return HouseholdWords::tr("No more");
    case v1::ConsentRecord::KIND_TERMS_CHANGED:
      return HouseholdWords::tr("How it is visited was changed");
    default:
      return {};
  }
}

QString ConsentDetail(const v1::ConsentRecord& record) {
  QStringList parts;
  if (record.kind() == v1::ConsentRecord::KIND_GIVEN) {
    parts.append(Chosen(GiverWords(), record.given_by()));
    parts.append(Chosen(ChannelWords(), record.channel()));
    for (const int purpose : record.purposes()) {
      parts.append(Chosen(ConsentPurposeWords(), purpose));
    }
    parts.append(HouseholdWords::tr("explained in %1").arg(LanguageWords(record.language())));
    if (IsConsentNotice(record.notice_hash())) {
      parts.append(HouseholdWords::tr("with the text of this app"));
    }
    if (record.has_expire_time()) {
      parts.append(HouseholdWords::tr("until %1").arg(EndDay(record.expire_time())));
    }
  }
  parts.append(WayWords(record.way()));
  if (!record.recorder_display_name().empty()) {
    parts.append(HouseholdWords::tr("written down by %1")
                     .arg(QString::fromStdString(record.recorder_display_name())));
  }
  return Joined(parts);
}

}  // namespace glimmer::mobile
