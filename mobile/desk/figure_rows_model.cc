#include "mobile/desk/figure_rows_model.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/match.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/state_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

constexpr char kListServiceRecords[] = "/glimmer.v1.HoursService/ListServiceRecords";
constexpr int kPageSize = 200;
constexpr int kMostPages = 25;  // 5,000 rows; fewer days find the rest
constexpr int kShownRows = 50;  // a list of hundreds makes a slow page

std::set<std::string> WithThoseBelow(const std::string& top, const std::vector<v1::Unit>& units) {
  std::set<std::string> all = {top};
  bool grew = true;
  while (grew) {
    grew = false;
    for (const v1::Unit& unit : units) {
      if (all.contains(unit.parent())) grew |= all.insert(unit.name()).second;
    }
  }
  return all;
}

// Of "2026-11"; days are compared as they are written.
void KeepToMonth(const std::string& month, v1::RecordFilter& filter) {
  const auto first = ParseCivilDay(month + "-01");
  if (!first.ok()) return;
  const absl::CivilDay last = absl::CivilDay(absl::CivilMonth(*first) + 1) - 1;
  filter.set_start_date(std::max(filter.start_date(), FormatCivilDay(*first)));
  filter.set_end_date(std::min(filter.end_date(), FormatCivilDay(last)));
}

QString DetailOf(const v1::ServiceRecord& record) {
  return InRow({EvidenceWords(record.evidence_class()), QString::fromStdString(record.reason())});
}

}  // namespace

FigureRowsModel::FigureRowsModel(PhoneContext& context)
    : PageModel(context, nullptr),
      rows_(LedgerRecordRow::staticMetaObject, this),
      correction_(context) {
  connect(&correction_, &PageModel::done, this, &PageModel::done);
  connect(&correction_, &PageModel::refused, this, &PageModel::refused);
  RefreshNow();
}

void FigureRowsModel::Open(Line line) {
  line_ = std::move(line);
  opened_ = true;
  show_all_rows_ = false;
  shown_.clear();
  AskAnew();
}

void FigureRowsModel::close() {
  opened_ = asking_ = false;
  ++question_;
  shown_.clear();
  RefreshNow();
}

void FigureRowsModel::showAllRows() {
  show_all_rows_ = true;
  RefreshNow();
}

void FigureRowsModel::correct(const QString& record) {
  for (const v1::ServiceRecord& known : shown_) {
    if (known.name() == record.toStdString()) return correction_.Begin(known);
  }
}

// A person's rows are few; all rows of a unit are many, and are asked for only where the person is
// nobody of the caller's.
void FigureRowsModel::AskAnew() {
  ++question_;
  pages_ = 0;
  found_.clear();
  problem_.clear();
  cut_ = false;
  asking_ = true;
  const auto units = phone().store().Units();
  reach_ = units.ok() ? WithThoseBelow(line_.filter.owner(), *units)
                      : std::set<std::string>{line_.filter.owner()};
  const bool of_person = line_.group == v1::FIGURE_GROUP_PERSON && !line_.key.empty();
  AskPage(of_person ? line_.key : line_.filter.owner(), "");
  RefreshNow();
}

void FigureRowsModel::AskPage(const std::string& owner, const std::string& page_token) {
  v1::ListServiceRecordsRequest request;
  *request.mutable_filter() = line_.filter;
  request.mutable_filter()->set_owner(owner);
  if (line_.group == v1::FIGURE_GROUP_CATEGORY) request.mutable_filter()->set_category(line_.key);
  if (line_.group == v1::FIGURE_GROUP_MONTH) KeepToMonth(line_.key, *request.mutable_filter());
  request.set_page_size(kPageSize);
  request.set_page_token(page_token);
  context().Call<v1::ListServiceRecordsResponse>(
      this, kListServiceRecords, request,
      [this, owner,
       question = question_](const absl::StatusOr<v1::ListServiceRecordsResponse>& response) {
        if (question != question_) return;
        if (response.ok()) return Take(owner, *response);
        if (owner != line_.filter.owner() &&
            ReasonOf(response.status()) == v1::ERROR_REASON_NOT_FOUND) {
          return AskPage(line_.filter.owner(), "");
        }
        asking_ = false;
        problem_ = ProblemSentence(response.status());
        RefreshNow();
      });
}

void FigureRowsModel::Take(const std::string& owner,
                           const v1::ListServiceRecordsResponse& response) {
  for (const v1::ServiceRecord& record : response.service_records()) {
    if (Belongs(record)) found_.push_back(record);
  }
  cut_ = !response.next_page_token().empty() && ++pages_ >= kMostPages;
  if (!response.next_page_token().empty() && !cut_) {
    return AskPage(owner, response.next_page_token());
  }
  asking_ = false;
  shown_ = std::move(found_);
  found_.clear();
  RefreshNow();
}

bool FigureRowsModel::Belongs(const v1::ServiceRecord& record) const {
  const bool here = reach_.contains(record.home_unit()) || reach_.contains(record.host_unit()) ||
                    reach_.contains(record.organizing_unit());
  if (!here) return false;
  switch (line_.group) {
    case v1::FIGURE_GROUP_PERSON:
      return record.person() == line_.key;
    case v1::FIGURE_GROUP_HOME_UNIT:
      return record.home_unit() == line_.key;
    case v1::FIGURE_GROUP_HOST_UNIT:
      return record.host_unit() == line_.key;
    case v1::FIGURE_GROUP_CATEGORY:
      return record.category() == line_.key;
    case v1::FIGURE_GROUP_MONTH:
      return absl::StartsWith(record.civil_date(), line_.key);
    default:
      return true;
  }
}

LedgerRecordRow FigureRowsModel::RowOf(const v1::ServiceRecord& record, const OnItsWay& sent,
                                       const Profile& profile) const {
  const absl::TimeZone zone = ZoneOf(record.time_zone());
  const absl::Time in = FromTimestamp(record.check_in_time());
  const BadgeWords badge = CorrectedBadge(record, sent);
  LedgerRecordRow row;
  row.key = QString::fromStdString(record.name());
  row.who = QString::fromStdString(record.person_display_name());
  row.title = QString::fromStdString(record.title());
  //: A date and the times of a service
  row.when = tr("%1 %2").arg(ShortDate(absl::ToCivilDay(in, zone)),
                             RangeWords(in, FromTimestamp(record.check_out_time()), zone));
  row.hours = HoursWords(record.counted_minutes());
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  row.detail = DetailOf(record);
  row.may_correct = RecordCorrection::May(record, sent, profile);
  return row;
}

absl::Status FigureRowsModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto corrections, phone().overlay().Corrections());
  std::set<std::string> correcting;
  for (const auto& [record, sent] : corrections) {
    if (sent.kind == OnItsWay::Kind::kWaiting) correcting.insert(record);
  }
  // One that was on its way has its answer: the ledger says something else now.
  const bool answered =
      std::any_of(correcting_.begin(), correcting_.end(),
                  [&](const std::string& record) { return !correcting.contains(record); });
  correcting_ = std::move(correcting);
  if (answered && opened_ && !asking_) {
    AskAnew();
    return absl::OkStatus();
  }
  std::vector<LedgerRecordRow> rows;
  int64_t minutes = 0;
  for (const v1::ServiceRecord& record : shown_) {
    const auto sent = corrections.find(record.name());
    rows.push_back(RowOf(record, sent == corrections.end() ? OnItsWay() : sent->second, profile));
    const bool counts = record.state() == v1::ServiceRecord::STATE_CONFIRMED ||
                        record.state() == v1::ServiceRecord::STATE_REVERSAL;
    if (counts) minutes += record.counted_minutes();
  }
  const int all = static_cast<int>(rows.size());
  if (!show_all_rows_ && all > kShownRows) rows.resize(kShownRows);
  more_rows_ = all - static_cast<int>(rows.size());
  rows_.SetRows(rows);
  sentence_ = tr("%n row(s), %1 h that count", nullptr, all).arg(HoursNumber(minutes));
  if (cut_) sentence_ += QLatin1Char(' ') + tr("These are too many days to look through them all.");
  return absl::OkStatus();
}

}  // namespace glimmer::mobile
