#include "mobile/model/languages.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

namespace glimmer::mobile {

Languages::~Languages() = default;

void Languages::Use(const QString& language) {
  installed_.clear();  // A translator takes itself out when it is destroyed.
  const bool chinese = language == "zh";
  QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China)
                              : QLocale(QLocale::English, QLocale::UnitedKingdom));
  const QString pattern = chinese ? "*_zh_CN.qm" : "*_en.qm";
  for (const QString& file : QDir(":/i18n").entryList({pattern})) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(":/i18n/" + file)) continue;
    QCoreApplication::installTranslator(translator.get());
    installed_.push_back(std::move(translator));
  }
}

}  // namespace glimmer::mobile
