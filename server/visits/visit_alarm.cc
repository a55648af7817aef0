#include "server/visits/visit_alarm.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/notices/notice_commands.h"
#include "server/rpc/role_holder_store.h"
#include "server/visits/plan_store.h"
#include "shared/domain/resource_names.h"

namespace glimmer::visits {
namespace {

using People = std::set<std::string>;

// Those of the role who are not missed themselves.
absl::Status AddHolders(rpc::Context& context, const Visit& visit, v1::Role role, People& people) {
  ASSIGN_OR_RETURN(const std::vector<std::string> holders,
                   rpc::HoldersOf(context.tx, role, visit.unit_path, context.now));
  for (const std::string& person_id : holders) {
    if (!Goes(visit, person_id)) people.insert(person_id);
  }
  return absl::OkStatus();
}

// Who is told at one step. Without a safeguarding lead the administrators are.
absl::StatusOr<People> PeopleAt(rpc::Context& context, const Visit& visit, VisitAlarm step) {
  People people;
  if (step == VisitAlarm::kContact && !visit.off_site_contact_person_id.empty()) {
    people.insert(visit.off_site_contact_person_id);
  } else if (step == VisitAlarm::kCoordinator) {
    RETURN_IF_ERROR(AddHolders(context, visit, v1::ROLE_COORDINATOR, people));
  } else if (step == VisitAlarm::kLead) {
    RETURN_IF_ERROR(AddHolders(context, visit, v1::ROLE_SAFEGUARDING_LEAD, people));
    if (people.empty()) {
      RETURN_IF_ERROR(AddHolders(context, visit, v1::ROLE_ORGANIZATION_ADMIN, people));
    }
  }
  return people;
}

// Who knows of an alarm that has come so far.
absl::StatusOr<People> PeopleUpTo(rpc::Context& context, const Visit& visit, VisitAlarm alarm) {
  People all;
  for (const VisitAlarm step :
       {VisitAlarm::kContact, VisitAlarm::kCoordinator, VisitAlarm::kLead}) {
    if (step > alarm) break;
    ASSIGN_OR_RETURN(People people, PeopleAt(context, visit, step));
    all.merge(people);
  }
  return all;
}

std::string TimeText(absl::Time time) {
  return absl::FormatTime(absl::RFC3339_sec, time, absl::UTCTimeZone());
}

absl::Status TellAll(rpc::Context& context, const Visit& visit, const People& people,
                     v1::Notice::Kind kind) {
  notices::NewNotice notice{
      "", kind, ResourceName(kVisits, visit.visit_id), {{"alias", visit.household_alias}}};
  if (kind == v1::Notice::KIND_VISIT_OVERDUE) {
    notice.parameters["end_time"] = TimeText(visit.end_time);
  } else if (kind == v1::Notice::KIND_VISIT_DISTRESS) {
    notice.parameters["start_time"] = TimeText(visit.start_time);
  }
  for (const std::string& person_id : people) {
    notice.person_id = person_id;
    RETURN_IF_ERROR(notices::NotifyOther(context, notice));
  }
  return absl::OkStatus();
}

absl::Status SetNext(rpc::Context& context, Visit& visit) {
  ASSIGN_OR_RETURN(const AlarmSteps steps,
                   PlanStore(context.tx).AlarmStepsOf(visit.organization_id));
  visit.alarm_time =
      NextAlarmTime(visit.alarm, steps, visit.end_time, visit.travel_minutes, context.now);
  return absl::OkStatus();
}

}  // namespace

absl::Status RaiseNext(rpc::Context& context, Visit& visit) {
  if (visit.alarm == VisitAlarm::kDistress) return RaiseDistress(context, visit);
  People people;
  do {
    visit.alarm = NextAlarm(visit.alarm, !visit.off_site_contact_person_id.empty());
    ASSIGN_OR_RETURN(people, PeopleAt(context, visit, visit.alarm));
  } while (people.empty() && visit.alarm != VisitAlarm::kLead);
  RETURN_IF_ERROR(TellAll(context, visit, people, v1::Notice::KIND_VISIT_OVERDUE));
  return SetNext(context, visit);
}

absl::Status RaiseDistress(rpc::Context& context, Visit& visit) {
  visit.alarm = VisitAlarm::kDistress;
  ASSIGN_OR_RETURN(const People people, PeopleUpTo(context, visit, visit.alarm));
  RETURN_IF_ERROR(TellAll(context, visit, people, v1::Notice::KIND_VISIT_DISTRESS));
  return SetNext(context, visit);
}

absl::Status EndAlarm(rpc::Context& context, Visit& visit) {
  const VisitAlarm alarm = std::exchange(visit.alarm, VisitAlarm::kNone);
  visit.alarm_time.reset();
  ASSIGN_OR_RETURN(const People people, PeopleUpTo(context, visit, alarm));
  return TellAll(context, visit, people, v1::Notice::KIND_VISIT_SAFE);
}

}  // namespace glimmer::visits
