#include "mobile/households/terms_model.h"

#include "mobile/households/household_terms.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {

TermsModel::TermsModel(PhoneContext& context, const QString& household, QObject* parent)
    : AskingModel(context, parent), name_(household.toStdString()), terms_(this) {
  connect(&terms_, &VisitTermsDraft::changed, this, &PageModel::refreshed);
  connect(&terms_, &VisitTermsDraft::refused, this, &PageModel::refused);
  RefreshNow();
  if (!household_.name().empty()) return;
  v1::GetHouseholdRequest request;
  request.set_household(name_);
  Ask<v1::GetHouseholdResponse>("GetHousehold", request, [this](const auto& response) {
    Take(response.household());
    Q_EMIT refreshed();
  });
}

absl::Status TermsModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto stored, phone().store().Get<v1::Household>(name_));
  if (stored) Take(*stored);
  terms_.Reword();
  own_ = !profile.person.empty() && household_.contact_person() == profile.person;
  return absl::OkStatus();
}

void TermsModel::Take(const v1::Household& household) {
  const bool first = household_.name().empty();
  household_ = household;
  if (first) terms_.Show(household.terms());
}

bool TermsModel::needsWord() const {
  if (own_ || household_.name().empty()) return false;
  return RaisesBurden(TermsOf(household_.terms()), TermsOf(terms_.Terms()));
}

void TermsModel::setCalledBack(bool on) {
  called_back_ = on;
  Q_EMIT refreshed();
}

void TermsModel::setCode(const QString& text) {
  code_ = text;
  Q_EMIT refreshed();
}

QString TermsModel::missing() const {
  if (household_.name().empty()) return tr("The household is not loaded yet");
  if (const QString sentence = terms_.Missing(); !sentence.isEmpty()) return sentence;
  if (TermsOf(terms_.Terms()) == TermsOf(household_.terms())) return tr("It is as it was");
  if (needsWord() && !called_back_ && code_.trimmed().isEmpty()) {
    return tr("This takes the household's word");
  }
  return {};
}

void TermsModel::save() {
  if (const QString sentence = missing(); !sentence.isEmpty()) return Q_EMIT refused(sentence);
  v1::UpdateVisitTermsRequest request;
  request.set_household(name_);
  *request.mutable_terms() = terms_.Terms();
  if (needsWord() && !called_back_) request.set_code(QString(code_).remove(' ').toStdString());
  Ask<v1::UpdateVisitTermsResponse>("UpdateVisitTerms", request,
                                    [this](const auto& response) { Show(response); });
}

void TermsModel::Show(const v1::UpdateVisitTermsResponse& response) {
  if (!response.accepted()) {
    setCode({});
    const int left = static_cast<int>(kMostCardFailures) - response.household().code_failures();
    return Q_EMIT refused(left > 0 ? tr("The code was wrong. Tries left: %1").arg(left)
                                   : tr("The code was wrong too often. Call the household back."));
  }
  syncNow();
  Q_EMIT saved(tr("Saved."));
}

}  // namespace glimmer::mobile
