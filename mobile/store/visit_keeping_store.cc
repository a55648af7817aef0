#include "mobile/store/visit_keeping_store.h"

#include "absl/strings/str_cat.h"

namespace glimmer::mobile {
namespace {

constexpr absl::string_view kUpsertDraft =
    "INSERT INTO visit_drafts (visit, plan, report, sealed_note, end_time_us, update_time_us)"
    " VALUES ($1,$2,$3,$4,$5,$6)"
    " ON CONFLICT (visit) DO UPDATE SET plan = $2, report = $3, sealed_note = $4,"
    " end_time_us = $5, update_time_us = $6";
constexpr absl::string_view kSelectDraft =
    "SELECT visit, plan, report, sealed_note, end_time_us, update_time_us FROM visit_drafts"
    " WHERE visit = $1";
constexpr absl::string_view kSelectDrafts =
    "SELECT visit, plan, report, sealed_note, end_time_us, update_time_us FROM visit_drafts"
    " WHERE visit >= 'visits/' AND visit < 'visits0' ORDER BY end_time_us, visit";
constexpr absl::string_view kDeleteDraft = "DELETE FROM visit_drafts WHERE visit = $1";
constexpr absl::string_view kDeleteOldDrafts = "DELETE FROM visit_drafts WHERE end_time_us < $1";
constexpr absl::string_view kUpsertCapsule =
    "INSERT INTO capsules (visit, capsule, fetch_time_us, expire_time_us) VALUES ($1,$2,$3,$4)"
    " ON CONFLICT (visit) DO UPDATE SET capsule = $2, fetch_time_us = $3, expire_time_us = $4";
constexpr absl::string_view kSelectCapsules =
    "SELECT visit, capsule, fetch_time_us, expire_time_us FROM capsules ORDER BY visit";
constexpr absl::string_view kDeleteCapsule = "DELETE FROM capsules WHERE visit = $1";
constexpr absl::string_view kDeleteAllCapsules = "DELETE FROM capsules";
constexpr absl::string_view kUpsertReport =
    "INSERT INTO visit_reports (visit, title, request, report_time_us) VALUES ($1,$2,$3,$4)"
    " ON CONFLICT (visit) DO UPDATE SET title = $2, request = $3, report_time_us = $4";
constexpr absl::string_view kSelectReports =
    "SELECT visit, title, request, report_time_us FROM visit_reports ORDER BY report_time_us";
constexpr absl::string_view kDeleteReport = "DELETE FROM visit_reports WHERE visit = $1";
constexpr absl::string_view kDeleteOldReports =
    "DELETE FROM visit_reports WHERE report_time_us < $1";

DraftRow DraftOf(const sql::Row& row) {
  return {.visit = row.Text(0),
          .plan = row.Blob(1),
          .report = row.Blob(2),
          .sealed_note = row.Blob(3),
          .end_time = absl::FromUnixMicros(row.Int(4)),
          .update_time = absl::FromUnixMicros(row.Int(5))};
}

CapsuleRow CapsuleOf(const sql::Row& row) {
  return {.visit = row.Text(0),
          .capsule = row.Blob(1),
          .fetch_time = absl::FromUnixMicros(row.Int(2)),
          .expire_time = absl::FromUnixMicros(row.Int(3))};
}

ReportRow ReportOf(const sql::Row& row) {
  return {.visit = row.Text(0),
          .title = row.Text(1),
          .request = row.Blob(2),
          .report_time = absl::FromUnixMicros(row.Int(3))};
}

}  // namespace

std::string NeedDraftOf(absl::string_view visit) { return absl::StrCat("needs/", visit); }

absl::Status UpsertDraft(sql::Transaction& tx, const DraftRow& row) {
  return tx
      .Execute(kUpsertDraft, row.visit, sql::Bytes{row.plan}, sql::Bytes{row.report},
               sql::Bytes{row.sealed_note}, row.end_time, row.update_time)
      .status();
}

absl::StatusOr<std::optional<DraftRow>> SelectDraft(sql::Transaction& tx, absl::string_view visit) {
  return tx.QueryOne(DraftOf, kSelectDraft, visit);
}

absl::StatusOr<std::vector<DraftRow>> SelectDrafts(sql::Transaction& tx) {
  return tx.QueryAll(DraftOf, kSelectDrafts);
}

absl::Status DeleteDraft(sql::Transaction& tx, absl::string_view visit) {
  return tx.Execute(kDeleteDraft, visit).status();
}

absl::Status DeleteOldDrafts(sql::Transaction& tx, absl::Time time) {
  return tx.Execute(kDeleteOldDrafts, time).status();
}

absl::Status UpsertCapsule(sql::Transaction& tx, const CapsuleRow& row) {
  return tx
      .Execute(kUpsertCapsule, row.visit, sql::Bytes{row.capsule}, row.fetch_time, row.expire_time)
      .status();
}

absl::StatusOr<std::vector<CapsuleRow>> SelectCapsules(sql::Transaction& tx) {
  return tx.QueryAll(CapsuleOf, kSelectCapsules);
}

absl::StatusOr<int64_t> DeleteCapsule(sql::Transaction& tx, absl::string_view visit) {
  return tx.Execute(kDeleteCapsule, visit);
}

absl::StatusOr<int64_t> DeleteAllCapsules(sql::Transaction& tx) {
  return tx.Execute(kDeleteAllCapsules);
}

absl::Status UpsertReport(sql::Transaction& tx, const ReportRow& row) {
  return tx.Execute(kUpsertReport, row.visit, row.title, sql::Bytes{row.request}, row.report_time)
      .status();
}

absl::StatusOr<std::vector<ReportRow>> SelectReports(sql::Transaction& tx) {
  return tx.QueryAll(ReportOf, kSelectReports);
}

absl::Status DeleteReport(sql::Transaction& tx, absl::string_view visit) {
  return tx.Execute(kDeleteReport, visit).status();
}

absl::Status DeleteOldReports(sql::Transaction& tx, absl::Time time) {
  return tx.Execute(kDeleteOldReports, time).status();
}

}  // namespace glimmer::mobile
