// What the organisation has agreed on for its units: what a wish may be worth, where one person may
// close a follow-up, and when who is told that no word came from a visit. Changed on the server,
// which needs signal. Main thread.
#ifndef GLIMMER_MOBILE_DESK_UNIT_RULES_MODEL_H_
#define GLIMMER_MOBILE_DESK_UNIT_RULES_MODEL_H_

#include <string>

#include "glimmer/v1/people_service.pb.h"
#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct UnitRuleRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // units/{id}
  Q_PROPERTY(QString unitName MEMBER unit_name)
  Q_PROPERTY(bool onePersonCloses MEMBER one_person_closes)

 public:
  QString key, unit_name;
  bool one_person_closes = false;
};

class UnitRulesModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // Rows of UnitRuleRow, each unit after its parent.
  Q_PROPERTY(glimmer::mobile::RowModel* units READ units CONSTANT)
  // In yuan, as it can be typed; empty while nothing is said.
  Q_PROPERTY(QString ceiling READ ceiling NOTIFY refreshed)
  // Minutes behind the end of a visit and the way back, as they can be typed: until the off-site
  // contact is told, the coordinators, and the safeguarding leads.
  Q_PROPERTY(QString contactMinutes READ contactMinutes NOTIFY refreshed)
  Q_PROPERTY(QString coordinatorMinutes READ coordinatorMinutes NOTIFY refreshed)
  Q_PROPERTY(QString leadMinutes READ leadMinutes NOTIFY refreshed)
  // The person runs the whole organisation: the ceiling and the steps are its own.
  Q_PROPERTY(bool setsCeiling READ setsCeiling NOTIFY refreshed)
  Q_PROPERTY(bool busy READ busy NOTIFY refreshed)

 public:
  explicit UnitRulesModel(PhoneContext& context, QObject* parent = nullptr);

  RowModel* units() { return &units_; }
  QString ceiling() const { return ceiling_; }
  QString contactMinutes() const { return QString::number(steps_.contact_minutes()); }
  QString coordinatorMinutes() const { return QString::number(steps_.coordinator_minutes()); }
  QString leadMinutes() const { return QString::number(steps_.lead_minutes()); }
  bool setsCeiling() const { return !root_.empty(); }
  bool busy() const { return busy_; }

  Q_INVOKABLE void saveCeiling(const QString& yuan);
  Q_INVOKABLE void saveSteps(const QString& contact, const QString& coordinator,
                             const QString& lead);
  Q_INVOKABLE void letOnePersonClose(const QString& unit, bool on);

 protected:
  absl::Status Refresh() override;

 private:
  void Change(v1::UpdateUnitRequest request, const QString& sentence);

  RowModel units_;
  std::string root_;  // the organisation's own unit; empty when it is out of reach
  v1::AlarmSteps steps_;
  QString ceiling_;
  bool busy_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_UNIT_RULES_MODEL_H_
