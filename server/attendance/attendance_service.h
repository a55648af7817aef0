// AttendanceService: check-in, check-out, closing, entering and correcting over the wire.
#pragma once

#include "glimmer/v1/attendance_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace glimmer::attendance {

class AttendanceService final : public v1::AttendanceService::CallbackService {
 public:
  explicit AttendanceService(const rpc::Deps& deps) : deps_(deps) {}

  grpc::ServerUnaryReactor* GetSiteCode(grpc::CallbackServerContext* rpc,
                                        const v1::GetSiteCodeRequest* request,
                                        v1::GetSiteCodeResponse* response) override;
  grpc::ServerUnaryReactor* CheckIn(grpc::CallbackServerContext* rpc,
                                    const v1::CheckInRequest* request,
                                    v1::CheckInResponse* response) override;
  grpc::ServerUnaryReactor* CheckOut(grpc::CallbackServerContext* rpc,
                                     const v1::CheckOutRequest* request,
                                     v1::CheckOutResponse* response) override;
  grpc::ServerUnaryReactor* ReportSiteClock(grpc::CallbackServerContext* rpc,
                                            const v1::ReportSiteClockRequest* request,
                                            v1::ReportSiteClockResponse* response) override;
  grpc::ServerUnaryReactor* ListAttendances(grpc::CallbackServerContext* rpc,
                                            const v1::ListAttendancesRequest* request,
                                            v1::ListAttendancesResponse* response) override;
  grpc::ServerUnaryReactor* CloseShift(grpc::CallbackServerContext* rpc,
                                       const v1::CloseShiftRequest* request,
                                       v1::CloseShiftResponse* response) override;
  grpc::ServerUnaryReactor* EnterAttendance(grpc::CallbackServerContext* rpc,
                                            const v1::EnterAttendanceRequest* request,
                                            v1::EnterAttendanceResponse* response) override;
  grpc::ServerUnaryReactor* DecideRecord(grpc::CallbackServerContext* rpc,
                                         const v1::DecideRecordRequest* request,
                                         v1::DecideRecordResponse* response) override;
  grpc::ServerUnaryReactor* CorrectRecord(grpc::CallbackServerContext* rpc,
                                          const v1::CorrectRecordRequest* request,
                                          v1::CorrectRecordResponse* response) override;

 private:
  const rpc::Deps deps_;
};

}  // namespace glimmer::attendance
