// The statements over what the phone keeps of visits beside what the server said. Each function is
// one statement inside the caller's transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::mobile {

struct DraftRow {
  std::string visit;        // visits/{id}
  std::string plan;         // a serialised Visit
  std::string report;       // a serialised FinishVisitRequest
  std::string sealed_note;  // to this device; empty: nothing was typed
  absl::Time end_time;      // planned, or typed later; by it the phone forgets
  absl::Time update_time;
};

struct CapsuleRow {
  std::string visit;
  std::string capsule;
  absl::Time fetch_time;  // both by the server's clock
  absl::Time expire_time;
};

struct ReportRow {
  std::string visit;
  std::string title;    // for people: the household's alias
  std::string request;  // a serialised FinishVisitRequest
  absl::Time report_time;
};

absl::Status UpsertDraft(sql::Transaction& tx, const DraftRow& row);
absl::StatusOr<std::optional<DraftRow>> SelectDraft(sql::Transaction& tx, absl::string_view visit);
absl::StatusOr<std::vector<DraftRow>> SelectDrafts(sql::Transaction& tx);
absl::Status DeleteDraft(sql::Transaction& tx, absl::string_view visit);
// What is being typed of a visit's household asking for something stands in a row of its own, which
// outlives the report: "needs/visits/{id}", with an empty report and a sealed RelayNeedRequest in
// the place of the note. SelectDrafts leaves these out.
std::string NeedDraftOf(absl::string_view visit);
// Of visits that were to end before `time`.
absl::Status DeleteOldDrafts(sql::Transaction& tx, absl::Time time);

absl::Status UpsertCapsule(sql::Transaction& tx, const CapsuleRow& row);
absl::StatusOr<std::vector<CapsuleRow>> SelectCapsules(sql::Transaction& tx);
// These two return how many there were.
absl::StatusOr<int64_t> DeleteCapsule(sql::Transaction& tx, absl::string_view visit);
absl::StatusOr<int64_t> DeleteAllCapsules(sql::Transaction& tx);

absl::Status UpsertReport(sql::Transaction& tx, const ReportRow& row);
absl::StatusOr<std::vector<ReportRow>> SelectReports(sql::Transaction& tx);
absl::Status DeleteReport(sql::Transaction& tx, absl::string_view visit);
absl::Status DeleteOldReports(sql::Transaction& tx, absl::Time time);

}  // namespace glimmer::mobile
