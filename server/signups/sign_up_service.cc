#include "server/signups/sign_up_service.h"

#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "server/rpc/page_token.h"
#include "server/signups/sign_up_commands.h"
#include "server/signups/sign_up_proto.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::signups {
namespace {

constexpr absl::string_view kList = "ListSignUps";

absl::StatusOr<NewSignUp> FromRequest(const v1::CreateSignUpRequest& request) {
  NewSignUp out;
  out.sign_up_id = request.sign_up_id();
  ASSIGN_OR_RETURN(out.shift_id, IdOf(kShifts, request.shift(), "shift"));
  ASSIGN_OR_RETURN(out.person_id, IdOf(kPeople, request.person(), "person"));
  ASSIGN_OR_RETURN(out.position_id, OptionalIdOf(kPositions, request.position(), "position"));
  out.guests = request.guests();
  if (!v1::CreateSignUpRequest::WhenFull_IsValid(request.when_full())) {
    return InvalidField("when_full", "Refuse, or join the waitlist.");
  }
  out.join_waitlist = request.when_full() == v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST;
  out.override_reason = request.override_reason();
  return out;
}

absl::Status Create(rpc::Context& context, const v1::CreateSignUpRequest& request,
                    v1::CreateSignUpResponse& response) {
  ASSIGN_OR_RETURN(const NewSignUp input, FromRequest(request));
  ASSIGN_OR_RETURN(const SignUp sign_up, CreateSignUp(context, input));
  *response.mutable_sign_up() = ToProto(sign_up);
  return absl::OkStatus();
}

absl::Status Leave(rpc::Context& context, const v1::LeaveShiftRequest& request,
                   v1::LeaveShiftResponse& response) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kSignUps, request.sign_up(), "sign_up"));
  ASSIGN_OR_RETURN(const SignUp sign_up, LeaveShift(context, id, request.ask_for_cover()));
  *response.mutable_sign_up() = ToProto(sign_up);
  return absl::OkStatus();
}

absl::Status Accept(rpc::Context& context, const v1::AcceptOfferRequest& request,
                    v1::AcceptOfferResponse& response) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kSignUps, request.sign_up(), "sign_up"));
  ASSIGN_OR_RETURN(const SignUp sign_up, AcceptOffer(context, id));
  *response.mutable_sign_up() = ToProto(sign_up);
  return absl::OkStatus();
}

absl::Status Decline(rpc::Context& context, const v1::DeclineOfferRequest& request,
                     v1::DeclineOfferResponse& response) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kSignUps, request.sign_up(), "sign_up"));
  ASSIGN_OR_RETURN(const SignUp sign_up, DeclineOffer(context, id));
  *response.mutable_sign_up() = ToProto(sign_up);
  return absl::OkStatus();
}

absl::Status Get(rpc::Context& context, const v1::GetSignUpRequest& request,
                 v1::GetSignUpResponse& response) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kSignUps, request.sign_up(), "sign_up"));
  ASSIGN_OR_RETURN(const SignUp sign_up, SignUpStore(context.tx).Get(id));
  *response.mutable_sign_up() = ToProto(sign_up);
  return absl::OkStatus();
}

absl::StatusOr<RosterPosition> StartOf(const std::string& page_token) {
  ASSIGN_OR_RETURN(const std::vector<std::string> columns,
                   rpc::ReadPageToken(kList, page_token, 2));
  RosterPosition start;
  if (columns.empty()) return start;
  if (!absl::SimpleAtoi(columns[0], &start.group) ||
      !absl::SimpleAtoi(columns[1], &start.join_sequence)) {
    return rpc::WrongPageToken();
  }
  return start;
}

absl::Status List(rpc::Context& context, const v1::ListSignUpsRequest& request,
                  v1::ListSignUpsResponse& response) {
  ASSIGN_OR_RETURN(const std::string shift_id, IdOf(kShifts, request.shift(), "shift"));
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const RosterPosition start, StartOf(request.page_token()));
  ASSIGN_OR_RETURN(std::vector<SignUp> found,
                   SignUpStore(context.tx).ListOfShift(shift_id, start, size + 1));
  const bool more = found.size() > static_cast<size_t>(size);
  if (more) found.pop_back();
  for (const SignUp& sign_up : found) *response.add_sign_ups() = ToProto(sign_up);
  if (more) {
    const SignUp& last = found.back();
    response.set_next_page_token(rpc::MakePageToken(
        kList, {absl::StrCat(RosterGroup(last.state)), absl::StrCat(last.join_sequence)}));
  }
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* SignUpService::CreateSignUp(grpc::CallbackServerContext* rpc,
                                                      const v1::CreateSignUpRequest* request,
                                                      v1::CreateSignUpResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, Create);
}

grpc::ServerUnaryReactor* SignUpService::LeaveShift(grpc::CallbackServerContext* rpc,
                                                    const v1::LeaveShiftRequest* request,
                                                    v1::LeaveShiftResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, Leave);
}

grpc::ServerUnaryReactor* SignUpService::AcceptOffer(grpc::CallbackServerContext* rpc,
                                                     const v1::AcceptOfferRequest* request,
                                                     v1::AcceptOfferResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, Accept);
}

grpc::ServerUnaryReactor* SignUpService::DeclineOffer(grpc::CallbackServerContext* rpc,
                                                      const v1::DeclineOfferRequest* request,
                                                      v1::DeclineOfferResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, Decline);
}

grpc::ServerUnaryReactor* SignUpService::GetSignUp(grpc::CallbackServerContext* rpc,
                                                   const v1::GetSignUpRequest* request,
                                                   v1::GetSignUpResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, Get);
}

grpc::ServerUnaryReactor* SignUpService::ListSignUps(grpc::CallbackServerContext* rpc,
                                                     const v1::ListSignUpsRequest* request,
                                                     v1::ListSignUpsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, List);
}

}  // namespace glimmer::signups
