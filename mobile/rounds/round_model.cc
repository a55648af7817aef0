#include "mobile/rounds/round_model.h"

#include <algorithm>
#include <set>
#include <utility>

#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/typed_times.h"
#include "mobile/rounds/round_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr char kProposeRound[] = "/glimmer.v1.RoundService/ProposeRound";
// As the service has them.
constexpr int kMostDays = 31;
constexpr int kShortestMinutes = 10;
constexpr int kLongestMinutes = 240;
constexpr int kShownRows = 60;  // a list of hundreds makes a slow page
enum Filter { kAll, kChanged, kLeftOut };

}  // namespace

RoundModel::RoundModel(PhoneContext& context, QString draft_path, QObject* parent)
    : PageModel(context, parent),
      draft_path_(std::move(draft_path)),
      rows_(RoundRow::staticMetaObject, this),
      picker_(context, this),
      zone_(VisitZone(phone().store())) {
  connect(&picker_, &PersonPicker::changed, this, [this] {
    const bool chosen = !leaving_.isEmpty() && !picker_.person().empty();
    if (chosen) exchange(leaving_, QString::fromStdString(picker_.person()), picker_.who());
  });
  first_day_ = QString::fromStdString(FormatCivilDay(Today() + 1));
  published_ = ReadPublished(PublishedFile(draft_path_));
  if (auto draft = ReadDraft(draft_path_)) draft_ = *std::move(draft);
  RefreshNow();
  ShowQuestion();
}

// The fields of the page ask what the draft was asked by.
void RoundModel::ShowQuestion() {
  if (draft_.round.unit().empty()) return;
  first_day_ = QString::fromStdString(draft_.round.start_date());
  days_ = QString::number(draft_.round.days());
  minutes_ = QString::number(draft_.round.visit_minutes());
  for (size_t i = 0; i < reach_.size(); ++i) {
    if (reach_[i].name() == draft_.round.unit()) unit_ = static_cast<int>(i);
  }
}

absl::CivilDay RoundModel::Today() const { return absl::ToCivilDay(context().Now(), zone_); }

absl::Status RoundModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  ASSIGN_OR_RETURN(const auto households, phone().store().ListHouseholds());
  reach_ = UnitsOfHouseholds(profile, units);
  for (const v1::Unit& unit : units) unit_names_[unit.name()] = unit.display_name();
  unit_ = std::clamp(unit_, 0, std::max(0, static_cast<int>(reach_.size()) - 1));
  std::set<std::string> known;
  aliases_.clear();
  for (const v1::Household& household : households) {
    known.insert(household.name());
    aliases_[household.name()] = household.alias();
  }
  // Who has paused or withdrawn is in no list, not in one that was made before either. In the
  // middle of a full load the phone does not know yet who that is.
  ASSIGN_OR_RETURN(const FeedPosition feed, phone().store().Feed());
  const bool whole = feed.received_time <= feed.complete_time;
  if (whole && ForgetUnknown(known, draft_)) WriteDraft(draft_path_, draft_);
  RETURN_IF_ERROR(FollowPublished());
  KeepPublished(whole ? &known : nullptr);
  if (VisitTo(draft_.proposal, household_) == nullptr) household_.clear();
  ShowRows();
  return absl::OkStatus();
}

void RoundModel::Set(QString& field, const QString& text) {
  if (field == text) return;
  field = text;
  Q_EMIT refreshed();
}

QStringList RoundModel::units() const { return NamesOf(reach_); }

void RoundModel::setUnit(int unit) {
  if (unit == unit_) return;
  unit_ = unit;
  Q_EMIT refreshed();
}

std::optional<absl::CivilDay> RoundModel::FirstDay() const { return ReadDay(first_day_, Today()); }

int RoundModel::WholeNumber(const QString& text) const {
  bool ok = false;
  const int number = text.trimmed().normalized(QString::NormalizationForm_KC).toInt(&ok);
  return ok ? number : 0;
}

QString RoundModel::missing() const {
  const auto first = FirstDay();
  const int days = WholeNumber(days_), minutes = WholeNumber(minutes_);
  if (reach_.empty()) return tr("There is no community of yours yet");
  if (!first || *first < Today()) return tr("The day looks like 2026-12-31 and is not over");
  if (days < 1 || days > kMostDays) return tr("1 to 31 days");
  if (minutes < kShortestMinutes || minutes > kLongestMinutes) return tr("10 to 240 minutes");
  return {};
}

// Another question begins another round; the same one goes on with what was decided.
v1::ProposeRoundRequest RoundModel::Question() const {
  v1::ProposeRoundRequest request;
  request.set_unit(reach_[static_cast<size_t>(unit_)].name());
  request.set_start_date(FormatCivilDay(*FirstDay()));
  request.set_days(WholeNumber(days_));
  request.set_visit_minutes(WholeNumber(minutes_));
  request.set_seed(1);
  return request;
}

std::optional<RoundDraft> RoundModel::DraftAgain() {
  v1::ProposeRoundRequest round = Question();
  if (round.SerializeAsString() == draft_.round.SerializeAsString()) return std::nullopt;
  RoundDraft former = std::exchange(draft_, RoundDraft());
  draft_.round = std::move(round);
  return former;
}

void RoundModel::propose() {
  if (proposing_ || publishing_ || retracting_) return;
  if (const QString sentence = missing(); !sentence.isEmpty()) return Q_EMIT refused(sentence);
  household_.clear();
  AskFor(DraftAgain());
}

void RoundModel::AskFor(const std::optional<RoundDraft>& former) {
  proposing_ = true;
  decided_ = false;
  problem_.clear();
  const int question = ++question_;
  RefreshNow();
  context().Call<v1::ProposeRoundResponse>(
      this, kProposeRound, NextRequest(draft_),
      [this, question, former](const absl::StatusOr<v1::ProposeRoundResponse>& response) {
        if (question != question_) return;
        proposing_ = false;
        problem_ = response.ok() ? QString() : ProblemSentence(response.status());
        if (!response.ok()) {
          // What was decided about the round before is not lost for want of signal.
          if (former) draft_ = *former;
          return RefreshNow();
        }
        // Which does not know what was decided meanwhile.
        if (decided_) return AskFor(former);
        if (former && !former->publish_request_id.empty()) Discard(former->publish_request_id);
        Take(*response);
      });
}

void RoundModel::Take(const v1::ProposeRoundResponse& response) {
  if (draft_.round.unit().empty() && missing().isEmpty()) (void)DraftAgain();
  TakeProposal(response, draft_);
  if (!draft_.publish_request_id.empty()) {
    // It was refused, and here is another one.
    Discard(std::exchange(draft_.publish_request_id, {}));
  }
  ClearRefusal();
  kept_sentence_.clear();
  filter_ = kAll;
  all_rows_ = false;
  Keep();
}

void RoundModel::Decided() {
  decided_ = proposing_;
  Keep();
}

void RoundModel::Keep() {
  if (!WriteDraft(draft_path_, draft_)) Q_EMIT refused(tr("The round cannot be kept here."));
  RefreshNow();
}

void RoundModel::startOver() {
  if (publishing_ || retracting_) return;
  if (!draft_.publish_request_id.empty()) Discard(draft_.publish_request_id);
  ClearRefusal();
  kept_sentence_.clear();
  ++question_;
  proposing_ = false;
  draft_ = RoundDraft();
  RemoveDraft(draft_path_);
  problem_.clear();
  RefreshNow();
}

QString RoundModel::WhenWords(const v1::VisitPlan& plan) const {
  return SpanWords(FromTimestamp(plan.start_time()), FromTimestamp(plan.end_time()), zone_,
                   context().Now());
}

QString RoundModel::scopeSentence() const {
  const auto first = ParseCivilDay(draft_.round.start_date());
  if (!first.ok()) return {};
  const auto unit = unit_names_.find(draft_.round.unit());
  const QString name = unit == unit_names_.end() ? QString() : QString::fromStdString(unit->second);
  //: unit, first day, last day
  return tr("%1, %2 to %3")
      .arg(name, ShortDate(*first), ShortDate(*first + (draft_.round.days() - 1)));
}

bool RoundModel::Changed(const v1::ProposedVisit& visit) const {
  return !BeforeWords(visit).isEmpty();
}

// Who would have gone by the proposal before this one, and when.
QString RoundModel::BeforeWords(const v1::ProposedVisit& visit) const {
  if (draft_.before.visits().empty()) return {};
  const v1::ProposedVisit* before = VisitTo(draft_.before, visit.plan().household());
  if (before == nullptr) return tr("Before: no visit");
  if (SamePlan(*before, visit)) return {};
  //: who, when
  return tr("Before: %1, %2").arg(NamesWords(*before), WhenWords(before->plan()));
}

RoundRow RoundModel::RowOf(const v1::ProposedVisit& visit) const {
  const std::string& household = visit.plan().household();
  RoundRow row;
  row.key = QString::fromStdString(household);
  row.title = QString::fromStdString(visit.household_alias());
  row.when = WhenWords(visit.plan());
  row.who = NamesWords(visit);
  QStringList why;
  for (const v1::Choice& choice : visit.choices()) {
    const QString words = ChoiceWords(choice);
    if (words.isEmpty()) continue;
    why.append(visit.choices_size() == 1
                   ? words
                   : tr("%1: %2", "who and why")
                         .arg(QString::fromStdString(choice.display_name()), words));
  }
  row.why = why.join('\n');
  row.before = BeforeWords(visit);
  row.pinned = visit.pinned();
  row.left_out = IsOut(household);
  if (household == refused_household_) row.refusal = refusal_short_;
  QStringList spoken = {row.title, row.when, row.who, row.why, row.before, row.refusal};
  spoken.removeAll(QString());
  row.spoken = spoken.join(tr(", "));
  return row;
}

void RoundModel::ShowRows() {
  std::vector<RoundRow> rows;
  for (const v1::ProposedVisit& visit : draft_.proposal.visits()) {
    RoundRow row = RowOf(visit);
    const bool wanted = filter_ == kAll || (filter_ == kChanged && !row.before.isEmpty()) ||
                        (filter_ == kLeftOut && row.left_out);
    if (wanted) rows.push_back(std::move(row));
  }
  // What stands in the way comes first.
  std::stable_partition(rows.begin(), rows.end(),
                        [](const RoundRow& row) { return !row.refusal.isEmpty(); });
  const int most = all_rows_ ? static_cast<int>(rows.size()) : kShownRows;
  more_rows_ = std::max(0, static_cast<int>(rows.size()) - most);
  rows.resize(rows.size() - static_cast<size_t>(more_rows_));
  rows_.SetRows(rows);
}

void RoundModel::showAllRows() {
  all_rows_ = true;
  RefreshNow();
}

QStringList RoundModel::filters() const {
  const auto& visits = draft_.proposal.visits();
  const auto changed = std::count_if(visits.begin(), visits.end(),
                                     [&](const auto& visit) { return Changed(visit); });
  return {tr("All %1").arg(visits.size()), tr("Changed %1").arg(changed),
          tr("Left out %1").arg(draft_.left_out.size())};
}

void RoundModel::setFilter(int filter) {
  if (filter == filter_) return;
  filter_ = filter;
  RefreshNow();
}

QVariantList RoundModel::unassigned() const {
  QVariantList rows;
  for (const v1::UnassignedHousehold& household : draft_.proposal.unassigned()) {
    if (IsOut(household.household())) continue;
    const bool had = VisitTo(draft_.before, household.household()) != nullptr;
    const QString words = RulesWords(household);
    rows.append(QVariantMap{{"household", QString::fromStdString(household.household())},
                            {"title", QString::fromStdString(household.household_alias())},
                            {"words", had ? tr("%1 · it had a visit before").arg(words) : words}});
  }
  return rows;
}

QVariantList RoundModel::absent() const {
  QVariantList rows;
  for (const std::string& household : draft_.left_out) {
    const auto alias = aliases_.find(household);
    if (alias == aliases_.end() || VisitTo(draft_.proposal, household) != nullptr) continue;
    rows.append(QVariantMap{{"household", QString::fromStdString(household)},
                            {"title", QString::fromStdString(alias->second)}});
  }
  return rows;
}

int RoundModel::timeKept() const { return draft_.proposal.visits_size() - toPublish(); }

QString RoundModel::coverSentence() const {
  const int visits = toPublish();
  const int all = visits + static_cast<int>(unassigned().size());
  if (all == 0) return {};
  return tr("%1 of %2 households have a visit.").arg(visits).arg(all);
}

QString RoundModel::fairness() const { return FairnessWords(draft_.proposal.fairness()); }

// As it would be published: the coordinator's exchanges count.
QVariantList RoundModel::loads() const {
  struct Load {
    QString who;
    int visits = 0;
  };
  std::map<std::string, Load> loads;
  int most = 0;
  for (const v1::ProposedVisit& visit : draft_.proposal.visits()) {
    if (IsOut(visit.plan().household())) continue;
    for (const v1::Choice& choice : visit.choices()) {
      Load& load = loads[choice.person()];
      load.who = QString::fromStdString(choice.display_name());
      most = std::max(most, ++load.visits);
    }
  }
  std::vector<Load> sorted;
  for (const auto& [person, load] : loads) sorted.push_back(load);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Load& a, const Load& b) { return a.visits > b.visits; });
  QVariantList rows;
  for (const Load& load : sorted) {
    rows.append(QVariantMap{{"who", load.who},
                            {"visits", load.visits},
                            {"share", static_cast<double>(load.visits) / most},
                            {"spoken", tr("%1: %n visit(s)", "", load.visits).arg(load.who)}});
  }
  return rows;
}

int RoundModel::toPublish() const { return static_cast<int>(PlansToPublish(draft_).size()); }

void RoundModel::show(const QString& household) {
  household_ = household.toStdString();
  lookInstead({}, {});
}

void RoundModel::lookInstead(const QString& person, const QString& who) {
  leaving_ = person;
  leaving_who_ = who;
  picker_.choose({}, {});
  RefreshNow();
}

QString RoundModel::title() const {
  const v1::ProposedVisit* visit = VisitTo(draft_.proposal, household_);
  return visit == nullptr ? QString() : QString::fromStdString(visit->household_alias());
}

QString RoundModel::when() const {
  const v1::ProposedVisit* visit = VisitTo(draft_.proposal, household_);
  return visit == nullptr ? QString() : WhenWords(visit->plan());
}

QString RoundModel::before() const {
  const v1::ProposedVisit* visit = VisitTo(draft_.proposal, household_);
  return visit == nullptr ? QString() : BeforeWords(*visit);
}

bool RoundModel::pinned() const {
  const v1::ProposedVisit* visit = VisitTo(draft_.proposal, household_);
  return visit != nullptr && visit->pinned();
}

QVariantList RoundModel::visitors() const {
  QVariantList rows;
  const v1::ProposedVisit* visit = VisitTo(draft_.proposal, household_);
  if (visit == nullptr) return rows;
  const auto text = [](const std::string& from) { return QString::fromStdString(from); };
  for (const v1::Choice& choice : visit->choices()) {
    const auto& people = visit->plan().visitors();
    const bool there = std::find(people.begin(), people.end(), choice.next_best()) != people.end();
    const std::string next = there ? std::string() : choice.next_best();
    rows.append(
        QVariantMap{{"person", text(choice.person())},
                    {"who", text(choice.display_name())},
                    {"why", ReasonWords(choice)},
                    {"next", text(next)},
                    {"nextWho", next.empty() ? QString() : text(choice.next_best_display_name())}});
  }
  return rows;
}

void RoundModel::pin(const QString& household, bool on) {
  v1::ProposedVisit* visit = VisitTo(draft_.proposal, household.toStdString());
  if (visit == nullptr || publishing_) return;
  visit->set_pinned(on);
  Decided();
}

void RoundModel::leaveOut(const QString& household, bool on) {
  if (publishing_ || retracting_) return;
  if (on) {
    draft_.left_out.insert(household.toStdString());
  } else {
    draft_.left_out.erase(household.toStdString());
  }
  Decided();
  const bool asks = !on && !proposing_ && !StandsIn(draft_.proposal, household.toStdString());
  if (asks) AskFor(std::nullopt);
}

void RoundModel::exchange(const QString& from, const QString& to, const QString& who) {
  if (publishing_) return;
  v1::Choice choice;
  choice.set_person(to.toStdString());
  choice.set_display_name(who.toStdString());
  if (!Exchange(household_, from.toStdString(), choice, draft_)) {
    return Q_EMIT refused(tr("%1 goes there already.").arg(who));
  }
  leaving_.clear();
  picker_.choose({}, {});
  Decided();
  Q_EMIT done(tr("%1 goes there. This visit is fixed now.").arg(who), {});
}

}  // namespace glimmer::mobile
