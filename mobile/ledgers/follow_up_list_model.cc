#include "mobile/ledgers/follow_up_list_model.h"

#include <vector>

#include "mobile/ledgers/ledger_words.h"
#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/typed_times.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::mobile {
namespace {

enum Filter { kMine, kOverdue, kAllOpen, kClosed };
constexpr int kUsualDays = 7;

FollowUpRow RowOf(const FollowUpView& view) {
  const BadgeWords badge = FollowUpBadge(view);
  FollowUpRow row;
  row.key = QString::fromStdString(view.follow_up.name());
  row.symbol = FollowUpSymbol(view.follow_up.kind());
  row.title = QString::fromStdString(view.follow_up.title());
  row.detail = FollowUpDetail(view);
  row.reopened = ReopenedWords(view.follow_up);
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  row.spoken = Spoken({row.title, row.detail, row.badge_text, row.reopened});
  return row;
}

}  // namespace

FollowUpListModel::FollowUpListModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent),
      rows_(FollowUpRow::staticMetaObject, this),
      owner_(context, this) {
  RefreshNow();
}

QStringList FollowUpListModel::filters() const {
  return {tr("Mine"), tr("Overdue"), tr("All open"), tr("Closed")};
}

void FollowUpListModel::setFilter(int filter) {
  if (filter == filter_) return;
  filter_ = filter;
  RefreshNow();
}

QString FollowUpListModel::countSentence() const {
  if (open_ == 0) return tr("Nothing is open.");
  const QString open = tr("%n open", "", open_);
  return overdue_ == 0 ? open : tr("%1, %2").arg(open, tr("%n overdue", "", overdue_));
}

bool FollowUpListModel::Wanted(const FollowUpView& view) const {
  const bool closed = view.follow_up.state() == v1::FollowUp::STATE_CLOSED;
  switch (filter_) {
    case kMine:
      return view.own && !closed;
    case kOverdue:
      return view.overdue;
    case kClosed:
      return closed;
    default:
      return !closed;
  }
}

absl::Status FollowUpListModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  ASSIGN_OR_RETURN(const auto views, phone().ledgers().FollowUps());
  std::vector<FollowUpRow> rows;
  overdue_ = 0;
  open_ = 0;
  for (const FollowUpView& view : views) {
    if (view.overdue) ++overdue_;
    if (view.follow_up.state() != v1::FollowUp::STATE_CLOSED) ++open_;
    if (Wanted(view)) rows.push_back(RowOf(view));
  }
  rows_.SetRows(rows);
  std::set<std::string> reach;
  for (const v1::Unit& unit : UnitsInReach(profile, units)) reach.insert(unit.name());
  return ShowOpened(reach);
}

absl::Status FollowUpListModel::ShowOpened(const std::set<std::string>& reach) {
  ASSIGN_OR_RETURN(auto view, phone().ledgers().FollowUp(name_));
  if (!view) name_.clear();
  view_ = view ? *std::move(view) : FollowUpView();
  const bool known =
      !name_.empty() && !view_.new_here && view_.sent.kind != OnItsWay::Kind::kRefused;
  const bool runs = known && reach.count(view_.follow_up.unit()) > 0;
  const auto may = [this](bool who, FollowUpAction action) {
    return who && NextState(view_.soon, action).ok();
  };
  may_plan_ = may(runs, FollowUpAction::kPlan);
  may_finish_ = may(runs || (known && view_.own), FollowUpAction::kFinish);
  may_close_ = may(runs, FollowUpAction::kClose);
  may_reopen_ = may(runs, FollowUpAction::kReopen);
  badge_ = name_.empty() ? BadgeWords() : FollowUpBadge(view_);
  ShowLines();
  return absl::OkStatus();
}

void FollowUpListModel::ShowLines() {
  lines_.clear();
  const auto add = [this](const char* symbol, const QString& words) {
    if (!words.isEmpty()) lines_.append(QVariantMap{{"symbol", symbol}, {"words", words}});
  };
  if (name_.empty()) return;
  const v1::FollowUp& row = view_.follow_up;
  const auto text = [](const std::string& from) { return QString::fromStdString(from); };
  const auto named = [&](const QString& pattern, const std::string& from) {
    return from.empty() ? QString() : pattern.arg(text(from));
  };
  add("place", FollowUpKindWords(row.kind()) + QStringLiteral(" · ") + text(view_.unit_name));
  add("description", text(row.description()));
  add("chat", named(tr("Heard at: %1"), row.source()));
  add("person", named(tr("Seen to by %1"), row.owner_display_name()));
  const auto due = ParseCivilDay(row.due_date());
  if (due.ok()) add("event", tr("Until %1").arg(DateWords(*due)));
  add("build", named(tr("To do: %1"), row.measure()));
  add("check", named(tr("Done: %1"), row.evidence()));
  add("history", ReopenedWords(row));
}

QString FollowUpListModel::whyNotClose() const {
  if (!may_close_ || view_.why_not_close.none()) return {};
  return RefusalSentence(view_.why_not_close);
}

QString FollowUpListModel::dueDay() const {
  if (!view_.follow_up.due_date().empty() && !view_.overdue) {
    return QString::fromStdString(view_.follow_up.due_date());
  }
  const absl::CivilDay today = absl::ToCivilDay(context().Now(), absl::LocalTimeZone());
  return QString::fromStdString(FormatCivilDay(today + kUsualDays));
}

void FollowUpListModel::show(const QString& followUp) {
  name_ = followUp.toStdString();
  RefreshNow();
  resetOwner();
}

void FollowUpListModel::resetOwner() {
  owner_.choose(QString::fromStdString(view_.follow_up.owner()),
                QString::fromStdString(view_.follow_up.owner_display_name()));
}

bool FollowUpListModel::looksPrivate(const QString& text) const {
  return LooksPrivate(text.toStdString());
}

std::optional<absl::CivilDay> FollowUpListModel::DueDay(const QString& day) const {
  const absl::CivilDay today = absl::ToCivilDay(context().Now(), absl::LocalTimeZone());
  const auto due = ReadDay(day, today);
  return due && *due >= today ? due : std::nullopt;
}

QString FollowUpListModel::missingInPlan(const QString& day) const {
  if (owner_.person().empty()) return tr("Say who sees to it");
  if (!DueDay(day)) return tr("The day looks like 2026-12-31 and is not over");
  return {};
}

void FollowUpListModel::plan(const QString& day, const QString& measure, bool looked) {
  if (const QString missing = missingInPlan(day); !missing.isEmpty()) {
    return Q_EMIT refused(missing);
  }
  v1::PlanFollowUpRequest request;
  request.set_follow_up(name_);
  request.set_owner(owner_.person());
  request.set_due_date(FormatCivilDay(*DueDay(day)));
  request.set_measure(measure.trimmed().toStdString());
  request.set_public_text_is_fine(looked);
  Report(phone().ledger_commands().Plan(request), tr("Planned. %1 is told.").arg(owner_.who()),
         true);
}

void FollowUpListModel::finish(const QString& evidence, bool looked) {
  v1::FinishFollowUpRequest request;
  request.set_follow_up(name_);
  request.set_evidence(evidence.trimmed().toStdString());
  request.set_public_text_is_fine(looked);
  Report(phone().ledger_commands().Finish(request),
         tr("Done. It stays on the list until it is closed."), true);
}

void FollowUpListModel::closeIt() {
  Report(phone().ledger_commands().Close(name_), tr("Closed."), true);
}

void FollowUpListModel::reopen(const QString& reason, bool looked) {
  v1::ReopenFollowUpRequest request;
  request.set_follow_up(name_);
  request.set_reason(reason.trimmed().toStdString());
  request.set_public_text_is_fine(looked);
  Report(phone().ledger_commands().Reopen(request), tr("Opened again. Its owner reads why."), true);
}

void FollowUpListModel::retry() { Retry(view_.sent.request_id); }

void FollowUpListModel::discard() { Discard(view_.sent.request_id); }

}  // namespace glimmer::mobile
