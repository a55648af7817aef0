#include "mobile/households/household_list_model.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "mobile/households/household_words.h"
#include "mobile/model/desk_scope.h"
#include "shared/base/status_macros.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

enum Filter { kAll, kDue, kInvited };

HouseholdRow RowOf(const v1::Household& household, const QString& unit, absl::Time now) {
  const BadgeWords badge = HouseholdBadge(household.state());
  HouseholdRow row;
  row.key = QString::fromStdString(household.name());
  row.title = QString::fromStdString(household.alias());
  row.detail = unit;
  row.due = DueSentence(household, now);
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  QStringList spoken = {row.title, row.detail, row.badge_text, row.due};
  spoken.removeAll(QString());
  row.spoken = spoken.join(HouseholdListModel::tr(", "));
  return row;
}

bool Wanted(const v1::Household& household, int filter, absl::Time now) {
  switch (filter) {
    case kDue:
      return DueOf(household, now) != HouseholdDue::kNothing;
    case kInvited:
      return household.state() == v1::Household::STATE_INVITED;
    default:
      return true;
  }
}

}  // namespace

HouseholdListModel::HouseholdListModel(PhoneContext& context, QObject* parent)
    : AskingModel(context, parent),
      rows_(HouseholdRow::staticMetaObject, this),
      opened_(context, this) {
  // What the opened one has to say is said where this page says it.
  connect(&opened_, &PageModel::done, this, &PageModel::done);
  connect(&opened_, &PageModel::refused, this, &PageModel::refused);
  RefreshNow();
}

QStringList HouseholdListModel::filters() const {
  return {tr("All"), tr("Something is due"), tr("Invited")};
}

void HouseholdListModel::setFilter(int filter) {
  if (filter == filter_) return;
  filter_ = filter;
  RefreshNow();
}

QString HouseholdListModel::countSentence() const {
  if (all_ == 0) return {};
  const QString all = tr("%n household(s)", "", all_);
  return due_ == 0 ? all : tr("%1, something is due at %2").arg(all).arg(due_);
}

QStringList HouseholdListModel::units() const { return NamesOf(communities_); }

absl::Status HouseholdListModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  ASSIGN_OR_RETURN(auto households, phone().store().ListHouseholds());
  reach_ = UnitsOfHouseholds(profile, units);
  communities_.clear();
  std::copy_if(reach_.begin(), reach_.end(), std::back_inserter(communities_),
               [](const v1::Unit& unit) { return unit.kind() == v1::Unit::KIND_COMMUNITY; });
  roots_.clear();
  for (const v1::RoleGrant& grant : profile.role_grants) {
    if (grant.role() == v1::ROLE_COORDINATOR) roots_.push_back(grant.scope());
  }
  std::map<std::string, QString> names;
  for (const v1::Unit& unit : reach_) {
    names[unit.name()] = QString::fromStdString(unit.display_name());
  }
  std::sort(households.begin(), households.end(),
            [](const auto& a, const auto& b) { return a.alias() < b.alias(); });
  const absl::Time now = context().Now();
  std::vector<HouseholdRow> rows;
  all_ = 0;
  due_ = 0;
  for (const v1::Household& household : households) {
    // The person's own household is none of those they coordinate, unless it lies there, too.
    const auto unit = names.find(household.unit());
    const bool listed = household.state() == v1::Household::STATE_INVITED ||
                        household.state() == v1::Household::STATE_ACTIVE;
    if (unit == names.end() || !listed) continue;
    ++all_;
    if (DueOf(household, now) != HouseholdDue::kNothing) ++due_;
    if (Wanted(household, filter_, now)) rows.push_back(RowOf(household, unit->second, now));
  }
  rows_.SetRows(rows);
  return absl::OkStatus();
}

void HouseholdListModel::create(int unit) {
  if (unit < 0 || unit >= static_cast<int>(communities_.size())) {
    return Q_EMIT refused(tr("There is no community yet"));
  }
  v1::CreateHouseholdRequest request;
  request.set_unit(communities_[static_cast<size_t>(unit)].name());
  Ask<v1::CreateHouseholdResponse>(request, [this](const auto& made) {
    opened_.Show(made.household());
    Q_EMIT done(tr("Its name here is %1.").arg(QString::fromStdString(made.household().alias())),
                {});
    syncNow();
  });
}

void HouseholdListModel::find(const QString& alias) {
  const QString name = alias.trimmed();
  if (name.isEmpty()) return Q_EMIT refused(tr("Type its whole name first"));
  FindBelow(name.toStdString(), 0);
}

void HouseholdListModel::FindBelow(const std::string& alias, size_t root) {
  if (root >= roots_.size()) {
    return Q_EMIT refused(tr("No household in your communities has this name."));
  }
  v1::FindHouseholdRequest request;
  request.set_unit(roots_[root]);
  request.set_alias(alias);
  Ask<v1::FindHouseholdResponse>(
      request, [this](const auto& found) { opened_.Show(found.household()); },
      [this, alias, root](const absl::Status& status) {
        if (ReasonOf(status) != v1::ERROR_REASON_NOT_FOUND) return Refuse(status);
        FindBelow(alias, root + 1);
      });
}

}  // namespace glimmer::mobile
