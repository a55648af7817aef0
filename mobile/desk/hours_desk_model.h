// The hours of a unit: figures with their definitions, what waits to be confirmed, and the export.
// Figures and files come from the server, what waits from this machine. Main thread.
#ifndef GLIMMER_MOBILE_DESK_HOURS_DESK_MODEL_H_
#define GLIMMER_MOBILE_DESK_HOURS_DESK_MODEL_H_

#include <QStringList>
#include <QTimer>
#include <QVariantList>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "glimmer/v1/hours_service.pb.h"
#include "mobile/model/page_model.h"
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

class HoursDeskModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QStringList units READ units NOTIFY refreshed)
  Q_PROPERTY(int unit READ unit WRITE setUnit NOTIFY refreshed)
  // Last month, this month, this quarter, this year, own dates.
  Q_PROPERTY(QStringList periods READ periods NOTIFY refreshed)
  Q_PROPERTY(int period READ period WRITE setPeriod NOTIFY refreshed)
  Q_PROPERTY(bool ownDates READ ownDates NOTIFY refreshed)
  // Own dates that were typed, and what is wrong with them.
  Q_PROPERTY(QString datesProblem READ datesProblem NOTIFY refreshed)
  Q_PROPERTY(QStringList groups READ groups NOTIFY refreshed)
  Q_PROPERTY(int group READ group WRITE setGroup NOTIFY refreshed)
  // {title, value, text} of the whole.
  Q_PROPERTY(QVariantList tiles READ tiles NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RowModel* lines READ lines CONSTANT)
  Q_PROPERTY(glimmer::mobile::RowModel* waiting READ waiting CONSTANT)
  Q_PROPERTY(QString waitingSentence READ waitingSentence NOTIFY refreshed)
  // Lines beyond those that are shown.
  Q_PROPERTY(int moreLines READ moreLines NOTIFY refreshed)
  // What the numbers are of: unit, period, moment.
  Q_PROPERTY(QString scopeSentence READ scopeSentence NOTIFY refreshed)
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

  QStringList units() const;
  int unit() const { return unit_; }
  void setUnit(int unit);
  QStringList periods() const;
  int period() const { return period_; }
  void setPeriod(int period);
  bool ownDates() const;
  QString datesProblem() const { return dates_problem_; }
  QStringList groups() const;
  int group() const { return group_; }
  void setGroup(int group);
  QVariantList tiles() const { return tiles_; }
  RowModel* lines() { return &lines_; }
  RowModel* waiting() { return &waiting_; }
  QString waitingSentence() const { return waiting_sentence_; }
  int moreLines() const { return more_lines_; }
  QString scopeSentence() const;
  QString problem() const { return problem_; }
  bool asking() const { return asking_; }
  int format() const { return format_; }
  void setFormat(int format);
  bool exporting() const { return exporting_; }
  QString savedFile() const { return saved_file_; }

  Q_INVOKABLE void showAllLines();
  // First and last day, as typed.
  Q_INVOKABLE void useDates(const QString& first, const QString& last);
  Q_INVOKABLE void confirm(const QString& record);
  Q_INVOKABLE void refuse(const QString& record, const QString& reason);
  Q_INVOKABLE void exportHours();
  // Shows what a server would say; for tests.
  void Show(const v1::GetFiguresResponse& response);

 protected:
  absl::Status Refresh() override;

 private:
  struct Days {
    absl::CivilDay first, last;
  };

  absl::CivilDay Today() const;
  Days PeriodDays() const;
  v1::RecordFilter Filter() const;
  // Asks for the figures; an answer to an earlier question is not shown.
  void Ask();
  UnconfirmedRow RowOf(const v1::ServiceRecord& record, const Profile& profile) const;
  absl::Status ShowWaiting(const Profile& profile);
  void ShowLines();
  // Numbers of another unit, or of other days, are never shown under these.
  void ClearNumbers();
  void Save(const std::vector<std::string>& parts);

  const QString download_dir_;
  RowModel lines_;
  RowModel waiting_;
  std::vector<v1::Unit> reach_;
  std::vector<FigureRow> all_lines_;
  QVariantList tiles_;
  QString waiting_sentence_, problem_, dates_problem_, saved_file_;
  absl::Time as_of_ = absl::InfinitePast();
  std::string shown_scope_;  // what the numbers on the page are of
  std::optional<Days> own_dates_;
  int unit_ = 0, period_ = 1, group_ = 0, format_ = 0, question_ = 0, more_lines_ = 0;
  bool asking_ = false, exporting_ = false, show_all_lines_ = false;
  QTimer ask_soon_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_HOURS_DESK_MODEL_H_
