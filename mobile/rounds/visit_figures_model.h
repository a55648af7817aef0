// The figures of visits to households, and the same as a text for a table. From the server. Main
// thread.
#ifndef GLIMMER_MOBILE_ROUNDS_VISIT_FIGURES_MODEL_H_
#define GLIMMER_MOBILE_ROUNDS_VISIT_FIGURES_MODEL_H_

#include <QTimer>
#include <QVariantList>
#include <optional>
#include <string>

#include "glimmer/v1/visit_service.pb.h"
#include "mobile/model/period_model.h"

namespace glimmer::mobile {

class VisitFiguresModel : public glimmer::mobile::PeriodModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // {title, value, text}; empty while there are no numbers.
  Q_PROPERTY(QVariantList tiles READ tiles NOTIFY refreshed)
  // {text, value}: what was brought.
  Q_PROPERTY(QVariantList deliveries READ deliveries NOTIFY refreshed)
  // Why there are no numbers; empty when there are.
  Q_PROPERTY(QString problem READ problem NOTIFY refreshed)
  Q_PROPERTY(bool asking READ asking NOTIFY refreshed)

 public:
  explicit VisitFiguresModel(PhoneContext& context, QObject* parent = nullptr);

  QVariantList tiles() const { return tiles_; }
  QVariantList deliveries() const { return deliveries_; }
  QString problem() const { return problem_; }
  bool asking() const { return asking_; }
  // A line for each figure, its words and its number with a tab between them.
  QString Table() const;

  Q_INVOKABLE void copyTable();
  // Shows what a server would say; for tests.
  void Show(const v1::GetVisitFiguresResponse& response);

 protected:
  absl::Status Refresh() override;
  // An answer to an earlier question is not shown.
  void Ask() override;

 private:
  // In the language of now.
  void ShowWords();

  std::optional<v1::GetVisitFiguresResponse> response_;
  QVariantList tiles_, deliveries_;
  QString problem_;
  std::string shown_scope_;  // what the numbers on the page are of
  int question_ = 0;
  bool asking_ = false;
  QTimer ask_soon_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_ROUNDS_VISIT_FIGURES_MODEL_H_
