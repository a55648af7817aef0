#include "tests/bench/calls.h"

#include <iostream>
#include <memory>
#include <utility>

#include "absl/time/clock.h"
#include "glimmer/v1/attendance_service.grpc.pb.h"
#include "glimmer/v1/event_service.grpc.pb.h"
#include "glimmer/v1/sign_up_service.grpc.pb.h"
#include "glimmer/v1/sync_service.grpc.pb.h"
#include "glimmer/v1/wish_service.grpc.pb.h"
#include "shared/base/ids.h"

namespace glimmer::bench {
namespace {

constexpr int kFeedPage = 200;

template <typename Request, typename Response>
struct Call {
  grpc::ClientContext context;
  Request request;
  Response response;
};

template <typename Request, typename Response>
std::shared_ptr<Call<Request, Response>> NewCall(const test::CrowdMember& who) {
  auto call = std::make_shared<Call<Request, Response>>();
  call->context.AddMetadata("authorization", "Bearer " + who.token);
  return call;
}

// The stub is a thin handle; the channel is what costs.
template <typename Service>
std::unique_ptr<typename Service::Stub> StubOf(grpc::Channel& channel) {
  return Service::NewStub(std::shared_ptr<grpc::Channel>(&channel, [](grpc::Channel*) {}));
}

const test::CrowdMember& Person(const Season& season, int64_t n) {
  return season.crowd.people[static_cast<size_t>(n) % season.crowd.people.size()];
}

// Everybody's next of `all`; nobody has the same one twice before all are through.
const std::string& NextFor(const Season& season, const std::vector<std::string>& all, int64_t n) {
  const auto people = static_cast<int64_t>(season.crowd.people.size());
  return all[static_cast<size_t>(n / people + n) % all.size()];
}

std::string NewRequestId() { return NewUuidV7(absl::Now(), SystemRandom()); }

void Release(grpc::Channel& channel, const test::CrowdMember& who, const std::string& claim,
             std::function<void(bool)> done) {
  auto call = NewCall<v1::ReleaseWishClaimRequest, v1::ReleaseWishClaimResponse>(who);
  call->request.set_request_id(NewRequestId());
  call->request.set_wish_claim(claim);
  StubOf<v1::WishService>(channel)->async()->ReleaseWishClaim(
      &call->context, &call->request, &call->response,
      [call, done](const grpc::Status& status) { done(status.ok()); });
}

}  // namespace

StartCall SignUpCall(const Season& season) {
  return [&season](grpc::Channel& channel, int64_t n, std::function<void(bool)> done) {
    const test::CrowdMember& who = Person(season, n);
    auto call = NewCall<v1::CreateSignUpRequest, v1::CreateSignUpResponse>(who);
    call->request.set_request_id(NewRequestId());
    call->request.set_sign_up_id(NewUlid(absl::Now(), SystemRandom()));
    call->request.set_shift("shifts/" + NextFor(season, season.shifts, n));
    call->request.set_person("people/" + who.person_id);
    StubOf<v1::SignUpService>(channel)->async()->CreateSignUp(
        &call->context, &call->request, &call->response,
        [call, done](const grpc::Status& status) { done(status.ok()); });
  };
}

StartCall ClaimCall(const Season& season) {
  return [&season](grpc::Channel& channel, int64_t n, std::function<void(bool)> done) {
    const test::CrowdMember& who = Person(season, n);
    auto call = NewCall<v1::ClaimWishRequest, v1::ClaimWishResponse>(who);
    call->request.set_request_id(NewRequestId());
    call->request.set_wish_claim_id(NewUlid(absl::Now(), SystemRandom()));
    call->request.set_wish("wishes/" +
                           season.wishes[static_cast<size_t>(n) % season.wishes.size()]);
    call->request.set_person("people/" + who.person_id);
    StubOf<v1::WishService>(channel)->async()->ClaimWish(
        &call->context, &call->request, &call->response,
        [call, done, &channel, &who](const grpc::Status& status) {
          if (!status.ok()) return done(false);
          Release(channel, who, call->response.wish_claim().name(), done);
        });
  };
}

StartCall CheckInCall(const Season& season) {
  return [&season](grpc::Channel& channel, int64_t n, std::function<void(bool)> done) {
    const test::CrowdMember& who = Person(season, n);
    auto call = NewCall<v1::CheckInRequest, v1::CheckInResponse>(who);
    call->request.set_request_id(NewRequestId());
    v1::AttendanceClaim& claim = *call->request.mutable_claim();
    claim.set_shift("shifts/" + NextFor(season, season.shifts, n));
    claim.set_person("people/" + who.person_id);
    claim.set_method(v1::AttendanceClaim::METHOD_OWN_STATEMENT);
    StubOf<v1::AttendanceService>(channel)->async()->CheckIn(
        &call->context, &call->request, &call->response,
        [call, done](const grpc::Status& status) { done(status.ok()); });
  };
}

StartCall ListCall(const Season& season) {
  return [&season](grpc::Channel& channel, int64_t n, std::function<void(bool)> done) {
    auto call = NewCall<v1::ListShiftsRequest, v1::ListShiftsResponse>(Person(season, n));
    call->request.set_page_size(20);
    StubOf<v1::EventService>(channel)->async()->ListShifts(
        &call->context, &call->request, &call->response, [call, done](const grpc::Status& status) {
          done(status.ok() && call->response.shifts_size() == 20);
        });
  };
}

StartCall FeedCall(const Season& season) {
  return [&season](grpc::Channel& channel, int64_t n, std::function<void(bool)> done) {
    auto call = NewCall<v1::ListChangesRequest, v1::ListChangesResponse>(Person(season, n));
    call->request.set_page_size(kFeedPage);
    StubOf<v1::SyncService>(channel)->async()->ListChanges(
        &call->context, &call->request, &call->response, [call, done](const grpc::Status& status) {
          done(status.ok() && call->response.changes_size() == kFeedPage);
        });
  };
}

std::string ListOctets(const Season& season, const std::shared_ptr<grpc::Channel>& channel) {
  auto call = NewCall<v1::ListShiftsRequest, v1::ListShiftsResponse>(season.crowd.people[0]);
  call->request.set_page_size(20);
  const grpc::Status status = v1::EventService::NewStub(channel)->ListShifts(
      &call->context, call->request, &call->response);
  if (!status.ok()) std::cerr << "list: " << status.error_message() << "\n";
  return call->response.SerializeAsString();
}

std::string FeedOctets(const Season& season, const std::shared_ptr<grpc::Channel>& channel) {
  auto call = NewCall<v1::ListChangesRequest, v1::ListChangesResponse>(season.crowd.people[0]);
  call->request.set_page_size(kFeedPage);
  const grpc::Status status = v1::SyncService::NewStub(channel)->ListChanges(
      &call->context, call->request, &call->response);
  if (!status.ok()) std::cerr << "feed: " << status.error_message() << "\n";
  return call->response.SerializeAsString();
}

}  // namespace glimmer::bench
