#include "server/notices/notice_commands.h"

#include "server/notices/notice_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::notices {
namespace {

void PushChange(rpc::Context& context, const std::string& notice_name,
                const std::string& person_id) {
  context.changes.push_back(
      {notice_name, rpc::ChangeKind::kUpsert, rpc::Audience({rpc::PersonKey(person_id)}), ""});
}

}  // namespace

absl::Status Notify(rpc::Context& context, const NewNotice& notice) {
  v1::Notice row;
  row.set_name(ResourceName(kNotices, context.NewId()));
  row.set_person(ResourceName(kPeople, notice.person_id));
  row.set_kind(notice.kind);
  row.set_subject(notice.subject);
  row.mutable_parameters()->insert(notice.parameters.begin(), notice.parameters.end());
  *row.mutable_create_time() = ToTimestamp(context.now);
  PushChange(context, row.name(), notice.person_id);
  return NoticeStore(context.tx).Insert(row);
}

absl::Status NotifyOther(rpc::Context& context, const NewNotice& notice) {
  if (notice.person_id.empty() || notice.person_id == context.caller.person_id) {
    return absl::OkStatus();
  }
  return Notify(context, notice);
}

absl::StatusOr<v1::Notice> MarkSeen(rpc::Context& context, const std::string& notice_id) {
  NoticeStore store(context.tx);
  ASSIGN_OR_RETURN(const v1::Notice before, store.Get(notice_id));
  ASSIGN_OR_RETURN(const std::string person_id, IdOf(kPeople, before.person(), "person"));
  // Also when it was seen before: the stored answer is found by the feed line, and erased with what
  // it says of a household.
  PushChange(context, before.name(), person_id);
  if (before.state() == v1::Notice::STATE_SEEN) return before;
  RETURN_IF_ERROR(store.MarkSeen(notice_id, context.now));
  return store.Get(notice_id);
}

absl::Status ForgetHousehold(rpc::Context& context, absl::string_view visit_name) {
  NoticeStore store(context.tx);
  ASSIGN_OR_RETURN(std::vector<v1::Notice> notices, store.ListAboutVisit(visit_name));
  for (v1::Notice& notice : notices) {
    const bool named = notice.mutable_parameters()->erase("alias") > 0;
    RETURN_IF_ERROR(store.WriteParameters(notice));
    if (!named) continue;
    ASSIGN_OR_RETURN(const std::string person_id, IdOf(kPeople, notice.person(), "person"));
    PushChange(context, notice.name(), person_id);
  }
  return absl::OkStatus();
}

absl::Status MarkHandedOver(rpc::Context& context, const std::vector<std::string>& notice_ids) {
  NoticeStore store(context.tx);
  for (const std::string& id : notice_ids) {
    RETURN_IF_ERROR(store.MarkHandedOver(id, context.now));
  }
  return absl::OkStatus();
}

}  // namespace glimmer::notices
