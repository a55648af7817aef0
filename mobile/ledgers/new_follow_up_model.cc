#include "mobile/ledgers/new_follow_up_model.h"

#include "mobile/ledgers/ledger_words.h"
#include "mobile/model/desk_scope.h"

namespace glimmer::mobile {

NewFollowUpModel::NewFollowUpModel(PhoneContext& context, QObject* parent)
    : FormModel(context, parent) {
  RefreshNow();
}

QStringList NewFollowUpModel::kinds() const { return FollowUpKinds(); }

QString NewFollowUpModel::MissingHere() const {
  return title_.trimmed().isEmpty() ? tr("Say what it is about") : QString();
}

absl::StatusOr<Queued> NewFollowUpModel::Write() {
  v1::OpenFollowUpRequest request;
  v1::FollowUp& row = *request.mutable_follow_up();
  row.set_unit(Unit());
  row.set_kind(static_cast<v1::FollowUp::Kind>(v1::FollowUp::KIND_COMPLAINT + kind_));
  row.set_title(title_.trimmed().toStdString());
  row.set_description(description_.trimmed().toStdString());
  row.set_source(source_.trimmed().toStdString());
  request.set_public_text_is_fine(looked());
  return phone().ledger_commands().Open(std::move(request));
}

QString NewFollowUpModel::WrittenSentence() const {
  return tr("Written down. A coordinator says who sees to it.");
}

std::vector<v1::Unit> NewFollowUpModel::UnitsOf(const std::vector<v1::Unit>& reach,
                                                const std::vector<v1::Unit>& units) const {
  return HostUnits(reach, units);
}

}  // namespace glimmer::mobile
