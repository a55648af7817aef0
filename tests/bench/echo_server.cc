#include "tests/bench/echo_server.h"

#include <grpcpp/grpcpp.h>

#include "glimmer/v1/event_service.grpc.pb.h"
#include "glimmer/v1/sign_up_service.grpc.pb.h"
#include "tests/support/program.h"

namespace glimmer::bench {
namespace {

// Takes the sign-up's own request and answers with its own response, and no more: the same messages
// on both sides of the ratio.
class SignUpEcho final : public v1::SignUpService::CallbackService {
 public:
  grpc::ServerUnaryReactor* CreateSignUp(grpc::CallbackServerContext* rpc,
                                         const v1::CreateSignUpRequest* request,
                                         v1::CreateSignUpResponse* response) override {
    v1::SignUp& sign_up = *response->mutable_sign_up();
    sign_up.set_name("sign_ups/" + request->sign_up_id());
    sign_up.set_shift(request->shift());
    sign_up.set_person(request->person());
    sign_up.set_person_display_name("Volunteer 1234");
    sign_up.set_position("positions/01J00000000000000000000000");
    sign_up.set_state(v1::SignUp::STATE_CONFIRMED);
    sign_up.mutable_create_time()->set_seconds(1772416800);
    sign_up.mutable_update_time()->set_seconds(1772416800);
    auto* reactor = rpc->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

// Answers every list with the same octets, which it neither reads nor writes: no server can send
// this list for less.
class ListEcho final
    : public v1::EventService::WithRawCallbackMethod_ListShifts<v1::EventService::Service> {
 public:
  explicit ListEcho(const std::string& octets) : slice_(octets), answer_(&slice_, 1) {}

  grpc::ServerUnaryReactor* ListShifts(grpc::CallbackServerContext* rpc, const grpc::ByteBuffer*,
                                       grpc::ByteBuffer* response) override {
    *response = answer_;
    auto* reactor = rpc->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

 private:
  grpc::Slice slice_;
  grpc::ByteBuffer answer_;
};

}  // namespace

int ServeEcho(const std::string& address, const std::string& list_file) {
  SignUpEcho echo;
  ListEcho list(test::ReadFileOrDie(list_file));
  grpc::ServerBuilder builder;
  builder.RegisterService(&echo);
  builder.RegisterService(&list);
  builder.AddListeningPort(address, grpc::InsecureServerCredentials());
  const auto server = builder.BuildAndStart();
  if (!server) return 1;
  server->Wait();
  return 0;
}

}  // namespace glimmer::bench
