// Draws QR codes, black on white in every look, because cameras want it so. Main thread.
#pragma once

#include <QPainter>
#include <QRect>
#include <QString>

namespace glimmer::mobile {

// Draws the code of `text`, with the white around it that readers want, in the middle of `place`
// and as large as whole units of the painter allow: a module between two pixels is hard to read.
// Nothing is drawn when the text is empty or too long for a code.
void PaintQrCode(QPainter& painter, const QRect& place, const QString& text);

}  // namespace glimmer::mobile
