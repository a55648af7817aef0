// How the server listens: limits that every listener has, TLS with a certificate that may be
// replaced while serving, unix sockets.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "server/tls/certificate.h"

namespace glimmer {

// Message, header, stream, idle and age limits of docs/operations.md.
void ApplyLimits(grpc::ServerBuilder& builder);

// TLS from the files; a new pair is served within a second or two, without restart.
std::shared_ptr<grpc::ServerCredentials> TlsFromFiles(const tls::CertificateFiles& files);

// Removes a socket that a killed server left behind. False when something answers on it.
bool ClearStaleSocket(const std::string& path);

}  // namespace glimmer
