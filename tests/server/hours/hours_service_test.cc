// Attendance and hours over the wire: a volunteer checks in and out by themselves, the coordinator
// decides, lists, counts and exports.
#include "server/hours/hours_service.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "glimmer/v1/attendance_service.grpc.pb.h"
#include "glimmer/v1/hours_service.grpc.pb.h"
#include "server/attendance/attendance_service.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/service_certificate.h"
#include "shared/crypto/signing.h"
#include "shared/domain/claim_message.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"
#include "tests/support/test_server.h"

namespace glimmer::hours {
namespace {

class HoursServiceTest : public testing::Test {
 protected:
  HoursServiceTest() {
    server_.Start({[this](const rpc::Deps& deps) {
                     return std::make_unique<HoursService>(deps, certificate_key_);
                   },
                   [](const rpc::Deps& deps) {
                     return std::make_unique<attendance::AttendanceService>(deps);
                   }});
    hours_ = v1::HoursService::NewStub(server_.channel());
    attendance_ = v1::AttendanceService::NewStub(server_.channel());
    host_ = server_.AddUnit(server_.root_unit_id(), "Harbour Town");
    volunteer_ = server_.Enrol(server_.AddPerson(server_.root_unit_id(), "Li Na"));
    stranger_ = server_.Enrol(server_.AddPerson(server_.root_unit_id(), "Stranger"));
    coordinator_ = server_.EnrolWithRole(v1::ROLE_COORDINATOR, host_);
    AddShift();
  }

  // Now, for two hours, hosted by the unit, with the volunteer on it.
  void AddShift() {
    shift_ = server_.NewId();
    const std::string event = server_.NewId();
    const std::string position = server_.NewId();
    const int64_t now = absl::ToUnixMicros(server_.clock().Now());
    server_.MustWrite([&](sql::Transaction& tx) -> absl::Status {
      RETURN_IF_ERROR(tx.Execute(
          "INSERT INTO events (event_id, organization_id, organizing_unit_id, host_unit_id, title, "
          "category, place, description, bring, time_zone, leader_person_id, rrule, version, "
          "create_time_us, update_time_us) VALUES ($1, $2, $3, $3, 'Tea', 'elderly', '', '', '', "
          "'Asia/Shanghai', NULL, '', 1, 0, 0)",
          event, server_.organization_id(), host_));
      RETURN_IF_ERROR(tx.Execute(
          "INSERT INTO shifts (shift_id, organization_id, event_id, recurrence_id, civil_start, "
          "start_time_us, end_time_us, state, capacity, held, waiting, next_join_sequence, "
          "sign_up_open_time_us, sign_up_close_time_us, leave_deadline_us, leader_person_id, "
          "audience_count, guest_count, site_key, cancel_reason, sequence, version, "
          "create_time_us, update_time_us) VALUES ($1, $2, $3, '', '', $4, $5, 1, 5, 1, 0, 2, 0, "
          "$4, $4, NULL, 0, 0, $6, '', 0, 1, 0, 0)",
          shift_, server_.organization_id(), event, now, now + int64_t{7'200'000'000},
          sql::Bytes{"0123456789abcdef0123456789abcdef"}));
      RETURN_IF_ERROR(tx.Execute(
          "INSERT INTO positions (position_id, shift_id, ordinal, display_name, capacity, held, "
          "needed_skills, minimum_age) VALUES ($1, $2, 1, 'Helper', 5, 1, '', 0)",
          position, shift_));
      return tx
          .Execute(
              "INSERT INTO sign_ups (sign_up_id, shift_id, position_id, person_id, state, "
              "guests, join_sequence, start_time_us, end_time_us, cover_wanted, left_late, "
              "override_reason, create_time_us, update_time_us) VALUES ($1, $2, $3, $4, 1, "
              "0, 1, $5, $5, FALSE, FALSE, '', 0, 0)",
              server_.NewId(), shift_, position, volunteer_.person_id, now)
          .status();
    });
  }

  v1::AttendanceClaim Statement(const test::TestCaller& about) {
    v1::AttendanceClaim claim;
    claim.set_shift(absl::StrCat("shifts/", shift_));
    claim.set_person(absl::StrCat("people/", about.person_id));
    claim.set_method(v1::AttendanceClaim::METHOD_OWN_STATEMENT);
    return claim;
  }

  absl::Status CheckIn(const test::TestCaller& caller, const v1::AttendanceClaim& claim) {
    v1::CheckInRequest request;
    request.set_request_id(server_.NewRequestId());
    *request.mutable_claim() = claim;
    v1::CheckInResponse response;
    return FromGrpc(attendance_->CheckIn(caller.NewContext().get(), request, &response));
  }

  // The volunteer's stay of 45 minutes, by their own word, confirmed by the coordinator.
  void ServeAndConfirm() {
    ASSERT_TRUE(CheckIn(volunteer_, Statement(volunteer_)).ok());
    server_.clock().Advance(absl::Minutes(45));
    v1::CheckOutRequest out;
    out.set_request_id(server_.NewRequestId());
    *out.mutable_claim() = Statement(volunteer_);
    v1::CheckOutResponse left;
    ASSERT_TRUE(attendance_->CheckOut(volunteer_.NewContext().get(), out, &left).ok());
    v1::DecideRecordRequest decide;
    decide.set_request_id(server_.NewRequestId());
    decide.set_service_record(left.service_record().name());
    decide.set_confirm(true);
    v1::DecideRecordResponse decided;
    EXPECT_FALSE(attendance_->DecideRecord(volunteer_.NewContext().get(), decide, &decided).ok());
    const auto status =
        attendance_->DecideRecord(coordinator_.NewContext().get(), decide, &decided);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  absl::StatusOr<std::string> Export(const test::TestCaller& caller, const std::string& owner) {
    v1::ExportHoursRequest request;
    request.mutable_filter()->set_owner(owner);
    request.set_format(v1::ExportHoursRequest::FORMAT_RECORDS_CSV);
    const auto context = caller.NewContext();
    const auto reader = hours_->ExportHours(context.get(), request);
    std::string file;
    v1::ExportHoursResponse piece;
    while (reader->Read(&piece)) file += piece.chunk();
    const absl::Status status = FromGrpc(reader->Finish());
    if (!status.ok()) return status;
    return file;
  }

  test::TestServer server_;
  const KeyPair certificate_key_ = NewSigningKey(server_.random());
  std::unique_ptr<v1::HoursService::Stub> hours_;
  std::unique_ptr<v1::AttendanceService::Stub> attendance_;
  std::string host_;
  std::string shift_;
  test::TestCaller volunteer_;
  test::TestCaller stranger_;
  test::TestCaller coordinator_;
};

TEST_F(HoursServiceTest, PeopleClaimForThemselvesAlone) {
  EXPECT_EQ(ReasonOf(CheckIn(stranger_, Statement(volunteer_))), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(CheckIn(stranger_, Statement(stranger_))), v1::ERROR_REASON_NOT_SIGNED_UP);
  EXPECT_TRUE(CheckIn(volunteer_, Statement(volunteer_)).ok());
}

// A mistyped code is refused and leaves nothing but its number, so that the right one is no break.
TEST_F(HoursServiceTest, ARefusedClaimKeepsItsPlaceInTheChain) {
  const KeyPair key = NewSigningKey(server_.random());
  server_.MustWrite([&](sql::Transaction& tx) {
    return tx
        .Execute("UPDATE devices SET public_key = $1 WHERE device_id = $2",
                 sql::Bytes{key.public_key}, volunteer_.device_id)
        .status();
  });
  const auto sign = [&](v1::AttendanceClaim& claim, int64_t number, const std::string& before) {
    claim.set_device(absl::StrCat("devices/", volunteer_.device_id));
    claim.set_device_sequence(number);
    claim.set_previous_claim_hash(before);
    const std::string message = ClaimMessage(ClaimKind::kIn, claim, 0);
    claim.set_signature(Sign(key.secret_key, message));
    return Blake2b256(message);
  };
  v1::AttendanceClaim mistyped = Statement(volunteer_);
  mistyped.set_method(v1::AttendanceClaim::METHOD_SITE_CODE);
  mistyped.set_site_code("1");
  const std::string hash = sign(mistyped, 1, "");
  EXPECT_EQ(ReasonOf(CheckIn({}, mistyped)), v1::ERROR_REASON_SESSION_INVALID);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM claim_links"), 0);
  EXPECT_EQ(ReasonOf(CheckIn(volunteer_, mistyped)), v1::ERROR_REASON_SITE_CODE_WRONG);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM claim_links"), 1);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM attendance_claims"), 0);

  v1::AttendanceClaim right = Statement(volunteer_);
  sign(right, 2, hash);
  ASSERT_TRUE(CheckIn(volunteer_, right).ok());
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM attendance_claims WHERE findings = '' "
                          "AND device_id IS NOT NULL"),
            1);
}

TEST_F(HoursServiceTest, FiguresAndFileAreForThoseConcerned) {
  ServeAndConfirm();
  const std::string own = absl::StrCat("people/", volunteer_.person_id);
  const std::string unit = absl::StrCat("units/", host_);
  v1::GetFiguresRequest request;
  request.mutable_filter()->set_owner(unit);
  request.set_group(v1::FIGURE_GROUP_PERSON);
  v1::GetFiguresResponse figures;
  ASSERT_TRUE(hours_->GetFigures(coordinator_.NewContext().get(), request, &figures).ok());
  ASSERT_EQ(figures.figures_size(), 1);
  EXPECT_EQ(figures.figures(0).key(), own);
  EXPECT_EQ(figures.figures(0).title(), "Li Na");
  EXPECT_EQ(figures.total().minutes(), 45);
  EXPECT_EQ(figures.total().rows(), 2);
  EXPECT_EQ(figures.definitions_size(), 9);
  EXPECT_FALSE(hours_->GetFigures(volunteer_.NewContext().get(), request, &figures).ok());

  const auto of_unit = Export(coordinator_, unit);
  const auto of_self = Export(volunteer_, own);
  ASSERT_TRUE(of_unit.ok()) << of_unit.status();
  ASSERT_TRUE(of_self.ok()) << of_self.status();
  EXPECT_EQ(*of_unit, *of_self);
  EXPECT_EQ(ReasonOf(Export(stranger_, own).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Export(volunteer_, unit).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records WHERE action = 'ExportHours'"), 2);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records WHERE subject LIKE 'people/%'"), 0);
}

TEST_F(HoursServiceTest, RecordsComeInPages) {
  ServeAndConfirm();
  v1::ListServiceRecordsRequest request;
  request.mutable_filter()->set_owner(absl::StrCat("people/", volunteer_.person_id));
  request.set_page_size(1);
  v1::ListServiceRecordsResponse first;
  ASSERT_TRUE(hours_->ListServiceRecords(volunteer_.NewContext().get(), request, &first).ok());
  ASSERT_EQ(first.service_records_size(), 1);
  EXPECT_EQ(first.service_records(0).state(), v1::ServiceRecord::STATE_CONFIRMED);
  request.set_page_token(first.next_page_token());
  v1::ListServiceRecordsResponse second;
  ASSERT_TRUE(hours_->ListServiceRecords(volunteer_.NewContext().get(), request, &second).ok());
  ASSERT_EQ(second.service_records_size(), 1);
  EXPECT_EQ(second.service_records(0).state(), v1::ServiceRecord::STATE_WAITING);
  EXPECT_FALSE(second.service_records(0).in_force());
  EXPECT_EQ(second.next_page_token(), "");
  request.clear_page_token();
  request.set_state(v1::ServiceRecord::STATE_WAITING);
  ASSERT_TRUE(hours_->ListServiceRecords(volunteer_.NewContext().get(), request, &first).ok());
  EXPECT_EQ(first.service_records_size(), 0);
}

// What is confirmed, about oneself; the answer is kept nowhere, so that a repeated call makes
// another one.
TEST_F(HoursServiceTest, AVolunteerCarriesTheirHoursAway) {
  ServeAndConfirm();
  v1::CreateServiceCertificateRequest request;
  request.set_request_id(server_.NewRequestId());
  for (const auto& [caller, minutes] : {std::pair(volunteer_, 45), std::pair(stranger_, 0)}) {
    v1::CreateServiceCertificateResponse response;
    const auto status =
        hours_->CreateServiceCertificate(caller.NewContext().get(), request, &response);
    ASSERT_TRUE(status.ok()) << status.error_message();
    const auto read = CheckServiceCertificate(response.text(), certificate_key_.public_key);
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(read->minutes, minutes);
    EXPECT_EQ(read->minutes_by_class[2], minutes) << "their own word, countersigned";
    EXPECT_EQ(read->ledger_sequence, 2);
    EXPECT_EQ(response.public_key(), certificate_key_.public_key);
  }
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records "
                          "WHERE action = 'CreateServiceCertificate'"),
            2);
  v1::ListDailyHeadsResponse heads;
  ASSERT_TRUE(hours_->ListDailyHeads(volunteer_.NewContext().get(), {}, &heads).ok());
  EXPECT_EQ(heads.current_head().sequence(), 2);
  EXPECT_EQ(heads.daily_heads_size(), 0);
  const test::TestCaller nobody;
  EXPECT_FALSE(hours_->ListDailyHeads(nobody.NewContext().get(), {}, &heads).ok());
}

// A reader that goes away in the middle leaves no thread behind: the next export runs.
TEST_F(HoursServiceTest, ReaderMayGoAway) {
  ServeAndConfirm();
  v1::ExportHoursRequest request;
  request.mutable_filter()->set_owner(absl::StrCat("units/", host_));
  request.set_format(v1::ExportHoursRequest::FORMAT_XLSX);
  for (int i = 0; i < 5; ++i) {
    const auto context = coordinator_.NewContext();
    const auto reader = hours_->ExportHours(context.get(), request);
    context->TryCancel();
    v1::ExportHoursResponse piece;
    while (reader->Read(&piece)) continue;
    EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  const auto file = Export(coordinator_, absl::StrCat("units/", host_));
  EXPECT_TRUE(file.ok()) << file.status();
}

}  // namespace
}  // namespace glimmer::hours
