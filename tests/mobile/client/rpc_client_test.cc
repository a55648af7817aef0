// The pin decides, over real TLS: the known server is spoken to, another one is told from
// "offline".
#include "mobile/client/rpc_client.h"

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "glimmer/v1/access_service.grpc.pb.h"
#include "mobile/client/enrolment.h"
#include "server/tls/certificate.h"
#include "shared/crypto/comparison_code.h"
#include "shared/crypto/signing.h"
#include "shared/domain/signed_messages.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"
#include "tests/support/fakes.h"

namespace glimmer::mobile {
namespace {

constexpr char kGetServerInfo[] = "/glimmer.v1.AccessService/GetServerInfo";

std::string ReadFile(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

class Service final : public v1::AccessService::Service {
 public:
  grpc::Status GetServerInfo(grpc::ServerContext* context, const v1::GetServerInfoRequest*,
                             v1::GetServerInfoResponse* response) override {
    response->set_server_id("server");
    const auto language = context->client_metadata().find("accept-language");
    if (language != context->client_metadata().end()) {
      response->set_version(std::string(language->second.data(), language->second.size()));
    }
    return grpc::Status::OK;
  }

  grpc::Status RedeemInvitation(grpc::ServerContext*, const v1::RedeemInvitationRequest* request,
                                v1::RedeemInvitationResponse* response) override {
    redemptions.push_back(*request);
    const std::string message = EnrolMessage("server", request->device(), request->public_key());
    if (!Verify(request->public_key(), message, request->proof())) {
      return {grpc::StatusCode::UNAUTHENTICATED, "proof"};
    }
    if (lose_answers > 0) {
      --lose_answers;
      return {grpc::StatusCode::UNAVAILABLE, "lost"};
    }
    auto& device = *response->mutable_device();
    device.set_name(request->device());
    device.set_person("people/me");
    device.set_state(request->has_secret() ? v1::Device::STATE_ACTIVE : v1::Device::STATE_PENDING);
    if (!request->has_secret()) response->set_server_nonce(nonce);
    return grpc::Status::OK;
  }

  grpc::Status OpenComparison(grpc::ServerContext*, const v1::OpenComparisonRequest* request,
                              v1::OpenComparisonResponse*) override {
    openings.push_back(*request);
    return open_answer;
  }

  int lose_answers = 0;
  std::vector<v1::OpenComparisonRequest> openings;
  grpc::Status open_answer;
  std::string nonce = "0123456789abcdef";
  std::vector<v1::RedeemInvitationRequest> redemptions;
};

// One server per test, with its own key.
class RpcClientTest : public ::testing::Test {
 protected:
  RpcClientTest() {
    const auto files = tls::CertificateFilesIn(folder_.path());
    EXPECT_TRUE(tls::EnsureCertificate(files, "example.org", clock_.Now()).ok());
    const std::string certificate = ReadFile(files.certificate_path);
    pin_ = *SpkiSha256(certificate);
    grpc::SslServerCredentialsOptions options;
    options.pem_key_cert_pairs.push_back({ReadFile(files.key_path), certificate});
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::SslServerCredentials(options), &port_);
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    EXPECT_EQ(tls::ReadCertificate(certificate)->spki_sha256, pin_);
  }

  RpcClientOptions Options(const std::string& pin) {
    return {.address = "127.0.0.1:" + std::to_string(port_), .spki_sha256 = pin, .language = "ug"};
  }
  absl::StatusOr<std::string> Call(RpcClient& client) {
    return client.UnaryAndWait(kGetServerInfo, "", {.timeout = absl::Seconds(10)});
  }

  test::TempDir folder_;
  test::FakeClock clock_;
  test::SeededRandom random_;
  std::string pin_;
  int port_ = 0;
  Service service_;
  std::unique_ptr<grpc::Server> server_;
};

TEST_F(RpcClientTest, SpeaksToTheServerItKnows) {
  const auto client = RpcClient::Create(Options(pin_));
  ASSERT_TRUE(client.ok());
  const auto answer = Call(**client);
  ASSERT_TRUE(answer.ok()) << answer.status();
  v1::GetServerInfoResponse response;
  ASSERT_TRUE(response.ParseFromString(*answer));
  EXPECT_EQ(response.server_id(), "server");
  EXPECT_EQ(response.version(), "ug");
  EXPECT_FALSE((*client)->IdentityChanged());
}

TEST_F(RpcClientTest, TellsAnotherServerFromNone) {
  const auto client = RpcClient::Create(Options(std::string(32, 'x')));
  const auto answer = Call(**client);
  EXPECT_TRUE(absl::IsUnavailable(answer.status())) << answer.status();
  EXPECT_TRUE(IsIdentityChanged(answer.status()));
  EXPECT_TRUE((*client)->IdentityChanged());

  const auto offline = RpcClient::Create(Options(pin_));
  server_->Shutdown();
  EXPECT_TRUE(absl::IsUnavailable(Call(**offline).status()));
  EXPECT_FALSE((*offline)->IdentityChanged());
}

TEST_F(RpcClientTest, LearnsAPinOnlyWhenAsked) {
  EXPECT_TRUE(absl::IsInvalidArgument(RpcClient::Create(Options("")).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(RpcClient::Create(Options("short")).status()));
  RpcClientOptions options = Options("");
  options.learn_pin = true;
  const auto client = RpcClient::Create(options);
  ASSERT_TRUE(Call(**client).ok());
  EXPECT_EQ((*client)->pin(), pin_);
}

TEST_F(RpcClientTest, NeverGoesWithoutTlsOverANetwork) {
  EXPECT_FALSE(RpcClient::Create({.address = "example.org:80", .insecure = true}).ok());
  EXPECT_TRUE(RpcClient::Create({.address = "unix:/tmp/x", .insecure = true}).ok());
}

TEST_F(RpcClientTest, EndsWhatRunsWhenClosed) {
  const auto client = RpcClient::Create(Options(pin_));
  (*client)->CancelAll();
  EXPECT_TRUE(absl::IsCancelled(Call(**client).status()));
}

TEST_F(RpcClientTest, EnrolsWithOneKeyAndOneRequestHoweverOften) {
  auto store = LocalStore::Open(folder_.File("profile"), clock_);
  ASSERT_TRUE(store.ok());
  FileSecretStore secrets(folder_.File("profile"));
  const EnrolmentRequest request{.server = Options(pin_), .secret = std::string(16, 's')};
  service_.lose_answers = 1;
  EXPECT_TRUE(absl::IsUnavailable(Enrol(**store, secrets, random_, request).status()));
  EXPECT_FALSE(CredentialsOf(**store, secrets).ok());
  const auto profile = Enrol(**store, secrets, random_, request);
  ASSERT_TRUE(profile.ok()) << profile.status();
  EXPECT_EQ(profile->enrolment, Profile::Enrolment::kActive);
  EXPECT_EQ(profile->server_id, "server");
  EXPECT_EQ(profile->spki_sha256, pin_);
  ASSERT_EQ(service_.redemptions.size(), 2u);
  EXPECT_EQ(service_.redemptions[0].SerializeAsString(),
            service_.redemptions[1].SerializeAsString());
  EXPECT_EQ(CredentialsOf(**store, secrets)->device, profile->device);
}

TEST_F(RpcClientTest, ATypedCodeWaitsForTheSixDigits) {
  auto store = LocalStore::Open(folder_.File("profile"), clock_);
  ASSERT_TRUE(store.ok());
  FileSecretStore secrets(folder_.File("profile"));
  EnrolmentRequest request{.server = Options(""), .short_code = "ABCDE12345"};
  request.server.learn_pin = true;
  const auto profile = Enrol(**store, secrets, random_, request);
  ASSERT_TRUE(profile.ok()) << profile.status();
  EXPECT_EQ(profile->enrolment, Profile::Enrolment::kPending);
  ASSERT_EQ(service_.openings.size(), 1u);
  const std::string& nonce = service_.openings[0].nonce();
  EXPECT_EQ(ComparisonCommitment(nonce), service_.redemptions[0].commitment());
  EXPECT_EQ(profile->comparison_code,
            ComparisonCode({.spki_sha256 = pin_,
                            .server_nonce = service_.nonce,
                            .public_key = service_.redemptions[0].public_key(),
                            .phone_nonce = nonce}));
  EXPECT_EQ(profile->spki_sha256, pin_);
}

TEST_F(RpcClientTest, ATypedCodeShowsNoDigitsThatCoverLess) {
  auto store = LocalStore::Open(folder_.File("profile"), clock_);
  ASSERT_TRUE(store.ok());
  FileSecretStore secrets(folder_.File("profile"));
  EnrolmentRequest request{.server = Options(""), .short_code = "ABCDE12345"};
  request.server.learn_pin = true;
  service_.nonce = "";
  EXPECT_TRUE(absl::IsUnavailable(Enrol(**store, secrets, random_, request).status()));
  EXPECT_EQ((*store)->GetProfile()->enrolment, Profile::Enrolment::kStarted);
}

// A nonce that was opened goes into no other digits: somebody in between could choose them.
TEST_F(RpcClientTest, DigitsThatStandAreNeverMadeAnew) {
  auto store = LocalStore::Open(folder_.File("profile"), clock_);
  ASSERT_TRUE(store.ok());
  FileSecretStore secrets(folder_.File("profile"));
  EnrolmentRequest request{.server = Options(""), .short_code = "ABCDE12345"};
  request.server.learn_pin = true;
  service_.open_answer = {grpc::StatusCode::UNAVAILABLE, "lost"};
  EXPECT_TRUE(absl::IsUnavailable(Enrol(**store, secrets, random_, request).status()));
  const Profile begun = *(*store)->GetProfile();
  EXPECT_EQ(begun.enrolment, Profile::Enrolment::kStarted);
  EXPECT_EQ(begun.comparison_code.size(), 6u);
  service_.open_answer = grpc::Status::OK;
  service_.nonce = "another nonce..!";
  const auto profile = Enrol(**store, secrets, random_, request);
  ASSERT_TRUE(profile.ok()) << profile.status();
  EXPECT_EQ(profile->enrolment, Profile::Enrolment::kPending);
  EXPECT_EQ(profile->comparison_code, begun.comparison_code);
  EXPECT_EQ(service_.redemptions.size(), 1u);
  EXPECT_EQ(service_.openings[0].nonce(), service_.openings[1].nonce());
}

TEST_F(RpcClientTest, AnAttemptThatTheServerGaveUpBeginsAnew) {
  auto store = LocalStore::Open(folder_.File("profile"), clock_);
  ASSERT_TRUE(store.ok());
  FileSecretStore secrets(folder_.File("profile"));
  EnrolmentRequest request{.server = Options(""), .short_code = "ABCDE12345"};
  request.server.learn_pin = true;
  service_.open_answer = ToGrpc(MakeError(v1::ERROR_REASON_DEVICE_INVALID, "revoked"));
  EXPECT_FALSE(Enrol(**store, secrets, random_, request).ok());
  EXPECT_EQ((*store)->GetProfile()->enrolment, Profile::Enrolment::kNone);
  service_.open_answer = grpc::Status::OK;
  ASSERT_TRUE(Enrol(**store, secrets, random_, request).ok());
  ASSERT_EQ(service_.redemptions.size(), 2u);
  EXPECT_NE(service_.redemptions[0].device(), service_.redemptions[1].device());
  // A server binds a key once, to whomever.
  EXPECT_NE(service_.redemptions[0].public_key(), service_.redemptions[1].public_key());
}

}  // namespace
}  // namespace glimmer::mobile
