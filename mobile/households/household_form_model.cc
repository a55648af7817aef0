#include "mobile/households/household_form_model.h"

#include "shared/base/status_macros.h"

namespace glimmer::mobile {

HouseholdFormModel::HouseholdFormModel(PhoneContext& context, const QString& household,
                                       QObject* parent)
    : AskingModel(context, parent), name_(household.toStdString()), terms_(this) {
  connect(&terms_, &VisitTermsDraft::changed, this, &PageModel::refreshed);
  connect(&terms_, &VisitTermsDraft::refused, this, &PageModel::refused);
}

void HouseholdFormModel::Load() {
  RefreshNow();
  if (loaded()) return;
  v1::GetHouseholdRequest request;
  request.set_household(name_);
  Ask<v1::GetHouseholdResponse>(request, [this](const auto& response) {
    Take(response.household());
    RefreshNow();
  });
}

absl::Status HouseholdFormModel::Refresh() {
  ASSIGN_OR_RETURN(const auto stored, phone().store().Get<v1::Household>(name_));
  if (stored) Take(*stored);
  terms_.Reword();
  return absl::OkStatus();
}

void HouseholdFormModel::Take(const v1::Household& household) {
  const bool first = !loaded();
  household_ = household;
  if (!first) return;
  if (household.has_terms()) terms_.Show(household.terms());
  Begin();
}

}  // namespace glimmer::mobile
