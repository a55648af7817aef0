#include "server/visits/visit_alarm.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/notices/notice_commands.h"
#include "server/rpc/role_holder_store.h"
#include "server/visits/plan_store.h"
#include "server/visits/visit_parts.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/sign_up_rules.h"

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

absl::Status TellAll(rpc::Context& context, const Visit& visit, const People& people,
                     v1::Notice::Kind kind) {
  notices::NewNotice notice{
      "", kind, ResourceName(kVisits, visit.visit_id), {{"alias", visit.household_alias}}};
  if (kind == v1::Notice::KIND_VISIT_OVERDUE) {
    notice.parameters["end_time"] = WireTime(visit.end_time);
  } else if (kind == v1::Notice::KIND_VISIT_DISTRESS) {
    notice.parameters["start_time"] = WireTime(visit.start_time);
  }
  for (const std::string& person_id : people) {
    notice.person_id = person_id;
    RETURN_IF_ERROR(notices::NotifyOther(context, notice));
  }
  return absl::OkStatus();
}

absl::StatusOr<absl::Time> FirstAlarm(rpc::Context& context, const Visit& visit, absl::Time end) {
  ASSIGN_OR_RETURN(const AlarmSteps steps,
                   PlanStore(context.tx).AlarmStepsOf(visit.organization_id));
  return FirstAlarmTime(steps, end, visit.travel_minutes);
}

// Word is awaited of who may have set out before the visit was moved to a later time.
bool AwaitsEarlierPlan(const Visit& visit) {
  return visit.alarm_time && *visit.alarm_time <= visit.start_time;
}

bool IsNear(const Visit& visit, absl::Time now) { return now >= visit.start_time - kStartLead; }

}  // namespace

absl::Status RaiseNext(rpc::Context& context, Visit& visit) {
  if (visit.alarm == VisitAlarm::kDistress) return RaiseDistress(context, visit);
  const VisitAlarm before = visit.alarm;
  People people;
  do {
    visit.alarm = NextAlarm(visit.alarm, !visit.off_site_contact_person_id.empty());
    ASSIGN_OR_RETURN(people, PeopleAt(context, visit, visit.alarm));
  } while (people.empty() && visit.alarm != VisitAlarm::kLead);
  RETURN_IF_ERROR(TellAll(context, visit, people, v1::Notice::KIND_VISIT_OVERDUE));
  ASSIGN_OR_RETURN(const AlarmSteps steps,
                   PlanStore(context.tx).AlarmStepsOf(visit.organization_id));
  const absl::Time due = visit.alarm_time.value_or(context.now);
  visit.alarm_time = NextAlarmTime(before, visit.alarm, steps, due, context.now);
  return absl::OkStatus();
}

absl::Status RaiseDistress(rpc::Context& context, Visit& visit) {
  visit.alarm = VisitAlarm::kDistress;
  ASSIGN_OR_RETURN(const People people, PeopleUpTo(context, visit, visit.alarm));
  visit.alarm_time = context.now + kAlarmAgain;
  return TellAll(context, visit, people, v1::Notice::KIND_VISIT_DISTRESS);
}

absl::Status EndAlarm(rpc::Context& context, Visit& visit) {
  const VisitAlarm alarm = std::exchange(visit.alarm, VisitAlarm::kNone);
  visit.alarm_time.reset();
  ASSIGN_OR_RETURN(const People people, PeopleUpTo(context, visit, alarm));
  return TellAll(context, visit, people, v1::Notice::KIND_VISIT_SAFE);
}

absl::Status Arm(rpc::Context& context, Visit& visit) {
  if (visit.alarm != VisitAlarm::kNone || AwaitsEarlierPlan(visit)) return absl::OkStatus();
  ASSIGN_OR_RETURN(visit.alarm_time, FirstAlarm(context, visit, visit.end_time));
  return absl::OkStatus();
}

bool MayHaveSetOut(const Visit& visit, absl::Time now) {
  return visit.alarm_time && (IsNear(visit, now) || AwaitsEarlierPlan(visit));
}

bool IsAwaited(const Visit& visit) {
  if (visit.state == VisitState::kHeld || visit.state == VisitState::kNotHeld) return false;
  return HasAgreed(visit.state) || visit.alarm_time;
}

absl::Status Extend(rpc::Context& context, absl::Time expected_end, Visit& visit) {
  if (visit.alarm == VisitAlarm::kDistress) return absl::OkStatus();
  if (visit.alarm != VisitAlarm::kNone) RETURN_IF_ERROR(EndAlarm(context, visit));
  ASSIGN_OR_RETURN(const absl::Time first, FirstAlarm(context, visit, expected_end));
  visit.alarm_time = std::max(visit.alarm_time.value_or(first), first);
  return absl::OkStatus();
}

absl::Status NoteSafe(rpc::Context& context, bool of_all, Visit& visit) {
  const bool ahead = context.now < visit.end_time;
  const bool awaited = HasAgreed(visit.state)
                           ? ahead || !of_all
                           : ahead && IsNear(visit, context.now) && IsAwaited(visit);
  const bool waits = visit.alarm == VisitAlarm::kNone && visit.alarm_time;
  if (awaited && waits && !AwaitsEarlierPlan(visit)) return absl::OkStatus();
  RETURN_IF_ERROR(EndAlarm(context, visit));
  return awaited ? Arm(context, visit) : absl::OkStatus();
}

}  // namespace glimmer::visits
