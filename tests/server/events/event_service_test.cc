// Planning over the wire: what a preview shows is what is made, pages hold still, and nobody
// reaches beyond their organisation, their units or their own calendar.
#include "server/events/event_service.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/signups/sign_up_service.h"
#include "server/sync/sync_service.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"
#include "tests/support/test_server.h"

namespace glimmer::events {
namespace {

template <typename Service>
std::unique_ptr<grpc::Service> MakeService(const rpc::Deps& deps) {
  return std::make_unique<Service>(deps);
}

class EventServiceTest : public testing::Test {
 protected:
  EventServiceTest()
      : server_({MakeService<EventService>, MakeService<signups::SignUpService>,
                 [](const rpc::Deps& deps) -> std::unique_ptr<grpc::Service> {
                   return std::make_unique<sync::SyncService>(deps);
                 }}),
        stub_(v1::EventService::NewStub(server_.channel())),
        unit_(server_.AddUnit(server_.root_unit_id(), "Willow Village")),
        coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_)),
        volunteer_(server_.Enrol(server_.AddPerson(unit_, "Wang Fang"))) {}

  v1::CreateEventRequest Request(const std::string& civil_start, const std::string& rrule = "") {
    v1::CreateEventRequest request;
    request.set_request_id(server_.NewRequestId());
    request.mutable_event()->set_title("Clean the river bank");
    request.mutable_event()->set_organizing_unit("units/" + unit_);
    request.mutable_event()->set_time_zone("America/New_York");
    v1::ShiftPattern& pattern = *request.mutable_pattern();
    pattern.set_civil_start(civil_start);
    pattern.set_rrule(rrule);
    pattern.mutable_duration()->set_seconds(7200);
    v1::Position& position = *pattern.add_positions();
    position.set_display_name("helper");
    position.set_capacity(5);
    return request;
  }
  v1::CreateEventResponse MustCreate(const v1::CreateEventRequest& request) {
    v1::CreateEventResponse response;
    const grpc::Status status =
        stub_->CreateEvent(coordinator_.NewContext().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }
  v1::ListShiftsResponse Page(const std::string& token, int size) {
    v1::ListShiftsRequest request;
    request.set_page_size(size);
    request.set_page_token(token);
    v1::ListShiftsResponse response;
    const grpc::Status status =
        stub_->ListShifts(volunteer_.NewContext().get(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }
  static std::string Reason(const grpc::Status& status) { return ReasonName(FromGrpc(status)); }
  void SignUp(const test::TestCaller& caller, const std::string& shift) {
    v1::CreateSignUpRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_shift(shift);
    request.set_person("people/" + caller.person_id);
    v1::CreateSignUpResponse response;
    const grpc::Status status = v1::SignUpService::NewStub(server_.channel())
                                    ->CreateSignUp(caller.NewContext().get(), request, &response);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }
  std::string ExportReason(const test::TestCaller& caller, const std::string& owner) {
    v1::ExportCalendarRequest request;
    request.set_owner(owner);
    v1::ExportCalendarResponse response;
    const grpc::Status status =
        stub_->ExportCalendar(caller.NewContext().get(), request, &response);
    return status.ok() ? "" : Reason(status);
  }

  test::TestServer server_;
  std::unique_ptr<v1::EventService::Stub> stub_;
  std::string unit_;
  test::TestCaller coordinator_;
  test::TestCaller volunteer_;
};

TEST_F(EventServiceTest, APreviewIsWhatIsMade) {
  const v1::CreateEventRequest request = Request("2026-03-06T02:30:00", "FREQ=DAILY;COUNT=4");
  v1::PreviewPatternRequest preview;
  *preview.mutable_pattern() = request.pattern();
  preview.set_time_zone("America/New_York");
  v1::PreviewPatternResponse shown;
  ASSERT_TRUE(stub_->PreviewPattern(volunteer_.NewContext().get(), preview, &shown).ok());
  const v1::CreateEventResponse made = MustCreate(request);
  ASSERT_EQ(shown.occurrences_size(), 4);
  ASSERT_EQ(made.shifts_size(), 4);
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(made.shifts(i).civil_start(), shown.occurrences(i).civil_start());
    EXPECT_EQ(FromTimestamp(made.shifts(i).start_time()),
              FromTimestamp(shown.occurrences(i).start_time()));
    EXPECT_EQ(shown.occurrences(i).shifted(), i == 2) << i;  // the clock skips 02:30 on the 8th
  }
}

TEST_F(EventServiceTest, PagesHoldStillWhileShiftsAppear) {
  const v1::CreateEventResponse made =
      MustCreate(Request("2026-03-06T09:00:00", "FREQ=DAILY;COUNT=7"));
  MustCreate(Request("2026-03-07T09:00:00"));  // two begin together
  std::vector<std::string> seen;
  std::string token;
  do {
    const v1::ListShiftsResponse page = Page(token, 3);
    for (const v1::Shift& shift : page.shifts()) seen.push_back(shift.name());
    token = page.next_page_token();
    if (seen.size() == 3) MustCreate(Request("2026-03-05T09:00:00"));  // before what was read
    server_.clock().Advance(absl::Minutes(10));
  } while (!token.empty());
  EXPECT_EQ(seen.size(), 8u);
  EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), 8u);
  EXPECT_EQ(seen[0], made.shifts(0).name());
  v1::ListShiftsRequest wrong;
  wrong.set_page_token("nonsense");
  v1::ListShiftsResponse response;
  EXPECT_EQ(Reason(stub_->ListShifts(volunteer_.NewContext().get(), wrong, &response)),
            "PAGE_TOKEN_INVALID");
}

// A page is kept for everybody, and never beyond what changes it.
TEST_F(EventServiceTest, AListShowsEachChangeAtOnce) {
  const v1::CreateEventResponse made = MustCreate(Request("2026-03-06T09:00:00"));
  EXPECT_EQ(Page("", 20).shifts(0).held(), 0);
  SignUp(volunteer_, made.shifts(0).name());
  EXPECT_EQ(Page("", 20).shifts(0).held(), 1);
  EXPECT_EQ(Page("", 20).SerializeAsString(), Page("", 20).SerializeAsString());
  MustCreate(Request("2026-03-05T09:00:00"));
  EXPECT_EQ(Page("", 20).shifts_size(), 2);
}

TEST_F(EventServiceTest, OnlyTheUnitsCoordinatorPlans) {
  v1::CreateEventResponse response;
  const auto create = [&](const test::TestCaller& caller) {
    return Reason(
        stub_->CreateEvent(caller.NewContext().get(), Request("2026-03-06T09:00:00"), &response));
  };
  const test::TestCaller other = server_.EnrolWithRole(
      v1::ROLE_COORDINATOR, server_.AddUnit(server_.root_unit_id(), "Pine Village"));
  EXPECT_EQ(create(volunteer_), "ROLE_MISSING");
  EXPECT_EQ(create(other), "NOT_FOUND");
  EXPECT_EQ(create(coordinator_), "");
}

TEST_F(EventServiceTest, AnotherOrganisationsShiftIsNotFound) {
  const std::string shift = MustCreate(Request("2026-03-06T09:00:00")).shifts(0).name();
  const std::string foreign = server_.NewId();
  server_.MustWrite([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute("INSERT INTO organizations VALUES ($1, $1, 'UTC', 0)", foreign));
    RETURN_IF_ERROR(tx.Execute("UPDATE events SET organization_id = $1", foreign));
    return tx.Execute("UPDATE shifts SET organization_id = $1", foreign).status();
  });
  v1::GetShiftRequest get;
  get.set_shift(shift);
  v1::GetShiftResponse got;
  EXPECT_EQ(Reason(stub_->GetShift(volunteer_.NewContext().get(), get, &got)), "NOT_FOUND");
  v1::CancelShiftRequest cancel;
  cancel.set_request_id(server_.NewRequestId());
  cancel.set_shift(shift);
  v1::CancelShiftResponse cancelled;
  EXPECT_EQ(Reason(stub_->CancelShift(coordinator_.NewContext().get(), cancel, &cancelled)),
            "NOT_FOUND");
  EXPECT_EQ(Page("", 50).shifts_size(), 0);
}

TEST_F(EventServiceTest, ACalendarIsForItsOwnerAndTheirCoordinator) {
  const std::string shift = MustCreate(Request("2026-03-06T09:00:00")).shifts(0).name();
  SignUp(volunteer_, shift);
  const std::string mine = "people/" + volunteer_.person_id;
  EXPECT_EQ(ExportReason(volunteer_, mine), "");
  EXPECT_EQ(ExportReason(coordinator_, mine), "");
  EXPECT_EQ(ExportReason(coordinator_, "units/" + unit_), "");
  EXPECT_EQ(ExportReason(coordinator_, "units/" + server_.root_unit_id()), "NOT_FOUND");
  const test::TestCaller neighbour = server_.Enrol(server_.AddPerson(unit_, "Li Na"));
  EXPECT_NE(ExportReason(neighbour, mine), "");
  EXPECT_NE(ExportReason(volunteer_, "units/" + unit_), "");
}

TEST_F(EventServiceTest, ImportsOverTheWire) {
  v1::ImportCalendarRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_organizing_unit("units/" + unit_);
  request.set_capacity(3);
  request.set_apply(true);
  request.set_content(
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a@b\r\nSUMMARY:Market\r\n"
      "DTSTART:20260310T010000Z\r\nDURATION:PT3H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  v1::ImportCalendarResponse response;
  const auto import = [&](const test::TestCaller& caller) {
    return Reason(stub_->ImportCalendar(caller.NewContext().get(), request, &response));
  };
  EXPECT_EQ(import(volunteer_), "ROLE_MISSING");
  EXPECT_EQ(import(coordinator_), "");
  EXPECT_EQ(response.report().created(), 1);
  EXPECT_EQ(import(coordinator_), "");  // the same request: the same answer, once
  EXPECT_EQ(response.report().created(), 1);
  EXPECT_EQ(Page("", 50).shifts_size(), 1);
  request.set_request_id(server_.NewRequestId());
  request.set_content(std::string((768 << 10) + 1, 'x'));
  EXPECT_EQ(import(coordinator_), "FIELD_INVALID");
}

// Reads the feed as one phone does, and keeps the names it was told.
struct Phone {
  v1::SyncService::Stub& sync;
  const test::TestCaller& caller;
  std::string token;
  std::set<std::string> names;

  // To the end of the feed; the reason when it may not.
  std::string Read() {
    bool more = true;
    while (more) {
      v1::ListChangesRequest request;
      request.set_page_token(token);
      v1::ListChangesResponse page;
      const grpc::Status status = sync.ListChanges(caller.NewContext().get(), request, &page);
      if (!status.ok()) return ReasonName(FromGrpc(status)) + status.error_message();
      for (const v1::Change& change : page.changes()) names.insert(change.name());
      token = page.next_page_token();
      more = page.more();
    }
    return "";
  }
  int64_t Count(absl::string_view collection) const {
    return std::count_if(names.begin(), names.end(), [&](const std::string& name) {
      return absl::StartsWith(name, collection);
    });
  }
};

TEST_F(EventServiceTest, ANewLeadersPhoneLoadsTheShiftsRoster) {
  const std::string shift = MustCreate(Request("2026-03-06T09:00:00")).shifts(0).name();
  SignUp(volunteer_, shift);
  const test::TestCaller leader = server_.Enrol(server_.AddPerson(unit_, "Chen Jie"));
  const auto sync = v1::SyncService::NewStub(server_.channel());
  Phone phone{*sync, leader};
  EXPECT_EQ(phone.Read(), "");
  EXPECT_EQ(phone.Count("shifts/"), 1);
  EXPECT_EQ(phone.Count("sign_ups/"), 0);
  v1::UpdateSeriesRequest edit;
  edit.set_request_id(server_.NewRequestId());
  edit.set_shift(shift);
  edit.set_reach(v1::UpdateSeriesRequest::REACH_THIS);
  edit.set_leader("people/" + leader.person_id);
  v1::UpdateSeriesResponse edited;
  ASSERT_TRUE(stub_->UpdateSeries(coordinator_.NewContext().get(), edit, &edited).ok());
  EXPECT_EQ(edited.shifts(0).leader_display_name(), "Chen Jie");
  EXPECT_TRUE(absl::StartsWith(phone.Read(), "SYNC_TOKEN_EXPIRED"));
  phone.token.clear();
  EXPECT_EQ(phone.Read(), "");
  EXPECT_EQ(phone.Count("sign_ups/"), 1);
}

TEST_F(EventServiceTest, ACoordinatorsPhoneHearsOfTheirUnits) {
  const std::string shift = MustCreate(Request("2026-03-06T09:00:00")).shifts(0).name();
  const auto sync = v1::SyncService::NewStub(server_.channel());
  Phone phone{*sync, coordinator_};
  EXPECT_EQ(phone.Read(), "");
  EXPECT_EQ(phone.Count("people/"), 2);
  EXPECT_EQ(phone.Count("sign_ups/"), 0);
  SignUp(volunteer_, shift);
  EXPECT_EQ(phone.Read(), "");
  EXPECT_EQ(phone.Count("sign_ups/"), 1);
  MustCreate(Request("2026-03-07T09:00:00"));
  EXPECT_EQ(phone.Read(), "");
  EXPECT_EQ(phone.Count("shifts/"), 2);
}

}  // namespace
}  // namespace glimmer::events
