// The coordinator's board of wishes: by where they stand, with what is to be done next, and one
// wish opened. Main thread.
#ifndef GLIMMER_MOBILE_DESK_WISH_BOARD_MODEL_H_
#define GLIMMER_MOBILE_DESK_WISH_BOARD_MODEL_H_

#include <array>
#include <memory>

#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct BoardCard {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // wishes/{id}
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString detail MEMBER detail)
  Q_PROPERTY(QString who MEMBER who)  // holds or brought it, and until when
  Q_PROPERTY(bool late MEMBER late)
  Q_PROPERTY(bool callBack MEMBER call_back)  // somebody is to call back now
  Q_PROPERTY(bool saved MEMBER saved)         // a decision is on its way

 public:
  bool late = false, call_back = false, saved = false;
  QString key, title, detail, who;
};

struct BoardClaim {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // wish_claims/{id}
  Q_PROPERTY(QString words MEMBER words)
  Q_PROPERTY(bool mayReopen MEMBER may_reopen)

 public:
  bool may_reopen = false;
  QString key, words;
};

class WishBoardModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // In review, open, claimed, delivered, confirmed.
  Q_PROPERTY(glimmer::mobile::RowModel* review READ review CONSTANT)
  Q_PROPERTY(glimmer::mobile::RowModel* open READ open CONSTANT)
  Q_PROPERTY(glimmer::mobile::RowModel* claimed READ claimed CONSTANT)
  Q_PROPERTY(glimmer::mobile::RowModel* delivered READ delivered CONSTANT)
  Q_PROPERTY(glimmer::mobile::RowModel* confirmed READ confirmed CONSTANT)
  Q_PROPERTY(int overdue READ overdue NOTIFY refreshed)

  // The wish that is opened.
  Q_PROPERTY(QString wish READ wish NOTIFY refreshed)
  Q_PROPERTY(QString title READ title NOTIFY refreshed)
  Q_PROPERTY(QString words READ words NOTIFY refreshed)
  // What a wish may be worth, while one is in review; empty when nothing is said.
  Q_PROPERTY(QString ceiling READ ceiling NOTIFY refreshed)
  // Wishes that read alike, when one is in review; empty without.
  Q_PROPERTY(QString alike READ alike NOTIFY refreshed)
  // "review", "confirm", "close" or "".
  Q_PROPERTY(QString step READ step NOTIFY refreshed)
  Q_PROPERTY(bool mayWithdraw READ mayWithdraw NOTIFY refreshed)
  Q_PROPERTY(glimmer::mobile::RowModel* claims READ claims CONSTANT)
  // Asked of the server, on record, kept nowhere.
  Q_PROPERTY(QString contact READ contact NOTIFY refreshed)
  Q_PROPERTY(QString code READ code NOTIFY refreshed)

 public:
  explicit WishBoardModel(PhoneContext& context, QObject* parent = nullptr);

  RowModel* review() { return columns_[0].get(); }
  RowModel* open() { return columns_[1].get(); }
  RowModel* claimed() { return columns_[2].get(); }
  RowModel* delivered() { return columns_[3].get(); }
  RowModel* confirmed() { return columns_[4].get(); }
  int overdue() const { return overdue_; }
  QString wish() const { return QString::fromStdString(wish_); }
  QString title() const { return title_; }
  QString words() const { return words_; }
  QString ceiling() const { return step_ == "review" ? ceiling_ : QString(); }
  QString alike() const { return alike_; }
  QString step() const { return step_; }
  bool mayWithdraw() const { return may_withdraw_; }
  RowModel* claims() { return &claims_; }
  QString contact() const { return contact_; }
  QString code() const { return code_; }

  // Opens a wish; empty closes it.
  Q_INVOKABLE void show(const QString& wish);
  Q_INVOKABLE void approve();
  Q_INVOKABLE void decline(const QString& reason);
  Q_INVOKABLE void withdraw(const QString& reason);
  Q_INVOKABLE void confirmReceipt();
  Q_INVOKABLE void reopen(const QString& claim, const QString& reason);
  Q_INVOKABLE void closeWish();
  // Where it belongs, for what is to be done next; with `card` the receiver's code.
  Q_INVOKABLE void askContact(bool card);

 protected:
  absl::Status Refresh() override;

 private:
  static constexpr int kColumns = 5;

  QString WhoBrings(const v1::WishClaim& claim) const;
  absl::StatusOr<BoardCard> CardOf(const WishView& view);
  absl::Status ShowOpened();
  absl::Status ShowAlike();
  void ForgetContact();

  std::array<std::unique_ptr<RowModel>, kColumns> columns_;
  RowModel claims_;
  std::string wish_;
  WishView view_;
  int overdue_ = 0;
  bool may_withdraw_ = false;
  QString title_, words_, ceiling_, alike_, step_, contact_, code_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_WISH_BOARD_MODEL_H_
