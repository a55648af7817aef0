// One visit that is planned by hand, or planned anew. Main thread.
#ifndef GLIMMER_MOBILE_ROUNDS_VISIT_PLAN_MODEL_H_
#define GLIMMER_MOBILE_ROUNDS_VISIT_PLAN_MODEL_H_

#include <QVariantList>
#include <optional>
#include <string>
#include <vector>

#include "glimmer/v1/household_service.pb.h"
#include "glimmer/v1/visit_service.pb.h"
#include "mobile/model/form_model.h"
#include "mobile/model/person_picker.h"

namespace glimmer::mobile {

class VisitPlanModel : public glimmer::mobile::FormModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // The visit is there and gets another plan.
  Q_PROPERTY(bool changes READ changes CONSTANT)
  Q_PROPERTY(QString alias READ alias NOTIFY refreshed)       // empty: none is chosen
  Q_PROPERTY(QVariantList found READ found NOTIFY refreshed)  // {household, alias}
  Q_PROPERTY(QVariantList terms READ terms NOTIFY refreshed)  // {symbol, words}
  Q_PROPERTY(QString day READ day WRITE setDay NOTIFY refreshed)
  Q_PROPERTY(QString start READ start WRITE setStart NOTIFY refreshed)
  Q_PROPERTY(QString end READ end WRITE setEnd NOTIFY refreshed)
  Q_PROPERTY(QVariantList visitors READ visitors NOTIFY refreshed)  // {person, who}
  // Those who are paired with the household and are not among them.
  Q_PROPERTY(QVariantList known READ known NOTIFY refreshed)  // {person, who}
  Q_PROPERTY(glimmer::mobile::PersonPicker* visitor READ visitor CONSTANT)
  Q_PROPERTY(glimmer::mobile::PersonPicker* contact READ contact CONSTANT)
  Q_PROPERTY(QString travel READ travel WRITE setTravel NOTIFY refreshed)
  // One line each.
  Q_PROPERTY(QString checklist READ checklist WRITE setChecklist NOTIFY refreshed)
  Q_PROPERTY(QStringList deliveries READ deliveries NOTIFY refreshed)

 public:
  // For a household, or in place of the plan of a visit; both may be empty.
  VisitPlanModel(PhoneContext& context, const QString& household, const QString& visit,
                 QObject* parent = nullptr);

  bool changes() const { return !visit_.empty(); }
  QString alias() const;
  QVariantList found() const;
  QVariantList terms() const;
  QString day() const { return day_; }
  void setDay(const QString& text) { Set(day_, text); }
  QString start() const { return start_; }
  void setStart(const QString& text) { Set(start_, text); }
  QString end() const { return end_; }
  void setEnd(const QString& text) { Set(end_, text); }
  QVariantList visitors() const;
  QVariantList known() const;
  PersonPicker* visitor() { return &visitor_; }
  PersonPicker* contact() { return &contact_; }
  QString travel() const { return travel_; }
  void setTravel(const QString& text) { Set(travel_, text); }
  QString checklist() const { return checklist_; }
  void setChecklist(const QString& text) { Set(checklist_, text); }
  QStringList deliveries() const;

  // Households whose alias holds `text`.
  Q_INVOKABLE void search(const QString& text);
  Q_INVOKABLE void chooseHousehold(const QString& household);
  Q_INVOKABLE void addVisitor(const QString& person, const QString& who);
  Q_INVOKABLE void removeVisitor(const QString& person);
  // Says what is missing, or adds one; true when it was added.
  Q_INVOKABLE bool addDelivery(const QString& item, const QString& quantity,
                               const QString& measure);
  Q_INVOKABLE void removeDelivery(int index);

 protected:
  absl::Status Refresh() override;
  QString MissingHere() const override;
  QStringList PublicTexts() const override;
  absl::StatusOr<Queued> Write() override;
  QString WrittenSentence() const override;
  std::vector<v1::Unit> UnitsOf(const std::vector<v1::Unit>& reach,
                                const std::vector<v1::Unit>& units) const override;

 private:
  struct Goer {
    std::string person;
    QString who;
  };

  void Fill(const v1::Visit& visit);
  // The next time that the household has named.
  void SuggestTime();
  const v1::Household* Household() const;
  std::optional<int> Travel() const;
  QStringList ChecklistLines() const;
  v1::VisitPlan Plan() const;

  const std::string visit_;
  std::string household_;
  std::vector<v1::Household> households_;
  std::vector<Goer> paired_, goers_;
  std::vector<v1::Delivery> deliveries_;
  PersonPicker visitor_, contact_;
  absl::TimeZone zone_;
  QString search_, day_, start_, end_, travel_ = "0", checklist_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_ROUNDS_VISIT_PLAN_MODEL_H_
