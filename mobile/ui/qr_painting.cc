#include "mobile/ui/qr_painting.h"

#include <QPainterPath>
#include <algorithm>
#include <qrcodegen.hpp>
#include <stdexcept>

namespace glimmer::mobile {
namespace {

constexpr int kQuietZone = 4;  // modules; ISO/IEC 18004

}  // namespace

void PaintQrCode(QPainter& painter, const QRect& place, const QString& text) {
  using qrcodegen::QrCode;
  if (text.isEmpty()) return;
  try {  // the library's way to say that it does not fit
    // The smallest code, so that its modules are large from afar; where there is room in it, the
    // library raises the correction by itself.
    const QrCode code = QrCode::encodeText(text.toUtf8().constData(), QrCode::Ecc::LOW);
    const int modules = code.getSize() + 2 * kQuietZone;
    const int side = std::min(place.width(), place.height()) / modules;
    const int left = place.left() + (place.width() - side * modules) / 2;
    const int top = place.top() + (place.height() - side * modules) / 2;
    painter.fillRect(left, top, side * modules, side * modules, Qt::white);
    // In one piece: on paper, modules that are drawn one by one show a seam in between.
    QPainterPath black;
    for (int y = 0; y < code.getSize(); ++y) {
      for (int x = 0; x < code.getSize(); ++x) {
        if (!code.getModule(x, y)) continue;
        black.addRect(left + (x + kQuietZone) * side, top + (y + kQuietZone) * side, side, side);
      }
    }
    painter.fillPath(black, Qt::black);
  } catch (const std::length_error&) {
  }
}

}  // namespace glimmer::mobile
