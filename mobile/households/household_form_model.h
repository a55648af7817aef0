// Base of the forms about one household: what is known of it, and how it wants to be visited as it
// is being typed. Main thread.
#ifndef GLIMMER_MOBILE_HOUSEHOLDS_HOUSEHOLD_FORM_MODEL_H_
#define GLIMMER_MOBILE_HOUSEHOLDS_HOUSEHOLD_FORM_MODEL_H_

#include <string>

#include "mobile/households/visit_terms_draft.h"
#include "mobile/model/asking_model.h"

namespace glimmer::mobile {

class HouseholdFormModel : public glimmer::mobile::AskingModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("A base")
  Q_PROPERTY(QString alias READ alias NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::VisitTermsDraft* terms READ terms CONSTANT)

 public:
  HouseholdFormModel(PhoneContext& context, const QString& household, QObject* parent);

  QString alias() const { return QString::fromStdString(household_.alias()); }
  VisitTermsDraft* terms() { return &terms_; }

 protected:
  // Reads what the feed has of the household, and asks the server when it has nothing. By the
  // constructor of the final class.
  void Load();
  // The first one fills the form; what is being typed is never replaced by what comes in later.
  void Take(const v1::Household& household);
  virtual void Begin() {}
  absl::Status Refresh() override;

  const std::string& name() const { return name_; }
  bool loaded() const { return !household_.name().empty(); }
  const v1::Household& household() const { return household_; }
  const VisitTermsDraft& draft() const { return terms_; }

 private:
  const std::string name_;
  v1::Household household_;
  VisitTermsDraft terms_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOUSEHOLDS_HOUSEHOLD_FORM_MODEL_H_
