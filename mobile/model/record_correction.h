// One ledger row that counts and is to say something else: its times as typed anew, what they
// would count by the rules of its day, and the row in the outbox. A part of a page that shows
// records. Main thread.
#ifndef GLIMMER_MOBILE_MODEL_RECORD_CORRECTION_H_
#define GLIMMER_MOBILE_MODEL_RECORD_CORRECTION_H_

#include <optional>
#include <vector>

#include "glimmer/v1/hours_service.pb.h"
#include "mobile/model/asking_model.h"
#include "mobile/model/state_words.h"
#include "shared/domain/hours_rules.h"

namespace glimmer::mobile {

// Where a row stands once corrections are laid over it: on its way, refused and why, replaced or
// itself a correction; else as RecordBadge.
BadgeWords CorrectedBadge(const v1::ServiceRecord& record, const OnItsWay& sent);

class RecordCorrection : public glimmer::mobile::AskingModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Part of a view-model")
  // "赵一帆 · 图书角整理 · 11月6日 周五".
  Q_PROPERTY(QString what READ what NOTIFY refreshed)
  // As they stand, to type over: "14:00", "16:00", "0".
  Q_PROPERTY(QString from READ from NOTIFY refreshed)
  Q_PROPERTY(QString to READ to NOTIFY refreshed)
  Q_PROPERTY(QString breaks READ breaks NOTIFY refreshed)
  // "120 min".
  Q_PROPERTY(QString before READ before NOTIFY refreshed)
  // What was typed would count so much; empty while it cannot be said on this phone, then
  // `sentence` says why.
  Q_PROPERTY(QString after READ after NOTIFY refreshed)
  Q_PROPERTY(QString sentence READ sentence NOTIFY refreshed)
  // Something was changed, and it can be.
  Q_PROPERTY(bool ready READ ready NOTIFY refreshed)

 public:
  explicit RecordCorrection(PhoneContext& context);

  QString what() const { return what_; }
  QString from() const { return from_; }
  QString to() const { return to_; }
  QString breaks() const { return breaks_; }
  QString before() const { return before_; }
  QString after() const { return after_; }
  QString sentence() const { return sentence_; }
  bool ready() const { return ready_; }

  // Whether the row can be corrected from here: it counts, is nobody's own, and nothing is on its
  // way for it.
  static bool May(const v1::ServiceRecord& record, const OnItsWay& sent, const Profile& profile);

  // Shows `record`, as the server has said it, and asks for the rules if they are not here yet.
  void Begin(const v1::ServiceRecord& record);
  // What is in the fields now.
  Q_INVOKABLE void type(const QString& from, const QString& to, const QString& breaks);
  // Writes the row; done() or refused() says what came of it.
  Q_INVOKABLE void send(const QString& reason);
  // Shows what a server would say; for tests.
  void Show(const v1::ListRulePacksResponse& response);

 protected:
  absl::Status Refresh() override { return absl::OkStatus(); }

 private:
  struct Typed {
    absl::Time in, out;
    int break_minutes = 0;
  };
  std::optional<Typed> Read() const;
  // Empty when this phone does not hold the rules of the row or the planned times.
  std::optional<int64_t> Counted(const Typed& typed) const;
  void Judge();

  v1::ServiceRecord record_;
  std::vector<v1::RulePack> packs_;
  QString what_, from_, to_, breaks_, before_, after_, sentence_;
  QString typed_from_, typed_to_, typed_breaks_;
  bool ready_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_MODEL_RECORD_CORRECTION_H_
