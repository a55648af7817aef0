#include "mobile/ledgers/deed_list_model.h"

#include <set>
#include <vector>

#include "mobile/ledgers/ledger_row.h"
#include "mobile/ledgers/ledger_words.h"
#include "mobile/model/desk_scope.h"
#include "mobile/model/refusal_words.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

QString DetailOf(const DeedView& view) {
  QStringList parts = {QString::fromStdString(view.deed.doer_display_name()),
                       QString::fromStdString(view.unit_name),
                       EvidenceWords(view.deed.evidence_class())};
  parts.removeAll(QString());
  return parts.join(QStringLiteral(" · "));
}

LedgerRow RowOf(const DeedView& view, absl::Time now) {
  const BadgeWords badge = DeedBadge(view);
  LedgerRow row;
  row.key = QString::fromStdString(view.deed.name());
  row.section = CivilWords(view.deed.civil_date(), now);
  row.title = QString::fromStdString(view.deed.title());
  row.detail = DetailOf(view);
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  row.spoken = Spoken({row.section, row.title, row.detail, row.badge_text});
  return row;
}

bool Waits(const DeedView& view) {
  return !view.new_here && view.deed.state() == v1::Deed::STATE_WAITING &&
         view.sent.kind == OnItsWay::Kind::kNone;
}

}  // namespace

DeedListModel::DeedListModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent), rows_(LedgerRow::staticMetaObject, this) {
  RefreshNow();
}

void DeedListModel::setWaitingOnly(bool on) {
  if (on == waiting_only_) return;
  waiting_only_ = on;
  RefreshNow();
}

absl::Status DeedListModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  ASSIGN_OR_RETURN(const auto views, phone().ledgers().Deeds());
  std::set<std::string> reach;
  for (const v1::Unit& unit : UnitsInReach(profile, units)) reach.insert(unit.name());
  std::vector<LedgerRow> rows;
  to_decide_ = 0;
  bool runs = false;
  for (const DeedView& view : views) {
    const bool reached = reach.count(view.deed.unit()) > 0;
    if (view.deed.name() == name_) runs = reached;
    if (Waits(view) && view.why_not_confirm.none() && reached) ++to_decide_;
    if (waiting_only_ && !Waits(view)) continue;
    LedgerRow row = RowOf(view, context().Now());
    row.first_of_section = rows.empty() || rows.back().section != row.section;
    rows.push_back(std::move(row));
  }
  rows_.SetRows(rows);
  return ShowOpened(runs);
}

absl::Status DeedListModel::ShowOpened(bool runs) {
  ASSIGN_OR_RETURN(auto view, phone().ledgers().Deed(name_));
  if (!view) name_.clear();
  view_ = view ? *std::move(view) : DeedView();
  may_decide_ = runs && Waits(view_);
  may_reverse_ = runs && view_.deed.state() == v1::Deed::STATE_CONFIRMED &&
                 view_.sent.kind == OnItsWay::Kind::kNone;
  badge_ = name_.empty() ? BadgeWords() : DeedBadge(view_);
  QStringList words = {CivilWords(view_.deed.civil_date(), context().Now()), DetailOf(view_)};
  if (!view_.deed.beneficiary().empty()) {
    words.append(tr("For: %1").arg(QString::fromStdString(view_.deed.beneficiary())));
  }
  words.removeAll(QString());
  words_ = words.join('\n');
  return absl::OkStatus();
}

QString DeedListModel::whyNotConfirm() const {
  return may_decide_ ? RefusalSentence(view_.why_not_confirm) : QString();
}

void DeedListModel::show(const QString& deed) {
  name_ = deed.toStdString();
  RefreshNow();
}

void DeedListModel::confirm() {
  Report(phone().ledger_commands().Decide(name_, true, ""), tr("Confirmed."), true);
}

void DeedListModel::refuse(const QString& reason) {
  Report(phone().ledger_commands().Decide(name_, false, reason.trimmed().toStdString()),
         tr("Not accepted; the person reads why."), true);
}

void DeedListModel::reverse(const QString& reason) {
  Report(phone().ledger_commands().ReverseDeed(name_, reason.trimmed().toStdString()),
         tr("Taken back. It counts nowhere any more."), true);
}

void DeedListModel::retry() { Retry(view_.sent.request_id); }

void DeedListModel::discard() { Discard(view_.sent.request_id); }

}  // namespace glimmer::mobile
