// One more date of an event, like a date that is there. The server decides. Main thread.
#ifndef GLIMMER_MOBILE_DESK_NEW_DATE_MODEL_H_
#define GLIMMER_MOBILE_DESK_NEW_DATE_MODEL_H_

#include <string>

#include "glimmer/v1/event_service.pb.h"
#include "mobile/desk/shift_draft.h"
#include "mobile/model/page_model.h"

namespace glimmer::mobile {

class NewDateModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::ShiftDraft* draft READ draft CONSTANT)
  Q_PROPERTY(QString missing READ missing NOTIFY refreshed)

 public:
  // Of the event of `shift`; a week after its last date.
  NewDateModel(PhoneContext& context, const QString& shift, QObject* parent = nullptr);

  QString title() const { return QString::fromStdString(like_.title()); }
  ShiftDraft* draft() { return &draft_; }
  QString missing() const;

  Q_INVOKABLE void add();

 protected:
  absl::Status Refresh() override;

 private:
  absl::Status Load();

  const std::string name_;
  v1::Shift like_;
  std::vector<absl::Time> starts_;  // of the dates that the phone knows
  ShiftDraft draft_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_NEW_DATE_MODEL_H_
