#include "mobile/households/own_household_model.h"

#include <algorithm>
#include <map>
#include <vector>

#include "mobile/households/household_words.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/domain/visit_rules.h"

namespace glimmer::mobile {
namespace {

constexpr size_t kMostPast = 10;

VisitState StateOf(const v1::Visit& visit) { return static_cast<VisitState>(visit.state()); }

bool ToCome(const v1::Visit& visit, absl::Time now) {
  return IsLive(StateOf(visit)) && FromTimestamp(visit.end_time()) > now;
}

QString Who(const v1::Visit& visit) {
  QStringList names;
  for (const v1::Visit::Visitor& visitor : visit.visitors()) {
    names.append(QString::fromStdString(visitor.display_name()));
  }
  const QString who = names.join(OwnHouseholdModel::tr(", "));
  return visit.introduction() ? OwnHouseholdModel::tr("%1; somebody for the first time").arg(who)
                              : who;
}

BadgeWords BadgeOf(v1::Visit::State state) {
  switch (state) {
    case v1::Visit::STATE_PROPOSED:
      return {"offered", OwnHouseholdModel::tr("Waits for your word")};
    case v1::Visit::STATE_AGREED:
      return {"confirmed", OwnHouseholdModel::tr("Agreed")};
    case v1::Visit::STATE_UNDERWAY:
      return {"confirmed", OwnHouseholdModel::tr("On their way")};
    case v1::Visit::STATE_HELD:
      return {"neutral", OwnHouseholdModel::tr("They came")};
    case v1::Visit::STATE_NOT_HELD:
      return {"neutral", OwnHouseholdModel::tr("They did not come")};
    case v1::Visit::STATE_CANCELLED:
      return {"neutral", OwnHouseholdModel::tr("Does not take place")};
    default:
      return {};
  }
}

QString SentWords(Pending::Kind asked) {
  switch (asked) {
    case Pending::Kind::kPauseHousehold:
      return OwnHouseholdModel::tr("No visits for now, waiting to send");
    case Pending::Kind::kWithdrawHousehold:
      return OwnHouseholdModel::tr("No more visits, waiting to send");
    case Pending::Kind::kCancelVisit:
      return OwnHouseholdModel::tr("Not this visit, waiting to send");
    default:
      return OwnHouseholdModel::tr("Saved on this phone, waiting to send");
  }
}

// As ConsentSentence, to the household itself.
QString OwnConsentSentence(const v1::Household& household) {
  const v1::ConsentSummary& consent = household.consent();
  if (household.state() == v1::Household::STATE_WITHDRAWN) {
    return OwnHouseholdModel::tr("All that is known of you is erased after %1.")
        .arg(LastDayWords(FromTimestamp(household.erase_time())));
  }
  if (consent.confirmed()) {
    return OwnHouseholdModel::tr("You have consented, until %1.")
        .arg(LastDayWords(FromTimestamp(consent.expire_time())));
  }
  return OwnHouseholdModel::tr("You have not consented to anything yet.");
}

BadgeWords SentBadge(const OnItsWay& sent) {
  if (sent.kind == OnItsWay::Kind::kRefused) return {"refused", RefusalSentence(sent.refusal)};
  return {"waiting", SentWords(sent.asked)};
}

}  // namespace

OwnHouseholdModel::OwnHouseholdModel(PhoneContext& context, const QString& household,
                                     const QString& download_dir, QObject* parent)
    : AskingModel(context, parent),
      name_(household.toStdString()),
      visits_(OwnVisitRow::staticMetaObject, this),
      visitors_(OwnVisitorRow::staticMetaObject, this),
      record_(context, household, download_dir, this) {
  connect(&record_, &PageModel::done, this, &PageModel::done);
  connect(&record_, &PageModel::refused, this, &PageModel::refused);
  RefreshNow();
}

absl::Status OwnHouseholdModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto stored, phone().store().Get<v1::Household>(name_));
  const bool own = stored && stored->contact_person() == profile.person;
  row_ = own ? *stored : v1::Household();
  ASSIGN_OR_RETURN(sent_, phone().household_commands().Sent(name_));
  ShowState();
  return ShowVisits();
}

void OwnHouseholdModel::ShowState() {
  lines_.clear();
  badge_ = Free() ? HouseholdBadge(row_.state()) : SentBadge(sent_);
  if (row_.name().empty()) return;
  lines_.append(QVariantMap{{"symbol", "verifiedUser"}, {"words", OwnConsentSentence(row_)}});
  if (row_.has_terms()) lines_ += TermsLines(row_.terms());
}

// As the server answered it, for as long as the feed has brought nothing newer.
const v1::Visit& OwnHouseholdModel::Newest(const v1::Visit& stored) const {
  const auto answered = answered_.find(stored.name());
  const bool newer = answered != answered_.end() && FromTimestamp(answered->second.update_time()) >
                                                        FromTimestamp(stored.update_time());
  return newer ? answered->second : stored;
}

absl::StatusOr<OwnVisitRow> OwnHouseholdModel::RowOf(const v1::Visit& visit) {
  ASSIGN_OR_RETURN(const OnItsWay sent, phone().household_commands().Sent(visit.name()));
  const bool open = sent.kind == OnItsWay::Kind::kNone && ToCome(visit, context().Now());
  const BadgeWords badge =
      sent.kind == OnItsWay::Kind::kNone ? BadgeOf(visit.state()) : SentBadge(sent);
  OwnVisitRow row;
  row.key = QString::fromStdString(visit.name());
  row.etag = QString::fromStdString(visit.etag());
  row.title = SpanWords(FromTimestamp(visit.start_time()), FromTimestamp(visit.end_time()),
                        ZoneOf(visit.time_zone()), context().Now());
  row.detail = Who(visit);
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  row.may_agree = open && visit.state() == v1::Visit::STATE_PROPOSED;
  row.may_cancel = open;
  return row;
}

absl::Status OwnHouseholdModel::ShowVisits() {
  ASSIGN_OR_RETURN(const auto visits, phone().store().ListVisits());
  ASSIGN_OR_RETURN(const auto refused, phone().household_commands().RefusedVisitors(name_));
  std::vector<OwnVisitRow> coming;
  std::vector<OwnVisitRow> past;
  std::map<std::string, QString> people;
  for (const v1::Visit& stored : visits) {
    if (row_.name().empty() || stored.household() != name_) continue;
    const v1::Visit& visit = Newest(stored);
    ASSIGN_OR_RETURN(OwnVisitRow row, RowOf(visit));
    const bool to_come = ToCome(visit, context().Now());
    (to_come ? coming : past).push_back(std::move(row));
    if (!to_come) continue;
    for (const v1::Visit::Visitor& visitor : visit.visitors()) {
      if (refused.count(visitor.person()) > 0) continue;
      people[visitor.person()] = QString::fromStdString(visitor.display_name());
    }
  }
  std::reverse(past.begin(), past.end());
  if (past.size() > kMostPast) past.resize(kMostPast);
  coming.insert(coming.end(), past.begin(), past.end());
  visits_.SetRows(coming);
  std::vector<OwnVisitorRow> rows;
  for (const auto& [person, who] : people) {
    OwnVisitorRow row;
    row.key = QString::fromStdString(person);
    row.who = who;
    rows.push_back(std::move(row));
  }
  visitors_.SetRows(rows);
  return absl::OkStatus();
}

void OwnHouseholdModel::confirm() {
  v1::ConfirmConsentRequest request;
  request.set_household(name_);
  Ask<v1::ConfirmConsentResponse>(request, [this](const auto&) {
    Q_EMIT done(tr("You have said yes. You may pause or stop at any time."), {});
    syncNow();
  });
}

void OwnHouseholdModel::resume() {
  v1::ResumeHouseholdRequest request;
  request.set_household(name_);
  Ask<v1::ResumeHouseholdResponse>(request, [this](const auto&) {
    Q_EMIT done(tr("You may be visited again."), {});
    syncNow();
  });
}

void OwnHouseholdModel::agree(const QString& visit, const QString& etag) {
  v1::AgreeVisitRequest request;
  request.set_visit(visit.toStdString());
  request.set_etag(etag.toStdString());
  Ask<v1::AgreeVisitResponse>(request, [this](const v1::AgreeVisitResponse& answer) {
    answered_[answer.visit().name()] = answer.visit();
    Q_EMIT done(tr("Agreed."), {});
    RefreshNow();
    syncNow();
  });
}

void OwnHouseholdModel::pause() {
  Report(phone().household_commands().Pause(name_), tr("No visits for now."), true);
}

void OwnHouseholdModel::withdraw(bool eraseNow) {
  Report(phone().household_commands().Withdraw(name_, eraseNow),
         tr("Nobody will visit you any more. All that is known of you is erased."), true);
}

void OwnHouseholdModel::cancelVisit(const QString& visit) {
  Report(phone().household_commands().Cancel(visit.toStdString()),
         tr("This visit does not take place."), true);
}

void OwnHouseholdModel::refuseVisitor(const QString& person, const QString& who) {
  Report(phone().household_commands().RefuseVisitor(name_, person.toStdString()),
         tr("%1 does not come any more. Nobody is told why.").arg(who), true);
}

void OwnHouseholdModel::retry() { Retry(sent_.request_id); }

void OwnHouseholdModel::discard() { Discard(sent_.request_id); }

}  // namespace glimmer::mobile
