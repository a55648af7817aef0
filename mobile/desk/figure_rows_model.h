// The ledger rows behind one line of the figures, as the server has them, and the correction of
// one of them. Main thread.
#ifndef GLIMMER_MOBILE_DESK_FIGURE_ROWS_MODEL_H_
#define GLIMMER_MOBILE_DESK_FIGURE_ROWS_MODEL_H_

#include <set>
#include <string>
#include <vector>

#include "glimmer/v1/hours_service.pb.h"
#include "mobile/model/page_model.h"
#include "mobile/model/record_correction.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct LedgerRecordRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // service_records/{id}
  Q_PROPERTY(QString who MEMBER who)
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString when MEMBER when)
  Q_PROPERTY(QString hours MEMBER hours)
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)
  // How it is known, and why it is as it is.
  Q_PROPERTY(QString detail MEMBER detail)
  Q_PROPERTY(bool mayCorrect MEMBER may_correct)

 public:
  QString key, who, title, when, hours, badge_kind, badge_text, detail;
  bool may_correct = false;
};

class FigureRowsModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Part of a view-model")
  // A line was opened.
  Q_PROPERTY(bool opened READ opened NOTIFY refreshed)
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  Q_PROPERTY(int moreRows READ moreRows NOTIFY refreshed)
  // "12 rows, 20.5 h that count"; or that not all of them were looked through.
  Q_PROPERTY(QString sentence READ sentence NOTIFY refreshed)
  Q_PROPERTY(QString problem READ problem NOTIFY refreshed)
  Q_PROPERTY(bool asking READ asking NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RecordCorrection* correction READ correction CONSTANT)

 public:
  // What a line is made of: the rows of `filter` that `group` puts under `key`.
  struct Line {
    v1::RecordFilter filter;
    v1::FigureGroup group = v1::FIGURE_GROUP_UNSPECIFIED;
    std::string key;
    QString title;
  };

  explicit FigureRowsModel(PhoneContext& context);

  bool opened() const { return opened_; }
  QString title() const { return line_.title; }
  RowModel* rows() { return &rows_; }
  int moreRows() const { return more_rows_; }
  QString sentence() const { return sentence_; }
  QString problem() const { return problem_; }
  bool asking() const { return asking_; }
  RecordCorrection* correction() { return &correction_; }

  void Open(Line line);
  Q_INVOKABLE void close();
  Q_INVOKABLE void showAllRows();
  // Readies `correction` for a row of the list.
  Q_INVOKABLE void correct(const QString& record);

 protected:
  absl::Status Refresh() override;

 private:
  void AskAnew();
  void AskPage(const std::string& owner, const std::string& page_token);
  void Take(const std::string& owner, const v1::ListServiceRecordsResponse& response);
  bool Belongs(const v1::ServiceRecord& record) const;
  LedgerRecordRow RowOf(const v1::ServiceRecord& record, const OnItsWay& sent,
                        const Profile& profile) const;

  RowModel rows_;
  RecordCorrection correction_;
  Line line_;
  std::vector<v1::ServiceRecord> found_, shown_;
  std::set<std::string> reach_;       // units/{id}: the filter's and those below it
  std::set<std::string> correcting_;  // service_records/{id} with a correction on its way
  QString sentence_, problem_;
  int question_ = 0, pages_ = 0, more_rows_ = 0;
  bool opened_ = false, asking_ = false, cut_ = false, show_all_rows_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_FIGURE_ROWS_MODEL_H_
