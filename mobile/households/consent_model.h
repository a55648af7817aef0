// Writing down that a household consents, as it is being typed: what was said and how, how it wants
// to be visited, and where it lives. It goes to the server and nowhere else: of what is typed here
// nothing is written on the phone, and all of it stays until the server has it. Then the six digits
// of the household's card are shown, once. Main thread.
#ifndef GLIMMER_MOBILE_HOUSEHOLDS_CONSENT_MODEL_H_
#define GLIMMER_MOBILE_HOUSEHOLDS_CONSENT_MODEL_H_

#include <QStringList>
#include <set>
#include <string>

#include "mobile/model/choice_row.h"
#include "mobile/households/household_form_model.h"
#include "mobile/model/person_picker.h"

namespace glimmer::mobile {

class ConsentModel : public glimmer::mobile::HouseholdFormModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QStringList givers READ givers NOTIFY refreshed)
  Q_PROPERTY(int giver MEMBER giver_ WRITE setGiver NOTIFY refreshed)
  Q_PROPERTY(QStringList channels READ channels NOTIFY refreshed)
  Q_PROPERTY(int channel MEMBER channel_ WRITE setChannel NOTIFY refreshed)
  // Of ChoiceRow.
  Q_PROPERTY(glimmer::mobile::RowModel* purposes READ purposes CONSTANT)
  Q_PROPERTY(QStringList languages READ languages NOTIFY refreshed)
  Q_PROPERTY(int language MEMBER language_ WRITE setLanguage NOTIFY refreshed)
  // What is explained to the household; the consent holds the hash of exactly this text.
  Q_PROPERTY(QString notice READ notice NOTIFY refreshed)
  Q_PROPERTY(bool explained MEMBER explained_ WRITE setExplained NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::PersonPicker* witness READ witness CONSTANT)
  // As typed.
  Q_PROPERTY(QString contactName MEMBER contact_name_ WRITE setContactName NOTIFY refreshed)
  Q_PROPERTY(QString address MEMBER address_ WRITE setAddress NOTIFY refreshed)
  Q_PROPERTY(QString phoneNumber MEMBER phone_number_ WRITE setPhoneNumber NOTIFY refreshed)
  Q_PROPERTY(QString noteLine MEMBER note_line_ WRITE setNoteLine NOTIFY refreshed)
  // Of ChoiceRow.
  Q_PROPERTY(glimmer::mobile::RowModel* hints READ hints CONSTANT)
  Q_PROPERTY(glimmer::mobile::PersonPicker* contact READ contact CONSTANT)
  // The first thing that is missing; empty when it can be written down.
  Q_PROPERTY(QString missing READ missing NOTIFY refreshed)
  // Of the household's card; empty before it is written down.
  Q_PROPERTY(QString code READ code NOTIFY refreshed)

 public:
  // Characters, as the server has them.
  enum Lengths { LongestName = 40, LongestAddress = 80, LongestPhone = 30, LongestNote = 80 };
  Q_ENUM(Lengths)

  ConsentModel(PhoneContext& context, const QString& household, QObject* parent = nullptr);

  QStringList givers() const;
  void setGiver(int giver) { Choose(giver_, giver); }
  QStringList channels() const;
  void setChannel(int channel) { Choose(channel_, channel); }
  RowModel* purposes() { return &purpose_rows_; }
  QStringList languages() const;
  void setLanguage(int language);
  QString notice() const;
  void setExplained(bool on);
  PersonPicker* witness() { return &witness_; }
  void setContactName(const QString& text) { Set(contact_name_, text); }
  void setAddress(const QString& text) { Set(address_, text); }
  void setPhoneNumber(const QString& text) { Set(phone_number_, text); }
  void setNoteLine(const QString& text) { Set(note_line_, text); }
  RowModel* hints() { return &hint_rows_; }
  PersonPicker* contact() { return &contact_; }
  QString missing() const;
  QString code() const { return QString::fromStdString(code_); }

  Q_INVOKABLE void togglePurpose(int purpose);
  Q_INVOKABLE void toggleHint(int hint);
  Q_INVOKABLE void write();
  // What would be sent, and what a server would say; for tests.
  v1::RecordConsentRequest Request() const;
  void Show(const v1::RecordConsentResponse& response);

 protected:
  void Begin() override;
  absl::Status Refresh() override;

 private:
  void Set(QString& field, const QString& text);
  void Choose(int& field, int value);
  void Toggle(std::set<int>& places, int place);
  void ShowChoices();
  std::string LanguageTag() const;

  PersonPicker witness_, contact_;
  RowModel purpose_rows_, hint_rows_;
  int giver_ = 0, channel_ = 0, language_ = 0;
  std::set<int> purposes_ = {0}, hints_;  // places among them: the proto's number less one
  bool explained_ = false;
  QString contact_name_, address_, phone_number_, note_line_;
  std::string code_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_HOUSEHOLDS_CONSENT_MODEL_H_
