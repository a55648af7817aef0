// The gallery: every control in all its states. `--shot FILE` writes a picture and ends; the other
// options (--dark, --elder, --rtl, --sheet: 0 or 1; --step, --lang, --w, --h) set the looks.
#include <QCommandLineParser>
#include <QGuiApplication>
#include <QImage>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTimer>
#include <QVariantMap>
#include <cstdio>

#include "absl/synchronization/mutex.h"

namespace {

void AddOptions(QCommandLineParser& parser) {
  parser.addOption({"shot", "Write a picture of the window and end.", "file", ""});
  parser.addOption({"dark", "Dark colours.", "0|1", "0"});
  parser.addOption({"elder", "Large text and targets.", "0|1", "0"});
  parser.addOption({"rtl", "Mirror for right-to-left.", "0|1", "0"});
  parser.addOption({"sheet", "Open the sheet.", "0|1", "0"});
  parser.addOption({"step", "Text size step, 0.9 to 2.", "factor", "1"});
  parser.addOption({"lang", "Language, for the fonts.", "tag", "zh"});
  parser.addOption({"w", "Width.", "pixels", "1280"});
  parser.addOption({"h", "Height.", "pixels", "1600"});
}

QVariantMap WindowProperties(const QCommandLineParser& parser) {
  return {{"width", parser.value("w").toInt()},      {"height", parser.value("h").toInt()},
          {"dark", parser.value("dark") == "1"},     {"elder", parser.value("elder") == "1"},
          {"rtl", parser.value("rtl") == "1"},       {"sheetOpen", parser.value("sheet") == "1"},
          {"step", parser.value("step").toDouble()}, {"language", parser.value("lang")}};
}

void ShootAndEnd(QQuickWindow* window, const QString& file) {
  const bool saved = window->grabWindow().save(file);
  if (!saved) std::fprintf(stderr, "could not write %s\n", qPrintable(file));
  QCoreApplication::exit(saved ? 0 : 1);
}

}  // namespace

int main(int argc, char** argv) {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  QGuiApplication app(argc, argv);
  QCommandLineParser parser;
  AddOptions(parser);
  parser.process(app);
  QQuickStyle::setStyle("Basic");

  QQmlApplicationEngine engine;
  engine.addImportPath("qrc:/qt/qml");
  engine.setInitialProperties(WindowProperties(parser));
  engine.load(QUrl("qrc:/qt/qml/Glimmer/Gallery/Gallery.qml"));
  if (engine.rootObjects().isEmpty()) return 2;
  auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().first());
  const QString shot = parser.value("shot");
  if (!shot.isEmpty()) {
    // Two turns of layout and polish are over by then; the picture holds no animation.
    QTimer::singleShot(700, window, [window, shot] { ShootAndEnd(window, shot); });
  }
  return app.exec();
}
