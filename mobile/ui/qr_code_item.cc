#include "mobile/ui/qr_code_item.h"

#include "mobile/ui/qr_painting.h"

namespace glimmer::mobile {

void QrCodeItem::setText(const QString& text) {
  if (text_ == text) return;
  text_ = text;
  Q_EMIT textChanged();
  update();
}

void QrCodeItem::paint(QPainter* painter) {
  PaintQrCode(*painter, QRect(0, 0, static_cast<int>(width()), static_cast<int>(height())), text_);
}

}  // namespace glimmer::mobile
