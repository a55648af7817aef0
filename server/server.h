// The composition root: database, sources, services and listeners of one running server, built by
// hand. This file is the map of the server.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "grpcpp/grpcpp.h"
#include "server/config.h"
#include "shared/base/clock.h"
#include "shared/base/ids.h"
#include "shared/sql/database.h"

namespace glimmer {

class Server {
 public:
  // Opens the data and starts every listener of `config`; nothing is served before all stand.
  // Errors: as storage::OpenData; UNAVAILABLE when an address is in use; FAILED_PRECONDITION when a
  // method has no rule.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const Config& config, const Clock& clock,
                                                       RandomSource& random);
  ~Server();

  // Health answers NOT_SERVING, then calls in flight get `grace` to end.
  void Drain(absl::Duration grace);

  // Health answers NOT_SERVING from here on; calls are still answered.
  void RefuseService();

  // The port of the TLS listener, 0 without one.
  int port() const;
  // SHA-256 of the certificate's public key, 32 bytes.
  const std::string& spki_sha256() const;
  // The public key that checks volunteers' certificates, 32 bytes.
  const std::string& certificate_key() const;
  // To AdminService within this process.
  std::shared_ptr<grpc::Channel> AdminChannel();
  sql::Database& database();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace glimmer
