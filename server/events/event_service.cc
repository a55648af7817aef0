#include "server/events/event_service.h"

#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "server/events/calendar_export.h"
#include "server/events/calendar_import.h"
#include "server/events/event_commands.h"
#include "server/events/event_proto.h"
#include "server/events/series_commands.h"
#include "server/rpc/change_log_store.h"
#include "server/rpc/page_token.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::events {
namespace {

constexpr size_t kMostImportBytes = 768 << 10;

absl::Status ReadOnly(const absl::StatusOr<Shift>& shift, const rpc::Context& context) {
  RETURN_IF_ERROR(shift);
  // Another organisation's shift and none at all are the same answer.
  if (shift->organization_id != context.organization_id) {
    return NotFound(ResourceName(kShifts, shift->shift_id));
  }
  return absl::OkStatus();
}

absl::Status DoCreateEvent(rpc::Context& context, const v1::CreateEventRequest& in,
                           v1::CreateEventResponse& out) {
  ASSIGN_OR_RETURN(Event event, EventFromProto(in.event()));
  ASSIGN_OR_RETURN(const Pattern pattern, PatternFromProto(in.pattern()));
  RETURN_IF_ERROR(CheckChosenId("event_id", in.event_id()));
  event.event_id = in.event_id();
  ASSIGN_OR_RETURN(const EventWithShifts made, events::CreateEvent(context, event, pattern));
  *out.mutable_event() = ToProto(made.event);
  for (const Shift& shift : made.shifts) *out.add_shifts() = ToProto(shift);
  return absl::OkStatus();
}

absl::Status DoListEvents(rpc::Context& context, const v1::ListEventsRequest& in,
                          v1::ListEventsResponse& out) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(in.page_size()));
  ASSIGN_OR_RETURN(const auto position, rpc::ReadPageToken("ListEvents", in.page_token(), 1));
  const std::string before = position.empty() ? "" : position[0];
  ASSIGN_OR_RETURN(const std::vector<Event> events,
                   EventStore(context.tx).List(context.organization_id, before, size));
  for (const Event& event : events) *out.add_events() = ToProto(event);
  if (static_cast<int>(events.size()) == size) {
    out.set_next_page_token(rpc::MakePageToken("ListEvents", {events.back().event_id}));
  }
  return absl::OkStatus();
}

absl::Status DoPreview(rpc::Context&, const v1::PreviewPatternRequest& in,
                       v1::PreviewPatternResponse& out) {
  ASSIGN_OR_RETURN(const Pattern pattern, PatternFromProto(in.pattern()));
  ASSIGN_OR_RETURN(const std::vector<Occurrence> dates, LayOut(pattern, in.time_zone()));
  for (const Occurrence& date : dates) {
    v1::Occurrence* occurrence = out.add_occurrences();
    occurrence->set_civil_start(FormatCivilSecond(date.civil));
    *occurrence->mutable_start_time() = ToTimestamp(date.start);
    occurrence->set_shifted(date.shifted_by_dst);
  }
  return absl::OkStatus();
}

absl::StatusOr<SeriesEdit> EditFromProto(const v1::UpdateSeriesRequest& in) {
  SeriesEdit edit;
  ASSIGN_OR_RETURN(edit.shift_id, IdOf(kShifts, in.shift(), "shift"));
  if (in.reach() == v1::UpdateSeriesRequest::REACH_UNSPECIFIED) {
    return InvalidField("reach", "Say how far the edit reaches.");
  }
  edit.reach = in.reach();
  edit.joined = in.joined();
  if (!in.civil_start().empty()) {
    const auto civil = ParseCivilSecond(in.civil_start());
    if (!civil.ok()) return InvalidField("civil_start", "A civil time is YYYY-MM-DDTHH:MM:SS.");
    edit.civil_start = *civil;
  }
  if (in.has_duration()) edit.duration = FromDurationProto(in.duration());
  for (const v1::Position& position : in.positions()) {
    edit.positions.push_back(PositionFromProto(position));
  }
  ASSIGN_OR_RETURN(edit.leader_person_id, OptionalIdOf(kPeople, in.leader(), "leader"));
  if (in.has_sign_up_opens_before()) {
    edit.window.opens = FromDurationProto(in.sign_up_opens_before());
  }
  if (in.has_sign_up_closes_before()) {
    edit.window.closes = FromDurationProto(in.sign_up_closes_before());
  }
  if (in.has_leave_before()) edit.window.leave = FromDurationProto(in.leave_before());
  return edit;
}

absl::Status DoUpdateSeries(rpc::Context& context, const v1::UpdateSeriesRequest& in,
                            v1::UpdateSeriesResponse& out) {
  ASSIGN_OR_RETURN(const SeriesEdit edit, EditFromProto(in));
  ASSIGN_OR_RETURN(const SeriesResult result, events::UpdateSeries(context, edit));
  for (const Shift& shift : result.changed) *out.add_shifts() = ToProto(shift);
  for (const std::string& id : result.left) out.add_left(ResourceName(kShifts, id));
  return absl::OkStatus();
}

absl::Status DoListShifts(rpc::Context& context, const v1::ListShiftsRequest& in,
                          v1::ListShiftsResponse& out) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(in.page_size()));
  ASSIGN_OR_RETURN(const auto position, rpc::ReadPageToken("ListShifts", in.page_token(), 3));
  absl::Time after = in.has_start_time() ? FromTimestamp(in.start_time()) : context.now;
  absl::Time start = absl::InfinitePast();
  std::string id;
  if (!position.empty()) {
    int64_t after_us = 0;
    int64_t start_us = 0;
    if (!absl::SimpleAtoi(position[0], &after_us) || !absl::SimpleAtoi(position[1], &start_us)) {
      return rpc::WrongPageToken();
    }
    after = FromMicros(after_us);
    start = FromMicros(start_us);
    id = position[2];
  }
  ASSIGN_OR_RETURN(
      const std::vector<Shift> shifts,
      ShiftStore(context.tx).ListFrom(context.organization_id, after, start, id, size));
  for (const Shift& shift : shifts) *out.add_shifts() = ToProto(shift);
  if (static_cast<int>(shifts.size()) == size) {
    out.set_next_page_token(rpc::MakePageToken(
        "ListShifts", {absl::StrCat(ToMicros(after)),
                       absl::StrCat(ToMicros(shifts.back().start_time)), shifts.back().shift_id}));
  }
  return absl::OkStatus();
}

// The same page for everybody, as long as nothing in the organisation has changed.
std::string PageKey(const std::string& organization_id, const v1::ListShiftsRequest& in) {
  return absl::StrCat(organization_id, "\n", in.SerializeAsString());
}

// `version` is of the data before the transaction began; `scratch` is empty.
absl::StatusOr<ShiftPages::Page> ShiftsPage(ShiftPages& pages, std::optional<int64_t> version,
                                            rpc::Context& context, const v1::ListShiftsRequest& in,
                                            v1::ListShiftsResponse& scratch) {
  ASSIGN_OR_RETURN(const int64_t sequence, rpc::LastSequence(context.tx, context.organization_id));
  const rpc::AsOf as_of{context.now, version};
  const std::string key = PageKey(context.organization_id, in);
  if (ShiftPages::Page page = pages.Find(key, sequence, as_of)) return page;
  RETURN_IF_ERROR(DoListShifts(context, in, scratch));
  return pages.Keep(key, sequence, as_of, scratch);
}

absl::Status DoImportCalendar(rpc::Context& context, const v1::ImportCalendarRequest& in,
                              v1::ImportCalendarResponse& out) {
  if (in.content().size() > kMostImportBytes) {
    return InvalidField("content", "The file is too large for the network; import it in parts.");
  }
  CalendarImportOptions options;
  ASSIGN_OR_RETURN(options.organizing_unit_id,
                   IdOf(kUnits, in.organizing_unit(), "organizing_unit"));
  ASSIGN_OR_RETURN(options.host_unit_id, OptionalIdOf(kUnits, in.host_unit(), "host_unit"));
  options.file_name = in.file_name();
  options.capacity = in.capacity();
  options.time_zone = in.time_zone();
  options.apply = in.apply();
  options.skip_bad_rows = in.skip_bad_rows();
  ASSIGN_OR_RETURN(*out.mutable_report(), events::ImportCalendar(context, in.content(), options));
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* EventService::CreateEvent(grpc::CallbackServerContext* rpc,
                                                    const v1::CreateEventRequest* request,
                                                    v1::CreateEventResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, DoCreateEvent);
}

grpc::ServerUnaryReactor* EventService::GetEvent(grpc::CallbackServerContext* rpc,
                                                 const v1::GetEventRequest* request,
                                                 v1::GetEventResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response,
                       [](rpc::Context& context, const v1::GetEventRequest& in,
                          v1::GetEventResponse& out) -> absl::Status {
                         ASSIGN_OR_RETURN(const std::string id, IdOf(kEvents, in.event(), "event"));
                         ASSIGN_OR_RETURN(const Event event, EventStore(context.tx).Get(id));
                         if (event.organization_id != context.organization_id) {
                           return NotFound(in.event());
                         }
                         *out.mutable_event() = ToProto(event);
                         return absl::OkStatus();
                       });
}

grpc::ServerUnaryReactor* EventService::ListEvents(grpc::CallbackServerContext* rpc,
                                                   const v1::ListEventsRequest* request,
                                                   v1::ListEventsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, DoListEvents);
}

grpc::ServerUnaryReactor* EventService::UpdateEvent(grpc::CallbackServerContext* rpc,
                                                    const v1::UpdateEventRequest* request,
                                                    v1::UpdateEventResponse* response) {
  return rpc::WriteCall(
      rpc, deps_, request, response,
      [](rpc::Context& context, const v1::UpdateEventRequest& in,
         v1::UpdateEventResponse& out) -> absl::Status {
        Event values = WordsFromProto(in.new_values());
        ASSIGN_OR_RETURN(values.leader_person_id,
                         OptionalIdOf(kPeople, in.new_values().leader(), "new_values.leader"));
        ASSIGN_OR_RETURN(values.event_id, IdOf(kEvents, in.event(), "event"));
        const std::vector<std::string> masked(in.update_mask().begin(), in.update_mask().end());
        ASSIGN_OR_RETURN(const Event event,
                         events::UpdateEvent(context, values, masked, in.etag()));
        *out.mutable_event() = ToProto(event);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* EventService::PreviewPattern(grpc::CallbackServerContext* rpc,
                                                       const v1::PreviewPatternRequest* request,
                                                       v1::PreviewPatternResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, DoPreview);
}

grpc::ServerUnaryReactor* EventService::UpdateSeries(grpc::CallbackServerContext* rpc,
                                                     const v1::UpdateSeriesRequest* request,
                                                     v1::UpdateSeriesResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, DoUpdateSeries);
}

grpc::ServerUnaryReactor* EventService::CreateShift(grpc::CallbackServerContext* rpc,
                                                    const v1::CreateShiftRequest* request,
                                                    v1::CreateShiftResponse* response) {
  return rpc::WriteCall(
      rpc, deps_, request, response,
      [](rpc::Context& context, const v1::CreateShiftRequest& in,
         v1::CreateShiftResponse& out) -> absl::Status {
        ASSIGN_OR_RETURN(const std::string event_id, IdOf(kEvents, in.event(), "event"));
        ASSIGN_OR_RETURN(const Pattern pattern, PatternFromProto(in.pattern()));
        RETURN_IF_ERROR(CheckChosenId("shift_id", in.shift_id()));
        ASSIGN_OR_RETURN(const Shift shift,
                         events::CreateShift(context, event_id, in.shift_id(), pattern));
        *out.mutable_shift() = ToProto(shift);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* EventService::GetShift(grpc::CallbackServerContext* rpc,
                                                 const v1::GetShiftRequest* request,
                                                 v1::GetShiftResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response,
                       [](rpc::Context& context, const v1::GetShiftRequest& in,
                          v1::GetShiftResponse& out) -> absl::Status {
                         ASSIGN_OR_RETURN(const std::string id, IdOf(kShifts, in.shift(), "shift"));
                         const absl::StatusOr<Shift> shift = ShiftStore(context.tx).Get(id);
                         RETURN_IF_ERROR(ReadOnly(shift, context));
                         *out.mutable_shift() = ToProto(*shift);
                         return absl::OkStatus();
                       });
}

grpc::ServerUnaryReactor* EventService::ListShifts(grpc::CallbackServerContext* rpc,
                                                   const grpc::ByteBuffer* request,
                                                   grpc::ByteBuffer* response) {
  struct Typed {
    v1::ListShiftsRequest request;
    v1::ListShiftsResponse response;
  };
  const auto typed = std::make_shared<Typed>();
  grpc::ByteBuffer octets(*request);
  if (!grpc::SerializationTraits<v1::ListShiftsRequest>::Deserialize(&octets, &typed->request)
           .ok()) {
    rpc->DefaultReactor()->Finish(ToGrpc(InvalidField("request", "It cannot be read.")));
    return rpc->DefaultReactor();
  }
  const auto known = [&](const rpc::Caller& caller, int64_t version) {
    const ShiftPages::Page page = pages_.FindUnwritten(
        PageKey(caller.organization_id, typed->request), {deps_.clock.Now(), version});
    if (page != nullptr) *response = *page;
    return page != nullptr;
  };
  if (auto* answered = rpc::AnswerAtOnce(rpc, deps_, typed->request, known)) return answered;
  return rpc::ReadCall(rpc, deps_, &typed->request, &typed->response,
                       [this, typed, response, version = deps_.database.version()](
                           rpc::Context& context, const v1::ListShiftsRequest& in,
                           v1::ListShiftsResponse& out) -> absl::Status {
                         ASSIGN_OR_RETURN(const ShiftPages::Page page,
                                          ShiftsPage(pages_, version, context, in, out));
                         *response = *page;
                         return absl::OkStatus();
                       });
}

grpc::ServerUnaryReactor* EventService::CancelShift(grpc::CallbackServerContext* rpc,
                                                    const v1::CancelShiftRequest* request,
                                                    v1::CancelShiftResponse* response) {
  return rpc::WriteCall(
      rpc, deps_, request, response,
      [](rpc::Context& context, const v1::CancelShiftRequest& in,
         v1::CancelShiftResponse& out) -> absl::Status {
        ASSIGN_OR_RETURN(const std::string id, IdOf(kShifts, in.shift(), "shift"));
        ASSIGN_OR_RETURN(const Shift shift, events::CancelShift(context, id, in.reason()));
        *out.mutable_shift() = ToProto(shift);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* EventService::ExportCalendar(grpc::CallbackServerContext* rpc,
                                                       const v1::ExportCalendarRequest* request,
                                                       v1::ExportCalendarResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response,
                       [](rpc::Context& context, const v1::ExportCalendarRequest& in,
                          v1::ExportCalendarResponse& out) -> absl::Status {
                         ASSIGN_OR_RETURN(*out.mutable_content(),
                                          events::ExportCalendar(context, in.owner()));
                         return absl::OkStatus();
                       });
}

grpc::ServerUnaryReactor* EventService::ImportCalendar(grpc::CallbackServerContext* rpc,
                                                       const v1::ImportCalendarRequest* request,
                                                       v1::ImportCalendarResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, DoImportCalendar);
}

}  // namespace glimmer::events
