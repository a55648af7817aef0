#include "tests/bench/echo_server.h"

#include <grpcpp/grpcpp.h>

#include "glimmer/v1/attendance_service.grpc.pb.h"
#include "glimmer/v1/event_service.grpc.pb.h"
#include "glimmer/v1/sign_up_service.grpc.pb.h"
#include "glimmer/v1/sync_service.grpc.pb.h"
#include "glimmer/v1/wish_service.grpc.pb.h"
#include "tests/support/program.h"

namespace glimmer::bench {
namespace {

grpc::ServerUnaryReactor* Finish(grpc::CallbackServerContext* rpc) {
  auto* reactor = rpc->DefaultReactor();
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

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
    return Finish(rpc);
  }
};

// The same of a claim and its release.
class ClaimEcho final : public v1::WishService::CallbackService {
 public:
  grpc::ServerUnaryReactor* ClaimWish(grpc::CallbackServerContext* rpc,
                                      const v1::ClaimWishRequest* request,
                                      v1::ClaimWishResponse* response) override {
    v1::WishClaim& claim = *response->mutable_wish_claim();
    claim.set_name("wish_claims/" + request->wish_claim_id());
    Fill(claim, *response->mutable_wish());
    claim.set_wish(request->wish());
    claim.set_person(request->person());
    return Finish(rpc);
  }
  grpc::ServerUnaryReactor* ReleaseWishClaim(grpc::CallbackServerContext* rpc,
                                             const v1::ReleaseWishClaimRequest* request,
                                             v1::ReleaseWishClaimResponse* response) override {
    v1::WishClaim& claim = *response->mutable_wish_claim();
    claim.set_name(request->wish_claim());
    Fill(claim, *response->mutable_wish());
    return Finish(rpc);
  }

 private:
  static void Fill(v1::WishClaim& claim, v1::Wish& wish) {
    claim.set_person_display_name("Volunteer 1234");
    claim.set_quantity(1000);
    claim.set_state(v1::WishClaim::STATE_HELD);
    claim.mutable_expire_time()->set_seconds(1772416800);
    claim.mutable_create_time()->set_seconds(1772416800);
    claim.mutable_update_time()->set_seconds(1772416800);
    wish.set_name("wishes/01J00000000000000000000000");
    wish.set_unit("units/01J00000000000000000000000");
    wish.set_alias("a neighbour");
    wish.set_title("Lamp");
    wish.set_category("goods");
    wish.mutable_goods()->set_item("lamp");
    wish.mutable_goods()->set_measure("piece");
    wish.mutable_goods()->set_quantity(1000);
    wish.set_deadline_date("2100-01-01");
    wish.set_state(v1::Wish::STATE_CLAIMED);
    wish.set_claimed_quantity(1000);
  }
};

// The same of a check-in.
class CheckInEcho final : public v1::AttendanceService::CallbackService {
 public:
  grpc::ServerUnaryReactor* CheckIn(grpc::CallbackServerContext* rpc,
                                    const v1::CheckInRequest* request,
                                    v1::CheckInResponse* response) override {
    v1::Attendance& attendance = *response->mutable_attendance();
    attendance.set_name("attendances/01J00000000000000000000000");
    attendance.set_shift(request->claim().shift());
    attendance.set_person(request->claim().person());
    attendance.set_state(v1::Attendance::STATE_CHECKED_IN);
    return Finish(rpc);
  }
};

// Answers every list with the same octets, which it neither reads nor writes: no server can send
// this list for less.
class Octets {
 public:
  explicit Octets(const std::string& octets) : slice_(octets), answer_(&slice_, 1) {}
  grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* rpc,
                                   grpc::ByteBuffer* response) const {
    *response = answer_;
    return Finish(rpc);
  }

 private:
  grpc::Slice slice_;
  grpc::ByteBuffer answer_;
};

class ListEcho final
    : public v1::EventService::WithRawCallbackMethod_ListShifts<v1::EventService::Service> {
 public:
  explicit ListEcho(const std::string& octets) : octets_(octets) {}
  grpc::ServerUnaryReactor* ListShifts(grpc::CallbackServerContext* rpc, const grpc::ByteBuffer*,
                                       grpc::ByteBuffer* response) override {
    return octets_.Answer(rpc, response);
  }

 private:
  Octets octets_;
};

class FeedEcho final
    : public v1::SyncService::WithRawCallbackMethod_ListChanges<v1::SyncService::Service> {
 public:
  explicit FeedEcho(const std::string& octets) : octets_(octets) {}
  grpc::ServerUnaryReactor* ListChanges(grpc::CallbackServerContext* rpc, const grpc::ByteBuffer*,
                                        grpc::ByteBuffer* response) override {
    return octets_.Answer(rpc, response);
  }

 private:
  Octets octets_;
};

}  // namespace

int ServeEcho(const std::string& address, const std::string& folder) {
  SignUpEcho sign_up;
  ClaimEcho claim;
  CheckInEcho check_in;
  ListEcho list(test::ReadFileOrDie(folder + "/list"));
  FeedEcho feed(test::ReadFileOrDie(folder + "/feed"));
  grpc::ServerBuilder builder;
  for (grpc::Service* service :
       std::initializer_list<grpc::Service*>{&sign_up, &claim, &check_in, &list, &feed}) {
    builder.RegisterService(service);
  }
  builder.AddListeningPort(address, grpc::InsecureServerCredentials());
  const auto server = builder.BuildAndStart();
  if (!server) return 1;
  server->Wait();
  return 0;
}

}  // namespace glimmer::bench
