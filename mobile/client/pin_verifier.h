// Recognises a server by its public key: SHA-256 of the certificate's SubjectPublicKeyInfo. No
// authority is asked; the pin came with the invitation. Thread-safe.
#pragma once

#include <grpcpp/security/tls_certificate_verifier.h>

#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"

namespace glimmer::mobile {

// 32 bytes. Errors: INVALID_ARGUMENT when it is no PEM certificate.
absl::StatusOr<std::string> SpkiSha256(absl::string_view certificate_pem);

// What handshakes have shown; outlives the channel.
class PinRecord {
 public:
  // An empty pin accepts the first key seen and then only that one.
  explicit PinRecord(std::string pin) : pin_(std::move(pin)) {}

  // True when the key is the pinned one.
  bool Check(absl::string_view spki_sha256);
  // The pinned key, or the one accepted first; empty before that.
  std::string pin() const;
  // The last handshake showed another key: this is not the server we know, or no longer.
  bool IdentityChanged() const;

 private:
  mutable absl::Mutex mutex_;
  std::string pin_ ABSL_GUARDED_BY(mutex_);
  bool changed_ ABSL_GUARDED_BY(mutex_) = false;
};

class PinVerifier final : public grpc::experimental::ExternalCertificateVerifier {
 public:
  explicit PinVerifier(std::shared_ptr<PinRecord> record) : record_(std::move(record)) {}
  bool Verify(grpc::experimental::TlsCustomVerificationCheckRequest* request,
              std::function<void(grpc::Status)> callback, grpc::Status* sync_status) override;
  void Cancel(grpc::experimental::TlsCustomVerificationCheckRequest*) override {}

 private:
  std::shared_ptr<PinRecord> record_;
};

}  // namespace glimmer::mobile
