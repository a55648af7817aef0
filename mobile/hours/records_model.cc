#include "mobile/hours/records_model.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "mobile/model/format_words.h"
#include "mobile/model/state_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

QString Reason(const v1::ServiceRecord& record) {
  if (!record.reason().empty()) return QString::fromStdString(record.reason());
  return record.assumed() ? RecordsModel::tr("No check-out: counted to the planned end")
                          : QString();
}

RecordRow RowOf(const v1::ServiceRecord& record) {
  const absl::TimeZone zone = ZoneOf(record.time_zone());
  const absl::Time in = FromTimestamp(record.check_in_time());
  const BadgeWords badge = RecordBadge(record);
  RecordRow row;
  row.key = QString::fromStdString(record.name());
  row.title = QString::fromStdString(record.title());
  //: A date and the times of a service
  row.when =
      RecordsModel::tr("%1 %2").arg(ShortDate(absl::ToCivilDay(in, zone)),
                                    RangeWords(in, FromTimestamp(record.check_out_time()), zone));
  row.hours = HoursWords(record.counted_minutes());
  row.badge_kind = badge.kind;
  row.badge_text = badge.text;
  row.evidence = EvidenceWords(record.evidence_class());
  row.reason = Reason(record);
  return row;
}

// Somebody has confirmed what waited, and needs no reason for it.
bool Confirms(const v1::ServiceRecord& later, const v1::ServiceRecord& earlier) {
  return later.state() == v1::ServiceRecord::STATE_CONFIRMED &&
         earlier.state() == v1::ServiceRecord::STATE_WAITING &&
         later.evidence_class() == earlier.evidence_class();
}

// Rows that a later one took the place of without anybody's word, such as when the leader's
// signature came after the hours were there. The ledger has them; to their person they say nothing.
std::set<std::string> Replaced(const std::vector<v1::ServiceRecord>& records) {
  std::map<std::string, const v1::ServiceRecord*> by_name;
  for (const v1::ServiceRecord& record : records) by_name[record.name()] = &record;
  std::set<std::string> replaced;
  for (const v1::ServiceRecord& record : records) {
    if (record.correction_of().empty() || !record.reason().empty()) continue;
    const auto earlier = by_name.find(record.correction_of());
    if (earlier != by_name.end() && Confirms(record, *earlier->second)) continue;
    replaced.insert(record.correction_of());
    if (record.state() == v1::ServiceRecord::STATE_REVERSAL) replaced.insert(record.name());
  }
  return replaced;
}

}  // namespace

RecordsModel::RecordsModel(PhoneContext& context, const QString& state, QObject* parent)
    : PageModel(context, parent), state_(state), rows_(RecordRow::staticMetaObject, this) {
  RefreshNow();
}

QString RecordsModel::title() const {
  if (state_ == "waiting") return tr("Waiting to be confirmed");
  if (state_ == "refused") return tr("Not accepted");
  return tr("Each service");
}

bool RecordsModel::Wanted(const v1::ServiceRecord& record) const {
  if (state_.isEmpty()) return true;
  const auto state =
      state_ == "waiting" ? v1::ServiceRecord::STATE_WAITING : v1::ServiceRecord::STATE_REFUSED;
  return record.in_force() && record.state() == state;
}

absl::Status RecordsModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto records, phone().store().ListRecords(profile.person));
  const std::set<std::string> replaced = Replaced(records);
  std::vector<RecordRow> rows;
  for (const v1::ServiceRecord& record : records) {
    const bool shown = Wanted(record) && !replaced.contains(record.name());
    if (shown) rows.push_back(RowOf(record));
  }
  rows_.SetRows(rows);
  return absl::OkStatus();
}

}  // namespace glimmer::mobile
