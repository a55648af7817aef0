// The list of wishes: what the person is asked about and has claimed on top, then what can be
// claimed. Main thread.
#ifndef GLIMMER_MOBILE_WISHES_WISH_LIST_MODEL_H_
#define GLIMMER_MOBILE_WISHES_WISH_LIST_MODEL_H_

#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct WishRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)  // wishes/{id}
  Q_PROPERTY(QString section MEMBER section)
  Q_PROPERTY(bool firstOfSection MEMBER first_of_section)
  Q_PROPERTY(QString spoken MEMBER spoken)  // the whole row, for screen readers
  Q_PROPERTY(QString symbol MEMBER symbol)
  Q_PROPERTY(QString title MEMBER title)
  Q_PROPERTY(QString detail MEMBER detail)
  Q_PROPERTY(QString remaining MEMBER remaining)
  Q_PROPERTY(int percent MEMBER percent)  // claimed of a wish that is shared; else -1
  Q_PROPERTY(QString badgeKind MEMBER badge_kind)
  Q_PROPERTY(QString badgeText MEMBER badge_text)
  // "answer" (did it come?), "claim", "choose" (claim a part, on its page), "deliver", "code" or ""
  // (see `whyNot`).
  Q_PROPERTY(QString step MEMBER step)
  Q_PROPERTY(QString whyNot MEMBER why_not)

 public:
  bool first_of_section = false;
  int percent = -1;
  QString key, section, spoken, symbol, title, detail, remaining, badge_kind, badge_text, step,
      why_not;
};

class WishListModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  Q_PROPERTY(glimmer::mobile::RowModel* rows READ rows CONSTANT)
  // Only things, only help, or both.
  Q_PROPERTY(bool things READ things WRITE setThings NOTIFY refreshed)
  Q_PROPERTY(bool help READ help WRITE setHelp NOTIFY refreshed)
  // The person coordinates a unit and has a board.
  Q_PROPERTY(bool hasBoard READ hasBoard NOTIFY refreshed)
  // Also what is claimed or fulfilled.
  Q_PROPERTY(bool all READ all WRITE setAll NOTIFY refreshed)

 public:
  explicit WishListModel(PhoneContext& context, QObject* parent = nullptr);

  RowModel* rows() { return &rows_; }
  bool hasBoard() const { return has_board_; }
  bool things() const { return things_; }
  void setThings(bool on) { Set(things_, on); }
  bool help() const { return help_; }
  void setHelp(bool on) { Set(help_, on); }
  bool all() const { return all_; }
  void setAll(bool on) { Set(all_, on); }

  Q_INVOKABLE void claim(const QString& wish);
  Q_INVOKABLE void release(const QString& wish);

  // A claim that has been sent is undone by giving it back.
  void undo(const QString& requestId) override;

 protected:
  absl::Status Refresh() override;

 private:
  void Set(bool& flag, bool on);
  bool IsOwnProposal(const WishView& view) const;
  bool Wanted(const WishView& view) const;

  std::string last_claim_, last_claimed_wish_;
  RowModel rows_;
  bool things_ = false, help_ = false, all_ = false, has_board_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_WISHES_WISH_LIST_MODEL_H_
