#include "mobile/model/page_model.h"

#include "mobile/model/refusal_words.h"
#include "mobile/model/state_words.h"

namespace glimmer::mobile {

PageModel::PageModel(PhoneContext& context, QObject* parent) : QObject(parent), context_(context) {
  connect(&context_, &PhoneContext::changed, this, &PageModel::RefreshNow);
}

void PageModel::RefreshNow() {
  const auto counts = phone().outbox().Counts();
  if (counts.ok()) counts_ = *counts;
  const SyncState sync = phone().sync_state();
  sync_sentence_ = SyncSentence(sync);
  offline_ = sync.phase == SyncState::Phase::kOffline;
  const absl::Status status = Refresh();
  Q_EMIT refreshed();
  if (!status.ok()) Refuse(status);
}

void PageModel::undo(const QString& requestId) {
  const absl::Status status = phone().outbox().Undo(requestId.toStdString());
  if (!status.ok()) Q_EMIT refused(tr("Too late to undo: it has been sent."));
}

void PageModel::syncNow() { phone().Sync(SyncEngine::Origin::kManual); }

bool PageModel::Report(const absl::StatusOr<Queued>& queued, const QString& sentence,
                       bool can_undo) {
  if (!queued.ok()) {
    Refuse(queued.status());
    return false;
  }
  Q_EMIT done(sentence, can_undo ? QString::fromStdString(queued->request_id) : QString());
  return true;
}

void PageModel::Retry(const std::string& request_id) {
  const absl::Status status = phone().outbox().Retry(request_id);
  if (!status.ok()) return Refuse(status);
  phone().Sync(SyncEngine::Origin::kCommand);
}

void PageModel::Discard(const std::string& request_id) {
  if (phone().outbox().Discard(request_id).ok()) return;
  undo(QString::fromStdString(request_id));
}

void PageModel::Refuse(const absl::Status& status) { Q_EMIT refused(ProblemSentence(status)); }

}  // namespace glimmer::mobile
