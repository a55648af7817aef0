#include "server/wishes/wish_service.h"

#include "server/wishes/claim_commands.h"
#include "server/wishes/contact_commands.h"
#include "server/wishes/delivery_commands.h"
#include "server/wishes/wish_commands.h"
#include "server/wishes/wish_import.h"
#include "shared/domain/resource_names.h"

namespace glimmer::wishes {
namespace {

// A command that seals or opens details, with the server's key.
template <typename Request, typename Response>
auto WithKey(const std::string& key,
             absl::Status (*command)(rpc::Context&, absl::string_view, const Request&, Response&)) {
  return [&key, command](rpc::Context& context, const Request& request, Response& response) {
    return command(context, key, request, response);
  };
}

absl::Status DoImportWishes(rpc::Context& context, absl::string_view sealing_key,
                            const v1::ImportWishesRequest& in, v1::ImportWishesResponse& out) {
  WishImportOptions options;
  ASSIGN_OR_RETURN(options.unit_id, IdOf(kUnits, in.unit(), "unit"));
  options.file_name = in.file_name();
  options.apply = in.apply();
  options.skip_bad_rows = in.skip_bad_rows();
  options.public_text_is_fine = in.public_text_is_fine();
  ASSIGN_OR_RETURN(*out.mutable_report(),
                   ImportWishes(context, sealing_key, in.content(), options));
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* WishService::ProposeWish(grpc::CallbackServerContext* rpc,
                                                   const v1::ProposeWishRequest* request,
                                                   v1::ProposeWishResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, WithKey(sealing_key_, &wishes::ProposeWish));
}

grpc::ServerUnaryReactor* WishService::UpdateWish(grpc::CallbackServerContext* rpc,
                                                  const v1::UpdateWishRequest* request,
                                                  v1::UpdateWishResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, WithKey(sealing_key_, &wishes::UpdateWish));
}

grpc::ServerUnaryReactor* WishService::ImportWishes(grpc::CallbackServerContext* rpc,
                                                    const v1::ImportWishesRequest* request,
                                                    v1::ImportWishesResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, WithKey(sealing_key_, &DoImportWishes));
}

grpc::ServerUnaryReactor* WishService::ApproveWish(grpc::CallbackServerContext* rpc,
                                                   const v1::ApproveWishRequest* request,
                                                   v1::ApproveWishResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &wishes::ApproveWish);
}

grpc::ServerUnaryReactor* WishService::DeclineWish(grpc::CallbackServerContext* rpc,
                                                   const v1::DeclineWishRequest* request,
                                                   v1::DeclineWishResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &wishes::DeclineWish);
}

grpc::ServerUnaryReactor* WishService::WithdrawWish(grpc::CallbackServerContext* rpc,
                                                    const v1::WithdrawWishRequest* request,
                                                    v1::WithdrawWishResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &wishes::WithdrawWish);
}

grpc::ServerUnaryReactor* WishService::CloseWish(grpc::CallbackServerContext* rpc,
                                                 const v1::CloseWishRequest* request,
                                                 v1::CloseWishResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &wishes::CloseWish);
}

grpc::ServerUnaryReactor* WishService::GetWish(grpc::CallbackServerContext* rpc,
                                               const v1::GetWishRequest* request,
                                               v1::GetWishResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &wishes::GetWish);
}

grpc::ServerUnaryReactor* WishService::ListWishes(grpc::CallbackServerContext* rpc,
                                                  const v1::ListWishesRequest* request,
                                                  v1::ListWishesResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &wishes::ListWishes);
}

grpc::ServerUnaryReactor* WishService::ClaimWish(grpc::CallbackServerContext* rpc,
                                                 const v1::ClaimWishRequest* request,
                                                 v1::ClaimWishResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &wishes::ClaimWish);
}

grpc::ServerUnaryReactor* WishService::RenewWishClaim(grpc::CallbackServerContext* rpc,
                                                      const v1::RenewWishClaimRequest* request,
                                                      v1::RenewWishClaimResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &wishes::RenewWishClaim);
}

grpc::ServerUnaryReactor* WishService::ReleaseWishClaim(grpc::CallbackServerContext* rpc,
                                                        const v1::ReleaseWishClaimRequest* request,
                                                        v1::ReleaseWishClaimResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &wishes::ReleaseWishClaim);
}

grpc::ServerUnaryReactor* WishService::AgreeWishTime(grpc::CallbackServerContext* rpc,
                                                     const v1::AgreeWishTimeRequest* request,
                                                     v1::AgreeWishTimeResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &wishes::AgreeWishTime);
}

grpc::ServerUnaryReactor* WishService::DeliverWish(grpc::CallbackServerContext* rpc,
                                                   const v1::DeliverWishRequest* request,
                                                   v1::DeliverWishResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &wishes::DeliverWish);
}

grpc::ServerUnaryReactor* WishService::ConfirmWithCode(grpc::CallbackServerContext* rpc,
                                                       const v1::ConfirmWithCodeRequest* request,
                                                       v1::ConfirmWithCodeResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        WithKey(sealing_key_, &wishes::ConfirmWithCode));
}

grpc::ServerUnaryReactor* WishService::ConfirmReceipt(grpc::CallbackServerContext* rpc,
                                                      const v1::ConfirmReceiptRequest* request,
                                                      v1::ConfirmReceiptResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &wishes::ConfirmReceipt);
}

grpc::ServerUnaryReactor* WishService::ReopenWish(grpc::CallbackServerContext* rpc,
                                                  const v1::ReopenWishRequest* request,
                                                  v1::ReopenWishResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &wishes::ReopenWish);
}

grpc::ServerUnaryReactor* WishService::ListWishClaims(grpc::CallbackServerContext* rpc,
                                                      const v1::ListWishClaimsRequest* request,
                                                      v1::ListWishClaimsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &wishes::ListWishClaims);
}

grpc::ServerUnaryReactor* WishService::GetWishContact(grpc::CallbackServerContext* rpc,
                                                      const v1::GetWishContactRequest* request,
                                                      v1::GetWishContactResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        WithKey(sealing_key_, &wishes::GetWishContact));
}

grpc::ServerUnaryReactor* WishService::LookUpWishContact(
    grpc::CallbackServerContext* rpc, const v1::LookUpWishContactRequest* request,
    v1::LookUpWishContactResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        WithKey(sealing_key_, &wishes::LookUpWishContact));
}

}  // namespace glimmer::wishes
