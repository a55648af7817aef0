// What was seen to, brought and typed of a visit that is not finished. Kept at every change, so
// that it survives anything; gone once the server has taken the visit's end. What was typed for
// whoever comes next, and of what the household asks for, is sealed to this device. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/visit_service.pb.h"
#include "mobile/store/local_store.h"
#include "mobile/store/secret_store.h"

namespace glimmer::mobile {

struct VisitDraft {
  // The visit as it was then: it may be taken from the person before they can tell of it.
  v1::Visit plan;
  // With start_time once it has begun; without request_id.
  v1::FinishVisitRequest report;
  std::string note;
  absl::Time update_time;  // by the phone's clock
};

class VisitDrafts {
 public:
  VisitDrafts(LocalStore& store, SecretStore& secrets) : store_(store), secrets_(secrets) {}

  // nullopt when nothing was kept. A note that this device cannot open is left out.
  absl::StatusOr<std::optional<VisitDraft>> Get(absl::string_view visit);
  // In place of what there was; `update_time` is set here. Errors: FAILED_PRECONDITION for a note
  // on a device without a key.
  absl::Status Put(const VisitDraft& draft);
  absl::Status Drop(absl::string_view visit);

  // What is being typed of what the household asks for; with a request_id once it was passed on,
  // and then for Undo. Kept apart: it outlives the end of the visit.
  absl::StatusOr<std::optional<v1::RelayNeedRequest>> GetNeed(absl::string_view visit);
  // In place of what there was, and kept as long as the draft of a visit that ends now, if this one
  // has ended before. Errors: FAILED_PRECONDITION on a device without a key.
  absl::Status PutNeed(const v1::Visit& visit, const v1::RelayNeedRequest& need);

  // The draft that such a report would be; empty when nothing was kept.
  absl::StatusOr<VisitDraft> GetOrBegin(const v1::Visit& visit);

 private:
  LocalStore& store_;
  SecretStore& secrets_;
};

}  // namespace glimmer::mobile
