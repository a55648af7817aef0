// The roles of the person who was chosen at the desk: what they may do, where and until when; to
// give one, to renew it and to end it. All of it asks the server. Main thread.
#ifndef GLIMMER_MOBILE_DESK_ROLES_MODEL_H_
#define GLIMMER_MOBILE_DESK_ROLES_MODEL_H_

#include <QStringList>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "glimmer/v1/access_service.pb.h"
#include "glimmer/v1/people_service.pb.h"
#include "mobile/model/asking_model.h"
#include "mobile/model/held_roles.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct RoleRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // role_grants/{id} of the first grant
  Q_PROPERTY(QString roleName MEMBER role_name)
  Q_PROPERTY(QString unitName MEMBER unit_name)
  Q_PROPERTY(QString until MEMBER until)
  Q_PROPERTY(bool endsSoon MEMBER ends_soon)
  // What comes of renewing it, empty when it ends no later for it; and of ending it.
  Q_PROPERTY(QString renewed MEMBER renewed)
  Q_PROPERTY(QString ended MEMBER ended)

 public:
  QString key, role_name, unit_name, until, renewed, ended;
  bool ends_soon = false;
};

class RolesModel : public glimmer::mobile::AskingModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by its page")
  // Who uses the phone runs some unit, and so grants roles there.
  Q_PROPERTY(bool mayGrant READ mayGrant NOTIFY refreshed)
  // The chosen person uses this phone: nobody grants to themselves.
  Q_PROPERTY(bool own READ own NOTIFY refreshed)
  Q_PROPERTY(QString who READ who NOTIFY refreshed)
  // "coordinator of City library until 24 Nov 2027", for a line that opens the rest.
  Q_PROPERTY(QString summary READ summary NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  // The server has said what there is; or why it has not.
  Q_PROPERTY(bool known READ known NOTIFY refreshed)
  Q_PROPERTY(QString problem READ problem NOTIFY refreshed)
  // What is given: of each list the chosen one, -1 for none yet.
  Q_PROPERTY(QStringList roles READ roles NOTIFY refreshed)
  Q_PROPERTY(QStringList meanings READ meanings NOTIFY refreshed)
  Q_PROPERTY(int role READ role WRITE setRole NOTIFY refreshed)
  Q_PROPERTY(QStringList units READ units NOTIFY refreshed)
  // The unit that each of them is part of, or empty.
  Q_PROPERTY(QStringList parents READ parents NOTIFY refreshed)
  Q_PROPERTY(int unit READ unit WRITE setUnit NOTIFY refreshed)
  // 3, 6 and 12 months, and another day, which is typed.
  Q_PROPERTY(QStringList periods READ periods NOTIFY refreshed)
  Q_PROPERTY(int period READ period WRITE setPeriod NOTIFY refreshed)
  Q_PROPERTY(bool ownDay READ ownDay NOTIFY refreshed)
  Q_PROPERTY(QString day READ day WRITE setDay NOTIFY refreshed)
  Q_PROPERTY(QString dayProblem READ dayProblem NOTIFY refreshed)
  // What comes of it; and the first thing that is missing before it can.
  Q_PROPERTY(QString given READ given NOTIFY refreshed)
  Q_PROPERTY(QString missing READ missing NOTIFY refreshed)

 public:
  RolesModel(PhoneContext& context, QObject* parent);

  bool mayGrant() const { return !units_.empty(); }
  bool own() const { return own_; }
  QString who() const { return who_; }
  QString summary() const { return summary_; }
  RowModel* rows() { return &rows_; }
  bool known() const { return known_; }
  QString problem() const { return problem_; }
  QStringList roles() const;
  QStringList meanings() const;
  int role() const { return role_; }
  void setRole(int role) { Choose(role_, role); }
  QStringList units() const;
  QStringList parents() const;
  int unit() const { return unit_; }
  void setUnit(int unit) { Choose(unit_, unit); }
  QStringList periods() const;
  int period() const { return period_; }
  void setPeriod(int period) { Choose(period_, period); }
  bool ownDay() const;
  QString day() const { return day_; }
  void setDay(const QString& day);
  QString dayProblem() const;
  QString given() const;
  QString missing() const;

  // Another person, or nobody when `person` is empty: asks for their roles.
  void ShowPerson(const std::string& person, const QString& who, const std::string& home_unit);
  // Asks anew.
  Q_INVOKABLE void load();
  // A form without choices, but for the person's own unit and the longest time.
  Q_INVOKABLE void begin();
  // Each says what came of it and asks anew.
  Q_INVOKABLE void give();
  Q_INVOKABLE void renew(const QString& key);
  Q_INVOKABLE void end(const QString& key);
  // Shows what a server would say; for tests as well.
  void Show(const std::vector<v1::RoleGrant>& grants);

 protected:
  absl::Status Refresh() override;

 private:
  void Choose(int& choice, int value);
  void ShowRows();
  absl::CivilDay Today() const;
  std::optional<absl::CivilDay> LastDay() const;
  QString UnitName(const std::string& name) const;
  QString Until(absl::Time end) const;
  const HeldRole* Find(const QString& key) const;
  void Grant(v1::Role role, const std::string& unit, absl::CivilDay last_day);
  // One grant after the other, the last of them first.
  void Revoke(std::vector<std::string> grants);

  RowModel rows_;
  std::vector<v1::Unit> all_units_, units_;
  std::vector<v1::RoleGrant> grants_;
  std::vector<HeldRole> held_;
  std::string person_, home_unit_;
  QString who_, summary_, problem_, day_;
  int role_ = -1, unit_ = -1, period_ = 0;
  bool own_ = false, known_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_ROLES_MODEL_H_
