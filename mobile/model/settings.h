// What the person chose about the look and the language; one file per installation, because it is
// chosen before there is a profile. Written at once. Main thread.
#ifndef GLIMMER_MOBILE_MODEL_SETTINGS_H_
#define GLIMMER_MOBILE_MODEL_SETTINGS_H_

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QString>

namespace glimmer::mobile {

class Settings : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // BCP 47: "zh" or "en".
  Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
  Q_PROPERTY(bool elder READ elder WRITE setElder NOTIFY changed)
  // 0.9 to 2.
  Q_PROPERTY(double textStep READ textStep WRITE setTextStep NOTIFY changed)
  // "light", "dark" or "system".
  Q_PROPERTY(QString look READ look WRITE setLook NOTIFY changed)
  // What `look` comes to on this machine.
  Q_PROPERTY(bool dark READ dark NOTIFY changed)
  // The layout is mirrored: by language, or forced to look at it.
  Q_PROPERTY(bool mirrored READ mirrored WRITE setMirrored NOTIFY changed)

 public:
  // Kept in `file`; an unreadable one means the defaults.
  explicit Settings(const QString& file, QObject* parent = nullptr);

  QString language() const { return language_; }
  void setLanguage(const QString& language);
  bool elder() const { return elder_; }
  void setElder(bool elder);
  double textStep() const { return text_step_; }
  void setTextStep(double step);
  QString look() const { return look_; }
  void setLook(const QString& look);
  bool dark() const;
  // Folder of the profile that was last in use; empty at first.
  QString profile() const { return profile_; }
  void setProfile(const QString& profile);
  bool mirrored() const { return mirrored_; }
  void setMirrored(bool mirrored);

 Q_SIGNALS:
  void changed();

 private:
  void Keep(const char* name, const QVariant& value);

  QString file_;
  QString language_;
  bool elder_ = false;
  double text_step_ = 1;
  QString look_;
  QString profile_;
  bool mirrored_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_MODEL_SETTINGS_H_
