// What the person can set about themselves and this phone, beside the look (Settings). Main thread.
#ifndef GLIMMER_MOBILE_ACCOUNT_SETTINGS_MODEL_H_
#define GLIMMER_MOBILE_ACCOUNT_SETTINGS_MODEL_H_

#include <QStringList>

#include <set>
#include <string>

#include "glimmer/v1/people_service.pb.h"
#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

class SettingsModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QString name READ name NOTIFY refreshed)
  Q_PROPERTY(QString server READ server NOTIFY refreshed)
  // Self-declared, comma-separated; in no export.
  Q_PROPERTY(QString skills READ skills NOTIFY refreshed)
  // Those that the app can name, as ChoiceRow; changed here and not saved yet.
  Q_PROPERTY(glimmer::mobile::RowModel* languages READ languages CONSTANT)
  Q_PROPERTY(bool languagesChanged READ languagesChanged NOTIFY refreshed)
  // A telephone number is on record; it is never on this phone.
  Q_PROPERTY(bool hasPhone READ hasPhone NOTIFY refreshed)
  // The server sends notices by mail to those who give it an address; known once it was asked.
  Q_PROPERTY(bool mailOffered READ mailOffered NOTIFY refreshed)
  Q_PROPERTY(bool hasEmail READ hasEmail NOTIFY refreshed)
  // "You are coordinator of City library until 24 Nov 2027."
  Q_PROPERTY(QStringList roles READ roles NOTIFY refreshed)
  // How the key of this phone is kept, said honestly.
  Q_PROPERTY(QString keySentence READ keySentence NOTIFY refreshed)
  // What signing out means now.
  Q_PROPERTY(QString signOutSentence READ signOutSentence NOTIFY refreshed)
  Q_PROPERTY(bool busy READ busy NOTIFY refreshed)

 public:
  // Files go to `download_dir`.
  SettingsModel(PhoneContext& context, const QString& download_dir, QObject* parent = nullptr);

  QString name() const { return name_; }
  QString server() const { return server_; }
  QString skills() const { return skills_; }
  RowModel* languages() { return &languages_; }
  bool languagesChanged() const { return spoken_ != saved_languages_; }
  bool hasPhone() const { return has_phone_; }
  bool mailOffered() const { return mail_offered_; }
  bool hasEmail() const { return has_email_; }
  QStringList roles() const { return roles_; }
  QString keySentence() const { return key_sentence_; }
  QString signOutSentence() const { return sign_out_sentence_; }
  bool busy() const { return busy_; }

  // Asks what the server offers; without it nothing more is offered.
  Q_INVOKABLE void askServer();
  // These need the server and say so.
  Q_INVOKABLE void saveSkills(const QString& skills);
  Q_INVOKABLE void toggleLanguage(int language);
  Q_INVOKABLE void saveLanguages();
  // An empty one is taken off the record.
  Q_INVOKABLE void saveNumber(const QString& number);
  Q_INVOKABLE void saveEmail(const QString& email);
  Q_INVOKABLE void exportCalendar();
  // Revokes this device; signedOut() when the server has done it.
  Q_INVOKABLE void signOut();

 Q_SIGNALS:
  void signedOut();

 protected:
  absl::Status Refresh() override;

 private:
  absl::StatusOr<QStringList> RolesInWords() const;
  void SetBusy(bool busy);
  // `request` with the person and an id.
  void Save(v1::UpdatePersonRequest request);

  void ShowLanguages();

  const QString download_dir_;
  RowModel languages_;
  Profile profile_;
  QString name_, server_, skills_, key_sentence_, sign_out_sentence_;
  QStringList roles_;
  std::set<std::string> spoken_, saved_languages_;  // BCP 47 tags
  bool mail_offered_ = false, has_email_ = false, has_phone_ = false;
  bool busy_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_ACCOUNT_SETTINGS_MODEL_H_
