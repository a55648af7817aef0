// WishService on the wire: each method hands its request to a command.
#pragma once

#include <string>
#include <utility>

#include "glimmer/v1/wish_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace glimmer::wishes {

class WishService final : public v1::WishService::CallbackService {
 public:
  // `sealing_key` has 32 bytes and seals where wishes belong.
  WishService(const rpc::Deps& deps, std::string sealing_key)
      : deps_(deps), sealing_key_(std::move(sealing_key)) {}

  grpc::ServerUnaryReactor* ProposeWish(grpc::CallbackServerContext* rpc,
                                        const v1::ProposeWishRequest* request,
                                        v1::ProposeWishResponse* response) override;
  grpc::ServerUnaryReactor* UpdateWish(grpc::CallbackServerContext* rpc,
                                       const v1::UpdateWishRequest* request,
                                       v1::UpdateWishResponse* response) override;
  grpc::ServerUnaryReactor* ImportWishes(grpc::CallbackServerContext* rpc,
                                         const v1::ImportWishesRequest* request,
                                         v1::ImportWishesResponse* response) override;
  grpc::ServerUnaryReactor* ApproveWish(grpc::CallbackServerContext* rpc,
                                        const v1::ApproveWishRequest* request,
                                        v1::ApproveWishResponse* response) override;
  grpc::ServerUnaryReactor* DeclineWish(grpc::CallbackServerContext* rpc,
                                        const v1::DeclineWishRequest* request,
                                        v1::DeclineWishResponse* response) override;
  grpc::ServerUnaryReactor* WithdrawWish(grpc::CallbackServerContext* rpc,
                                         const v1::WithdrawWishRequest* request,
                                         v1::WithdrawWishResponse* response) override;
  grpc::ServerUnaryReactor* CloseWish(grpc::CallbackServerContext* rpc,
                                      const v1::CloseWishRequest* request,
                                      v1::CloseWishResponse* response) override;
  grpc::ServerUnaryReactor* GetWish(grpc::CallbackServerContext* rpc,
                                    const v1::GetWishRequest* request,
                                    v1::GetWishResponse* response) override;
  grpc::ServerUnaryReactor* ListWishes(grpc::CallbackServerContext* rpc,
                                       const v1::ListWishesRequest* request,
                                       v1::ListWishesResponse* response) override;
  grpc::ServerUnaryReactor* ClaimWish(grpc::CallbackServerContext* rpc,
                                      const v1::ClaimWishRequest* request,
                                      v1::ClaimWishResponse* response) override;
  grpc::ServerUnaryReactor* RenewWishClaim(grpc::CallbackServerContext* rpc,
                                           const v1::RenewWishClaimRequest* request,
                                           v1::RenewWishClaimResponse* response) override;
  grpc::ServerUnaryReactor* ReleaseWishClaim(grpc::CallbackServerContext* rpc,
                                             const v1::ReleaseWishClaimRequest* request,
                                             v1::ReleaseWishClaimResponse* response) override;
  grpc::ServerUnaryReactor* AgreeWishTime(grpc::CallbackServerContext* rpc,
                                          const v1::AgreeWishTimeRequest* request,
                                          v1::AgreeWishTimeResponse* response) override;
  grpc::ServerUnaryReactor* DeliverWish(grpc::CallbackServerContext* rpc,
                                        const v1::DeliverWishRequest* request,
                                        v1::DeliverWishResponse* response) override;
  grpc::ServerUnaryReactor* ConfirmWithCode(grpc::CallbackServerContext* rpc,
                                            const v1::ConfirmWithCodeRequest* request,
                                            v1::ConfirmWithCodeResponse* response) override;
  grpc::ServerUnaryReactor* ConfirmReceipt(grpc::CallbackServerContext* rpc,
                                           const v1::ConfirmReceiptRequest* request,
                                           v1::ConfirmReceiptResponse* response) override;
  grpc::ServerUnaryReactor* ReopenWish(grpc::CallbackServerContext* rpc,
                                       const v1::ReopenWishRequest* request,
                                       v1::ReopenWishResponse* response) override;
  grpc::ServerUnaryReactor* ListWishClaims(grpc::CallbackServerContext* rpc,
                                           const v1::ListWishClaimsRequest* request,
                                           v1::ListWishClaimsResponse* response) override;
  grpc::ServerUnaryReactor* GetWishContact(grpc::CallbackServerContext* rpc,
                                           const v1::GetWishContactRequest* request,
                                           v1::GetWishContactResponse* response) override;
  grpc::ServerUnaryReactor* LookUpWishContact(grpc::CallbackServerContext* rpc,
                                              const v1::LookUpWishContactRequest* request,
                                              v1::LookUpWishContactResponse* response) override;

 private:
  const rpc::Deps deps_;
  const std::string sealing_key_;
};

}  // namespace glimmer::wishes
