// Roles that end within a month: the person's own, and those that they can renew. What others hold
// is asked of the server, now and then. Main thread.
#ifndef GLIMMER_MOBILE_DESK_ENDING_ROLES_MODEL_H_
#define GLIMMER_MOBILE_DESK_ENDING_ROLES_MODEL_H_

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "glimmer/v1/access_service.pb.h"
#include "mobile/model/held_roles.h"
#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct EndingRoleRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)
  Q_PROPERTY(QString sentence MEMBER sentence)
  Q_PROPERTY(QString advice MEMBER advice)
  // people/{id}, to open; empty for one's own.
  Q_PROPERTY(QString person MEMBER person)

 public:
  QString key, sentence, advice, person;
};

class EndingRolesModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by its page")
  // Those that end first come first.
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)

 public:
  EndingRolesModel(PhoneContext& context, QObject* parent);

  RowModel* rows() { return &rows_; }
  // Shows what a server would say; for tests as well.
  void Show(const std::vector<v1::RoleGrant>& grants);

 protected:
  absl::Status Refresh() override;

 private:
  // Without an answer the next try is later, and nothing is said.
  void AskNowAndThen();
  absl::StatusOr<EndingRoleRow> RowOf(const HeldRole& held, const std::string& me) const;

  RowModel rows_;
  std::vector<v1::RoleGrant> grants_;
  absl::Time next_ask_ = absl::InfinitePast();
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_ENDING_ROLES_MODEL_H_
