// What the person was told, newest first, in words. Main thread.
#ifndef GLIMMER_MOBILE_ACCOUNT_NOTICES_MODEL_H_
#define GLIMMER_MOBILE_ACCOUNT_NOTICES_MODEL_H_

#include <optional>

#include "glimmer/v1/notice_service.pb.h"
#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct NoticeRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // notices/{id}
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString detail MEMBER detail)
  Q_PROPERTY(bool unseen MEMBER unseen)

 public:
  QString key, title, detail;
  bool unseen = false;
};

class NoticesModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)

 public:
  explicit NoticesModel(PhoneContext& context, QObject* parent = nullptr);

  RowModel* rows() { return &rows_; }

  // Marks the notice as seen; the shifts/, wishes/, visits/{id} or the like it is about, the
  // households/{id} for a visit to the person's own, "visitDesk" for one of others, empty when
  // there is none, or none any more of what opens in a list.
  Q_INVOKABLE QString open(const QString& notice);
  // Is what the notice is about seen to on the board of wishes, by this person?
  Q_INVOKABLE bool isForBoard(const QString& notice) const;

 protected:
  absl::Status Refresh() override;

 private:
  std::optional<v1::Notice> Find(const QString& name) const;

  RowModel rows_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_ACCOUNT_NOTICES_MODEL_H_
