#include "server/people/dormant_commands.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "server/notices/notice_commands.h"
#include "server/people/people_commands.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/sign_up_rules.h"

namespace glimmer::people {

absl::Status TellDormant(rpc::Context& context, const std::vector<DormantPerson>& people) {
  DormantStore store(context.tx);
  for (const DormantPerson& person : people) {
    RETURN_IF_ERROR(
        notices::Notify(context, {person.person_id,
                                  v1::Notice::KIND_CONTACT_DATA_EXPIRES,
                                  ResourceName(kPeople, person.person_id),
                                  {{"erase_time", WireTime(context.now + kDormantNotice)}}}));
    RETURN_IF_ERROR(store.NoteTold(person.person_id, context.now));
  }
  return absl::OkStatus();
}

absl::Status EraseDormant(rpc::Context& context, const std::vector<DormantPerson>& people) {
  ASSIGN_OR_RETURN(const std::string today, TodayOf(context));
  PersonStore persons(context.tx, today);
  DormantStore store(context.tx);
  for (const DormantPerson& person : people) {
    RETURN_IF_ERROR(store.EraseContact(person.person_id, context.now));
    ASSIGN_OR_RETURN(const std::string key,
                     rpc::SubjectKeyOf(context.tx, context.random, person.person_id));
    RETURN_IF_ERROR(
        rpc::Audit(context, {absl::StrCat("subjects/", key), "EraseContact", "not heard of"}));
    RETURN_IF_ERROR(PushPerson(context, persons, person.person_id, {}));
  }
  return absl::OkStatus();
}

}  // namespace glimmer::people
