// One wish in full, and what the person can do about it now. Main thread.
#ifndef GLIMMER_MOBILE_WISHES_WISH_MODEL_H_
#define GLIMMER_MOBILE_WISHES_WISH_MODEL_H_

#include <QStringList>

#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"
#include "mobile/wishes/companion_picker.h"

namespace glimmer::mobile {

// Something that was brought, as the receiver's contact is asked about it.
struct AskedRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // wish_claims/{id}
  Q_PROPERTY(QString words MEMBER words)

 public:
  QString key, words;
};

class WishModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  Q_PROPERTY(QString unit READ unit NOTIFY refreshed)
  Q_PROPERTY(QString need READ need NOTIFY refreshed)
  Q_PROPERTY(QString symbol READ symbol NOTIFY refreshed)
  Q_PROPERTY(QString alias READ alias NOTIFY refreshed)
  Q_PROPERTY(QString deadline READ deadline NOTIFY refreshed)
  Q_PROPERTY(QString agreed READ agreed NOTIFY refreshed)
  Q_PROPERTY(QString description READ description NOTIFY refreshed)
  Q_PROPERTY(QString remaining READ remaining NOTIFY refreshed)
  Q_PROPERTY(int percent READ percent NOTIFY refreshed)
  Q_PROPERTY(QString measure READ measure NOTIFY refreshed)
  // As many as are left, for the field of a claim; empty when it is not shared.
  Q_PROPERTY(QString quantity READ quantity NOTIFY refreshed)
  Q_PROPERTY(QString badgeKind READ badgeKind NOTIFY refreshed)
  Q_PROPERTY(QString badgeText READ badgeText NOTIFY refreshed)
  // The person's own team, for which a wish may be claimed; empty without one.
  Q_PROPERTY(QString ownTeam READ ownTeam NOTIFY refreshed)
  // "For North team", when it was claimed so.
  Q_PROPERTY(QString claimedFor READ claimedFor NOTIFY refreshed)
  // "claim", "deliver", "code", "retry" or "".
  Q_PROPERTY(QString step READ step NOTIFY refreshed)
  // The line above the button: until when, or why there is no button.
  Q_PROPERTY(QString stepSentence READ stepSentence NOTIFY refreshed)
  Q_PROPERTY(bool held READ held NOTIFY refreshed)
  Q_PROPERTY(bool mayRenew READ mayRenew NOTIFY refreshed)
  // It waits for review: then it is here for who wrote it down and for coordinators alone.
  Q_PROPERTY(QString wish READ wish CONSTANT)
  Q_PROPERTY(bool mayCorrect READ mayCorrect NOTIFY refreshed)
  // It is the person's own to take back, and nothing about it is on its way.
  Q_PROPERTY(bool mayTakeBack READ mayTakeBack NOTIFY refreshed)
  // Where to go: asked of the server, shown here, kept nowhere.
  Q_PROPERTY(bool mayAskContact READ mayAskContact NOTIFY refreshed)
  Q_PROPERTY(QString contactSentence READ contactSentence NOTIFY refreshed)
  Q_PROPERTY(QString receiver READ receiver NOTIFY refreshed)
  Q_PROPERTY(QString address READ address NOTIFY refreshed)
  Q_PROPERTY(QString phoneNumber READ phoneNumber NOTIFY refreshed)
  Q_PROPERTY(QString directions READ directions NOTIFY refreshed)
  // The next days in words, for an agreed time; the first is today.
  Q_PROPERTY(QStringList days READ days NOTIFY refreshed)
  // Rows of AskedRow: only on the phone of the receiver's own contact.
  Q_PROPERTY(glimmer::mobile::RowModel* asked READ asked CONSTANT)
  // "With 李雷, 王芳", of the person's own delivery.
  Q_PROPERTY(QString cameAlong READ cameAlong NOTIFY refreshed)
  // Who came along, for a delivery that is being written down.
  Q_PROPERTY(glimmer::mobile::CompanionPicker* companions READ companions CONSTANT)
  // "14:00" of the proposed start and end of a delivery.
  Q_PROPERTY(QString cameAt READ cameAt NOTIFY refreshed)
  Q_PROPERTY(QString leftAt READ leftAt NOTIFY refreshed)

 public:
  WishModel(PhoneContext& context, const QString& wish, QObject* parent = nullptr);

  QString title() const { return title_; }
  QString unit() const { return QString::fromStdString(view_.unit_name); }
  QString need() const { return need_; }
  QString symbol() const { return symbol_; }
  QString alias() const { return QString::fromStdString(view_.wish.alias()); }
  QString deadline() const { return deadline_; }
  QString agreed() const { return agreed_; }
  QString description() const { return QString::fromStdString(view_.wish.description()); }
  QString remaining() const { return remaining_; }
  int percent() const { return percent_; }
  QString measure() const { return QString::fromStdString(view_.wish.goods().measure()); }
  QString quantity() const { return quantity_; }
  QString badgeKind() const { return badge_kind_; }
  QString badgeText() const { return badge_text_; }
  QString ownTeam() const { return QString::fromStdString(own_team_.display_name()); }
  QString claimedFor() const { return claimed_for_; }
  QString step() const { return step_; }
  QString stepSentence() const { return step_sentence_; }
  bool held() const { return view_.mine.kind == MyClaim::Kind::kHeld; }
  bool mayRenew() const { return held() && !view_.mine.renewed; }
  QString wish() const { return QString::fromStdString(name_); }
  bool mayCorrect() const { return view_.wish.state() == v1::Wish::STATE_PROPOSED; }
  bool mayTakeBack() const { return view_.wish.may_withdraw() && !view_.on_its_way; }
  bool mayAskContact() const { return held() && view_.mine.agreed_start.has_value(); }
  QString contactSentence() const { return contact_sentence_; }
  QString receiver() const { return receiver_; }
  QString address() const { return address_; }
  QString phoneNumber() const { return phone_number_; }
  QString directions() const { return directions_; }
  QStringList days() const { return days_; }
  QString cameAt() const { return came_at_; }
  QString leftAt() const { return left_at_; }
  RowModel* asked() { return &asked_; }
  QString cameAlong() const { return came_along_; }
  CompanionPicker* companions() { return &companions_; }

  // `quantity` as typed; empty for all that is left.
  Q_INVOKABLE void claim(const QString& quantity, bool forTeam = false);
  Q_INVOKABLE void release();
  Q_INVOKABLE void renew(const QString& reason);
  // `day` is an index of `days`; times as "14:00".
  Q_INVOKABLE void agree(int day, const QString& from, const QString& to);
  // Today, by times as "14:00", with the chosen companions; `quantity` as typed, empty for all that
  // was claimed.
  Q_INVOKABLE void deliver(const QString& from, const QString& to, const QString& quantity);
  Q_INVOKABLE void sendCode(const QString& code);
  // What the receiver's contact says of the row `key` of `asked`; others read the reason.
  Q_INVOKABLE void sayItCame(const QString& key);
  Q_INVOKABLE void sayItDidNotCome(const QString& key, const QString& reason, bool looked);
  Q_INVOKABLE void takeBack();
  // True when somebody should look at a text before others read it.
  Q_INVOKABLE bool looksPrivate(const QString& text) const;
  Q_INVOKABLE void askContact();
  // Of a refused action.
  Q_INVOKABLE void retry();
  Q_INVOKABLE void discard();

  // A claim that has been sent is undone by giving it back.
  void undo(const QString& requestId) override;

 protected:
  absl::Status Refresh() override;

 private:
  absl::Status FindTeam();
  void ShowWords(absl::Time now);
  void ShowStep(absl::Time now);
  void ShowAsked(absl::Time now);
  void ShowContact(const v1::GetWishContactResponse& answer);
  void ForgetContact();

  const std::string name_;
  WishView view_;
  RowModel asked_;
  CompanionPicker companions_;
  v1::Unit own_team_;
  std::string last_claim_;
  absl::Time contact_until_ = absl::InfinitePast();
  int percent_ = -1;
  QStringList days_;
  QString title_, need_, symbol_, deadline_, agreed_, remaining_, quantity_, badge_kind_,
      badge_text_, step_, step_sentence_, claimed_for_, contact_sentence_, receiver_, address_,
      phone_number_, directions_, came_at_, left_at_, came_along_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_WISHES_WISH_MODEL_H_
