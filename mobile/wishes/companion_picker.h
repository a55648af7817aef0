// Who came along: of the people whom this phone knows, those who were chosen. There is no directory
// to search: known are a coordinator's people, who goes on visits with the person, who leads their
// shifts and who comes to those that they lead. Main thread.
#ifndef GLIMMER_MOBILE_WISHES_COMPANION_PICKER_H_
#define GLIMMER_MOBILE_WISHES_COMPANION_PICKER_H_

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QString>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "mobile/model/phone_context.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct CompanionRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // people/{id}
  Q_PROPERTY(QString who MEMBER who)
  Q_PROPERTY(bool chosen MEMBER chosen)

 public:
  bool chosen = false;
  QString key, who;
};

class CompanionPicker : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by view-models")
  // Rows of CompanionRow: the chosen ones first, then a few that hold what is searched for.
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  // The phone knows somebody, or more people than the rows show.
  Q_PROPERTY(bool anybody READ anybody NOTIFY changed)
  Q_PROPERTY(bool many READ many NOTIFY changed)
  // As many are chosen as may come along.
  Q_PROPERTY(bool full READ full NOTIFY changed)

 public:
  CompanionPicker(PhoneContext& context, QObject* parent);

  RowModel* rows() { return &rows_; }
  bool anybody() const { return !known_.empty(); }
  bool many() const;
  bool full() const;
  // people/{id} of the chosen ones.
  const std::vector<std::string>& People() const { return chosen_; }
  // "With 李雷 and one more"; empty for nobody. Who is not known here is only counted.
  QString CameAlong(const std::vector<std::string>& people);

  // Nobody is chosen; the phone is asked anew whom it knows.
  Q_INVOKABLE void reset();
  Q_INVOKABLE void search(const QString& text);
  // Chooses the row `key`, or takes it back; no more than may come along.
  Q_INVOKABLE void toggle(const QString& key);

 Q_SIGNALS:
  void changed();

 private:
  absl::Status Learn();
  absl::Status LearnOfShifts(const std::string& me);
  absl::Status LearnOfVisits(const std::string& me);
  void Add(const std::string& person, const std::string& display_name);
  void Show();

  PhoneContext& context_;
  RowModel rows_;
  std::map<std::string, QString> known_;  // by people/{id}
  std::vector<std::string> chosen_;
  QString text_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_WISHES_COMPANION_PICKER_H_
