#include "mobile/ui/qr_code_item.h"

#include <QPainter>
#include <algorithm>
#include <qrcodegen.hpp>
#include <stdexcept>

namespace glimmer::mobile {
namespace {

constexpr int kQuietZone = 4;  // modules; ISO/IEC 18004

}  // namespace

void QrCodeItem::setText(const QString& text) {
  if (text_ == text) return;
  text_ = text;
  Q_EMIT textChanged();
  update();
}

void QrCodeItem::paint(QPainter* painter) {
  using qrcodegen::QrCode;
  if (text_.isEmpty()) return;
  try {  // the library's way to say that it does not fit
    // The smallest code, so that its modules are large from afar; where there is room in it, the
    // library raises the correction by itself.
    const QrCode code = QrCode::encodeText(text_.toUtf8().constData(), QrCode::Ecc::LOW);
    const int modules = code.getSize() + 2 * kQuietZone;
    // Whole pixels: a module between two of them is hard to read.
    const int side = static_cast<int>(std::min(width(), height())) / modules;
    painter->translate((static_cast<int>(width()) - side * modules) / 2,
                       (static_cast<int>(height()) - side * modules) / 2);
    painter->fillRect(0, 0, side * modules, side * modules, Qt::white);
    for (int y = 0; y < code.getSize(); ++y) {
      for (int x = 0; x < code.getSize(); ++x) {
        if (!code.getModule(x, y)) continue;
        painter->fillRect((x + kQuietZone) * side, (y + kQuietZone) * side, side, side, Qt::black);
      }
    }
  } catch (const std::length_error&) {
  }
}

}  // namespace glimmer::mobile
