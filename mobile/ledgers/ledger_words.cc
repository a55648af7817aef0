#include "mobile/ledgers/ledger_words.h"

#include <QCoreApplication>

#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/wish_words.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

struct LedgerWords {
  Q_DECLARE_TR_FUNCTIONS(LedgerWords)
};

using Kind = Pending::Kind;

QString AskedWords(const OnItsWay& sent) {
  switch (sent.asked) {
    case Kind::kPlanFollowUp:
      return LedgerWords::tr("The plan is saved on this phone");
    case Kind::kFinishFollowUp:
      return LedgerWords::tr("Done, saved on this phone");
    case Kind::kCloseFollowUp:
      return LedgerWords::tr("Closed, saved on this phone");
    case Kind::kReopenFollowUp:
      return LedgerWords::tr("Opened again, saved on this phone");
    case Kind::kDecideDeed:
      return sent.confirm ? LedgerWords::tr("Confirmed, saved on this phone")
                          : LedgerWords::tr("Not accepted, saved on this phone");
    case Kind::kReverseDeed:
    case Kind::kReverseGift:
      return LedgerWords::tr("Taken back, saved on this phone");
    default:
      return LedgerWords::tr("Saved on this phone");
  }
}

// No text when nothing is on its way.
BadgeWords SentBadge(const OnItsWay& sent) {
  switch (sent.kind) {
    case OnItsWay::Kind::kNone:
      return {};
    case OnItsWay::Kind::kWaiting:
      return {"waiting", AskedWords(sent)};
    case OnItsWay::Kind::kRefused:
      return {"refused", RefusalSentence(sent.refusal)};
  }
  return {};
}

QString DueWords(const v1::FollowUp& follow_up) {
  const auto due = ParseCivilDay(follow_up.due_date());
  return due.ok() ? ShortDate(*due) : QString();
}

QString WithReason(const QString& words, const std::string& reason) {
  return reason.empty() ? words
                        : LedgerWords::tr("%1: %2", "state and reason")
                              .arg(words, QString::fromStdString(reason));
}

}  // namespace

QStringList FollowUpKinds() {
  return {FollowUpKindWords(v1::FollowUp::KIND_COMPLAINT),
          FollowUpKindWords(v1::FollowUp::KIND_PROBLEM),
          FollowUpKindWords(v1::FollowUp::KIND_NEED)};
}

QString FollowUpKindWords(v1::FollowUp::Kind kind) {
  switch (kind) {
    case v1::FollowUp::KIND_COMPLAINT:
      return LedgerWords::tr("Complaint");
    case v1::FollowUp::KIND_PROBLEM:
      return LedgerWords::tr("Problem");
    default:
      return LedgerWords::tr("Need");
  }
}

QString FollowUpSymbol(v1::FollowUp::Kind kind) {
  switch (kind) {
    case v1::FollowUp::KIND_COMPLAINT:
      return "chat";
    case v1::FollowUp::KIND_PROBLEM:
      return "build";
    default:
      return "inbox";
  }
}

QString FollowUpDetail(const FollowUpView& view) {
  QStringList parts = {FollowUpKindWords(view.follow_up.kind()),
                       QString::fromStdString(view.unit_name),
                       QString::fromStdString(view.follow_up.owner_display_name())};
  parts.removeAll(QString());
  return parts.join(QStringLiteral(" · "));
}

QString ReopenedWords(const v1::FollowUp& follow_up) {
  if (follow_up.reopenings() == 0 || follow_up.reason().empty()) return {};
  return LedgerWords::tr("Opened again: %1").arg(QString::fromStdString(follow_up.reason()));
}

QString GiftTitle(const v1::Gift& gift) {
  return LedgerWords::tr("%1, %2", "what and how many")
      .arg(QString::fromStdString(gift.item()), QuantityWords(gift.quantity(), gift.measure()));
}

QString DonorWords(const v1::Gift& gift) {
  if (gift.anonymous()) return LedgerWords::tr("Does not want to be named");
  return QString::fromStdString(gift.has_person() ? gift.donor_display_name() : gift.donor_name());
}

QString CivilWords(const std::string& civil_date, absl::Time now) {
  const auto day = ParseCivilDay(civil_date);
  if (!day.ok()) return {};
  return DayWords(*day, absl::ToCivilDay(now, absl::LocalTimeZone()));
}

BadgeWords FollowUpBadge(const FollowUpView& view) {
  if (const BadgeWords sent = SentBadge(view.sent); !sent.text.isEmpty()) return sent;
  if (view.overdue) {
    return {"late", LedgerWords::tr("Overdue since %1").arg(DueWords(view.follow_up))};
  }
  switch (view.follow_up.state()) {
    case v1::FollowUp::STATE_PLANNED:
      return {"neutral", LedgerWords::tr("Until %1").arg(DueWords(view.follow_up))};
    case v1::FollowUp::STATE_FINISHED:
      return {"waiting", LedgerWords::tr("Done, not closed yet")};
    case v1::FollowUp::STATE_CLOSED:
      return {"confirmed", LedgerWords::tr("Closed")};
    default:
      return {"offered", LedgerWords::tr("Nobody sees to it yet")};
  }
}

BadgeWords DeedBadge(const DeedView& view) {
  if (const BadgeWords sent = SentBadge(view.sent); !sent.text.isEmpty()) return sent;
  switch (view.deed.state()) {
    case v1::Deed::STATE_CONFIRMED:
      return {"confirmed", LedgerWords::tr("Counts")};
    case v1::Deed::STATE_REFUSED:
      return {"refused", WithReason(LedgerWords::tr("Not accepted"), view.deed.reason())};
    case v1::Deed::STATE_REVERSED:
      return {"neutral", WithReason(LedgerWords::tr("Taken back"), view.deed.reason())};
    default:
      return {"waiting", LedgerWords::tr("Waits for somebody to confirm it")};
  }
}

BadgeWords GiftBadge(const GiftView& view) {
  if (const BadgeWords sent = SentBadge(view.sent); !sent.text.isEmpty()) return sent;
  const v1::Gift& gift = view.gift;
  if (gift.state() == v1::Gift::STATE_REVERSED) {
    return {"neutral", WithReason(LedgerWords::tr("Taken back"), gift.reason())};
  }
  if (gift.has_receipt()) {
    return {"confirmed",
            LedgerWords::tr("Receipt %1").arg(QString::fromStdString(gift.receipt().number()))};
  }
  if (gift.receipt_waived()) return {"neutral", LedgerWords::tr("No receipt wanted")};
  return {"offered", LedgerWords::tr("No receipt yet")};
}

QString Spoken(QStringList parts) {
  parts.removeAll(QString());
  return parts.join(LedgerWords::tr(", "));
}

}  // namespace glimmer::mobile
