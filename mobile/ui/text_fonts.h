// Builds the text font for a language: families in the order that gives every script its own face
// and one weight per line. A QML singleton used by Theme only; main thread.
#ifndef GLIMMER_MOBILE_UI_TEXT_FONTS_H_
#define GLIMMER_MOBILE_UI_TEXT_FONTS_H_

#include <QtQml/qqmlregistration.h>

#include <QFont>
#include <QObject>
#include <QString>
#include <QStringList>

namespace glimmer {

// Families for a BCP 47 language tag. Arabic scripts put their own face first, because a CJK face
// in front makes their lines a third higher; everything else starts with CJK, so that Chinese is
// never drawn with Japanese glyphs.
QStringList TextFamilies(const QString& language);

class TextFonts : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_SINGLETON

 public:
  explicit TextFonts(QObject* parent = nullptr);

  // Weight 700 when `bold`, else 400. `pixelSize` is in device-independent pixels, above 0.
  Q_INVOKABLE QFont face(const QString& language, int pixelSize, bool bold) const;
};

}  // namespace glimmer

#endif  // GLIMMER_MOBILE_UI_TEXT_FONTS_H_
