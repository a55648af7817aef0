#include "mobile/shifts/site_code_source.h"

#include <utility>

#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "mobile/store/secret_store.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/base45.h"
#include "shared/crypto/signed_site_code.h"
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
  const auto profile = context_.phone().store().GetProfile();
  if (profile.ok()) device_id_ = std::string(absl::StripPrefix(profile->device, "devices/"));
  const auto device_key = context_.phone().secrets().Get(kDeviceKey);
  if (device_key.ok() && *device_key) device_key_ = **device_key;
}

bool SiteCodeSource::Shown(absl::Time now) const {
  return SiteStep(shift_start_, now) >= 0 && now <= shift_end_ + kShownAfterEnd;
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

absl::Time SiteCodeSource::Now() const {
  LocalStore& store = context_.phone().store();
  const auto feed = store.Feed();
  return feed.ok() ? store.AnchoredNow(*feed) : store.clock().Now();
}

void SiteCodeSource::Note() {
  const absl::Time now = Now();
  const int64_t step = SiteStep(shift_start_, now);
  if (device_key_.empty() || !Shown(now) || step == noted_step_) return;
  // Without room for it the code is shown all the same.
  if (context_.phone().shown_codes().Note(shift_, shift_start_, now).ok()) noted_step_ = step;
}

QString SiteCodeSource::Digits() const {
  const absl::Time now = Now();
  if (key_.empty() || !Shown(now)) return {};
  const QString digits = QString::fromStdString(SiteCode(key_, shift_start_, now));
  return digits.isEmpty() ? digits : digits.left(kHalf) + QLatin1Char(' ') + digits.mid(kHalf);
}

QString SiteCodeSource::Signed() const {
  const absl::Time now = Now();
  if (!Shown(now)) return {};
  const SignedSiteCode code{.shift_mark = ShiftMark(absl::StripPrefix(shift_, "shifts/")),
                            .step = static_cast<uint32_t>(SiteStep(shift_start_, now)),
                            .device_id = device_id_};
  return QString::fromStdString(Base45Encode(SignSiteCode(code, device_key_)));
}

int SiteCodeSource::SecondsLeft() const {
  const absl::Time now = Now();
  const absl::Time next = SiteStepTime(shift_start_, SiteStep(shift_start_, now) + 1);
  return static_cast<int>(absl::ToInt64Seconds(absl::Ceil(next - now, absl::Seconds(1))));
}

}  // namespace glimmer::mobile
