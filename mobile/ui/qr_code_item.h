// A QR code, black on white in every look, because cameras want it so. Main thread.
#ifndef GLIMMER_MOBILE_UI_QR_CODE_ITEM_H_
#define GLIMMER_MOBILE_UI_QR_CODE_ITEM_H_

#include <QtQml/qqmlregistration.h>

#include <QQuickPaintedItem>
#include <QString>

namespace glimmer::mobile {

class QrCodeItem : public QQuickPaintedItem {
  Q_OBJECT
  QML_NAMED_ELEMENT(QrCode)
  // Nothing is drawn while it is empty or too long for a code.
  Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)

 public:
  explicit QrCodeItem(QQuickItem* parent = nullptr) : QQuickPaintedItem(parent) {}

  QString text() const { return text_; }
  void setText(const QString& text);
  void paint(QPainter* painter) override;

 Q_SIGNALS:
  void textChanged();

 private:
  QString text_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_UI_QR_CODE_ITEM_H_
