// The people of the units in reach: find one, add one, invite one to use the app, let in a phone
// that shows six digits, and print cards for those without one. Names are on this machine; the rest
// asks the server. Main thread.
#ifndef GLIMMER_MOBILE_DESK_PEOPLE_MODEL_H_
#define GLIMMER_MOBILE_DESK_PEOPLE_MODEL_H_

#include <QStringList>
#include <string>
#include <vector>

#include "glimmer/v1/access_service.pb.h"
#include "mobile/desk/ending_roles_model.h"
#include "mobile/desk/printed_cards.h"
#include "mobile/desk/roles_model.h"
#include "mobile/model/contact_look_up.h"
#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct PersonRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // people/{id}
  Q_PROPERTY(QString personName MEMBER person_name)
  Q_PROPERTY(QString home MEMBER home)
  Q_PROPERTY(bool hasApp MEMBER has_app)

 public:
  QString key, person_name, home;
  bool has_app = false;
};

struct PhoneRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // devices/{id}
  Q_PROPERTY(QString label MEMBER label)
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)
  Q_PROPERTY(bool pending MEMBER pending)
  Q_PROPERTY(bool active MEMBER active)

 public:
  QString key, label, badge_kind, badge_text;
  bool pending = false, active = false;
};

class PeopleModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  Q_PROPERTY(QString countSentence READ countSentence NOTIFY refreshed)
  Q_PROPERTY(QStringList units READ units NOTIFY refreshed)
  // The person may add teams and communities.
  Q_PROPERTY(bool addsUnits READ addsUnits NOTIFY refreshed)
  // The chosen person; empty when none is.
  Q_PROPERTY(QString person READ person NOTIFY refreshed)
  Q_PROPERTY(QString name READ name NOTIFY refreshed)
  Q_PROPERTY(QString home READ home NOTIFY refreshed)
  Q_PROPERTY(QString affiliations READ affiliations NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RowModel* phones READ phones CONSTANT)
  Q_PROPERTY(glimmer::mobile::RolesModel* roles READ roles CONSTANT)
  // Of everybody.
  Q_PROPERTY(glimmer::mobile::EndingRolesModel* endingRoles READ endingRoles CONSTANT)
  Q_PROPERTY(bool busy READ busy NOTIFY refreshed)
  // An invitation that was just made; never kept.
  Q_PROPERTY(QString qrText READ qrText NOTIFY refreshed)
  Q_PROPERTY(QString link READ link NOTIFY refreshed)
  Q_PROPERTY(QString shortCode READ shortCode NOTIFY refreshed)
  Q_PROPERTY(QString server READ server NOTIFY refreshed)
  Q_PROPERTY(QString validSentence READ validSentence NOTIFY refreshed)
  // A card can be printed for the chosen person, whom this phone knows and nobody has merged away.
  Q_PROPERTY(bool hasCard READ hasCard NOTIFY refreshed)
  // Cards for those of the list who are without the app.
  Q_PROPERTY(int cards READ cards NOTIFY refreshed)
  Q_PROPERTY(QString cardsSentence READ cardsSentence NOTIFY refreshed)
  Q_PROPERTY(QString savedFile READ savedFile NOTIFY refreshed)
  // Of the chosen person; never on this phone.
  Q_PROPERTY(glimmer::mobile::ContactLookUp* contact READ contact CONSTANT)
  Q_PROPERTY(bool hasContact READ hasContact NOTIFY refreshed)

 public:
  // Files go to `download_dir`.
  PeopleModel(PhoneContext& context, const QString& download_dir, QObject* parent = nullptr);

  RowModel* rows() { return &rows_; }
  QString countSentence() const { return count_sentence_; }
  QStringList units() const;
  bool addsUnits() const { return adds_units_; }
  QString person() const { return QString::fromStdString(person_); }
  QString name() const { return name_; }
  QString home() const { return home_; }
  QString affiliations() const { return affiliations_; }
  RowModel* phones() { return &phones_; }
  RolesModel* roles() { return &roles_; }
  EndingRolesModel* endingRoles() { return &ending_roles_; }
  bool busy() const { return busy_; }
  QString qrText() const { return QString::fromStdString(invitation_.qr_text()); }
  QString link() const { return QString::fromStdString(invitation_.link()); }
  QString shortCode() const { return QString::fromStdString(invitation_.short_code()); }
  QString server() const { return server_; }
  QString validSentence() const;
  bool hasCard() const { return has_card_; }
  int cards() const { return static_cast<int>(cards_.size()); }
  QString cardsSentence() const { return cards_sentence_; }
  QString savedFile() const { return saved_file_; }
  ContactLookUp* contact() { return &contact_; }
  bool hasContact() const { return has_contact_; }

  // Shows the people whose name holds `text`.
  Q_INVOKABLE void search(const QString& text);
  // An empty name chooses nobody.
  Q_INVOKABLE void choose(const QString& person);
  // Makes an invitation; the one before is worth nothing from then on.
  Q_INVOKABLE void invite();
  Q_INVOKABLE void confirmPhone(const QString& device, const QString& digits);
  Q_INVOKABLE void revokePhone(const QString& device);
  // Adds a person at `unit` of units, and chooses them. The number may be empty; it is kept at the
  // server alone.
  Q_INVOKABLE void add(const QString& name, int unit, const QString& number);
  // Puts another number of the chosen person on record.
  Q_INVOKABLE void changeNumber(const QString& number);
  // Adds a community, or else a team, below `parent` of units.
  Q_INVOKABLE void addUnit(const QString& name, bool community, int parent);
  Q_INVOKABLE void copy(const QString& text);
  // The card of the chosen person; those of all of the list who are without the app.
  Q_INVOKABLE void printCard();
  Q_INVOKABLE void printCards();
  // Shows what a server would say; for tests.
  void Show(const v1::CreateInvitationResponse& invitation);
  void Show(const v1::ListDevicesResponse& devices);

 protected:
  absl::Status Refresh() override;

 private:
  void SetBusy(bool busy);
  void AskPhones();
  void ShowPerson(const v1::Person& person);
  void ShowCards(const std::vector<PersonRow>& found);
  void Save(const std::vector<PrintedCard>& cards);
  QString UnitName(const std::string& name) const;
  // Does what the person asked for: busy until `done` has the answer, or a refusal is shown.
  template <typename Response, typename Request>
  void Ask(absl::string_view method, const Request& request,
           std::function<void(const Response&)> done);

  const QString download_dir_;
  RowModel rows_;
  RowModel phones_;
  RolesModel roles_;
  EndingRolesModel ending_roles_;
  ContactLookUp contact_;
  std::vector<v1::Unit> all_units_, reach_;
  std::vector<PrintedCard> cards_;
  QString searched_, count_sentence_, name_, home_, affiliations_, server_, cards_sentence_,
      saved_file_;
  std::string person_;
  v1::CreateInvitationResponse invitation_;
  bool busy_ = false, adds_units_ = false, has_card_ = false, has_contact_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_PEOPLE_MODEL_H_
