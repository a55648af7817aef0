// Installs the app's words in one language: all translation files built into the program, and the
// locale that names days and months. Main thread.
#pragma once

#include <QString>
#include <QTranslator>
#include <memory>
#include <vector>

namespace glimmer::mobile {

class Languages {
 public:
  ~Languages();
  // "zh" or "en". Pages show it after QQmlEngine::retranslate and PhoneContext::AnnounceChange.
  void Use(const QString& language);

 private:
  std::vector<std::unique_ptr<QTranslator>> installed_;
};

}  // namespace glimmer::mobile
