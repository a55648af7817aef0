// The hours of a unit: figures with their definitions, what waits to be confirmed, and the export.
// Figures and files come from the server, what waits from this machine. Main thread.
#ifndef GLIMMER_MOBILE_DESK_HOURS_DESK_MODEL_H_
#define GLIMMER_MOBILE_DESK_HOURS_DESK_MODEL_H_

#include <QStringList>
#include <QTimer>
#include <QVariantList>
#include <string>
#include <vector>

#include "glimmer/v1/hours_service.pb.h"
#include "mobile/desk/figure_rows_model.h"
#include "mobile/desk/ledger_head_model.h"
#include "mobile/model/period_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct FigureRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString sessions MEMBER sessions)
  Q_PROPERTY(QString personTimes MEMBER person_times)
  Q_PROPERTY(QString people MEMBER people)
  Q_PROPERTY(QString hours MEMBER hours)
  Q_PROPERTY(QString waiting MEMBER waiting)

 public:
  QString key, title, sessions, person_times, people, hours, waiting;
};

struct UnconfirmedRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // service_records/{id}
  Q_PROPERTY(QString name MEMBER name)
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString when MEMBER when)
  Q_PROPERTY(QString hours MEMBER hours)
  Q_PROPERTY(QString why MEMBER why)
  // The answer is on its way, or it is the person's own.
  Q_PROPERTY(bool locked MEMBER locked)

 public:
  QString key, name, title, when, hours, why;
  bool locked = false;
};

class HoursDeskModel : public glimmer::mobile::PeriodModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QStringList groups READ groups NOTIFY refreshed)
  Q_PROPERTY(int group READ group WRITE setGroup NOTIFY refreshed)
  // {title, value, text} of the whole.
  Q_PROPERTY(QVariantList tiles READ tiles NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RowModel* lines READ lines CONSTANT)
  Q_PROPERTY(glimmer::mobile::RowModel* waiting READ waiting CONSTANT)
  Q_PROPERTY(QString waitingSentence READ waitingSentence NOTIFY refreshed)
  // The rows behind a line that was opened.
  Q_PROPERTY(glimmer::mobile::FigureRowsModel* behind READ behind CONSTANT)
  // Where the ledger stands.
  Q_PROPERTY(glimmer::mobile::LedgerHeadModel* ledgerHead READ ledgerHead CONSTANT)
  // Lines beyond those that are shown.
  Q_PROPERTY(int moreLines READ moreLines NOTIFY refreshed)
  // Why there are no numbers; empty when there are.
  Q_PROPERTY(QString problem READ problem NOTIFY refreshed)
  Q_PROPERTY(bool asking READ asking NOTIFY refreshed)
  // 0 workbook, 1 totals as CSV, 2 records as CSV.
  Q_PROPERTY(int format READ format WRITE setFormat NOTIFY refreshed)
  Q_PROPERTY(bool exporting READ exporting NOTIFY refreshed)
  // Path of the last file.
  Q_PROPERTY(QString savedFile READ savedFile NOTIFY refreshed)

 public:
  // Files go to `download_dir`.
  HoursDeskModel(PhoneContext& context, const QString& download_dir, QObject* parent = nullptr);

  QStringList groups() const;
  int group() const { return group_; }
  void setGroup(int group);
  QVariantList tiles() const { return tiles_; }
  RowModel* lines() { return &lines_; }
  RowModel* waiting() { return &waiting_; }
  FigureRowsModel* behind() { return &behind_; }
  LedgerHeadModel* ledgerHead() { return &ledger_head_; }
  QString waitingSentence() const { return waiting_sentence_; }
  int moreLines() const { return more_lines_; }
  QString problem() const { return problem_; }
  bool asking() const { return asking_; }
  int format() const { return format_; }
  void setFormat(int format);
  bool exporting() const { return exporting_; }
  QString savedFile() const { return saved_file_; }

  Q_INVOKABLE void showAllLines();
  // Opens the rows behind a line, by its place in `lines`; and those behind the whole.
  Q_INVOKABLE void openLine(int line);
  Q_INVOKABLE void openWhole();
  Q_INVOKABLE void confirm(const QString& record);
  Q_INVOKABLE void refuse(const QString& record, const QString& reason);
  Q_INVOKABLE void exportHours();
  // Shows what a server would say; for tests.
  void Show(const v1::GetFiguresResponse& response);
  // Writes the file that was asked for, of the pieces that a server has sent.
  void Save(const std::vector<std::string>& pieces);

 protected:
  absl::Status Refresh() override;
  // An answer to an earlier question is not shown.
  void Ask() override;

 private:
  v1::RecordFilter Filter() const;
  UnconfirmedRow RowOf(const v1::ServiceRecord& record, const Profile& profile) const;
  absl::Status ShowWaiting(const Profile& profile);
  void ShowLines();
  // Numbers of another unit, or of other days, are never shown under these.
  void ClearNumbers();

  const QString download_dir_;
  RowModel lines_;
  RowModel waiting_;
  FigureRowsModel behind_;
  LedgerHeadModel ledger_head_;
  std::vector<FigureRow> all_lines_;
  std::vector<std::string> line_keys_;  // of all_lines_, as the server has them
  QVariantList tiles_;
  QString waiting_sentence_, problem_, saved_file_;
  QString asked_file_;       // name of the export that is under way
  std::string shown_scope_;  // what the numbers on the page are of
  int group_ = 0, format_ = 0, question_ = 0, more_lines_ = 0;
  bool asking_ = false, exporting_ = false, show_all_lines_ = false;
  QTimer ask_soon_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_HOURS_DESK_MODEL_H_
