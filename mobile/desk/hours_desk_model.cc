#include "mobile/desk/hours_desk_model.h"

#include <QLocale>
#include <algorithm>

#include "absl/strings/match.h"
#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/saved_file.h"
#include "mobile/model/state_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr char kGetFigures[] = "/glimmer.v1.HoursService/GetFigures";
constexpr char kExportHours[] = "/glimmer.v1.HoursService/ExportHours";
constexpr int kAskSoonMs = 400;
constexpr int kShownLines = 50;  // a table of hundreds makes a slow page

const v1::FigureGroup kGroups[] = {v1::FIGURE_GROUP_PERSON, v1::FIGURE_GROUP_HOME_UNIT,
                                   v1::FIGURE_GROUP_HOST_UNIT, v1::FIGURE_GROUP_CATEGORY,
                                   v1::FIGURE_GROUP_MONTH};
struct FileKind {
  v1::ExportHoursRequest::Format format;
  const char* prefix;
  const char* suffix;
};
const FileKind kFiles[] = {{v1::ExportHoursRequest::FORMAT_XLSX, "hours", "xlsx"},
                           {v1::ExportHoursRequest::FORMAT_CSV, "hours", "csv"},
                           {v1::ExportHoursRequest::FORMAT_RECORDS_CSV, "attendance", "csv"}};

QString Grouped(int64_t number) { return QLocale().toString(static_cast<qlonglong>(number)); }

QString GroupedHours(int64_t minutes) {
  const QString plain = HoursNumber(minutes);
  return QLocale().toString(plain.toDouble(), 'f', 1);
}

QString MeaningOf(const v1::GetFiguresResponse& response, const std::string& figure) {
  for (const v1::FigureDefinition& definition : response.definitions()) {
    if (definition.figure() == figure) return QString::fromStdString(definition.text());
  }
  return {};
}

QVariantMap Tile(const QString& title, const QString& value, const QString& text) {
  return {{"title", title}, {"value", value}, {"text", text}};
}

FigureRow RowOfFigure(const v1::Figure& figure) {
  FigureRow row;
  row.key = QString::fromStdString(figure.key().empty() ? figure.title() : figure.key());
  row.title = figure.title().empty() ? HoursDeskModel::tr("Not named")
                                     : QString::fromStdString(figure.title());
  row.sessions = Grouped(figure.sessions());
  row.person_times = Grouped(figure.person_times());
  row.people = Grouped(figure.people());
  row.hours = GroupedHours(figure.minutes());
  row.waiting = figure.waiting_minutes() == 0 ? QString() : GroupedHours(figure.waiting_minutes());
  return row;
}

QString ReviewWords(v1::ReviewReason reason) {
  switch (reason) {
    case v1::REVIEW_REASON_SIGNATURE:
      return HoursDeskModel::tr("The phone's signature does not hold");
    case v1::REVIEW_REASON_DEVICE_REVOKED:
      return HoursDeskModel::tr("A phone was used that had been signed out");
    case v1::REVIEW_REASON_CHAIN_FORK:
      return HoursDeskModel::tr("The phone says two things in one place, as after a restore");
    case v1::REVIEW_REASON_SHARED_PHONE:
      return HoursDeskModel::tr("Hours of two people came from one phone");
    case v1::REVIEW_REASON_NO_ANCHOR:
      return HoursDeskModel::tr("Only the phone's own clock says when");
    case v1::REVIEW_REASON_NO_SAY:
      return HoursDeskModel::tr("Who showed the code does not run the shift");
    default:  // a gap puts nothing in doubt; a newer server may know more
      return {};
  }
}

// What did not hold, one beside the other.
QString ReviewWords(const v1::ServiceRecord& record) {
  QStringList words;
  for (const int reason : record.review_reasons()) {
    const QString word = ReviewWords(static_cast<v1::ReviewReason>(reason));
    if (!word.isEmpty()) words.push_back(word);
  }
  if (words.empty()) return HoursDeskModel::tr("The times do not fit; please look");
  //: Between two reasons why somebody should look
  return words.join(HoursDeskModel::tr("; "));
}

QString WhyItWaits(const v1::ServiceRecord& record) {
  if (record.assumed()) return HoursDeskModel::tr("No check-out; counted to the planned end");
  if (!record.reason().empty()) return QString::fromStdString(record.reason());
  if (record.verdict() == v1::VERDICT_REVIEW) return ReviewWords(record);
  return EvidenceWords(record.evidence_class());
}

}  // namespace

HoursDeskModel::HoursDeskModel(PhoneContext& context, const QString& download_dir, QObject* parent)
    : PeriodModel(context, parent),
      download_dir_(download_dir),
      lines_(FigureRow::staticMetaObject, this),
      waiting_(UnconfirmedRow::staticMetaObject, this),
      behind_(context),
      ledger_head_(context, nullptr) {
  ask_soon_.setSingleShot(true);
  connect(&ask_soon_, &QTimer::timeout, this, &HoursDeskModel::Ask);
  connect(&ledger_head_, &PageModel::done, this, &PageModel::done);
  connect(&behind_, &PageModel::done, this, &PageModel::done);
  connect(&behind_, &PageModel::refused, this, &PageModel::refused);
  RefreshNow();
  Ask();
  ledger_head_.AskServer();
}

QStringList HoursDeskModel::groups() const {
  return {tr("By person"), tr("By home unit"), tr("By community"), tr("By category"),
          tr("By month")};
}

void HoursDeskModel::setGroup(int group) {
  if (group == group_) return;
  group_ = group;
  show_all_lines_ = false;
  Ask();
}

void HoursDeskModel::setFormat(int format) {
  format_ = format;
  Q_EMIT refreshed();
}

absl::Status HoursDeskModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  SetReach(UnitsInReach(profile, units));
  if (!asking_ && !ask_soon_.isActive()) ask_soon_.start(kAskSoonMs);
  return ShowWaiting(profile);
}

UnconfirmedRow HoursDeskModel::RowOf(const v1::ServiceRecord& record,
                                     const Profile& profile) const {
  const absl::TimeZone zone = ZoneOf(record.time_zone());
  UnconfirmedRow row;
  row.key = QString::fromStdString(record.name());
  row.name = QString::fromStdString(record.person_display_name());
  row.title = QString::fromStdString(record.title());
  row.when = SpanWords(FromTimestamp(record.check_in_time()),
                       FromTimestamp(record.check_out_time()), zone, context().Now());
  row.hours = HoursWords(record.counted_minutes());
  row.why = WhyItWaits(record);
  if (record.person() == profile.person) {
    row.locked = true;
    row.why = tr("Your own; somebody else has to look");
  }
  return row;
}

absl::Status HoursDeskModel::ShowWaiting(const Profile& profile) {
  ASSIGN_OR_RETURN(const auto records, phone().store().ListWaitingRecords());
  ASSIGN_OR_RETURN(const auto pending, phone().overlay().PendingDecisions());
  std::vector<UnconfirmedRow> rows;
  int64_t minutes = 0;
  for (const v1::ServiceRecord& record : records) {
    UnconfirmedRow row = RowOf(record, profile);
    if (pending.contains(record.name())) {
      row.locked = true;
      row.why = tr("Your answer is on its way");
    }
    minutes += record.counted_minutes();
    rows.push_back(std::move(row));
  }
  waiting_.SetRows(rows);
  waiting_sentence_ =
      rows.empty() ? tr("Nothing waits to be confirmed.")
                   : tr("%1 h in all, not yet in the numbers above").arg(HoursNumber(minutes));
  return absl::OkStatus();
}

v1::RecordFilter HoursDeskModel::Filter() const {
  v1::RecordFilter filter;
  const Days days = PeriodDays();
  filter.set_owner(UnitName());
  filter.set_start_date(FormatCivilDay(days.first));
  filter.set_end_date(FormatCivilDay(days.last));
  return filter;
}

void HoursDeskModel::Ask() {
  if (!HasReach()) return;
  v1::GetFiguresRequest request;
  *request.mutable_filter() = Filter();
  request.set_group(kGroups[group_]);
  asking_ = true;
  const int question = ++question_;
  const std::string scope = request.SerializeAsString();
  if (scope != shown_scope_) ClearNumbers();
  shown_scope_ = scope;
  Q_EMIT refreshed();
  context().Call<v1::GetFiguresResponse>(
      this, kGetFigures, request,
      [this, question](absl::StatusOr<v1::GetFiguresResponse> response) {
        if (question != question_) return;
        asking_ = false;
        problem_ = response.ok() ? QString() : ProblemSentence(response.status());
        if (response.ok()) return Show(*response);
        Q_EMIT refreshed();
      });
}

void HoursDeskModel::Show(const v1::GetFiguresResponse& response) {
  const v1::Figure& total = response.total();
  tiles_ = {
      Tile(tr("Sessions"), Grouped(total.sessions()), MeaningOf(response, "sessions")),
      Tile(tr("Person-times"), Grouped(total.person_times()), MeaningOf(response, "person_times")),
      Tile(tr("People"), Grouped(total.people()), MeaningOf(response, "people")),
      Tile(tr("Hours"), GroupedHours(total.minutes()), MeaningOf(response, "minutes"))};
  const v1::Headcounts& heads = response.headcounts();
  if (heads.audience() > 0) {
    tiles_.push_back(
        Tile(tr("Listeners"), Grouped(heads.audience()), MeaningOf(response, "audience")));
  }
  if (heads.guests() > 0) {
    tiles_.push_back(
        Tile(tr("Helpers without a name"), Grouped(heads.guests()), MeaningOf(response, "guests")));
  }
  all_lines_.clear();
  line_keys_.clear();
  for (const v1::Figure& figure : response.figures()) {
    all_lines_.push_back(RowOfFigure(figure));
    line_keys_.push_back(figure.key());
  }
  as_of_ = FromTimestamp(response.as_of_time());
  ShowLines();
}

void HoursDeskModel::ClearNumbers() {
  tiles_.clear();
  all_lines_.clear();
  line_keys_.clear();
  behind_.close();
  as_of_ = absl::InfinitePast();
  problem_.clear();
  ShowLines();
}

void HoursDeskModel::showAllLines() {
  show_all_lines_ = true;
  ShowLines();
}

void HoursDeskModel::openLine(int line) {
  if (!HasReach() || line < 0 || line >= static_cast<int>(line_keys_.size())) return;
  const auto at = static_cast<size_t>(line);
  // Those who were erased have no name: "people/".
  const bool is_named = !absl::EndsWith(line_keys_[at], "/");
  behind_.Open({Filter(), kGroups[group_], is_named ? line_keys_[at] : "", all_lines_[at].title});
}

void HoursDeskModel::openWhole() {
  if (!HasReach()) return;
  behind_.Open({Filter(), v1::FIGURE_GROUP_UNSPECIFIED, "", tr("All rows")});
}

void HoursDeskModel::ShowLines() {
  const auto all = static_cast<int>(all_lines_.size());
  const int shown = show_all_lines_ ? all : std::min(all, kShownLines);
  lines_.SetRows(std::vector<FigureRow>(all_lines_.begin(), all_lines_.begin() + shown));
  more_lines_ = all - shown;
  Q_EMIT refreshed();
}

void HoursDeskModel::confirm(const QString& record) {
  Report(phone().commands().DecideRecord(record.toStdString(), true, ""), tr("Confirmed."), true);
}

void HoursDeskModel::refuse(const QString& record, const QString& reason) {
  Report(phone().commands().DecideRecord(record.toStdString(), false, reason.toStdString()),
         tr("Not accepted; the person reads why."), true);
}

void HoursDeskModel::exportHours() {
  if (!HasReach() || exporting_) return;
  v1::ExportHoursRequest request;
  *request.mutable_filter() = Filter();
  request.set_format(kFiles[format_].format);
  // Of what was asked: the page may be about something else by the time it is here.
  asked_file_ = FileName(kFiles[format_].prefix, kFiles[format_].suffix);
  exporting_ = true;
  Q_EMIT refreshed();
  context().Collect(this, kExportHours, request.SerializeAsString(),
                    [this](absl::StatusOr<std::vector<std::string>> pieces) {
                      exporting_ = false;
                      Q_EMIT refreshed();
                      if (!pieces.ok()) return Refuse(pieces.status());
                      Save(*pieces);
                    });
}

void HoursDeskModel::Save(const std::vector<std::string>& pieces) {
  const auto content = JoinPieces<v1::ExportHoursResponse>(pieces);
  if (!content.ok()) return Refuse(content.status());
  const auto path = SaveFile(download_dir_, asked_file_, *content);
  if (!path) return Q_EMIT refused(tr("The file could not be written: %1").arg(download_dir_));
  saved_file_ = *path;
  Q_EMIT refreshed();
  Q_EMIT done(tr("Saved: %1").arg(*path), {});
}

}  // namespace glimmer::mobile
