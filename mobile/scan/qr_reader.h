// Reads QR codes in pictures. The one file that knows the reading library, whose names change from
// version to version. Pure; any thread.
#ifndef GLIMMER_MOBILE_SCAN_QR_READER_H_
#define GLIMMER_MOBILE_SCAN_QR_READER_H_

#include <QImage>
#include <QString>
#include <optional>

namespace glimmer::mobile {

// The text of the first code found, at any angle; nothing when there is none that can be read.
std::optional<QString> ReadQrCode(const QImage& picture);

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_SCAN_QR_READER_H_
