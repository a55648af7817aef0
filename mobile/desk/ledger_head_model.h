// Where the ledger of hours stood at the end of the last day, for a coordinator to note down
// elsewhere. Main thread.
#ifndef GLIMMER_MOBILE_DESK_LEDGER_HEAD_MODEL_H_
#define GLIMMER_MOBILE_DESK_LEDGER_HEAD_MODEL_H_

#include "glimmer/v1/hours_service.pb.h"
#include "mobile/model/asking_model.h"

namespace glimmer::mobile {

class LedgerHeadModel : public glimmer::mobile::AskingModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by its page")
  // "End of 29 Nov 2026: row 1,234"; empty while the server has not said any.
  Q_PROPERTY(QString sentence READ sentence NOTIFY refreshed)
  // The beginning of the hash, in groups, to compare by eye: "6465 6667 6869 6a6b".
  Q_PROPERTY(QString shortHash READ shortHash NOTIFY refreshed)

 public:
  LedgerHeadModel(PhoneContext& context, QObject* parent);

  QString sentence() const { return sentence_; }
  QString shortHash() const { return short_hash_; }

  // Asks the server; without an answer nothing is shown.
  void AskServer();
  // The whole line, as `glimmerd verify` prints and reads it, for a mail or a sheet of paper.
  Q_INVOKABLE void copy();
  // Shows what a server would say; for tests as well.
  void Show(const v1::ListDailyHeadsResponse& response);

 protected:
  absl::Status Refresh() override { return absl::OkStatus(); }

 private:
  QString sentence_, short_hash_, line_;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_DESK_LEDGER_HEAD_MODEL_H_
