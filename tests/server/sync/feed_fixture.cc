#include "tests/server/sync/feed_fixture.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/attendance/attendance_service.h"
#include "server/events/event_service.h"
#include "server/people/people_service.h"
#include "server/signups/sign_up_service.h"
#include "server/sync/sync_service.h"
#include "shared/base/time_convert.h"

namespace glimmer::sync {
namespace {

template <typename Service>
std::unique_ptr<grpc::Service> Make(const rpc::Deps& deps) {
  return std::make_unique<Service>(deps);
}

void Expect(const grpc::Status& status) { EXPECT_TRUE(status.ok()) << FromGrpc(status); }

}  // namespace

absl::StatusOr<v1::ListChangesResponse> FeedPhone::ReadPage(int page_size) {
  v1::ListChangesRequest request;
  request.set_page_token(token);
  request.set_page_size(page_size);
  v1::ListChangesResponse page;
  RETURN_IF_ERROR(FromGrpc(stub_->ListChanges(caller_.NewContext().get(), request, &page)));
  if (page.reset()) held_.clear();
  for (const v1::Change& change : page.changes()) {
    told_.push_back(change);
    held_.erase(change.name());
    if (change.kind() == v1::Change::KIND_UPSERT) held_[change.name()] = change;
  }
  token = page.next_page_token();
  return page;
}

v1::ErrorReason FeedPhone::Read(int page_size) {
  told_.clear();
  while (true) {
    const absl::StatusOr<v1::ListChangesResponse> page = ReadPage(page_size);
    if (!page.ok()) return ReasonOf(page.status());
    if (!page->more()) return v1::ERROR_REASON_UNSPECIFIED;
  }
}

std::vector<std::string> FeedPhone::Names(absl::string_view collection) const {
  std::vector<std::string> names;
  for (const auto& [name, change] : held_) {
    if (absl::StartsWith(name, absl::StrCat(collection, "/"))) names.push_back(name);
  }
  return names;
}

const v1::Change& FeedPhone::At(const std::string& name) const {
  static const v1::Change kNothing;
  const auto found = held_.find(name);
  return found == held_.end() ? kNothing : found->second;
}

bool FeedPhone::WasTold(const std::string& name) const {
  return std::any_of(told_.begin(), told_.end(),
                     [&](const v1::Change& change) { return change.name() == name; });
}

FeedTest::FeedTest()
    : server_({Make<events::EventService>, Make<people::PeopleService>,
               Make<signups::SignUpService>, Make<attendance::AttendanceService>,
               Make<SyncService>}),
      unit_(server_.AddUnit(server_.root_unit_id(), "Willow Village")),
      sibling_(server_.AddUnit(server_.root_unit_id(), "Stone Bridge")),
      coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_)),
      administrator_(server_.EnrolWithRole(v1::ROLE_ORGANIZATION_ADMIN, server_.root_unit_id())),
      attendances_(v1::AttendanceService::NewStub(server_.channel())),
      events_(v1::EventService::NewStub(server_.channel())),
      people_(v1::PeopleService::NewStub(server_.channel())),
      sign_ups_(v1::SignUpService::NewStub(server_.channel())) {}

FeedPhone FeedTest::FreshPhoneOf(const test::TestCaller& caller) {
  FeedPhone phone = PhoneOf(caller);
  EXPECT_EQ(phone.Read(), v1::ERROR_REASON_UNSPECIFIED);
  return phone;
}

std::string FeedTest::AddShift(int capacity, const std::string& leader_id) {
  v1::CreateEventRequest request;
  request.set_request_id(server_.NewRequestId());
  v1::Event& event = *request.mutable_event();
  event.set_title("Clean the river bank");
  event.set_organizing_unit("units/" + unit_);
  event.set_time_zone("Asia/Shanghai");
  if (!leader_id.empty()) event.set_leader("people/" + leader_id);
  v1::ShiftPattern& pattern = *request.mutable_pattern();
  const absl::TimeZone zone = absl::FixedTimeZone(8 * 3600);
  pattern.set_civil_start(absl::FormatTime(
      "%Y-%m-%dT%H:%M:%S", server_.clock().Now() + absl::Hours(72 + 24 * shifts_++), zone));
  pattern.mutable_duration()->set_seconds(7200);
  v1::Position& position = *pattern.add_positions();
  position.set_display_name("helper");
  position.set_capacity(capacity);
  v1::CreateEventResponse response;
  Expect(events_->CreateEvent(coordinator_.NewContext().get(), request, &response));
  return response.shifts_size() == 1 ? response.shifts(0).name() : "";
}

std::string FeedTest::SignUp(const test::TestCaller& actor, const std::string& person_id,
                             const std::string& shift) {
  v1::CreateSignUpRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_shift(shift);
  request.set_person("people/" + person_id);
  request.set_when_full(v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST);
  v1::CreateSignUpResponse response;
  Expect(sign_ups_->CreateSignUp(actor.NewContext().get(), request, &response));
  return response.sign_up().name();
}

void FeedTest::Leave(const test::TestCaller& who, const std::string& sign_up) {
  v1::LeaveShiftRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_sign_up(sign_up);
  v1::LeaveShiftResponse response;
  Expect(sign_ups_->LeaveShift(who.NewContext().get(), request, &response));
}

void FeedTest::Decline(const test::TestCaller& who, const std::string& sign_up) {
  v1::DeclineOfferRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_sign_up(sign_up);
  v1::DeclineOfferResponse response;
  Expect(sign_ups_->DeclineOffer(who.NewContext().get(), request, &response));
}

void FeedTest::Accept(const test::TestCaller& who, const std::string& sign_up) {
  v1::AcceptOfferRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_sign_up(sign_up);
  v1::AcceptOfferResponse response;
  Expect(sign_ups_->AcceptOffer(who.NewContext().get(), request, &response));
}

void FeedTest::Enter(const test::TestCaller& actor, const std::string& person_id,
                     const std::string& shift, absl::Time start) {
  v1::EnterAttendanceRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_shift(shift);
  request.set_person("people/" + person_id);
  *request.mutable_check_in_time() = ToTimestamp(start);
  *request.mutable_check_out_time() = ToTimestamp(start + absl::Hours(2));
  request.set_reason("The list on paper");
  v1::EnterAttendanceResponse response;
  Expect(attendances_->EnterAttendance(actor.NewContext().get(), request, &response));
}

void FeedTest::Rename(const std::string& person_id, const std::string& name) {
  v1::UpdatePersonRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_person("people/" + person_id);
  request.add_update_mask("display_name");
  request.set_display_name(name);
  v1::UpdatePersonResponse response;
  Expect(people_->UpdatePerson(administrator_.NewContext().get(), request, &response));
}

void FeedTest::MoveHome(const std::string& person_id, const std::string& unit_id) {
  v1::ChangeHomeUnitRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_person("people/" + person_id);
  request.set_home_unit("units/" + unit_id);
  request.set_start_date(
      absl::FormatTime("%Y-%m-%d", server_.clock().Now(), absl::FixedTimeZone(8 * 3600)));
  v1::ChangeHomeUnitResponse response;
  Expect(people_->ChangeHomeUnit(administrator_.NewContext().get(), request, &response));
}

}  // namespace glimmer::sync
