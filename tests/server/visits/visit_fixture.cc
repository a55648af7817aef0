#include "tests/server/visits/visit_fixture.h"

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::visits {
namespace {

// The visit in an answer that has one.
template <typename Response>
absl::StatusOr<v1::Visit> VisitIn(const absl::StatusOr<Response>& response) {
  if (!response.ok()) return response.status();
  return response->visit();
}

template <typename Request>
Request For(const v1::Visit& visit) {
  Request request;
  request.set_visit(visit.name());
  return request;
}

}  // namespace

VisitTest::VisitTest() { AddRole(lead_, v1::ROLE_SAFEGUARDING_LEAD); }

absl::Status VisitTest::BecomeCaller(rpc::Context& context) {
  RETURN_IF_ERROR(LoadGrants(context));
  ASSIGN_OR_RETURN(
      const auto device,
      context.tx.QueryOne([](const sql::Row& row) { return row.Text(0); },
                          "SELECT device_id FROM devices WHERE person_id = $1 ORDER BY device_id",
                          context.caller.person_id));
  context.caller.device_id = device.value_or("");
  return absl::OkStatus();
}

v1::VisitPlan VisitTest::PlanAt(const v1::Household& household, absl::Time start) const {
  v1::VisitPlan plan;
  plan.set_household(household.name());
  SetTimes(start, absl::Hours(1), plan);
  SetVisitors({volunteer_, other_}, plan);
  plan.set_off_site_contact(ResourceName(kPeople, away_));
  plan.add_checklist()->set_text("Look at the stove");
  plan.add_checklist()->set_text("Light bulbs");
  v1::Delivery& rice = *plan.add_deliveries();
  rice.set_item("Rice");
  rice.set_unit("kg");
  rice.set_quantity(5'000);
  return plan;
}

v1::VisitPlan VisitTest::Plan(const v1::Household& household) const {
  return PlanAt(household, Civil(3, 7, 9));
}

void VisitTest::SetTimes(absl::Time start, absl::Duration length, v1::VisitPlan& plan) {
  *plan.mutable_start_time() = ToTimestamp(start);
  *plan.mutable_end_time() = ToTimestamp(start + length);
}

void VisitTest::SetVisitors(const std::vector<std::string>& people, v1::VisitPlan& plan) {
  plan.clear_visitors();
  for (const std::string& id : people) plan.add_visitors(ResourceName(kPeople, id));
}

absl::StatusOr<v1::PlanVisitsResponse> VisitTest::PlanAll(const std::vector<v1::VisitPlan>& plans) {
  v1::PlanVisitsRequest request;
  request.set_unit(ResourceName(kUnits, world_.unit_id));
  for (const v1::VisitPlan& plan : plans) *request.add_plans() = plan;
  return By(recorder_, request, &PlanVisits);
}

absl::StatusOr<v1::Visit> VisitTest::PlanIt(const v1::VisitPlan& plan) {
  ASSIGN_OR_RETURN(const v1::PlanVisitsResponse response, PlanAll({plan}));
  return response.visits(0);
}

v1::Visit VisitTest::Planned(const v1::Household& household) {
  const absl::StatusOr<v1::Visit> visit = PlanIt(Plan(household));
  EXPECT_TRUE(visit.ok()) << visit.status();
  return visit.value_or(v1::Visit());
}

absl::StatusOr<v1::Visit> VisitTest::Change(const v1::Visit& visit, const v1::VisitPlan& plan) {
  auto request = For<v1::ChangeVisitRequest>(visit);
  *request.mutable_plan() = plan;
  return VisitIn(By(recorder_, request, &ChangeVisit));
}

absl::StatusOr<v1::Visit> VisitTest::Agree(const std::string& actor, const v1::Visit& visit) {
  auto request = For<v1::AgreeVisitRequest>(visit);
  request.set_etag(visit.etag());
  return VisitIn(By(actor, request, &AgreeVisit));
}

absl::StatusOr<v1::Visit> VisitTest::Accept(const std::string& actor, const v1::Visit& visit,
                                            const std::string& person_id) {
  auto request = For<v1::AcceptVisitRequest>(visit);
  request.set_person(ResourceName(kPeople, person_id));
  request.set_etag(visit.etag());
  return VisitIn(By(actor, request, &AcceptVisit));
}

absl::StatusOr<v1::Visit> VisitTest::Leave(const std::string& actor, const v1::Visit& visit,
                                           const std::string& person_id) {
  auto request = For<v1::LeaveVisitRequest>(visit);
  request.set_person(ResourceName(kPeople, person_id));
  return VisitIn(By(actor, request, &LeaveVisit));
}

absl::StatusOr<v1::Visit> VisitTest::CancelIt(const std::string& actor, const v1::Visit& visit) {
  return VisitIn(By(actor, For<v1::CancelVisitRequest>(visit), &CancelVisit));
}

absl::StatusOr<v1::Visit> VisitTest::Start(const std::string& actor, const v1::Visit& visit,
                                           absl::Time start) {
  auto request = For<v1::StartVisitRequest>(visit);
  *request.mutable_start_time() = ToTimestamp(start);
  return VisitIn(By(actor, request, &StartVisit));
}

absl::StatusOr<v1::FinishVisitResponse> VisitTest::Finish(const std::string& actor,
                                                          const v1::FinishVisitRequest& request) {
  return By(actor, request, &FinishVisit);
}

v1::FinishVisitRequest VisitTest::Held(const v1::Visit& visit) {
  auto request = For<v1::FinishVisitRequest>(visit);
  request.set_held(true);
  *request.mutable_start_time() = visit.start_time();
  *request.mutable_end_time() = visit.end_time();
  return request;
}

v1::FinishVisitRequest VisitTest::NotHeld(const v1::Visit& visit) {
  return For<v1::FinishVisitRequest>(visit);
}

absl::StatusOr<v1::Visit> VisitTest::Safe(const std::string& actor, const v1::Visit& visit) {
  return VisitIn(By(actor, For<v1::ReportSafeRequest>(visit), &ReportSafe));
}

absl::StatusOr<v1::Visit> VisitTest::Extend(const std::string& actor, const v1::Visit& visit,
                                            absl::Time expected_end) {
  auto request = For<v1::ExtendVisitRequest>(visit);
  *request.mutable_expected_end_time() = ToTimestamp(expected_end);
  return VisitIn(By(actor, request, &ExtendVisit));
}

absl::StatusOr<v1::Visit> VisitTest::Raise(const std::string& actor, const v1::Visit& visit) {
  return VisitIn(By(actor, For<v1::RaiseAlarmRequest>(visit), &RaiseAlarm));
}

absl::StatusOr<v1::Visit> VisitTest::Acknowledge(const std::string& actor, const v1::Visit& visit) {
  return VisitIn(By(actor, For<v1::AcknowledgeAlarmRequest>(visit), &AcknowledgeAlarm));
}

absl::StatusOr<v1::GetVisitAddressResponse> VisitTest::Address(const std::string& actor,
                                                               const v1::Visit& visit) {
  const auto request = For<v1::GetVisitAddressRequest>(visit);
  return Do<v1::GetVisitAddressResponse>(
      actor, [&](rpc::Context& context, v1::GetVisitAddressResponse& response) -> absl::Status {
        RETURN_IF_ERROR(BecomeCaller(context));
        return GetVisitAddress(context, vault_, request, response);
      });
}

v1::Visit VisitTest::AgreedAt(const v1::Household& household, absl::Time start) {
  const absl::StatusOr<v1::Visit> visit = PlanIt(PlanAt(household, start));
  EXPECT_TRUE(visit.ok()) << visit.status();
  if (!visit.ok()) return v1::Visit();
  EXPECT_TRUE(Agree(coordinator_, *visit).ok());
  EXPECT_TRUE(Accept(volunteer_, *visit).ok());
  EXPECT_TRUE(Accept(other_, *visit).ok());
  return Now(*visit);
}

v1::Visit VisitTest::Agreed(const v1::Household& household) {
  return AgreedAt(household, Civil(3, 7, 9));
}

v1::Visit VisitTest::Now(const v1::Visit& visit) {
  v1::Visit now;
  const absl::Status status = world_.As(recorder_, [&](rpc::Context& context) -> absl::Status {
    ASSIGN_OR_RETURN(const Visit row, NeedVisit(context, visit.name()));
    now = ToProto(row);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  return now;
}

absl::Time VisitTest::EndOf(const v1::Visit& visit) { return FromTimestamp(visit.end_time()); }

void VisitTest::EndConsents(absl::Time time) {
  const int64_t end = absl::ToUnixMicros(time);
  world_.Execute(
      absl::StrCat("UPDATE consent_records SET expire_time_us = ", end, " WHERE kind = 1"));
  world_.Execute(absl::StrCat("UPDATE households SET consent_expire_time_us = ", end));
}

KeyPair VisitTest::AddDevice(const std::string& person_id) {
  const KeyPair keys = NewSigningKey(world_.random);
  world_.Write([&](sql::Transaction& tx) {
    return tx
        .Execute(
            "INSERT INTO devices (device_id, person_id, public_key, label, installation_id, "
            "create_time_us, activate_time_us) VALUES ($1, $2, $3, 'phone', $1, $4, $4)",
            absl::StrCat("device-", person_id), person_id, sql::Bytes{keys.public_key},
            world_.clock.Now())
        .status();
  });
  return keys;
}

void VisitTest::SetDevice(const std::string& person_id, absl::string_view column, absl::Time time) {
  world_.Execute(absl::StrCat("UPDATE devices SET ", column, " = ", absl::ToUnixMicros(time),
                              " WHERE person_id = '", person_id, "'"));
}

}  // namespace glimmer::visits
