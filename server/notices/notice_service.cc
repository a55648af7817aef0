#include "server/notices/notice_service.h"

#include <utility>

#include "server/notices/notice_commands.h"
#include "server/notices/notice_store.h"
#include "server/rpc/page_token.h"
#include "shared/domain/resource_names.h"

namespace glimmer::notices {
namespace {

constexpr absl::string_view kList = "ListNotices";

absl::Status List(rpc::Context& context, const v1::ListNoticesRequest& request,
                  v1::ListNoticesResponse& response) {
  ASSIGN_OR_RETURN(const std::string person_id, IdOf(kPeople, request.person(), "person"));
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::vector<std::string> position,
                   rpc::ReadPageToken(kList, request.page_token(), 1));
  ASSIGN_OR_RETURN(std::vector<v1::Notice> found,
                   NoticeStore(context.tx)
                       .ListOfPerson(person_id, position.empty() ? "" : position[0], size + 1));
  const bool more = found.size() > static_cast<size_t>(size);
  if (more) found.pop_back();
  for (v1::Notice& notice : found) *response.add_notices() = std::move(notice);
  if (more) {
    ASSIGN_OR_RETURN(const std::string last,
                     IdOf(kNotices, response.notices(size - 1).name(), "name"));
    response.set_next_page_token(rpc::MakePageToken(kList, {last}));
  }
  return absl::OkStatus();
}

absl::Status Seen(rpc::Context& context, const v1::MarkNoticeSeenRequest& request,
                  v1::MarkNoticeSeenResponse& response) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kNotices, request.notice(), "notice"));
  ASSIGN_OR_RETURN(*response.mutable_notice(), MarkSeen(context, id));
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* NoticeService::ListNotices(grpc::CallbackServerContext* rpc,
                                                     const v1::ListNoticesRequest* request,
                                                     v1::ListNoticesResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, List);
}

grpc::ServerUnaryReactor* NoticeService::MarkNoticeSeen(grpc::CallbackServerContext* rpc,
                                                        const v1::MarkNoticeSeenRequest* request,
                                                        v1::MarkNoticeSeenResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, Seen);
}

}  // namespace glimmer::notices
