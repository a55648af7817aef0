// What the person did and the server has not accepted yet: refused first, then what only waits, in
// the order of sending. Main thread.
#ifndef GLIMMER_MOBILE_ACCOUNT_WAITING_MODEL_H_
#define GLIMMER_MOBILE_ACCOUNT_WAITING_MODEL_H_

#include "absl/status/statusor.h"
#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"
#include "mobile/store/pending.h"

namespace glimmer::mobile {

struct WaitingRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // the request_id
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString detail MEMBER detail)
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)
  // Of a refused one, the place to do it otherwise: the page of a shifts/, wishes/, visits/ or
  // households/{id}, "wishBoard/wishes/{id}", "needs/visits/{id}" for what is passed on from there,
  // or "visitDesk"; empty when there is none on this phone.
  Q_PROPERTY(QString thing MEMBER thing)

 public:
  QString key, title, detail, badge_kind, badge_text, thing;
};

class WaitingModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(glimmer::mobile::RowModel* refusedRows READ refusedRows CONSTANT)
  Q_PROPERTY(glimmer::mobile::RowModel* waitingRows READ waitingRows CONSTANT)

 public:
  explicit WaitingModel(PhoneContext& context, QObject* parent = nullptr);

  RowModel* refusedRows() { return &refused_; }
  RowModel* waitingRows() { return &waiting_; }

  Q_INVOKABLE void retry(const QString& requestId);
  Q_INVOKABLE void discard(const QString& requestId);

 protected:
  absl::Status Refresh() override;

 private:
  absl::StatusOr<QString> ThingOf(const Pending& pending);
  absl::StatusOr<QString> PlaceOfWish(const Pending& pending, const v1::Wish& wish);
  absl::StatusOr<QString> PlaceOfVisitWord(const Pending& pending);

  RowModel refused_;
  RowModel waiting_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_ACCOUNT_WAITING_MODEL_H_
