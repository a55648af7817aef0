// What waits for the coordinator on each page of the desk. Main thread.
#ifndef GLIMMER_MOBILE_DESK_DESK_MODEL_H_
#define GLIMMER_MOBILE_DESK_DESK_MODEL_H_

#include <QVariantMap>

#include "mobile/desk/ending_roles_model.h"
#include "mobile/model/page_model.h"

namespace glimmer::mobile {

class DeskModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // By the name of the place; without those where nothing waits.
  Q_PROPERTY(QVariantMap counts READ counts NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::EndingRolesModel* endingRoles READ endingRoles CONSTANT)

 public:
  explicit DeskModel(PhoneContext& context, QObject* parent = nullptr);

  QVariantMap counts() const { return counts_; }
  EndingRolesModel* endingRoles() { return &ending_roles_; }

 protected:
  absl::Status Refresh() override;

 private:
  EndingRolesModel ending_roles_;
  QVariantMap counts_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_DESK_MODEL_H_
