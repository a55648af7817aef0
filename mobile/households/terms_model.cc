#include "mobile/households/terms_model.h"

#include "mobile/households/household_terms.h"
#include "mobile/households/household_words.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {

TermsModel::TermsModel(PhoneContext& context, const QString& household, QObject* parent)
    : HouseholdFormModel(context, household, parent) {
  Load();
}

absl::Status TermsModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  RETURN_IF_ERROR(HouseholdFormModel::Refresh());
  own_ = !profile.person.empty() && household().contact_person() == profile.person;
  return absl::OkStatus();
}

bool TermsModel::needsWord() const {
  if (own_ || !loaded()) return false;
  return RaisesBurden(TermsOf(household().terms()), TermsOf(draft().Terms()));
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
  if (!loaded()) return tr("The household is not loaded yet");
  if (const QString sentence = draft().Missing(); !sentence.isEmpty()) return sentence;
  if (TermsOf(draft().Terms()) == TermsOf(household().terms())) return tr("It is as it was");
  if (needsWord() && !called_back_ && code_.trimmed().isEmpty()) {
    return tr("This takes the household's word");
  }
  return {};
}

void TermsModel::save() {
  if (const QString sentence = missing(); !sentence.isEmpty()) return Q_EMIT refused(sentence);
  v1::UpdateVisitTermsRequest request;
  request.set_household(name());
  *request.mutable_terms() = draft().Terms();
  if (needsWord() && !called_back_) request.set_code(QString(code_).remove(' ').toStdString());
  Ask<v1::UpdateVisitTermsResponse>(request, [this](const auto& response) { Show(response); });
}

void TermsModel::Show(const v1::UpdateVisitTermsResponse& response) {
  if (!response.accepted()) {
    setCode({});
    return Q_EMIT refused(WrongCodeSentence(response.household()));
  }
  syncNow();
  Q_EMIT saved(tr("Saved."));
}

}  // namespace glimmer::mobile
