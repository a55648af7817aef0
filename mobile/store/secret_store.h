// Where the device's secret key is kept. The platform's keystore is the right place; where none is
// to be had, a file of mode 0600 in the profile's folder stands in, and the app says so.
#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer::mobile {

// The device's Ed25519 key, 64 bytes: the name it is kept by.
inline constexpr char kDeviceKey[] = "device.key";
// The organisation's public key that checks volunteers' records, 32 bytes. No secret; it is kept
// with the rest so that it is there without signal.
inline constexpr char kCertificateKey[] = "certificate.key";

class SecretStore {
 public:
  virtual ~SecretStore() = default;
  // Durable when it returns OK. `name` is a plain file name.
  virtual absl::Status Put(absl::string_view name, absl::string_view secret) = 0;
  // nullopt when there is none.
  virtual absl::StatusOr<std::optional<std::string>> Get(absl::string_view name) = 0;
  virtual absl::Status Remove(absl::string_view name) = 0;
  // True when the system guards the secret better than a file does.
  virtual bool Guarded() const = 0;
};

class FileSecretStore final : public SecretStore {
 public:
  explicit FileSecretStore(std::string folder) : folder_(std::move(folder)) {}
  absl::Status Put(absl::string_view name, absl::string_view secret) override;
  absl::StatusOr<std::optional<std::string>> Get(absl::string_view name) override;
  absl::Status Remove(absl::string_view name) override;
  bool Guarded() const override { return false; }

 private:
  std::string folder_;
};

}  // namespace glimmer::mobile
