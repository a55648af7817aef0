#include "mobile/client/pin_verifier.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <openssl/x509.h>

#include "shared/crypto/hashing.h"

namespace glimmer::mobile {
namespace {

struct Free {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(unsigned char* bytes) const { OPENSSL_free(bytes); }
};

}  // namespace

absl::StatusOr<std::string> SpkiSha256(absl::string_view certificate_pem) {
  const std::unique_ptr<BIO, Free> bio(
      BIO_new_mem_buf(certificate_pem.data(), static_cast<int>(certificate_pem.size())));
  const std::unique_ptr<X509, Free> certificate(
      PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  if (certificate == nullptr) return absl::InvalidArgumentError("This is no certificate.");
  unsigned char* der = nullptr;
  const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
  const std::unique_ptr<unsigned char, Free> owned(der);
  if (size <= 0) return absl::InvalidArgumentError("The certificate holds no key.");
  std::string hash(SHA256_DIGEST_LENGTH, '\0');
  SHA256(der, static_cast<size_t>(size), reinterpret_cast<unsigned char*>(hash.data()));
  return hash;
}

bool PinRecord::Check(absl::string_view spki_sha256) {
  absl::MutexLock lock(&mutex_);
  if (pin_.empty()) pin_ = std::string(spki_sha256);
  changed_ = !ConstantTimeEqual(pin_, spki_sha256);
  return !changed_;
}

std::string PinRecord::pin() const {
  absl::MutexLock lock(&mutex_);
  return pin_;
}

bool PinRecord::IdentityChanged() const {
  absl::MutexLock lock(&mutex_);
  return changed_;
}

bool PinVerifier::Verify(grpc::experimental::TlsCustomVerificationCheckRequest* request,
                         std::function<void(grpc::Status)>, grpc::Status* sync_status) {
  const auto pem = request->peer_cert();
  const auto spki = SpkiSha256(absl::string_view(pem.data(), pem.size()));
  const bool known = spki.ok() && record_->Check(*spki);
  *sync_status = known ? grpc::Status::OK
                       : grpc::Status(grpc::StatusCode::UNAUTHENTICATED, "unknown server key");
  return true;
}

}  // namespace glimmer::mobile
