// EventService: events, series and shifts over the wire.
#pragma once

#include "glimmer/v1/event_service.grpc.pb.h"
#include "server/events/shift_pages.h"
#include "server/rpc/call.h"

namespace glimmer::events {

// Lists of shifts leave as the octets they are kept as.
class EventService final
    : public v1::EventService::WithRawCallbackMethod_ListShifts<v1::EventService::CallbackService> {
 public:
  using v1::EventService::CallbackService::ListShifts;
  explicit EventService(const rpc::Deps& deps) : deps_(deps) {}

  grpc::ServerUnaryReactor* CreateEvent(grpc::CallbackServerContext* rpc,
                                        const v1::CreateEventRequest* request,
                                        v1::CreateEventResponse* response) override;
  grpc::ServerUnaryReactor* GetEvent(grpc::CallbackServerContext* rpc,
                                     const v1::GetEventRequest* request,
                                     v1::GetEventResponse* response) override;
  grpc::ServerUnaryReactor* ListEvents(grpc::CallbackServerContext* rpc,
                                       const v1::ListEventsRequest* request,
                                       v1::ListEventsResponse* response) override;
  grpc::ServerUnaryReactor* UpdateEvent(grpc::CallbackServerContext* rpc,
                                        const v1::UpdateEventRequest* request,
                                        v1::UpdateEventResponse* response) override;
  grpc::ServerUnaryReactor* PreviewPattern(grpc::CallbackServerContext* rpc,
                                           const v1::PreviewPatternRequest* request,
                                           v1::PreviewPatternResponse* response) override;
  grpc::ServerUnaryReactor* UpdateSeries(grpc::CallbackServerContext* rpc,
                                         const v1::UpdateSeriesRequest* request,
                                         v1::UpdateSeriesResponse* response) override;
  grpc::ServerUnaryReactor* CreateShift(grpc::CallbackServerContext* rpc,
                                        const v1::CreateShiftRequest* request,
                                        v1::CreateShiftResponse* response) override;
  grpc::ServerUnaryReactor* GetShift(grpc::CallbackServerContext* rpc,
                                     const v1::GetShiftRequest* request,
                                     v1::GetShiftResponse* response) override;
  grpc::ServerUnaryReactor* ListShifts(grpc::CallbackServerContext* rpc,
                                       const grpc::ByteBuffer* request,
                                       grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* CancelShift(grpc::CallbackServerContext* rpc,
                                        const v1::CancelShiftRequest* request,
                                        v1::CancelShiftResponse* response) override;
  grpc::ServerUnaryReactor* ExportCalendar(grpc::CallbackServerContext* rpc,
                                           const v1::ExportCalendarRequest* request,
                                           v1::ExportCalendarResponse* response) override;
  grpc::ServerUnaryReactor* ImportCalendar(grpc::CallbackServerContext* rpc,
                                           const v1::ImportCalendarRequest* request,
                                           v1::ImportCalendarResponse* response) override;

 private:
  const rpc::Deps deps_;
  ShiftPages pages_;
};

}  // namespace glimmer::events
