#include "mobile/model/settings.h"

#include <QGuiApplication>
#include <QPalette>
#include <QSettings>
#include <algorithm>

namespace glimmer::mobile {
namespace {

constexpr double kSmallest = 0.9;
constexpr double kLargest = 2;
constexpr double kDarkBelow = 0.5;

QString OneOf(const QString& value, const QStringList& allowed) {
  return allowed.contains(value) ? value : allowed.first();
}

double Step(double wanted) { return std::clamp(wanted, kSmallest, kLargest); }

}  // namespace

Settings::Settings(const QString& file, QObject* parent) : QObject(parent), file_(file) {
  const QSettings kept(file_, QSettings::IniFormat);
  language_ = OneOf(kept.value("language").toString(), {"zh", "en"});
  elder_ = kept.value("elder", false).toBool();
  text_step_ = Step(kept.value("text_step", 1).toDouble());
  look_ = OneOf(kept.value("look").toString(), {"system", "light", "dark"});
  profile_ = kept.value("profile").toString();
}

void Settings::Keep(const char* name, const QVariant& value) {
  QSettings(file_, QSettings::IniFormat).setValue(name, value);
  Q_EMIT changed();
}

void Settings::setLanguage(const QString& language) {
  if (language == language_) return;
  language_ = OneOf(language, {"zh", "en"});
  Keep("language", language_);
}

void Settings::setElder(bool elder) {
  if (elder == elder_) return;
  elder_ = elder;
  Keep("elder", elder);
}

void Settings::setTextStep(double step) {
  if (Step(step) == text_step_) return;
  text_step_ = Step(step);
  Keep("text_step", text_step_);
}

void Settings::setLook(const QString& look) {
  if (look == look_) return;
  look_ = OneOf(look, {"system", "light", "dark"});
  Keep("look", look_);
}

void Settings::setProfile(const QString& profile) {
  if (profile == profile_) return;
  profile_ = profile;
  Keep("profile", profile_);
}

bool Settings::dark() const {
  if (look_ != "system") return look_ == "dark";
  return QGuiApplication::palette().color(QPalette::Window).lightnessF() < kDarkBelow;
}

void Settings::setMirrored(bool mirrored) {
  if (mirrored == mirrored_) return;
  mirrored_ = mirrored;
  Q_EMIT changed();
}

}  // namespace glimmer::mobile
