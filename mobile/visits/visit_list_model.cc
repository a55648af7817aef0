#include "mobile/visits/visit_list_model.h"

#include <algorithm>
#include <utility>

#include "mobile/model/format_words.h"
#include "mobile/model/my_visit_words.h"
#include "mobile/model/refusal_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/domain/visit_rules.h"

namespace glimmer::mobile {
namespace {

using Mine = MyVisit::Kind;

// What is over stays so long among the visits.
constexpr absl::Duration kRecent = absl::Hours(24 * 14);

enum Place { kToldFirst, kAhead, kOver, kNowhere };

Place PlaceOf(const VisitView& view, absl::Time now) {
  if (IsTold(view, now)) return kToldFirst;
  switch (view.mine.kind) {
    case Mine::kNone:
      return kNowhere;
    case Mine::kHeld:
    case Mine::kNotHeld:
    case Mine::kCancelled:
    case Mine::kAwaitsCoordinator:
      return FromTimestamp(view.visit.end_time()) > now - kRecent ? kOver : kNowhere;
    default:
      return kAhead;
  }
}

bool MayStart(const VisitView& view, absl::Time now) {
  return view.mine.kind == Mine::kAccepted && view.visit.state() == v1::Visit::STATE_AGREED &&
         now >= FromTimestamp(view.visit.start_time()) - kStartLead;
}

QString StepOf(const VisitView& view, absl::Time now) {
  if (IsTold(view, now)) return "help";
  if (view.mine.kind == Mine::kUnderway) return "finish";
  if (view.mine.kind == Mine::kAsked) return "answer";
  return MayStart(view, now) ? "start" : "";
}

QString SpokenOf(const VisitRow& row) {
  QStringList parts = {row.title, row.badge_text, row.detail, row.address, row.history};
  parts.removeAll(QString());
  return parts.join(VisitListModel::tr(", "));
}

QString DayLine(const QString& sentence, const std::string& day) {
  const auto parsed = ParseCivilDay(day);
  return parsed.ok() ? sentence.arg(ShortDate(*parsed)) : QString();
}

BadgeWords PairingBadge(const PairingView& view, absl::Time now) {
  if (view.sent.kind == OnItsWay::Kind::kRefused) {
    return {"refused", RefusalSentence(view.sent.refusal)};
  }
  if (view.sent.kind == OnItsWay::Kind::kWaiting) {
    return {"waiting", view.sent.asked == Pending::Kind::kEndPairing
                           ? VisitListModel::tr("Ends, saved on this phone")
                           : VisitListModel::tr("Saved on this phone")};
  }
  if (view.pairing.state() == v1::Pairing::STATE_INTRODUCTION) {
    return {"neutral", VisitListModel::tr("You get to know each other")};
  }
  const auto next = ParseCivilDay(view.pairing.next_visit_date());
  if (!next.ok() || *next > absl::ToCivilDay(now, absl::LocalTimeZone())) return {};
  return {"waitlist", VisitListModel::tr("A visit would suit again")};
}

}  // namespace

VisitListModel::VisitListModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent), rows_(VisitRow::staticMetaObject, this) {
  RefreshNow();
}

absl::StatusOr<VisitRow> VisitListModel::RowOf(const VisitView& view, absl::Time now) {
  const BadgeWords badge = MyVisitBadge(view, now);
  VisitRow row;
  row.key = QString::fromStdString(view.visit.name());
  row.title = QString::fromStdString(view.visit.household_alias());
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  row.step = StepOf(view, now);
  if (row.step == "help") {
    row.detail = InRow({VisitSpan(view.visit, now), WhoGoesWords(view.visit)});
    row.history = AlarmSentence(view, now);
  } else {
    row.detail = InRow({VisitSpan(view.visit, now), CompanionWords(view.visit, person_)});
    if (GoesThere(view.mine) && !view.gone) {
      ASSIGN_OR_RETURN(const auto until, phone().addresses().OpenUntil(view.visit.name()));
      row.address = AddressLine(view.visit, until, now);
      row.unlocked = until.has_value();
    }
  }
  row.spoken = SpokenOf(row);
  return row;
}

absl::StatusOr<std::vector<VisitRow>> VisitListModel::Pairings(const std::vector<VisitView>& views,
                                                               absl::Time now) {
  ASSIGN_OR_RETURN(const auto pairings, phone().visits().MyPairings());
  std::vector<VisitRow> rows;
  for (const PairingView& view : pairings) {
    const v1::Pairing& pairing = view.pairing;
    const auto next = std::find_if(views.begin(), views.end(), [&](const VisitView& visit) {
      return visit.visit.household() == pairing.household() && PlaceOf(visit, now) == kAhead;
    });
    VisitRow row;
    row.key = QString::fromStdString(pairing.name());
    row.title = QString::fromStdString(pairing.household_alias());
    row.detail = QString::fromStdString(view.unit_name);
    row.history =
        InRow({DayLine(tr("Last visit %1"), pairing.last_visit_date()),
               next != views.end() ? tr("Next visit %1").arg(VisitSpan(next->visit, now))
                                   : DayLine(tr("Again from %1"), pairing.next_visit_date())});
    if (row.history.isEmpty()) row.history = tr("No visit yet");
    // What is planned already needs no reminder.
    const BadgeWords badge = PairingBadge(view, now);
    if (badge.kind != "waitlist" || next == views.end()) {
      row.badge_kind = badge.kind;
      row.badge_text = badge.text;
    }
    row.pairing = true;
    row.spoken = SpokenOf(row);
    rows.push_back(std::move(row));
  }
  return rows;
}

absl::Status VisitListModel::Refresh() {
  RETURN_IF_ERROR(phone().WipeAddresses());
  const absl::Time now = context().Now();
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  person_ = profile.person;
  ASSIGN_OR_RETURN(const auto views, phone().visits().Visits());
  Part told{.section = tr("No word has come")};
  Part ahead{.section = tr("Coming up")};
  Part over{.section = tr("Lately")};
  for (const VisitView& view : views) {
    const Place place = PlaceOf(view, now);
    if (place == kNowhere) continue;
    ASSIGN_OR_RETURN(VisitRow row, RowOf(view, now));
    Part& part = place == kToldFirst ? told : place == kAhead ? ahead : over;
    part.rows.push_back(std::move(row));
  }
  std::reverse(over.rows.begin(), over.rows.end());
  Part families{.section = tr("My families")};
  ASSIGN_OR_RETURN(families.rows, Pairings(views, now));
  std::vector<VisitRow> rows;
  for (Part* part : {&told, &ahead, &families, &over}) {
    for (VisitRow& row : part->rows) {
      row.section = part->section;
      row.first_of_section = &row == &part->rows.front();
      rows.push_back(std::move(row));
    }
  }
  rows_.SetRows(rows);
  return ShowAsked();
}

absl::Status VisitListModel::ShowAsked() {
  alias_.clear();
  terms_.clear();
  has_note_ = false;
  ASSIGN_OR_RETURN(const auto pairing, phone().store().Get<v1::Pairing>(asked_));
  if (!pairing) return absl::OkStatus();
  alias_ = QString::fromStdString(pairing->household_alias());
  has_note_ = pairing->has_handover_note();
  QStringList parts;
  for (const v1::VisitSlot& slot : pairing->terms().slots()) parts.append(WeekSlotWords(slot));
  terms_ = parts.isEmpty() ? tr("When it may be is agreed each time.")
                           : tr("It may be: %1").arg(parts.join(tr(", ")));
  return absl::OkStatus();
}

void VisitListModel::ask(const QString& pairing) {
  asked_ = pairing.toStdString();
  RefreshNow();
}

void VisitListModel::leaveNote(const QString& note) {
  Report(phone().visit_commands().SetHandoverNote(asked_, note.trimmed().toStdString()),
         tr("The note is saved."), true);
}

void VisitListModel::endPairing() {
  Report(phone().visit_desk_commands().EndPairing(asked_),
         tr("Saved: it ends. You need not say why, and nobody is told a reason."), true);
}

void VisitListModel::start(const QString& visit) {
  Report(phone().visit_commands().Start(visit.toStdString()), tr("Under way. Have a good visit"));
}

}  // namespace glimmer::mobile
