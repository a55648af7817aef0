#include "mobile/scan/qr_reader.h"

#define ZX_USE_UTF8  // text() as std::string, as in all later versions
#include <ZXing/ReadBarcode.h>

#include <string>

namespace glimmer::mobile {
namespace {

#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

std::optional<QString> ReadGrey(const QImage& grey) {
  const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(),
                              ZXing::ImageFormat::Lum, static_cast<int>(grey.bytesPerLine()));
  const auto result = ZXing::ReadBarcode(view, Options().setFormats(ZXing::BarcodeFormat::QRCode));
  if (!result.isValid()) return std::nullopt;
  return QString::fromStdString(result.text());
}

}  // namespace

std::optional<QString> ReadQrCode(const QImage& picture) {
  if (picture.isNull()) return std::nullopt;
  const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
  if (auto text = ReadGrey(grey)) return text;
  // In poor light noise drowns the edges of modules; the mean of four pixels brings them back.
  return ReadGrey(grey.scaled(grey.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

}  // namespace glimmer::mobile
