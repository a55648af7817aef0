// A household that is visited: each call is one command by the person who is named first, with the
// roles that they hold.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "server/visits/alarm_commands.h"
#include "server/visits/plan_commands.h"
#include "server/visits/report_commands.h"
#include "server/visits/visit_address.h"
#include "server/visits/visit_figures.h"
#include "server/visits/visit_parts.h"
#include "shared/crypto/signing.h"
#include "tests/server/visits/pairing_fixture.h"

namespace glimmer::visits {

class VisitTest : public PairingTest {
 protected:
  VisitTest();

  // Saturday 09:00 for an hour, by the volunteer and another; the clock stands on the Monday
  // before.
  v1::VisitPlan Plan(const v1::Household& household) const;
  v1::VisitPlan PlanAt(const v1::Household& household, absl::Time start) const;
  static void SetTimes(absl::Time start, absl::Duration length, v1::VisitPlan& plan);
  static void SetVisitors(const std::vector<std::string>& people, v1::VisitPlan& plan);

  // By the recorder.
  absl::StatusOr<v1::Visit> PlanIt(const v1::VisitPlan& plan);
  absl::StatusOr<v1::PlanVisitsResponse> PlanAll(const std::vector<v1::VisitPlan>& plans);
  v1::Visit Planned(const v1::Household& household);
  absl::StatusOr<v1::Visit> Change(const v1::Visit& visit, const v1::VisitPlan& plan);
  // To the visit as it is given, and not as it may be by now.
  absl::StatusOr<v1::Visit> Agree(const std::string& actor, const v1::Visit& visit);
  absl::StatusOr<v1::Visit> Accept(const std::string& actor, const v1::Visit& visit,
                                   const std::string& person_id = "");
  absl::StatusOr<v1::Visit> Leave(const std::string& actor, const v1::Visit& visit,
                                  const std::string& person_id = "");
  absl::StatusOr<v1::Visit> CancelIt(const std::string& actor, const v1::Visit& visit);
  absl::StatusOr<v1::Visit> Start(const std::string& actor, const v1::Visit& visit,
                                  absl::Time start);
  absl::StatusOr<v1::FinishVisitResponse> Finish(const std::string& actor,
                                                 const v1::FinishVisitRequest& request);
  // Held from its planned start to its planned end.
  static v1::FinishVisitRequest Held(const v1::Visit& visit);
  static v1::FinishVisitRequest NotHeld(const v1::Visit& visit);
  absl::StatusOr<v1::Visit> Safe(const std::string& actor, const v1::Visit& visit);
  absl::StatusOr<v1::Visit> Extend(const std::string& actor, const v1::Visit& visit,
                                   absl::Time expected_end);
  absl::StatusOr<v1::Visit> Raise(const std::string& actor, const v1::Visit& visit);
  absl::StatusOr<v1::Visit> Acknowledge(const std::string& actor, const v1::Visit& visit);
  absl::StatusOr<v1::GetVisitAddressResponse> Address(const std::string& actor,
                                                      const v1::Visit& visit);

  // Planned, agreed to by a call-back and accepted by both.
  v1::Visit Agreed(const v1::Household& household);
  v1::Visit AgreedAt(const v1::Household& household, absl::Time start);
  v1::Visit Now(const v1::Visit& visit);
  // The planned end of the visit.
  static absl::Time EndOf(const v1::Visit& visit);
  void GoTo(absl::Time time) { world_.clock.Set(time); }
  // What the households have consented to ends then.
  void EndConsents(absl::Time time = absl::UnixEpoch() + absl::Microseconds(1));
  // Gives the person a device in use.
  KeyPair AddDevice(const std::string& person_id);
  void SetDevice(const std::string& person_id, absl::string_view column, absl::Time time);

  // One command by the person with the roles and the device that they have.
  template <typename Request, typename Response>
  absl::StatusOr<Response> By(const std::string& actor, const Request& request,
                              absl::Status (*command)(rpc::Context&, const Request&, Response&)) {
    return Do<Response>(actor, [&](rpc::Context& context, Response& response) -> absl::Status {
      RETURN_IF_ERROR(BecomeCaller(context));
      return command(context, request, response);
    });
  }
  static absl::Status BecomeCaller(rpc::Context& context);

  const std::string lead_ = world_.AddPerson({.display_name = "Lin Tao"});
  const std::string away_ = world_.AddPerson({.display_name = "Ma Jun"});  // off-site contact
  const std::string stranger_ = world_.AddPerson({.display_name = "Hu Bo"});
  const v1::Household household_ = Active(contact_);
};

}  // namespace glimmer::visits
