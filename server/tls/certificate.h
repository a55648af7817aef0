// The server's certificate: P-256, self-signed, made at first start and kept in the data folder.
// Phones pin its public key, so the name and the dates in it matter to nobody else.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace glimmer::tls {

struct CertificateFiles {
  std::string certificate_path;  // PEM
  std::string key_path;          // PEM, 0600
};

// The files' places in a data folder.
CertificateFiles CertificateFilesIn(const std::string& data_dir);

// Makes both files unless they are there; a key that is there stays, so that phones still accept
// the server. `host` joins localhost and 127.0.0.1 as alternative names.
// Errors: DATA_LOSS when the key cannot be read; UNAVAILABLE for I/O errors; INTERNAL when the
// library refuses.
absl::Status EnsureCertificate(const CertificateFiles& files, const std::string& host,
                               absl::Time now);

struct CertificateInfo {
  std::string spki_sha256;  // 32 bytes: what phones pin
  absl::Time not_after;
};

// Errors: DATA_LOSS when the PEM holds no certificate.
absl::StatusOr<CertificateInfo> ReadCertificate(absl::string_view pem);
absl::StatusOr<CertificateInfo> ReadCertificateFile(const std::string& path);

}  // namespace glimmer::tls
