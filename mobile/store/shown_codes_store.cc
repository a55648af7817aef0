#include "mobile/store/shown_codes_store.h"

namespace glimmer::mobile {
namespace {

constexpr absl::string_view kSelectRuns =
    "SELECT shift, boot_id, first_step, last_step, first_step_boot_us FROM shown_codes"
    " ORDER BY shift, boot_id, first_step_boot_us, first_step";
constexpr absl::string_view kPutRun =
    "INSERT INTO shown_codes (shift, boot_id, first_step, last_step, first_step_boot_us)"
    " VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (shift, boot_id, first_step, first_step_boot_us) DO UPDATE SET last_step = $4";
constexpr absl::string_view kDeleteRuns = "DELETE FROM shown_codes";

}  // namespace

absl::StatusOr<std::vector<ShownRun>> SelectRuns(sql::Transaction& tx) {
  return tx.QueryAll(
      [](const sql::Row& row) {
        return ShownRun{row.Text(0), row.Text(1), row.Int(2), row.Int(3),
                        absl::Microseconds(row.Int(4))};
      },
      kSelectRuns);
}

absl::Status PutRun(sql::Transaction& tx, const ShownRun& run) {
  return tx
      .Execute(kPutRun, run.shift, run.boot_id, run.first_step, run.last_step,
               absl::ToInt64Microseconds(run.first_since_boot))
      .status();
}

absl::Status DeleteRuns(sql::Transaction& tx) { return tx.Execute(kDeleteRuns).status(); }

}  // namespace glimmer::mobile
