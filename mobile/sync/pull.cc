#include "mobile/sync/pull.h"

#include "absl/synchronization/notification.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

constexpr char kListChanges[] = "/glimmer.v1.SyncService/ListChanges";
constexpr absl::Duration kTimeout = absl::Seconds(30);

absl::StatusOr<std::string> CallAndWait(SessionClient& session, std::string request) {
  absl::Notification answered;
  absl::StatusOr<std::string> out;
  session.Unary(kListChanges, std::move(request), {.timeout = kTimeout},
                [&](absl::StatusOr<std::string> answer) {
                  out = std::move(answer);
                  answered.Notify();
                });
  answered.WaitForNotification();
  return out;
}

bool TokenIsWorthless(const absl::Status& status) {
  const v1::ErrorReason reason = ReasonOf(status);
  return reason == v1::ERROR_REASON_SYNC_TOKEN_EXPIRED ||
         reason == v1::ERROR_REASON_PAGE_TOKEN_INVALID;
}

}  // namespace

absl::StatusOr<bool> Pull::NextPage() {
  ASSIGN_OR_RETURN(const FeedPosition feed, store_.Feed());
  v1::ListChangesRequest request;
  request.set_page_token(feed.page_token);
  const auto bytes = CallAndWait(session_, request.SerializeAsString());
  if (!bytes.ok() && !feed.page_token.empty() && TokenIsWorthless(bytes.status())) {
    RETURN_IF_ERROR(store_.ForgetFeedToken());
    return true;
  }
  RETURN_IF_ERROR(bytes);
  v1::ListChangesResponse page;
  if (!page.ParseFromString(*bytes)) return absl::DataLossError("A broken page of the feed.");
  RETURN_IF_ERROR(store_.ApplyPage(page));
  return page.more();
}

}  // namespace glimmer::mobile
