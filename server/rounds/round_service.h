// RoundService: proposals over the wire. A round is read in one transaction and planned on a report
// thread, so that a long search holds neither the database nor gRPC up.
#pragma once

#include "glimmer/v1/round_service.grpc.pb.h"
#include "server/rpc/call.h"
#include "server/rpc/report_threads.h"

namespace glimmer::rounds {

struct RoundLimits {
  double effort = 1;  // of the usual search
  // More than these few would end behind their calls' deadlines.
  int at_once = 2;
  size_t waiting = 4;
};

class RoundService final : public v1::RoundService::CallbackService {
 public:
  explicit RoundService(const rpc::Deps& deps, const RoundLimits& limits = {})
      : deps_(deps), effort_(limits.effort), report_threads_(limits.at_once, limits.waiting) {}

  grpc::ServerUnaryReactor* ProposeRound(grpc::CallbackServerContext* rpc,
                                         const v1::ProposeRoundRequest* request,
                                         v1::ProposeRoundResponse* response) override;
  grpc::ServerUnaryReactor* SuggestPeople(grpc::CallbackServerContext* rpc,
                                          const v1::SuggestPeopleRequest* request,
                                          v1::SuggestPeopleResponse* response) override;

 private:
  const rpc::Deps deps_;
  const double effort_;
  rpc::ReportThreads report_threads_;
};

}  // namespace glimmer::rounds
