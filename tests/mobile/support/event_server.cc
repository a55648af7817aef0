#include "tests/mobile/support/event_server.h"

#include "shared/rpc/status_convert.h"

namespace glimmer::mobile {
namespace {

grpc::Status Next(std::deque<absl::Status>& refusals) {
  if (refusals.empty()) return grpc::Status::OK;
  const absl::Status status = refusals.front();
  refusals.pop_front();
  return ToGrpc(status);
}

}  // namespace

class EventServer::Service final : public v1::EventService::Service {
 public:
  explicit Service(EventServer& server) : server_(server) {}

  grpc::Status UpdateSeries(grpc::ServerContext*, const v1::UpdateSeriesRequest* request,
                            v1::UpdateSeriesResponse* response) override {
    absl::MutexLock lock(&server_.mutex_);
    server_.series_.push_back(*request);
    *response = server_.response_;
    if (response->shifts().empty()) response->add_shifts()->set_name(request->shift());
    return Next(server_.no_series_);
  }

  grpc::Status UpdateEvent(grpc::ServerContext*, const v1::UpdateEventRequest* request,
                           v1::UpdateEventResponse* response) override {
    absl::MutexLock lock(&server_.mutex_);
    server_.events_.push_back(*request);
    *response->mutable_event() = request->new_values();
    response->mutable_event()->set_name(request->event());
    response->mutable_event()->set_etag("\"2\"");
    return Next(server_.no_event_);
  }

 private:
  EventServer& server_;
};

EventServer::EventServer(PageStage& stage)
    : service_(std::make_unique<Service>(*this)), server_(stage, {service_.get()}) {}

EventServer::~EventServer() = default;

void EventServer::Set(const v1::UpdateSeriesResponse& response) {
  absl::MutexLock lock(&mutex_);
  response_ = response;
}

void EventServer::RefuseSeries(const absl::Status& status) {
  absl::MutexLock lock(&mutex_);
  no_series_.push_back(status);
}

void EventServer::RefuseEvent(const absl::Status& status) {
  absl::MutexLock lock(&mutex_);
  no_event_.push_back(status);
}

std::vector<v1::UpdateSeriesRequest> EventServer::Series() const {
  absl::MutexLock lock(&mutex_);
  return series_;
}

std::vector<v1::UpdateEventRequest> EventServer::Events() const {
  absl::MutexLock lock(&mutex_);
  return events_;
}

}  // namespace glimmer::mobile
