// Base of view-models: reads anew when the phone says so, and has one way to tell the person what
// came of a tap. Main thread.
#ifndef GLIMMER_MOBILE_MODEL_PAGE_MODEL_H_
#define GLIMMER_MOBILE_MODEL_PAGE_MODEL_H_

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QString>

#include "absl/status/statusor.h"
#include "mobile/model/phone_context.h"

namespace glimmer::mobile {

class PageModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("A base")
  // What waits in the outbox and what was refused, for the chip of every page.
  Q_PROPERTY(int waitingCount READ waitingCount NOTIFY refreshed)
  Q_PROPERTY(int refusedCount READ refusedCount NOTIFY refreshed)
  // A sentence when there is no network or something needs the person; else empty.
  Q_PROPERTY(QString syncSentence READ syncSentence NOTIFY refreshed)
  Q_PROPERTY(bool offline READ offline NOTIFY refreshed)

 public:
  PageModel(PhoneContext& context, QObject* parent);

  int waitingCount() const { return counts_.waiting; }
  int refusedCount() const { return counts_.refused; }
  QString syncSentence() const { return sync_sentence_; }
  bool offline() const { return offline_; }

  // Takes back what was not sent yet; says a sentence when it is too late.
  Q_INVOKABLE virtual void undo(const QString& requestId);
  // Asks for a round with the server, as by pulling a list down.
  Q_INVOKABLE void syncNow();

  // Reads everything again and emits refreshed(). The constructor of the final class calls it once.
  void RefreshNow();

 Q_SIGNALS:
  // After each Refresh; the notify signal of all properties of the page.
  void refreshed();
  // Done on this phone; `requestId` is not empty when it can be undone.
  void done(const QString& sentence, const QString& requestId);
  // Not done, and why.
  void refused(const QString& sentence);

 protected:
  // Reads what the page shows. An error is told as by Refuse.
  virtual absl::Status Refresh() = 0;

  PhoneContext& context() const { return context_; }
  Phone& phone() const { return context_.phone(); }
  // True when `queued` is a row on its way; otherwise refused(the reason in words) was emitted.
  bool Report(const absl::StatusOr<Queued>& queued, const QString& sentence, bool can_undo = false);
  void Refuse(const absl::Status& status);
  // Sends a refused item again; drops it, or one that was never sent.
  void Retry(const std::string& request_id);
  void Discard(const std::string& request_id);

 private:
  PhoneContext& context_;
  OutboxCounts counts_;
  QString sync_sentence_;
  bool offline_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_MODEL_PAGE_MODEL_H_
