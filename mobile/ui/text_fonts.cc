// See text_fonts.h.
#include "mobile/ui/text_fonts.h"

#include <algorithm>

namespace glimmer {

QStringList TextFamilies(const QString& language) {
  const bool arabic = language.startsWith("ug") || language.startsWith("ar");
  if (arabic) {
    return {"Noto Sans Arabic", "Noto Sans", "Noto Sans CJK SC"};
  }
  return {"Noto Sans CJK SC", "Noto Sans", "Noto Sans Arabic"};
}

TextFonts::TextFonts(QObject* parent) : QObject(parent) {}

QFont TextFonts::face(const QString& language, int pixelSize, bool bold) const {
  QFont font;
  font.setFamilies(TextFamilies(language));
  font.setPixelSize(std::max(pixelSize, 1));
  font.setWeight(bold ? QFont::Bold : QFont::Normal);
  return font;
}

}  // namespace glimmer
