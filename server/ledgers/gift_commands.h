// What is done with gifts in kind. Errors are those that the methods of GiftService name. No money
// moves here: a declared value is what the giver says.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/gift_service.pb.h"
#include "server/ledgers/gift_receipt.h"
#include "server/ledgers/gift_store.h"
#include "server/rpc/context.h"

namespace glimmer::ledgers {

v1::Gift ToProto(const Gift& gift);
// "2026-000123".
std::string ReceiptNumber(const GiftReceipt& receipt);
// A person's name of today, or the name that was written, or `anonymous`.
std::string DonorName(const Gift& gift, absl::string_view anonymous);

absl::Status RecordGift(rpc::Context& context, const v1::RecordGiftRequest& request,
                        v1::RecordGiftResponse& response);
absl::Status ReverseGift(rpc::Context& context, const v1::ReverseGiftRequest& request,
                         v1::ReverseGiftResponse& response);
absl::Status IssueGiftReceipt(rpc::Context& context, const v1::IssueGiftReceiptRequest& request,
                              v1::IssueGiftReceiptResponse& response);
// Puts the export on record; MakeReceipt makes the file.
absl::Status AdmitReceipt(rpc::Context& context, const v1::ExportGiftReceiptRequest& request,
                          ReceiptJob& job);
absl::Status ListGifts(rpc::Context& context, const v1::ListGiftsRequest& request,
                       v1::ListGiftsResponse& response);

}  // namespace glimmer::ledgers
