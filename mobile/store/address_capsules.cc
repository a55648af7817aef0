#include "mobile/store/address_capsules.h"

#include <algorithm>

#include "mobile/store/visit_keeping.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/sealed_box.h"
#include "shared/domain/visit_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

absl::Status TimeIsOver() {
  return MakeError(v1::ERROR_REASON_CONTACT_NOT_OPEN, "The time of the address is over.");
}

}  // namespace

absl::Status AddressCapsules::Keep(absl::string_view visit,
                                   const v1::GetVisitAddressResponse& answer) {
  const absl::Time now = store_.ServerNow();
  const CapsuleRow row{
      .visit = std::string(visit),
      .capsule = answer.capsule(),
      .fetch_time = now,
      .expire_time = std::min(FromTimestamp(answer.expire_time()), now + kCapsuleLasts)};
  return store_.Write([&](sql::Transaction& tx) { return UpsertCapsule(tx, row); });
}

absl::StatusOr<std::vector<CapsuleRow>> AddressCapsules::Rows() {
  std::vector<CapsuleRow> rows;
  RETURN_IF_ERROR(store_.Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(rows, SelectCapsules(tx));
    return absl::OkStatus();
  }));
  return rows;
}

absl::StatusOr<std::optional<CapsuleRow>> AddressCapsules::Find(absl::string_view visit) {
  ASSIGN_OR_RETURN(std::vector<CapsuleRow> rows, Rows());
  for (CapsuleRow& row : rows) {
    if (row.visit == visit) return std::move(row);
  }
  return std::nullopt;
}

absl::StatusOr<std::optional<absl::Time>> AddressCapsules::OpenUntil(absl::string_view visit) {
  ASSIGN_OR_RETURN(const auto row, Find(visit));
  if (!row || IsOver(*row, store_.ServerNow())) return std::nullopt;
  return row->expire_time;
}

absl::StatusOr<v1::VisitAddress> AddressCapsules::Open(absl::string_view visit) {
  ASSIGN_OR_RETURN(const auto row, Find(visit));
  if (!row) return NotFound(visit);
  const absl::Time now = store_.ServerNow();
  if (IsOver(*row, now)) {
    RETURN_IF_ERROR(Wipe(visit));
    return TimeIsOver();
  }
  ASSIGN_OR_RETURN(const auto key, secrets_.Get(kDeviceKey));
  if (!key) return absl::FailedPreconditionError("This device has no key.");
  ASSIGN_OR_RETURN(const std::string opened, OpenAtDevice(*key, row->capsule));
  v1::VisitAddress address;
  if (!address.ParseFromString(opened)) return absl::DataLossError("An address cannot be read.");
  // What the server sealed in counts, whatever was said beside it.
  if (now < FromTimestamp(address.expire_time())) return address;
  RETURN_IF_ERROR(Wipe(visit));
  return TimeIsOver();
}

absl::Status AddressCapsules::Wipe(absl::string_view visit) {
  ASSIGN_OR_RETURN(const auto row, Find(visit));
  if (!row) return absl::OkStatus();
  return store_.WriteAndWipe([&](sql::Transaction& tx) { return DeleteCapsule(tx, visit); });
}

absl::Status AddressCapsules::WipeOld() {
  ASSIGN_OR_RETURN(const auto rows, Rows());
  const absl::Time now = store_.ServerNow();
  const bool over =
      std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return IsOver(row, now); });
  if (!over) return absl::OkStatus();
  return store_.WriteAndWipe([&](sql::Transaction& tx) { return WipeOldCapsules(tx, now); });
}

absl::Status AddressCapsules::WipeAll() {
  ASSIGN_OR_RETURN(const auto rows, Rows());
  if (rows.empty()) return absl::OkStatus();
  return store_.WriteAndWipe(&DeleteAllCapsules);
}

}  // namespace glimmer::mobile
