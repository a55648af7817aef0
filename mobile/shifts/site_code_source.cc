#include "mobile/shifts/site_code_source.h"

#include <utility>

#include "absl/strings/str_replace.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/site_code.h"

namespace glimmer::mobile {
namespace {

constexpr char kGetSiteCode[] = "/glimmer.v1.AttendanceService/GetSiteCode";
// The server gives the key out until then (attendance_service.proto).
constexpr absl::Duration kShownAfterEnd = absl::Hours(4);
constexpr int kHalf = 4;

}  // namespace

SiteCodeSource::SiteCodeSource(PhoneContext& context, std::string shift, QObject* parent)
    : QObject(parent), context_(context), shift_(std::move(shift)) {
  Load();
}

std::string SiteCodeSource::SecretName() const {
  return absl::StrReplaceAll(shift_, {{"/", "."}}) + ".site_key";
}

void SiteCodeSource::Load() {
  const auto shift = context_.phone().store().Get<v1::Shift>(shift_);
  if (shift.ok() && *shift) {
    shift_start_ = FromTimestamp((*shift)->start_time());
    shift_end_ = FromTimestamp((*shift)->end_time());
  }
  const auto kept = context_.phone().secrets().Get(SecretName());
  if (kept.ok() && *kept) key_ = **kept;
}

void SiteCodeSource::Need() {
  if (!key_.empty() || asking_) return;
  asking_ = true;
  v1::GetSiteCodeRequest request;
  request.set_shift(shift_);
  context_.Call<v1::GetSiteCodeResponse>(
      this, kGetSiteCode, request, [this](absl::StatusOr<v1::GetSiteCodeResponse> response) {
        asking_ = false;
        if (!response.ok()) return Q_EMIT failed(response.status());
        const absl::Status kept = context_.phone().secrets().Put(SecretName(), response->key());
        if (!kept.ok()) return Q_EMIT failed(kept);
        Load();
        Q_EMIT fetched();
      });
}

QString SiteCodeSource::Digits(absl::Time now) const {
  if (key_.empty() || now > shift_end_ + kShownAfterEnd) return {};
  const QString digits = QString::fromStdString(SiteCode(key_, shift_start_, now));
  return digits.isEmpty() ? digits : digits.left(kHalf) + QLatin1Char(' ') + digits.mid(kHalf);
}

int SiteCodeSource::SecondsLeft(absl::Time now) const {
  const absl::Time next = SiteStepTime(shift_start_, SiteStep(shift_start_, now) + 1);
  return static_cast<int>(absl::ToInt64Seconds(next - now)) + 1;
}

}  // namespace glimmer::mobile
