#include "mobile/hours/me_model.h"

#include <algorithm>
#include <array>

#include "mobile/hours/certificate_key.h"
#include "mobile/model/format_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr int kMonths = 12;
constexpr double kMinutesPerHour = 60;

// Rows that count: confirmed ones and what takes them back.
bool Counts(const v1::ServiceRecord& record) {
  return record.state() == v1::ServiceRecord::STATE_CONFIRMED ||
         record.state() == v1::ServiceRecord::STATE_REVERSAL;
}

QString HoursOrNothing(int64_t minutes) { return minutes == 0 ? QString() : HoursNumber(minutes); }

}  // namespace

MeModel::MeModel(PhoneContext& context, QObject* parent) : PageModel(context, parent) {
  RefreshNow();
  // A phone that was enrolled before there was one checks records without signal, too.
  if (CertificateKey(context).empty()) FetchCertificateKey(context, this, [] {});
}

void MeModel::showYear(int year) {
  year_ = std::clamp(year, first_year_, this_year_);
  RefreshNow();
}

absl::Status MeModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto me, phone().store().Me());
  if (me) {
    name_ = QString::fromStdString(me->display_name());
    ASSIGN_OR_RETURN(const auto unit, phone().store().Get<v1::Unit>(me->home_unit()));
    home_ = unit ? QString::fromStdString(unit->display_name()) : QString();
  }
  ASSIGN_OR_RETURN(const auto follow_ups, phone().ledgers().FollowUps());
  follow_ups_ = static_cast<int>(std::count_if(
      follow_ups.begin(), follow_ups.end(),
      [](const FollowUpView& view) { return view.own && view.soon < FollowUpState::kFinished; }));
  ASSIGN_OR_RETURN(const auto households, phone().store().ListHouseholds());
  households_.clear();
  for (const v1::Household& household : households) {
    if (profile.person.empty() || household.contact_person() != profile.person) continue;
    households_.append(QVariantMap{{"household", QString::fromStdString(household.name())},
                                   {"alias", QString::fromStdString(household.alias())}});
  }
  ASSIGN_OR_RETURN(const auto records, phone().store().ListRecords(profile.person));
  ASSIGN_OR_RETURN(const HoursTotals totals, phone().overlay().Hours(profile.person));
  waiting_ = HoursOrNothing(totals.waiting);
  refused_ = HoursOrNothing(totals.refused);
  unsent_ = HoursOrNothing(totals.not_sent);
  ShowMonths(records, absl::ToCivilDay(context().Now(), absl::LocalTimeZone()));
  return absl::OkStatus();
}

void MeModel::ShowMonths(const std::vector<v1::ServiceRecord>& records, absl::CivilDay today) {
  this_year_ = static_cast<int>(today.year());
  first_year_ = this_year_;
  if (year_ == 0) year_ = this_year_;
  std::array<int64_t, kMonths> confirmed{};
  std::array<int64_t, kMonths> waiting{};
  services_ = 0;
  for (const v1::ServiceRecord& record : records) {
    const auto day = ParseCivilDay(record.civil_date());
    if (!day.ok()) continue;
    first_year_ = std::min(first_year_, static_cast<int>(day->year()));
    if (day->year() != year_) continue;
    if (Counts(record)) {
      confirmed[day->month() - 1] += record.counted_minutes();
      if (record.in_force()) ++services_;
    } else if (record.in_force() && record.state() == v1::ServiceRecord::STATE_WAITING) {
      waiting[day->month() - 1] += record.counted_minutes();
    }
  }
  int64_t sum = 0;
  months_.clear();
  QStringList words;
  for (int month = 0; month < kMonths; ++month) {
    sum += confirmed[month];
    months_.append(
        QVariantMap{{"label", QString::number(month + 1)},
                    {"confirmed", static_cast<double>(confirmed[month]) / kMinutesPerHour},
                    {"waiting", static_cast<double>(waiting[month]) / kMinutesPerHour},
                    {"current", year_ == today.year() && month + 1 == today.month()}});
    if (confirmed[month] != 0) {
      words.append(tr("%1: %2").arg(MonthWords(absl::CivilMonth(year_, month + 1)),
                                    HoursWords(confirmed[month])));
    }
  }
  confirmed_ = HoursNumber(sum);
  months_in_words_ =
      words.isEmpty() ? tr("No confirmed hours in %1").arg(year_) : words.join(tr("; "));
}

}  // namespace glimmer::mobile
