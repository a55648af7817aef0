#include "server/cli/terminal_qr.h"

#include <qrcodegen.hpp>

#include <stdexcept>

namespace glimmer::cli {
namespace {

constexpr int kQuietZone = 2;

}  // namespace

absl::StatusOr<std::string> TerminalQr(const std::string& text) {
  using qrcodegen::QrCode;
  const auto make = [&]() -> absl::StatusOr<QrCode> {
    try {  // the library's way to say so
      return QrCode::encodeText(text.c_str(), QrCode::Ecc::MEDIUM);
    } catch (const std::length_error&) {
      return absl::InvalidArgumentError("the text is too long for a QR code");
    }
  };
  const absl::StatusOr<QrCode> code = make();
  if (!code.ok()) return code.status();
  std::string out;
  const int end = code->getSize() + kQuietZone;
  for (int y = -kQuietZone; y < end; y += 2) {
    out.append("\x1b[30;107m");  // black on white
    for (int x = -kQuietZone; x < end; ++x) {
      const bool upper = code->getModule(x, y);
      const bool lower = code->getModule(x, y + 1);
      out.append(upper ? (lower ? "█" : "▀") : (lower ? "▄" : " "));
    }
    out.append("\x1b[0m\n");
  }
  return out;
}

}  // namespace glimmer::cli
