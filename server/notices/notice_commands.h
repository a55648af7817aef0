// Tells a person something: one row per person and event, written in the command's transaction,
// with its feed line. Channels hand it over later; nothing says "notified" without a receipt.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "glimmer/v1/notice_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::notices {

struct NewNotice {
  std::string person_id;
  v1::Notice::Kind kind = v1::Notice::KIND_UNSPECIFIED;
  std::string subject;  // resource name
  std::map<std::string, std::string> parameters;
};

// A person without account gets a row, too: the coordinator sees that nobody could be told.
absl::Status Notify(rpc::Context& context, const NewNotice& notice);
// What somebody else has done: nobody is told what they did themselves, and nobody is nobody.
absl::Status NotifyOther(rpc::Context& context, const NewNotice& notice);

// The person's phone says that the notice was opened; once is enough. Errors: NOT_FOUND.
absl::StatusOr<v1::Notice> MarkSeen(rpc::Context& context, const std::string& notice_id);

// What notices about a visit say of its household, which is erased, goes from them and from what
// was answered together with them; phones are given them anew.
absl::Status ForgetHousehold(rpc::Context& context, absl::string_view visit_name);

// A channel has taken the notices. Those that were seen meanwhile stay so.
absl::Status MarkHandedOver(rpc::Context& context, const std::vector<std::string>& notice_ids);

}  // namespace glimmer::notices
