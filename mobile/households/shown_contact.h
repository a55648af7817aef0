// Where a household lives, while somebody looks at it: it goes by itself after a minute, when the
// app is put away, and is written down nowhere. Main thread.
#ifndef GLIMMER_MOBILE_HOUSEHOLDS_SHOWN_CONTACT_H_
#define GLIMMER_MOBILE_HOUSEHOLDS_SHOWN_CONTACT_H_

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariantList>

#include "glimmer/v1/household_service.pb.h"

namespace glimmer::mobile {

class ShownContact : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Part of a view-model")
  // {symbol, words}
  Q_PROPERTY(QVariantList lines READ lines NOTIFY changed)
  // The digits of the household's card, when they were asked for.
  Q_PROPERTY(QString cardCode READ cardCode NOTIFY changed)

 public:
  static constexpr int kShownMs = 60'000;

  explicit ShownContact(QObject* parent);

  QVariantList lines() const { return lines_; }
  QString cardCode() const { return card_code_; }

  // Shown no more, and an answer that is still to come is nobody's.
  Q_INVOKABLE void forget();
  // What is shown goes, and another one is asked for: a number to know its answer by.
  int Await();
  void Show(int awaited, const v1::LookUpHouseholdContactResponse& response);

 Q_SIGNALS:
  void changed();

 private:
  QTimer timer_;
  int awaited_ = 0;
  QVariantList lines_;
  QString card_code_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOUSEHOLDS_SHOWN_CONTACT_H_
