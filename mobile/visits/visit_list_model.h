// A volunteer's visits and the families they are paired with; on top, visits from which no word
// came and that the person looks after. Families are their alias and nothing else. Main thread.
#ifndef GLIMMER_MOBILE_VISITS_VISIT_LIST_MODEL_H_
#define GLIMMER_MOBILE_VISITS_VISIT_LIST_MODEL_H_

#include <vector>

#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct VisitRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // visits/{id} or pairings/{id}
  Q_PROPERTY(QString section MEMBER section)
  Q_PROPERTY(bool firstOfSection MEMBER first_of_section)
  Q_PROPERTY(QString spoken MEMBER spoken)  // the whole card, for screen readers
  Q_PROPERTY(QString title MEMBER title)    // the alias
  Q_PROPERTY(QString detail MEMBER detail)
  Q_PROPERTY(QString address MEMBER address)
  Q_PROPERTY(bool unlocked MEMBER unlocked)
  Q_PROPERTY(QString history MEMBER history)
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)
  // "start", "finish", "answer", "help" or "".
  Q_PROPERTY(QString step MEMBER step)
  Q_PROPERTY(bool pairing MEMBER pairing)

 public:
  bool first_of_section = false, unlocked = false, pairing = false;
  QString key, section, spoken, title, detail, address, history, badge_kind, badge_text, step;
};

class VisitListModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  // Of the pairing that was asked about last.
  Q_PROPERTY(QString alias READ alias NOTIFY refreshed)
  Q_PROPERTY(QString terms READ terms NOTIFY refreshed)
  Q_PROPERTY(bool hasNote READ hasNote NOTIFY refreshed)

 public:
  explicit VisitListModel(PhoneContext& context, QObject* parent = nullptr);

  RowModel* rows() { return &rows_; }
  QString alias() const { return alias_; }
  QString terms() const { return terms_; }
  bool hasNote() const { return has_note_; }

  Q_INVOKABLE void ask(const QString& pairing);
  // About the pairing that was asked about.
  Q_INVOKABLE void leaveNote(const QString& note);
  Q_INVOKABLE void endPairing();
  Q_INVOKABLE void start(const QString& visit);

 protected:
  absl::Status Refresh() override;

 private:
  struct Part {
    QString section;
    std::vector<VisitRow> rows;
  };
  absl::StatusOr<VisitRow> RowOf(const VisitView& view, absl::Time now);
  absl::StatusOr<std::vector<VisitRow>> Pairings(const std::vector<VisitView>& views,
                                                 absl::Time now);
  absl::Status ShowAsked();

  RowModel rows_;
  std::string person_, asked_;
  QString alias_, terms_;
  bool has_note_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_VISITS_VISIT_LIST_MODEL_H_
