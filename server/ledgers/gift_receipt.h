// The receipt for a gift in kind as a workbook of one printed page.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "glimmer/v1/gift_service.pb.h"
#include "server/formats/catalogue.h"
#include "server/ledgers/gift_store.h"

namespace glimmer::ledgers {

struct ReceiptJob {
  Gift gift;           // with a receipt
  std::string number;  // of that
  formats::Lang lang = formats::Lang::kZh;
};

// Makes the file and names it. A receipt of a reversed gift says across the page that it is void.
// The workbook grows in the system's folder for temporary files and is gone at the end.
// Source of the fields: Charity Law of the People's Republic of China, article 38 (donor, kind and
// quantity of what was given, organisation, handler, date).
// Errors: RESOURCE_EXHAUSTED when the disk is full; INTERNAL.
absl::Status MakeReceipt(const ReceiptJob& job, v1::ExportGiftReceiptResponse& response);

}  // namespace glimmer::ledgers
