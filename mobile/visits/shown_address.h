// The address of a visit while it is looked at: it goes by itself after a minute, and when the app
// is no longer in front, and is written down nowhere. Main thread.
#ifndef GLIMMER_MOBILE_VISITS_SHOWN_ADDRESS_H_
#define GLIMMER_MOBILE_VISITS_SHOWN_ADDRESS_H_

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QString>
#include <QTimer>
#include <string>

#include "absl/time/time.h"
#include "glimmer/v1/visit_service.pb.h"

namespace glimmer::mobile {

class ShownAddress : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Part of a view-model")
  Q_PROPERTY(bool shown READ shown NOTIFY changed)
  // The server was asked for it.
  Q_PROPERTY(bool awaited READ awaited NOTIFY changed)
  Q_PROPERTY(QString receiver READ receiver NOTIFY changed)
  Q_PROPERTY(QString place READ place NOTIFY changed)
  Q_PROPERTY(QString phoneNumber READ phoneNumber NOTIFY changed)
  // How to get in.
  Q_PROPERTY(QString access READ access NOTIFY changed)
  // What the one before left.
  Q_PROPERTY(QString handover READ handover NOTIFY changed)
  Q_PROPERTY(QString until READ until NOTIFY changed)

 public:
  static constexpr absl::Duration kShown = absl::Minutes(1);

  explicit ShownAddress(QObject* parent);

  bool shown() const { return shown_; }
  bool awaited() const { return !awaited_.empty(); }
  QString receiver() const { return receiver_; }
  QString place() const { return place_; }
  QString phoneNumber() const { return phone_number_; }
  QString access() const { return access_; }
  QString handover() const { return handover_; }
  QString until() const { return until_; }

  // The answer to `request_id` may be shown until hide is called, and no other.
  void Await(const std::string& request_id);
  bool Awaits(const std::string& request_id) const { return awaited_ == request_id; }
  // `left`: how long it may be looked at, at most a minute.
  void Show(const v1::VisitAddress& address, const QString& until, absl::Duration left);
  // Also an answer that is still to come.
  Q_INVOKABLE void hide();
  // The person wants it in the clipboard.
  Q_INVOKABLE void copyPlace();
  Q_INVOKABLE void call();

 Q_SIGNALS:
  void changed();

 private:
  QTimer timer_;
  bool shown_ = false;
  std::string awaited_;
  QString receiver_, place_, phone_number_, access_, handover_, until_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_VISITS_SHOWN_ADDRESS_H_
