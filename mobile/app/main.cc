// The app. Options: --root DIR (where it keeps everything), --rtl (mirrored, to look at it), and an
// invitation link as argument.
#include <QCommandLineParser>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QStandardPaths>
#include <cstdio>

#include "absl/synchronization/mutex.h"
#include "mobile/app/application.h"

int main(int argc, char** argv) {
  // Debian's Abseil aborts on what it takes for a deadlock, and slows every lock down for it.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  QGuiApplication qt(argc, argv);
  QGuiApplication::setApplicationName("glimmer");
  QGuiApplication::setApplicationVersion(GLIMMER_VERSION);
  QQuickStyle::setStyle("Basic");
  QCommandLineParser parser;
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addOption({"root", "Keep everything in DIR.", "DIR",
                    QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)});
  parser.addOption({"rtl", "Mirror the layout, as for a language read from right to left."});
  parser.addPositionalArgument("link", "An invitation: glimmer://join?p=...", "[link]");
  parser.process(qt);

  glimmer::mobile::DesktopNotifier notifier;
  auto app =
      glimmer::mobile::Application::Make(parser.value("root").toStdString(), glimmer::SystemClock(),
                                         glimmer::SystemRandom(), &notifier);
  if (!app.ok()) {
    std::fprintf(stderr, "glimmer: %s\n", app.status().ToString().c_str());
    return 1;
  }
  (*app)->settings()->setMirrored(parser.isSet("rtl"));
  QQmlApplicationEngine engine;
  (*app)->Translate(engine);
  engine.addImportPath("qrc:/qt/qml");
  engine.setInitialProperties({{"app", QVariant::fromValue(app->get())}});
  engine.load(QUrl("qrc:/qt/qml/Glimmer/App/Main.qml"));
  if (engine.rootObjects().isEmpty()) return 1;
  for (const QString& link : parser.positionalArguments()) (*app)->OpenLink(link);
  return QGuiApplication::exec();
}
