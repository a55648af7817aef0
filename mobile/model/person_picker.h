// Somebody of the coordinator's people: found by name, then chosen. Main thread.
#ifndef GLIMMER_MOBILE_MODEL_PERSON_PICKER_H_
#define GLIMMER_MOBILE_MODEL_PERSON_PICKER_H_

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QString>
#include <string>

#include "mobile/model/phone_context.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct FoundPersonRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // people/{id}
  Q_PROPERTY(QString who MEMBER who)

 public:
  QString key, who;
};

class PersonPicker : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by view-models")
  Q_PROPERTY(glimmer::mobile::RowModel* found READ found CONSTANT)
  // The one who was chosen, by name; empty for nobody.
  Q_PROPERTY(QString who READ who NOTIFY changed)

 public:
  PersonPicker(PhoneContext& context, QObject* parent);

  RowModel* found() { return &found_; }
  QString who() const { return who_; }
  const std::string& person() const { return person_; }

  // Fills `found` with people whose name holds `text`.
  Q_INVOKABLE void search(const QString& text);
  Q_INVOKABLE void choose(const QString& person, const QString& who);

 Q_SIGNALS:
  void changed();

 private:
  PhoneContext& context_;
  RowModel found_;
  std::string person_;
  QString who_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_MODEL_PERSON_PICKER_H_
