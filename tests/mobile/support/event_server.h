// A server of changes of events in the test's own process, behind real TLS: it keeps what it was
// asked, and answers or refuses as the test says.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "glimmer/v1/event_service.grpc.pb.h"
#include "tests/mobile/support/page_server.h"

namespace glimmer::mobile {

class EventServer {
 public:
  // Knows the person of `stage`, which is then connected to it.
  explicit EventServer(PageStage& stage);
  ~EventServer();

  // What UpdateSeries answers; without, that it changed the one date.
  void Set(const v1::UpdateSeriesResponse& response);
  // The next change of dates is refused like this; after several calls, the ones after it.
  void RefuseSeries(const absl::Status& status);
  // The next change of an event is refused like this.
  void RefuseEvent(const absl::Status& status);

  std::vector<v1::UpdateSeriesRequest> Series() const;
  std::vector<v1::UpdateEventRequest> Events() const;

 private:
  class Service;

  mutable absl::Mutex mutex_;
  std::vector<v1::UpdateSeriesRequest> series_ ABSL_GUARDED_BY(mutex_);
  std::vector<v1::UpdateEventRequest> events_ ABSL_GUARDED_BY(mutex_);
  std::deque<absl::Status> no_series_ ABSL_GUARDED_BY(mutex_), no_event_ ABSL_GUARDED_BY(mutex_);
  v1::UpdateSeriesResponse response_ ABSL_GUARDED_BY(mutex_);
  std::unique_ptr<Service> service_;
  PageServer server_;
};

}  // namespace glimmer::mobile
