#include "mobile/store/visit_drafts.h"

#include <algorithm>
#include <utility>

#include "mobile/store/visit_keeping_store.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/sealed_box.h"

namespace glimmer::mobile {
namespace {

// Of an Ed25519 key of 64 bytes the second half is the public one.
constexpr size_t kSecretKeyBytes = 64;
constexpr size_t kSeedBytes = 32;

absl::StatusOr<std::string> Seal(SecretStore& secrets, const std::string& note) {
  if (note.empty()) return std::string();
  ASSIGN_OR_RETURN(const auto key, secrets.Get(kDeviceKey));
  if (!key || key->size() != kSecretKeyBytes) {
    return absl::FailedPreconditionError("This device has no key.");
  }
  return SealToDevice(key->substr(kSeedBytes), note);
}

absl::StatusOr<std::string> Open(SecretStore& secrets, const std::string& sealed) {
  if (sealed.empty()) return std::string();
  ASSIGN_OR_RETURN(const auto key, secrets.Get(kDeviceKey));
  if (!key) return std::string();
  auto note = OpenAtDevice(*key, sealed);
  return note.ok() ? *std::move(note) : std::string();
}

}  // namespace

absl::StatusOr<std::optional<VisitDraft>> VisitDrafts::Get(absl::string_view visit) {
  std::optional<DraftRow> row;
  RETURN_IF_ERROR(store_.Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(row, SelectDraft(tx, visit));
    return absl::OkStatus();
  }));
  if (!row) return std::nullopt;
  VisitDraft draft;
  if (!draft.plan.ParseFromString(row->plan) || !draft.report.ParseFromString(row->report)) {
    return absl::DataLossError("A stored draft is broken.");
  }
  ASSIGN_OR_RETURN(draft.note, Open(secrets_, row->sealed_note));
  draft.update_time = row->update_time;
  return draft;
}

absl::StatusOr<VisitDraft> VisitDrafts::GetOrBegin(const v1::Visit& visit) {
  ASSIGN_OR_RETURN(auto kept, Get(visit.name()));
  if (kept) return *std::move(kept);
  VisitDraft draft{.plan = visit};
  draft.report.set_visit(visit.name());
  return draft;
}

absl::Status VisitDrafts::Put(const VisitDraft& draft) {
  ASSIGN_OR_RETURN(std::string sealed, Seal(secrets_, draft.note));
  const DraftRow row{.visit = draft.plan.name(),
                     .plan = draft.plan.SerializeAsString(),
                     .report = draft.report.SerializeAsString(),
                     .sealed_note = std::move(sealed),
                     .end_time = FromTimestamp(draft.plan.end_time()),
                     .update_time = store_.clock().Now()};
  return store_.Write([&](sql::Transaction& tx) { return UpsertDraft(tx, row); });
}

absl::Status VisitDrafts::Drop(absl::string_view visit) {
  return store_.Write([&](sql::Transaction& tx) { return DeleteDraft(tx, visit); });
}

absl::StatusOr<std::optional<v1::RelayNeedRequest>> VisitDrafts::GetNeed(absl::string_view visit) {
  std::optional<DraftRow> row;
  RETURN_IF_ERROR(store_.Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(row, SelectDraft(tx, NeedDraftOf(visit)));
    return absl::OkStatus();
  }));
  if (!row) return std::nullopt;
  ASSIGN_OR_RETURN(const std::string plain, Open(secrets_, row->sealed_note));
  // One that this device cannot open is as good as none.
  v1::RelayNeedRequest need;
  if (plain.empty() || !need.ParseFromString(plain)) return std::nullopt;
  return need;
}

absl::Status VisitDrafts::PutNeed(const v1::Visit& visit, const v1::RelayNeedRequest& need) {
  ASSIGN_OR_RETURN(std::string sealed, Seal(secrets_, need.SerializeAsString()));
  const absl::Time now = store_.clock().Now();
  const DraftRow row{.visit = NeedDraftOf(visit.name()),
                     .plan = visit.SerializeAsString(),
                     .report = "",
                     .sealed_note = std::move(sealed),
                     .end_time = std::max(FromTimestamp(visit.end_time()), now),
                     .update_time = now};
  return store_.Write([&](sql::Transaction& tx) { return UpsertDraft(tx, row); });
}

}  // namespace glimmer::mobile
