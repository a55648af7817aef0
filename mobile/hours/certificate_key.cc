#include "mobile/hours/certificate_key.h"

#include <utility>

#include "glimmer/v1/access_service.pb.h"

namespace glimmer::mobile {
namespace {

constexpr char kGetServerInfo[] = "/glimmer.v1.AccessService/GetServerInfo";
constexpr size_t kKeyBytes = 32;

}  // namespace

std::string CertificateKey(PhoneContext& context) {
  const auto key = context.phone().secrets().Get(kCertificateKey);
  return key.ok() ? key->value_or("") : std::string();
}

void FetchCertificateKey(PhoneContext& context, QObject* receiver, std::function<void()> done) {
  context.Call<v1::GetServerInfoResponse>(
      receiver, kGetServerInfo, v1::GetServerInfoRequest(),
      [&context, done = std::move(done)](const absl::StatusOr<v1::GetServerInfoResponse>& info) {
        // An older server has none.
        if (info.ok() && info->certificate_key().size() == kKeyBytes) {
          (void)context.phone().secrets().Put(kCertificateKey, info->certificate_key());
        }
        done();
      });
}

}  // namespace glimmer::mobile
