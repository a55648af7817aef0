// A sign-up list from a chat group: pasted, read by the server, and made into sign-ups, claims or
// wishes of the people that it means. The text is kept nowhere. Main thread.
#ifndef GLIMMER_MOBILE_DESK_CHAT_LIST_MODEL_H_
#define GLIMMER_MOBILE_DESK_CHAT_LIST_MODEL_H_

#include <QStringList>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "glimmer/v1/chat_service.pb.h"
#include "mobile/model/page_model.h"
#include "mobile/model/row_model.h"

namespace glimmer::mobile {

struct ChatRow {
  Q_GADGET
  Q_PROPERTY(QString key MEMBER key)      // the entry's number
  Q_PROPERTY(QString text MEMBER text)    // as it was written, with its line
  Q_PROPERTY(QString words MEMBER words)  // whom it means and what follows, or why nothing does
  Q_PROPERTY(QStringList candidates MEMBER candidates)
  Q_PROPERTY(int chosen MEMBER chosen)        // of the candidates; -1: nobody
  Q_PROPERTY(bool takesOff MEMBER takes_off)  // somebody goes, unless `kept`
  Q_PROPERTY(bool kept MEMBER kept)
  Q_PROPERTY(bool asksWish MEMBER asks_wish)
  Q_PROPERTY(QString wish MEMBER wish)  // title of the wish that is claimed; empty: none yet

 public:
  bool takes_off = false, kept = false, asks_wish = false;
  int chosen = -1;
  QString key, text, words, wish;
  QStringList candidates;
};

class ChatListModel : public glimmer::mobile::PageModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the application")
  // Shifts to come and communities with their wishes, and which one the list is about.
  Q_PROPERTY(QStringList places READ places NOTIFY refreshed)
  Q_PROPERTY(int place READ place WRITE setPlace NOTIFY refreshed)
  Q_PROPERTY(bool aboutWishes READ aboutWishes NOTIFY refreshed)
  // People wish for what they name, and do not bring it.
  Q_PROPERTY(bool wishing READ wishing WRITE setWishing NOTIFY refreshed)
  Q_PROPERTY(bool reading READ reading NOTIFY refreshed)
  Q_PROPERTY(bool read READ wasRead NOTIFY refreshed)
  // Rows of ChatRow: certain, to ask, cannot be, passed over.
  Q_PROPERTY(glimmer::mobile::RowModel* certain READ certain CONSTANT)
  Q_PROPERTY(glimmer::mobile::RowModel* toAsk READ toAsk CONSTANT)
  Q_PROPERTY(glimmer::mobile::RowModel* conflicts READ conflicts CONSTANT)
  Q_PROPERTY(glimmer::mobile::RowModel* passedOver READ passedOver CONSTANT)
  // Titles of the wishes that can be claimed there, numbered as in the list of wishes.
  Q_PROPERTY(QStringList wishes READ wishes NOTIFY refreshed)
  // "Sign up 3 people"; empty while there is nobody.
  Q_PROPERTY(QString actionText READ actionText NOTIFY refreshed)
  // What becomes of those whom the action takes off, to be agreed to first; empty for nobody.
  Q_PROPERTY(QStringList departures READ departures NOTIFY refreshed)
  Q_PROPERTY(QString reply READ reply NOTIFY refreshed)

 public:
  // `shift` is what the list is about; empty: wishes.
  ChatListModel(PhoneContext& context, const QString& shift, QObject* parent = nullptr);

  QStringList places() const;
  int place() const { return place_; }
  void setPlace(int place);
  bool aboutWishes() const;
  bool wishing() const { return wishing_; }
  void setWishing(bool on);
  bool reading() const { return reading_; }
  bool wasRead() const { return read_; }
  RowModel* certain() { return groups_[0].get(); }
  RowModel* toAsk() { return groups_[1].get(); }
  RowModel* conflicts() { return groups_[2].get(); }
  RowModel* passedOver() { return groups_[3].get(); }
  QStringList wishes() const;
  QString actionText() const;
  QStringList departures() const;
  QString reply() const { return reply_; }

  // Asks the server, which needs signal.
  Q_INVOKABLE void readList(const QString& text);
  // Puts what was read away, for another list to be pasted.
  Q_INVOKABLE void anotherList();
  // What the server has read.
  void Show(const v1::ChatReading& reading);
  // Of the row `key` the candidate, or nobody.
  Q_INVOKABLE void choose(const QString& key, int candidate);
  // Leaves everything about the row `key` as it is, or no longer.
  Q_INVOKABLE void keep(const QString& key);
  // Of the row `key` the wish that is claimed.
  Q_INVOKABLE void chooseWish(const QString& key, int wish);
  // Signs up, takes off, claims or hands in what is ready.
  Q_INVOKABLE void act();
  Q_INVOKABLE void copyReply();

  // Takes back all that act() has put in the outbox and that was not sent yet; those entries stand
  // in their groups again. An entry is taken back whole or not at all.
  void undo(const QString& requestId) override;

 protected:
  absl::Status Refresh() override;

 private:
  static constexpr int kGroups = 4;
  struct Place {
    std::string name;  // shifts/{id} or units/{id}
    QString words;
  };
  struct Entry {
    v1::ChatLine line;
    size_t group = 0;
    int chosen = -1;
    int wish = -1;  // of `wishes_`
    bool kept = false;
    // Of what was made of it, in order; empty: nothing yet, and it is shown.
    std::vector<std::string> requests;
  };
  struct HeldClaim {
    std::string claim;  // wish_claims/{id}
    QString wish;       // its title
  };
  // people/{id} whom an entry signs up, and whom it takes off; empty for nobody.
  struct Moves {
    std::string comes = {};
    std::string goes = {};
  };

  absl::Status ListPlaces();
  void ChoosePlace(size_t instead);
  absl::Status ListWishes();
  absl::Status ListSignedUp();
  absl::Status ListHeld();
  void Add(const google::protobuf::RepeatedPtrField<v1::ChatLine>& lines, size_t group);
  void GuessWish(Entry& entry) const;
  Entry* EntryAt(const QString& key);
  // Of a question; null while nobody is chosen.
  static const v1::ChatPerson* ChosenOf(const Entry& entry);
  Moves MovesOf(const Entry& entry) const;
  const HeldClaim* HeldBy(const std::string& person) const;
  bool TakesOff(const Entry& entry) const;
  bool Ready(const Entry& entry) const;
  QString NameOf(const std::string& person, const v1::ChatLine& line) const;
  QString PlacesOf(const Entry& entry, const std::string& person) const;
  QString CandidateWords(const v1::ChatPerson& candidate) const;
  QString WhoOf(const Entry& entry) const;
  QString WordsOf(const Entry& entry) const;
  ChatRow RowOf(const Entry& entry, size_t index) const;
  absl::Status Act(Entry& entry);
  absl::Status ActOnShift(Entry& entry);
  absl::StatusOr<Queued> ActOnWish(const Entry& entry);
  v1::ProposeWishRequest ProposalOf(const Entry& entry) const;
  // Also the answer to a question that is still open.
  void Forget();

  std::array<std::unique_ptr<RowModel>, kGroups> groups_;
  std::vector<Place> places_;
  std::vector<v1::Wish> wishes_;
  std::vector<Entry> entries_;
  std::vector<std::vector<std::string>> last_requests_;  // by entry
  std::map<std::string, std::vector<HeldClaim>> held_;   // by people/{id}
  std::map<std::string, int> signed_up_;  // by people/{id}, how many others they bring
  std::string chosen_;                    // name of the place, also while there is none
  int place_ = 0, question_ = 0, in_line_ = 0;
  bool wishing_ = false, reading_ = false, read_ = false;
  QString reply_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_CHAT_LIST_MODEL_H_
