#include "mobile/model/refusal_words.h"

#include <QCoreApplication>

#include "mobile/model/format_words.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

struct RefusalWords {
  Q_DECLARE_TR_FUNCTIONS(RefusalWords)
};

QString Figure(const Refusal& refusal, const char* key) {
  const auto found = refusal.figures.find(key);
  return found == refusal.figures.end() ? QString() : QString::fromStdString(found->second);
}

// A time of the figures, with its date: these sentences are read on other days, too.
QString TimeFigure(const Refusal& refusal, const char* key) {
  absl::Time time;
  if (!absl::ParseTime(absl::RFC3339_full, Figure(refusal, key).toStdString(), &time, nullptr)) {
    return {};
  }
  const absl::TimeZone zone = absl::LocalTimeZone();
  return ShortDate(absl::ToCivilDay(time, zone)) + QLatin1Char(' ') + ClockWords(time, zone);
}

QString AboutAccess(const Refusal& refusal) {
  switch (refusal.reason) {
    case v1::ERROR_REASON_ROLE_MISSING:
      return RefusalWords::tr("You have no role for this. Please ask your coordinator.");
    case v1::ERROR_REASON_SESSION_INVALID:
      return RefusalWords::tr("The session has ended. Please try again.");
    case v1::ERROR_REASON_DEVICE_INVALID:
      return RefusalWords::tr(
          "This phone is signed out. Please ask your coordinator for a new "
          "invitation.");
    case v1::ERROR_REASON_DEVICE_PENDING:
      return RefusalWords::tr("Your coordinator has not confirmed this phone yet.");
    case v1::ERROR_REASON_INVITATION_INVALID:
      return RefusalWords::tr("This invitation is used up or expired. Please ask for a new one.");
    case v1::ERROR_REASON_TOO_MANY_FAILURES:
      return RefusalWords::tr("Too many wrong tries. Please wait %1 seconds.")
          .arg(Figure(refusal, "retry_seconds"));
    case v1::ERROR_REASON_TOO_MANY_DEVICES:
      return RefusalWords::tr("There are %1 phones already. Please sign one out first.")
          .arg(Figure(refusal, "limit"));
    case v1::ERROR_REASON_GRANT_NOT_ALLOWED:
      return RefusalWords::tr("Only somebody with a higher role can do this.");
    case v1::ERROR_REASON_PERSON_MERGED:
      return RefusalWords::tr("This person was merged with another entry.");
    case v1::ERROR_REASON_SETUP_DONE:
      return RefusalWords::tr("There is an administrator already.");
    default:
      return {};
  }
}

QString AboutSignUp(const Refusal& refusal) {
  switch (refusal.reason) {
    case v1::ERROR_REASON_SHIFT_FULL:
      return RefusalWords::tr("All places are taken");
    case v1::ERROR_REASON_SIGN_UP_NOT_OPEN:
      return RefusalWords::tr("Sign-up opens %1").arg(TimeFigure(refusal, "open_time"));
    case v1::ERROR_REASON_SIGN_UP_CLOSED:
      return RefusalWords::tr("Sign-up has closed");
    case v1::ERROR_REASON_SHIFT_CANCELLED:
      return RefusalWords::tr("Cancelled");
    case v1::ERROR_REASON_SIGN_UP_OVERLAPS:
      if (Figure(refusal, "shift").isEmpty()) {
        return RefusalWords::tr("At the same time as something else that was accepted");
      }
      return RefusalWords::tr("At the same time as another of your shifts");
    case v1::ERROR_REASON_ALREADY_SIGNED_UP:
      return RefusalWords::tr("You are signed up already");
    case v1::ERROR_REASON_SIGN_UP_STATE:
      return RefusalWords::tr("This has changed meanwhile. Please look again.");
    case v1::ERROR_REASON_OFFER_EXPIRED:
      return RefusalWords::tr("The time to answer is over; the place went to the next in line.");
    case v1::ERROR_REASON_SKILL_MISSING:
      return RefusalWords::tr("Needs: %1").arg(Figure(refusal, "skills"));
    case v1::ERROR_REASON_TOO_YOUNG:
      return RefusalWords::tr("From %1 years of age").arg(Figure(refusal, "minimum_age"));
    case v1::ERROR_REASON_CAPACITY_BELOW_HELD:
      return RefusalWords::tr("%1 places are taken already; it cannot be fewer.")
          .arg(Figure(refusal, "held"));
    case v1::ERROR_REASON_SERIES_HAS_SIGN_UPS:
      return RefusalWords::tr(
          "People have joined dates that would move. Please say what becomes "
          "of them.");
    case v1::ERROR_REASON_RECURRENCE_INVALID:
      return RefusalWords::tr("This rule has no dates.");
    case v1::ERROR_REASON_SHIFT_STARTED:
      return RefusalWords::tr("It has begun already");
    default:
      return {};
  }
}

QString AboutAttendance(const Refusal& refusal) {
  switch (refusal.reason) {
    case v1::ERROR_REASON_SITE_CODE_WRONG:
      return RefusalWords::tr(
          "This is not the code of this shift. Please look at the leader's "
          "screen again.");
    case v1::ERROR_REASON_CHECK_IN_NOT_OPEN:
      return RefusalWords::tr("Check-in opens %1").arg(TimeFigure(refusal, "open_time"));
    case v1::ERROR_REASON_NOT_CHECKED_IN:
      return RefusalWords::tr("There is no check-in yet.");
    case v1::ERROR_REASON_ALREADY_CHECKED:
      return RefusalWords::tr("This was done already.");
    case v1::ERROR_REASON_SHIFT_CLOSED:
      return RefusalWords::tr("The shift is closed. A coordinator can correct the record.");
    case v1::ERROR_REASON_TIMES_INVALID:
      return RefusalWords::tr("The end must be after the start, within 24 hours.");
    case v1::ERROR_REASON_OWN_MINUTES:
      return RefusalWords::tr("Nobody confirms their own hours. Please ask somebody else.");
    case v1::ERROR_REASON_RECORD_STATE:
      return RefusalWords::tr("Somebody has decided this already.");
    case v1::ERROR_REASON_SHIFT_NOT_STARTED:
      return RefusalWords::tr("The shift has not begun yet.");
    case v1::ERROR_REASON_NOT_SIGNED_UP:
      return RefusalWords::tr("You are not signed up for this shift. The leader can add you.");
    default:
      return {};
  }
}

QString AboutWish(const Refusal& refusal) {
  switch (refusal.reason) {
    case v1::ERROR_REASON_WISH_STATE:
      return RefusalWords::tr("The wish has changed meanwhile. Please look again.");
    case v1::ERROR_REASON_WISH_TAKEN:
      return RefusalWords::tr("Somebody else was first. Thank you all the same.");
    case v1::ERROR_REASON_ALREADY_CLAIMED:
      return RefusalWords::tr("You have claimed this wish already.");
    case v1::ERROR_REASON_TOO_MANY_CLAIMS:
      return RefusalWords::tr("You hold %1 wishes. Please deliver or give back one first.")
          .arg(Figure(refusal, "limit"));
    case v1::ERROR_REASON_CLAIM_STATE:
      return RefusalWords::tr("Your claim has changed meanwhile. Please look again.");
    case v1::ERROR_REASON_LEASE_EXPIRED:
      return RefusalWords::tr("Your time for this wish is over; it is open for others.");
    case v1::ERROR_REASON_LEASE_RENEWED:
      return RefusalWords::tr("You were given more time before.");
    case v1::ERROR_REASON_CONTACT_NOT_OPEN: {
      const QString open = TimeFigure(refusal, "open_time");
      return open.isEmpty() ? RefusalWords::tr("Please agree a time first.")
                            : RefusalWords::tr("The address shows from %1").arg(open);
    }
    case v1::ERROR_REASON_TEXT_LOOKS_PRIVATE:
      return RefusalWords::tr("The text seems to hold an address or a phone number.");
    case v1::ERROR_REASON_OWN_DELIVERY:
      return RefusalWords::tr("Somebody who did not bring it has to do this.");
    case v1::ERROR_REASON_CODE_LOCKED:
      return RefusalWords::tr("The code was wrong too often. A coordinator calls the receiver.");
    case v1::ERROR_REASON_TOO_MANY_PROPOSALS:
      return RefusalWords::tr(
                 "%1 of yours wait for somebody to look at them. Please wait a little.")
          .arg(Figure(refusal, "limit"));
    default:
      return {};
  }
}

QString AboutLedger(const Refusal& refusal) {
  switch (refusal.reason) {
    case v1::ERROR_REASON_FOLLOW_UP_STATE:
    case v1::ERROR_REASON_DEED_STATE:
    case v1::ERROR_REASON_GIFT_STATE:
      return RefusalWords::tr("This has changed meanwhile. Please look again.");
    case v1::ERROR_REASON_OWN_FOLLOW_UP:
      return RefusalWords::tr(
          "A second person has to close it: neither its owner nor who finished it.");
    case v1::ERROR_REASON_OWN_DEED:
      return RefusalWords::tr("Nobody confirms their own deed. Please ask somebody else.");
    case v1::ERROR_REASON_RECEIPT_WAIVED:
      return RefusalWords::tr("The giver wants no receipt.");
    default:
      return {};
  }
}

QString AboutHousehold(const Refusal& refusal) {
  switch (refusal.reason) {
    case v1::ERROR_REASON_HOUSEHOLD_STATE:
      return RefusalWords::tr("Things have changed with this household. Please look again.");
    case v1::ERROR_REASON_CONSENT_MISSING:
      return RefusalWords::tr("The household has not consented to this yet. Please ask it first.");
    case v1::ERROR_REASON_OWN_CONSENT:
      return RefusalWords::tr(
          "Somebody else has to do this: not who wrote the household's consent down or has seen "
          "its "
          "card.");
    default:
      return {};
  }
}

QString AboutPairing(const Refusal& refusal) {
  switch (refusal.reason) {
    case v1::ERROR_REASON_PAIRING_STATE:
      return RefusalWords::tr("This pairing has changed meanwhile. Please look again.");
    case v1::ERROR_REASON_ALREADY_PAIRED:
      return RefusalWords::tr("The two are paired already.");
    // The household, or somebody else, does not want it: that is said to nobody.
    case v1::ERROR_REASON_PAIRING_NOT_POSSIBLE:
      return RefusalWords::tr("This person is not sent there. Please choose somebody else.");
    default:
      return {};
  }
}

QString AboutVisit(const Refusal& refusal) {
  switch (refusal.reason) {
    case v1::ERROR_REASON_VISIT_STATE:
      return RefusalWords::tr("This visit has changed meanwhile. Please look again.");
    case v1::ERROR_REASON_VISIT_TOO_SOON: {
      const auto day = ParseCivilDay(Figure(refusal, "next_date").toStdString());
      return day.ok()
                 ? RefusalWords::tr("The household wants no visit before %1.").arg(DateWords(*day))
                 : RefusalWords::tr("The household wants no visit so soon.");
    }
    case v1::ERROR_REASON_OUTSIDE_VISIT_SLOTS:
      return RefusalWords::tr("This is not one of the times that the household has named.");
    case v1::ERROR_REASON_TOO_FEW_VISITORS: {
      const QString people = Figure(refusal, "min_people");
      return people.isEmpty() ? RefusalWords::tr("It takes more visitors.")
                              : RefusalWords::tr("It takes %1 visitors at least.").arg(people);
    }
    case v1::ERROR_REASON_VISITOR_BUSY:
      return RefusalWords::tr("A visitor is somewhere else at that time.");
    case v1::ERROR_REASON_UNDO_EXPIRED:
      return RefusalWords::tr("It is too late to take this back. Single visits can be cancelled.");
    case v1::ERROR_REASON_NOT_A_VISITOR:
      return RefusalWords::tr("This is for those who go on the visit.");
    default:
      return {};
  }
}

QString AboutRequest(const Refusal& refusal) {
  switch (refusal.reason) {
    case v1::ERROR_REASON_FIELD_INVALID:
      if (Figure(refusal, "field") == "email") {
        return RefusalWords::tr("This is no e-mail address.");
      }
      if (Figure(refusal, "field") == "phone") {
        return RefusalWords::tr("This is no telephone number.");
      }
      return RefusalWords::tr("Something is missing or not right: %1")
          .arg(Figure(refusal, "field"));
    case v1::ERROR_REASON_NOT_FOUND:
      return RefusalWords::tr("This does not exist any more, or is not yours to see.");
    case v1::ERROR_REASON_ETAG_MISMATCH:
      return RefusalWords::tr("Somebody changed it meanwhile. Please look again.");
    case v1::ERROR_REASON_ALREADY_EXISTS:
      return RefusalWords::tr("There is one already.");
    case v1::ERROR_REASON_SERVER_BUSY:
    case v1::ERROR_REASON_STORAGE_UNAVAILABLE:
      return RefusalWords::tr("The server is busy. Please try again in a moment.");
    case v1::ERROR_REASON_FILE_UNREADABLE:
      return RefusalWords::tr("This file cannot be read.");
    case v1::ERROR_REASON_IMPORT_HAS_BAD_ROWS:
      return RefusalWords::tr("%1 rows have mistakes.").arg(Figure(refusal, "rows"));
    case v1::ERROR_REASON_UNIT_IN_USE:
      return RefusalWords::tr("There are still people or events in it.");
    default:
      return {};
  }
}

}  // namespace

QString RefusalSentence(const Refusal& refusal) {
  if (refusal.none()) return {};
  if (refusal.too_old) {
    return RefusalWords::tr(
        "This has waited for more than 60 days and was not sent. Send it now, "
        "or discard it.");
  }
  for (const auto about : {AboutAccess, AboutSignUp, AboutAttendance, AboutWish, AboutLedger,
                           AboutHousehold, AboutPairing, AboutVisit, AboutRequest}) {
    if (const QString words = about(refusal); !words.isEmpty()) return words;
  }
  return RefusalWords::tr("The server did not accept this. Please tell your coordinator.");
}

QString ProblemSentence(const absl::Status& status) {
  if (status.ok()) return {};
  if (ReasonOf(status) == v1::ERROR_REASON_UNSPECIFIED) {
    switch (status.code()) {
      case absl::StatusCode::kUnavailable:
      case absl::StatusCode::kDeadlineExceeded:
      case absl::StatusCode::kCancelled:
        return RefusalWords::tr("No connection to the server. Please try again later.");
      case absl::StatusCode::kResourceExhausted:
        return RefusalWords::tr("The server is busy. Please try again in a moment.");
      default:
        break;
    }
  }
  return RefusalSentence(RefusalOf(status));
}

}  // namespace glimmer::mobile
