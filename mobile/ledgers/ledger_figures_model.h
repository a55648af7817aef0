// The figures of wishes, deeds, gifts and follow-ups, each with what it means, and their export.
// From the server. Main thread.
#ifndef GLIMMER_MOBILE_LEDGERS_LEDGER_FIGURES_MODEL_H_
#define GLIMMER_MOBILE_LEDGERS_LEDGER_FIGURES_MODEL_H_

#include <QTimer>
#include <QVariantList>
#include <set>
#include <string>
#include <vector>

#include "glimmer/v1/figure_service.pb.h"
#include "mobile/model/period_model.h"

namespace glimmer::mobile {

class LedgerFiguresModel : public glimmer::mobile::PeriodModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // {title, tiles, lines}: tiles are {title, value, text}, lines {text, value}.
  Q_PROPERTY(QVariantList sections READ sections NOTIFY refreshed)
  // Why there are no numbers; empty when there are.
  Q_PROPERTY(QString problem READ problem NOTIFY refreshed)
  Q_PROPERTY(bool asking READ asking NOTIFY refreshed)
  // Auditors read the figures and take no file.
  Q_PROPERTY(bool mayExport READ mayExport NOTIFY refreshed)
  Q_PROPERTY(bool exporting READ exporting NOTIFY refreshed)
  Q_PROPERTY(QString savedFile READ savedFile NOTIFY refreshed)

 public:
  // Files go to `download_dir`.
  LedgerFiguresModel(PhoneContext& context, const QString& download_dir, QObject* parent = nullptr);

  QVariantList sections() const { return sections_; }
  QString problem() const { return problem_; }
  bool asking() const { return asking_; }
  bool mayExport() const { return HasReach() && run_.count(UnitName()) > 0; }
  bool exporting() const { return exporting_; }
  QString savedFile() const { return saved_file_; }

  Q_INVOKABLE void exportLedgers();
  // Shows what a server would say; for tests.
  void Show(const v1::GetLedgerFiguresResponse& response);
  void Save(const std::vector<std::string>& pieces);

 protected:
  absl::Status Refresh() override;
  // An answer to an earlier question is not shown.
  void Ask() override;

 private:
  template <typename Request>
  Request Question() const;

  const QString download_dir_;
  std::set<std::string> run_;  // the units that the person runs, not only reads
  QVariantList sections_;
  QString problem_, saved_file_;
  QString file_name_;        // of the export that was asked for
  std::string shown_scope_;  // what the numbers on the page are of
  int question_ = 0;
  bool asking_ = false, exporting_ = false;
  QTimer ask_soon_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_LEDGERS_LEDGER_FIGURES_MODEL_H_
