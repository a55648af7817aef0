#include "tests/mobile/support/page_server.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "glimmer/v1/access_service.grpc.pb.h"
#include "server/tls/certificate.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signing.h"

namespace glimmer::mobile {
namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

class PageServer::Access final : public v1::AccessService::Service {
 public:
  explicit Access(const Profile& profile) : profile_(profile) {}

  grpc::Status BeginSession(grpc::ServerContext*, const v1::BeginSessionRequest*,
                            v1::BeginSessionResponse* response) override {
    response->set_nonce("nonce");
    return grpc::Status::OK;
  }

  grpc::Status FinishSession(grpc::ServerContext*, const v1::FinishSessionRequest*,
                             v1::FinishSessionResponse* response) override {
    response->set_token("token");
    response->set_person(profile_.person);
    for (const v1::RoleGrant& grant : profile_.role_grants) *response->add_role_grants() = grant;
    *response->mutable_expire_time() = ToTimestamp(absl::FromUnixSeconds(4'000'000'000));
    return grpc::Status::OK;
  }

 private:
  const Profile profile_;
};

PageServer::PageServer(PageStage& stage, const std::vector<grpc::Service*>& services)
    : profile_(*stage.phone().store().GetProfile()), access_(std::make_unique<Access>(profile_)) {
  const auto files = tls::CertificateFilesIn(stage.folder().path());
  EXPECT_TRUE(tls::EnsureCertificate(files, "localhost", stage.clock().Now()).ok());
  const std::string certificate = ReadFile(files.certificate_path);
  grpc::SslServerCredentialsOptions options;
  options.pem_key_cert_pairs.push_back({ReadFile(files.key_path), certificate});
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::SslServerCredentials(options), &port);
  builder.RegisterService(access_.get());
  for (grpc::Service* service : services) builder.RegisterService(service);
  server_ = builder.BuildAndStart();
  profile_.server_address = absl::StrCat("127.0.0.1:", port);
  profile_.spki_sha256 = tls::ReadCertificate(certificate)->spki_sha256;
  EXPECT_TRUE(stage.phone().store().SetProfile(profile_).ok());
  const KeyPair key = NewSigningKey(stage.phone().random());
  EXPECT_TRUE(stage.phone().secrets().Put("device.key", key.secret_key).ok());
  EXPECT_TRUE(stage.phone().Connect().ok());
}

PageServer::~PageServer() {
  server_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(1));
}

}  // namespace glimmer::mobile
