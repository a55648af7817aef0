#include "server/attendance/attendance_service.h"

#include "server/attendance/attendance_commands.h"
#include "server/attendance/claim_proof.h"
#include "server/attendance/record_commands.h"
#include "server/attendance/site_clock_commands.h"

namespace glimmer::attendance {
namespace {

// Will this claim not come again, and did somebody who is signed in send it?
bool IsRefused(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kCancelled:
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kUnauthenticated:
      return false;
    default:
      return true;
  }
}

rpc::WriteAfterRefusal KeepingPlace(const Statement& statement) {
  return [statement](const absl::Status& status) -> sql::Work {
    if (statement.claim.signature().empty() || !IsRefused(status)) return nullptr;
    return [statement](sql::Transaction& tx) { return KeepPlace(tx, statement); };
  };
}

}  // namespace

grpc::ServerUnaryReactor* AttendanceService::GetSiteCode(grpc::CallbackServerContext* rpc,
                                                         const v1::GetSiteCodeRequest* request,
                                                         v1::GetSiteCodeResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &attendance::GetSiteCode);
}

grpc::ServerUnaryReactor* AttendanceService::CheckIn(grpc::CallbackServerContext* rpc,
                                                     const v1::CheckInRequest* request,
                                                     v1::CheckInResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        rpc::WithAfter{&attendance::CheckIn, nullptr,
                                       KeepingPlace({ClaimKind::kIn, request->claim()})});
}

grpc::ServerUnaryReactor* AttendanceService::CheckOut(grpc::CallbackServerContext* rpc,
                                                      const v1::CheckOutRequest* request,
                                                      v1::CheckOutResponse* response) {
  return rpc::WriteCall(
      rpc, deps_, request, response,
      rpc::WithAfter{&attendance::CheckOut, nullptr,
                     KeepingPlace({ClaimKind::kOut, request->claim(), request->break_minutes()})});
}

grpc::ServerUnaryReactor* AttendanceService::ReportSiteClock(
    grpc::CallbackServerContext* rpc, const v1::ReportSiteClockRequest* request,
    v1::ReportSiteClockResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &attendance::ReportSiteClock);
}

grpc::ServerUnaryReactor* AttendanceService::ListAttendances(
    grpc::CallbackServerContext* rpc, const v1::ListAttendancesRequest* request,
    v1::ListAttendancesResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &attendance::ListAttendances);
}

grpc::ServerUnaryReactor* AttendanceService::CloseShift(grpc::CallbackServerContext* rpc,
                                                        const v1::CloseShiftRequest* request,
                                                        v1::CloseShiftResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &attendance::CloseShift);
}

grpc::ServerUnaryReactor* AttendanceService::EnterAttendance(
    grpc::CallbackServerContext* rpc, const v1::EnterAttendanceRequest* request,
    v1::EnterAttendanceResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &attendance::EnterAttendance);
}

grpc::ServerUnaryReactor* AttendanceService::DecideRecord(grpc::CallbackServerContext* rpc,
                                                          const v1::DecideRecordRequest* request,
                                                          v1::DecideRecordResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &attendance::DecideRecord);
}

grpc::ServerUnaryReactor* AttendanceService::CorrectRecord(grpc::CallbackServerContext* rpc,
                                                           const v1::CorrectRecordRequest* request,
                                                           v1::CorrectRecordResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &attendance::CorrectRecord);
}

}  // namespace glimmer::attendance
