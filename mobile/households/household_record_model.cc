#include "mobile/households/household_record_model.h"

#include <vector>

#include "mobile/households/household_words.h"
#include "mobile/households/record_sheet.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/saved_file.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

constexpr int kPageSize = 200;

std::vector<RecordLineRow> RowsOf(const std::vector<RecordLine>& lines) {
  std::vector<RecordLineRow> rows;
  for (const RecordLine& line : lines) {
    RecordLineRow row;
    row.key = QString::number(rows.size());
    row.title = line.title;
    row.when = line.when;
    row.detail = line.detail;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

HouseholdRecordModel::HouseholdRecordModel(PhoneContext& context, const QString& household,
                                           const QString& download_dir, QObject* parent)
    : AskingModel(context, parent),
      name_(household.toStdString()),
      download_dir_(download_dir),
      consents_(RecordLineRow::staticMetaObject, this),
      reads_(RecordLineRow::staticMetaObject, this),
      follow_ups_(RecordLineRow::staticMetaObject, this) {
  RefreshNow();
  load();
}

absl::Status HouseholdRecordModel::Refresh() {
  // The words are of the language that is chosen now.
  const v1::Household& household = record_.household();
  ASSIGN_OR_RETURN(const auto unit, phone().store().Get<v1::Unit>(household.unit()));
  unit_ = unit ? QString::fromStdString(unit->display_name()) : QString();
  lines_.clear();
  consents_.SetRows(RowsOf(ConsentLines(record_)));
  reads_.SetRows(RowsOf(ReadLines(record_)));
  follow_ups_.SetRows(RowsOf(FollowUpLines(record_)));
  if (!loaded_) return absl::OkStatus();
  lines_.append(QVariantMap{{"symbol", "verifiedUser"}, {"words", ConsentSentence(household)}});
  if (household.has_terms()) lines_ += TermsLines(household.terms());
  return absl::OkStatus();
}

QString HouseholdRecordModel::alias() const {
  return QString::fromStdString(record_.household().alias());
}

void HouseholdRecordModel::load() {
  if (busy()) return;
  problem_.clear();
  coming_.Clear();
  AskFrom({});
}

void HouseholdRecordModel::AskFrom(const std::string& page_token) {
  v1::GetHouseholdRecordRequest request;
  request.set_household(name_);
  request.set_page_size(kPageSize);
  request.set_page_token(page_token);
  Ask<v1::GetHouseholdRecordResponse>(
      request, [this](const v1::GetHouseholdRecordResponse& page) { Take(page); },
      [this](const absl::Status& status) {
        if (!loaded_) problem_ = ProblemSentence(status);
        Q_EMIT refreshed();
      });
}

void HouseholdRecordModel::Take(const v1::GetHouseholdRecordResponse& page) {
  // Of the consents and the follow-ups each page has all.
  coming_.clear_consent_records();
  coming_.clear_follow_ups();
  coming_.MergeFrom(page);
  if (!page.next_page_token().empty()) return AskFrom(page.next_page_token());
  Show(coming_);
}

void HouseholdRecordModel::Show(const v1::GetHouseholdRecordResponse& record) {
  record_ = record;
  coming_.Clear();
  loaded_ = true;
  problem_.clear();
  RefreshNow();
}

void HouseholdRecordModel::save() {
  if (!loaded_) return;
  const QString name = tr("household-%1.html").arg(alias());
  const auto path = SaveFile(download_dir_, name, RecordSheet(record_, unit_, context().Now()));
  if (!path) return Q_EMIT refused(tr("The file could not be written: %1").arg(download_dir_));
  saved_file_ = *path;
  Q_EMIT refreshed();
  Q_EMIT done(tr("Saved: %1").arg(*path), {});
}

}  // namespace glimmer::mobile
