#include "mobile/rounds/visits_desk_model.h"

#include <QDesktopServices>
#include <QUrl>
#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/match.h"
#include "mobile/households/household_words.h"
#include "mobile/model/format_words.h"
#include "mobile/model/my_visit_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/saved_file.h"
#include "mobile/model/typed_times.h"
#include "mobile/rounds/visit_desk_words.h"
#include "mobile/rounds/visit_sheets.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/domain/visit_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

constexpr char kLookUpVisitorPhone[] = "/glimmer.v1.VisitService/LookUpVisitorPhone";
constexpr char kUnsentKey[] = "unsent/";
constexpr int kSheetDays = 7;
constexpr size_t kMostFound = 8;
constexpr size_t kShownRows = 60;  // a list of hundreds makes a slow page

QString Text(const std::string& from) { return QString::fromStdString(from); }

QString DayOfVisit(const v1::Visit& visit, absl::Time now) {
  const absl::TimeZone zone = ZoneOf(visit.time_zone());
  return DayWords(absl::ToCivilDay(FromTimestamp(visit.start_time()), zone),
                  absl::ToCivilDay(now, zone));
}

bool GoesThere(const v1::Visit& visit, const std::string& person) {
  return std::any_of(visit.visitors().begin(), visit.visitors().end(),
                     [&](const auto& visitor) { return visitor.person() == person; });
}

// A section begins where it has another heading than the row before.
std::vector<VisitDeskRow> Headed(std::vector<VisitDeskRow> rows) {
  for (size_t i = 0; i < rows.size(); ++i) {
    rows[i].first_of_section = i == 0 || rows[i - 1].section != rows[i].section;
    rows[i].spoken = Aloud({rows[i].title, rows[i].detail, rows[i].badge_text});
  }
  return rows;
}

}  // namespace

VisitsDeskModel::VisitsDeskModel(PhoneContext& context, const QString& download_dir,
                                 QObject* parent)
    : AskingModel(context, parent),
      download_dir_(download_dir),
      rows_(VisitDeskRow::staticMetaObject, this),
      person_(context, this),
      where_(this) {
  RefreshNow();
  if (to_do_ == 0) setList(kVisits);
}

absl::Status VisitsDeskModel::Refresh() {
  ASSIGN_OR_RETURN(board_, DeskBoard::Read(phone(), context().Now()));
  std::vector<VisitDeskRow> lists[] = {Headed(ToDo()), Headed(Visits()), Headed(Pairings())};
  to_do_ = static_cast<int>(lists[kToDo].size());
  visits_ = static_cast<int>(lists[kVisits].size());
  pairings_ = static_cast<int>(lists[kPairings].size());
  std::vector<VisitDeskRow>& shown = lists[list_];
  const size_t most = all_rows_ ? shown.size() : std::min(shown.size(), kShownRows);
  more_rows_ = static_cast<int>(shown.size() - most);
  shown.resize(most);
  rows_.SetRows(shown);
  ShowAlarms();
  ShowOpened();
  return absl::OkStatus();
}

QStringList VisitsDeskModel::lists() const {
  return {tr("To see to %1").arg(to_do_), tr("Visits %1").arg(visits_),
          tr("Pairs %1").arg(pairings_)};
}

void VisitsDeskModel::showAllRows() {
  all_rows_ = true;
  RefreshNow();
}

void VisitsDeskModel::setList(int list) {
  if (list == list_) return;
  list_ = list;
  all_rows_ = false;
  key_.clear();
  RefreshNow();
}

VisitDeskRow VisitsDeskModel::RowOf(const v1::Visit& visit, const QString& section) const {
  const BadgeWords badge = VisitDeskBadge(visit, board_.Sent(visit.name()), context().Now());
  VisitDeskRow row;
  row.key = Text(visit.name());
  row.section = section;
  row.symbol = "cottage";
  row.title = Text(visit.household_alias());
  row.detail = InRow({VisitSpan(visit, context().Now()), WhoGoesWords(visit)});
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  return row;
}

VisitDeskRow VisitsDeskModel::RowOf(const v1::Pairing& pairing, const QString& section) const {
  const BadgeWords badge = PairingBadge(pairing, board_.Sent(pairing.name()), context().Now());
  VisitDeskRow row;
  row.key = Text(pairing.name());
  row.section = section;
  row.symbol = "group";
  row.title = tr("%1 and %2", "household and person")
                  .arg(Text(pairing.household_alias()), Text(pairing.display_name()));
  row.detail = PairingDetail(pairing);
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  return row;
}

VisitDeskRow VisitsDeskModel::RowOf(const v1::Household& household, const QString& section) const {
  VisitDeskRow row;
  row.key = Text(household.name());
  row.section = section;
  row.symbol = "place";
  row.title = Text(household.alias());
  row.detail = board_.UnitName(household.unit());
  row.badge_kind = "late";
  return row;
}

VisitDeskRow VisitsDeskModel::RowOf(const VisitDeskCommands::UnsentPlan& unsent) const {
  const absl::TimeZone zone = VisitZone(phone().store());
  const absl::Time start = FromTimestamp(unsent.plan.start_time());
  const BadgeWords badge = UnsentBadge(unsent.sent);
  QStringList names;
  for (const std::string& person : unsent.plan.visitors()) names.append(board_.PersonName(person));
  VisitDeskRow row;
  row.key = QLatin1String(kUnsentKey) + Text(unsent.sent.request_id) + '/' +
            Text(unsent.plan.household());
  row.section = tr("Not sent yet");
  row.symbol = "cottage";
  row.title = board_.Alias(unsent.plan.household());
  row.detail =
      InRow({SpanWords(start, FromTimestamp(unsent.plan.end_time()), zone, context().Now()),
             Aloud(names)});
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  return row;
}

VisitDeskRow VisitsDeskModel::RowOf(const VisitDeskCommands::UnsentPair& unsent) const {
  const BadgeWords badge = UnsentBadge(unsent.sent);
  VisitDeskRow row;
  row.key = QLatin1String(kUnsentKey) + Text(unsent.sent.request_id) + '/' + Text(unsent.household);
  row.section = tr("Not sent yet");
  row.symbol = "group";
  row.title = tr("%1 and %2", "household and person")
                  .arg(board_.Alias(unsent.household), board_.PersonName(unsent.person));
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  return row;
}

// A visit stands where it is most urgent, and once.
std::vector<VisitDeskRow> VisitsDeskModel::ToDo() const {
  const absl::Time now = context().Now();
  std::vector<VisitDeskRow> rows, people, asked;
  for (const v1::Visit& visit : board_.visits()) {
    if (IsAlarmed(visit)) continue;
    if (LacksWord(visit, now)) {
      rows.push_back(RowOf(visit, tr("No word yet")));
    } else if (LacksPeople(visit, now)) {
      people.push_back(RowOf(visit, tr("Too few go")));
    } else if (visit.state() == v1::Visit::STATE_PROPOSED) {
      asked.push_back(RowOf(visit, tr("Ask the household")));
    }
  }
  rows.insert(rows.end(), people.begin(), people.end());
  rows.insert(rows.end(), asked.begin(), asked.end());
  for (const DueHousehold& due : board_.Due()) {
    VisitDeskRow row = RowOf(due.household, tr("A visit is due and none is planned"));
    row.badge_text = tr("Due from %1").arg(ShortDate(due.since));
    rows.push_back(std::move(row));
  }
  std::set<QString> shown;
  for (const VisitDeskRow& row : rows) shown.insert(row.key);
  for (const v1::Household& household : board_.ConsentEnds()) {
    VisitDeskRow row = RowOf(household, tr("The consent runs out"));
    row.badge_text = DueSentence(household, now);
    if (shown.insert(row.key).second) rows.push_back(std::move(row));
  }
  for (const v1::Pairing& pairing : board_.ToReview()) {
    rows.push_back(RowOf(pairing, tr("Pairs to talk with")));
  }
  return rows;
}

// From today on; what nobody has told of or called off, however old.
std::vector<VisitDeskRow> VisitsDeskModel::Visits() const {
  const absl::Time now = context().Now();
  std::vector<VisitDeskRow> rows;
  for (const auto& unsent : board_.unsent_plans()) rows.push_back(RowOf(unsent));
  for (const v1::Visit& visit : board_.visits()) {
    const absl::TimeZone zone = ZoneOf(visit.time_zone());
    const bool from_today =
        absl::ToCivilDay(FromTimestamp(visit.end_time()), zone) >= absl::ToCivilDay(now, zone);
    const bool gone = visit.state() == v1::Visit::STATE_CANCELLED;
    if ((from_today && !gone) || IsPast(visit, now)) {
      rows.push_back(RowOf(visit, DayOfVisit(visit, now)));
    }
  }
  return rows;
}

std::vector<VisitDeskRow> VisitsDeskModel::Pairings() const {
  std::vector<VisitDeskRow> rows;
  for (const auto& unsent : board_.unsent_pairs()) rows.push_back(RowOf(unsent));
  for (const v1::Pairing& pairing : board_.pairings()) {
    VisitDeskRow row = RowOf(pairing, Text(pairing.household_alias()));
    row.title = Text(pairing.display_name());
    rows.push_back(std::move(row));
  }
  return rows;
}

void VisitsDeskModel::ShowAlarms() {
  alarms_.clear();
  if (board_.alarms().empty()) numbers_.clear();
  for (const v1::Visit& visit : board_.alarms()) {
    QVariantList visitors;
    for (const v1::Visit::Visitor& visitor : visit.visitors()) {
      const auto number = numbers_.find(visitor.person());
      QString words;
      if (number != numbers_.end()) {
        words = number->second.isEmpty() ? tr("no number is known") : number->second;
      }
      visitors.append(QVariantMap{{"person", Text(visitor.person())},
                                  {"who", Text(visitor.display_name())},
                                  {"number", words}});
    }
    const BadgeWords said = UnsentBadge(board_.Sent(visit.name()));
    alarms_.append(QVariantMap{
        {"visit", Text(visit.name())},
        {"title", AlarmTitle(visit, context().Now())},
        {"detail", InRow({VisitSpan(visit, context().Now()), AlarmDetail(visit), said.text})},
        {"visitors", visitors},
        {"mayLookUp", !visit.household().empty()}});
  }
}

void VisitsDeskModel::AddLine(const char* symbol, const QString& words) {
  if (words.isEmpty()) return;
  opened_.lines.append(QVariantMap{{"symbol", symbol}, {"words", words}});
}

void VisitsDeskModel::AddTerms(const std::string& household) {
  const auto found = board_.households().find(household);
  if (found != board_.households().end()) opened_.lines += TermsLines(found->second.terms());
}

void VisitsDeskModel::ShowOpened() {
  opened_ = Opened();
  const auto household = board_.households().find(key_);
  if (const v1::Visit* visit = board_.Visit(key_)) {
    Open(*visit);
  } else if (const v1::Pairing* pairing = board_.Pairing(key_)) {
    Open(*pairing);
  } else if (household != board_.households().end()) {
    Open(household->second);
  } else if (absl::StartsWith(key_, kUnsentKey)) {
    OpenUnsent();
  } else {
    key_.clear();
  }
}

void VisitsDeskModel::Open(const v1::Visit& visit) {
  const absl::Time now = context().Now();
  const auto state = static_cast<VisitState>(visit.state());
  opened_.title = Text(visit.household_alias());
  opened_.household = visit.household();
  if (told_.empty()) told_ = visit.etag();
  opened_.sent = board_.Sent(visit.name());
  opened_.badge = VisitDeskBadge(visit, opened_.sent, now);
  AddLine("event", VisitSpan(visit, now));
  AddLine("place", board_.UnitName(visit.unit()));
  if (visit.introduction()) AddLine("personAdd", tr("Somebody comes for the first time"));
  const QString contact = board_.PersonName(visit.off_site_contact());
  AddLine("call", contact.isEmpty() ? tr("Without word the coordinators are told first")
                                    : tr("Without word %1 is told first").arg(contact));
  if (visit.travel_minutes() > 0) {
    AddLine("directionsWalk", tr("Until there is signal again: %1")
                                  .arg(LengthWords(absl::Minutes(visit.travel_minutes()))));
  }
  for (const v1::ChecklistItem& item : visit.checklist()) {
    AddLine(item.done() ? "checkBox" : "checkBoxOutlineBlank", Text(item.text()));
  }
  for (const v1::Delivery& delivery : visit.deliveries()) {
    AddLine("redeem", DeliveryWords(delivery));
  }
  const bool free = opened_.sent.kind == OnItsWay::Kind::kNone;
  const auto may = [&](VisitAction action) { return free && NextState(state, action).ok(); };
  opened_.may_change = may(VisitAction::kChange);
  opened_.may_cancel = may(VisitAction::kCancel);
  const bool asks = free && visit.state() == v1::Visit::STATE_PROPOSED && !IsPast(visit, now);
  if (asks && GoesThere(visit, board_.me())) {
    opened_.why_not_agree =
        tr("You go there yourself: somebody else asks the household, or its own contact agrees.");
  }
  opened_.may_agree = asks && opened_.why_not_agree.isEmpty();
  const bool ahead = IsLive(state) && FromTimestamp(visit.end_time()) > now;
  for (const v1::Visit::Visitor& visitor : visit.visitors()) {
    opened_.visitors.append(
        QVariantMap{{"person", Text(visitor.person())},
                    {"who", Text(visitor.display_name())},
                    {"words", visitor.accepted() ? tr("will go") : tr("has not answered yet")},
                    {"mayAccept", free && ahead && !visitor.accepted()}});
  }
}

void VisitsDeskModel::Open(const v1::Pairing& pairing) {
  opened_.title = tr("%1 and %2", "household and person")
                      .arg(Text(pairing.household_alias()), Text(pairing.display_name()));
  opened_.household = pairing.household();
  opened_.sent = board_.Sent(pairing.name());
  opened_.badge = PairingBadge(pairing, opened_.sent, context().Now());
  AddLine("history", PairingDetail(pairing));
  AddLine("place", board_.UnitName(pairing.unit()));
  if (pairing.has_handover_note()) {
    AddLine("description",
            tr("There is a note for whoever comes next; it shows with the address."));
  }
  AddTerms(pairing.household());
  const bool free = opened_.sent.kind == OnItsWay::Kind::kNone;
  opened_.may_plan = true;
  const std::vector<v1::Pairing> due = board_.ToReview();
  opened_.may_review = free && std::any_of(due.begin(), due.end(), [&](const v1::Pairing& row) {
                         return row.name() == pairing.name();
                       });
  opened_.may_end = free;
}

void VisitsDeskModel::Open(const v1::Household& household) {
  opened_.title = Text(household.alias());
  opened_.household = household.name();
  const QString due = DueSentence(household, context().Now());
  opened_.badge =
      due.isEmpty() ? BadgeWords{"late", tr("A visit is due")} : BadgeWords{"late", due};
  AddLine("place", board_.UnitName(household.unit()));
  AddLine("factCheck", ConsentSentence(household));
  opened_.lines += TermsLines(household.terms());
  opened_.may_plan = household.state() == v1::Household::STATE_ACTIVE;
}

void VisitsDeskModel::OpenUnsent() {
  const QString key = Text(key_);
  std::vector<VisitDeskRow> rows;
  for (const auto& unsent : board_.unsent_plans()) {
    rows.push_back(RowOf(unsent));
    if (rows.back().key == key) opened_.sent = unsent.sent;
  }
  for (const auto& unsent : board_.unsent_pairs()) {
    rows.push_back(RowOf(unsent));
    if (rows.back().key == key) opened_.sent = unsent.sent;
  }
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const VisitDeskRow& row) { return row.key == key; });
  if (found == rows.end()) return key_.clear();
  opened_.unsent = true;
  opened_.title = found->title;
  opened_.badge = {found->badge_kind, found->badge_text};
  AddLine("event", found->detail);
}

void VisitsDeskModel::show(const QString& key) {
  key_ = key.toStdString();
  told_.clear();
  RefreshNow();
}

template <typename Response, typename Request>
void VisitsDeskModel::Tell(Request request, const QString& sentence) {
  Ask<Response>(
      std::move(request),
      [this, sentence](const Response&) {
        Q_EMIT done(sentence, {});
        syncNow();
      },
      [this](const absl::Status& status) {
        // Once that was read, the visit counts as it is shown now.
        if (ReasonOf(status) == v1::ERROR_REASON_ETAG_MISMATCH) told_.clear();
        TellFailure(status);
        RefreshNow();
      });
}

void VisitsDeskModel::agree() {
  v1::AgreeVisitRequest request;
  request.set_visit(key_);
  request.set_etag(told_);
  Tell<v1::AgreeVisitResponse>(std::move(request), tr("%1 has agreed.").arg(opened_.title));
}

void VisitsDeskModel::acceptFor(const QString& person, const QString& who) {
  v1::AcceptVisitRequest request;
  request.set_visit(key_);
  request.set_person(person.toStdString());
  request.set_etag(told_);
  Tell<v1::AcceptVisitResponse>(std::move(request), tr("%1 will go.").arg(who));
}

void VisitsDeskModel::cancel() {
  Report(phone().household_commands().Cancel(key_),
         tr("The visit does not take place. Its visitors are told."), true);
}

void VisitsDeskModel::review() {
  Report(phone().visit_desk_commands().ReviewPairing(key_),
         tr("It goes on. Talk with both again in half a year."), true);
}

void VisitsDeskModel::endPairing() {
  Report(phone().visit_desk_commands().EndPairing(key_),
         tr("Ended. Visits of the two that were planned need somebody else."), true);
}

void VisitsDeskModel::retry() { Retry(opened_.sent.request_id); }

void VisitsDeskModel::discard() { Discard(opened_.sent.request_id); }

// At once: a word that waits helps nobody.
void VisitsDeskModel::reportSafe(const QString& visit) {
  v1::ReportSafeRequest request;
  request.set_visit(visit.toStdString());
  Tell<v1::ReportSafeResponse>(std::move(request),
                               tr("They are well. Everybody who was told hears it."));
}

void VisitsDeskModel::lookAfter(const QString& visit) {
  v1::AcknowledgeAlarmRequest request;
  request.set_visit(visit.toStdString());
  Tell<v1::AcknowledgeAlarmResponse>(
      std::move(request), tr("You look after it. Nobody further is told for 30 minutes."));
}

void VisitsDeskModel::lookUp(const QString& visit) {
  const v1::Visit* alarm = board_.Alarm(visit.toStdString());
  if (alarm == nullptr || busy()) return;
  v1::LookUpHouseholdContactRequest request;
  request.set_household(alarm->household());
  request.set_purpose(v1::ADDRESS_PURPOSE_DANGER);
  Ask<v1::LookUpHouseholdContactResponse>(
      request,
      [this, awaited = where_.Await()](const v1::LookUpHouseholdContactResponse& response) {
        where_.Show(awaited, response);
      });
}

void VisitsDeskModel::call(const QString& visit, const QString& person) {
  const auto known = numbers_.find(person.toStdString());
  if (known != numbers_.end()) {
    if (!known->second.isEmpty()) QDesktopServices::openUrl(QUrl("tel:" + known->second));
    return;
  }
  v1::LookUpVisitorPhoneRequest request;
  request.set_request_id(NewUuidV7(context().Now(), phone().random()));
  request.set_visit(visit.toStdString());
  request.set_person(person.toStdString());
  context().Call<v1::LookUpVisitorPhoneResponse>(
      this, kLookUpVisitorPhone, request,
      [this,
       name = person.toStdString()](const absl::StatusOr<v1::LookUpVisitorPhoneResponse>& answer) {
        if (!answer.ok()) return Refuse(answer.status());
        ShowNumber(name, answer->phone());
      });
}

void VisitsDeskModel::ShowNumber(const std::string& person, const std::string& phone) {
  numbers_[person] = Text(phone);
  RefreshNow();
}

void VisitsDeskModel::search(const QString& text) {
  search_ = text.trimmed();
  Q_EMIT refreshed();
}

QVariantList VisitsDeskModel::found() const {
  QVariantList rows;
  if (search_.isEmpty()) return rows;
  for (const auto& [name, household] : board_.households()) {
    const bool fits = household.state() == v1::Household::STATE_ACTIVE &&
                      Text(household.alias()).contains(search_, Qt::CaseInsensitive);
    if (!fits || rows.size() >= static_cast<int>(kMostFound)) continue;
    rows.append(QVariantMap{{"household", Text(name)}, {"alias", Text(household.alias())}});
  }
  return rows;
}

void VisitsDeskModel::pair(const QString& household, const QString& alias) {
  if (person_.person().empty()) return Q_EMIT refused(tr("Say who goes there"));
  const QString who = person_.who();
  const auto queued = phone().visit_desk_commands().Pair(household.toStdString(), person_.person());
  if (Report(queued, tr("%1 and %2 are a pair. The first visit is with two.").arg(alias, who),
             true)) {
    person_.choose({}, {});
  }
}

QString VisitsDeskModel::firstDay() const {
  return Text(FormatCivilDay(absl::ToCivilDay(context().Now(), VisitZone(phone().store()))));
}

QString VisitsDeskModel::lastDay() const {
  const absl::CivilDay today = absl::ToCivilDay(context().Now(), VisitZone(phone().store()));
  return Text(FormatCivilDay(today + (kSheetDays - 1)));
}

void VisitsDeskModel::print(const QString& first, const QString& last) {
  const absl::CivilDay today = absl::ToCivilDay(context().Now(), VisitZone(phone().store()));
  const auto from = ReadDay(first, today);
  const auto to = ReadDay(last, from.value_or(today));
  if (!from || !to || *to < *from) {
    return Q_EMIT refused(
        tr("A day looks like 2026-12-01 or 12-1, the last one not before the "
           "first."));
  }
  const VisitSheets sheets = MakeVisitSheets(board_.visits(), *from, *to);
  if (sheets.visitors == 0) return Q_EMIT refused(tr("Nobody goes anywhere in these days."));
  const QString name =
      QString("visits-%1-%2.html").arg(Text(FormatCivilDay(*from)), Text(FormatCivilDay(*to)));
  const auto path = SaveFile(download_dir_, name, sheets.html.toStdString());
  if (!path) return Q_EMIT refused(tr("The file could not be written: %1").arg(download_dir_));
  saved_file_ = *path;
  Q_EMIT refreshed();
  Q_EMIT done(tr("%n sheet(s). Saved: %1", "", sheets.visitors).arg(*path), {});
}

}  // namespace glimmer::mobile
