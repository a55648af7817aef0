#include "server/rounds/round_service.h"

#include <algorithm>
#include <memory>

#include "server/rounds/round_commands.h"
#include "server/rounds/suggestion.h"
#include "shared/rpc/error.h"

namespace glimmer::rounds {
namespace {

// Of what is left of the call: giving reasons takes time, too.
constexpr double kShareOfCall = 0.5;
constexpr absl::Duration kTryAgainAfter = absl::Seconds(10);

// Which share of `allowed` is gone, by the machine's clock; all of it when nobody waits any more.
class Budget {
 public:
  Budget(const grpc::CallbackServerContext& rpc, absl::Duration allowed)
      : rpc_(rpc), allowed_(allowed), start_(SystemClock().Monotonic()) {}

  double Spent() const {
    if (rpc_.IsCancelled()) return 1;
    return absl::FDivDuration(SystemClock().Monotonic() - start_, allowed_);
  }

 private:
  const grpc::CallbackServerContext& rpc_;
  const absl::Duration allowed_;
  const absl::Duration start_;
};

}  // namespace

grpc::ServerUnaryReactor* RoundService::ProposeRound(grpc::CallbackServerContext* rpc,
                                                     const v1::ProposeRoundRequest* request,
                                                     v1::ProposeRoundResponse* response) {
  auto job = std::make_shared<RoundJob>();
  const absl::Time deadline = rpc::ReadCallInfo(*rpc, deps_).deadline;
  return rpc::ReadCall(
      rpc, deps_, request, response,
      rpc::ThenMake{
          [job](rpc::Context& context, const v1::ProposeRoundRequest& asked,
                v1::ProposeRoundResponse&) { return AdmitRound(context, asked, *job); },
          report_threads_,
          [job, rpc, deadline, effort = effort_](v1::ProposeRoundResponse& answer) -> absl::Status {
            const absl::Duration left = deadline - SystemClock().Now();
            if (left <= absl::ZeroDuration()) return Busy(kTryAgainAfter);
            const Budget budget(*rpc, std::min(TimeFor(*job), kShareOfCall * left));
            return MakeRound(
                *job, effort, [&budget] { return budget.Spent(); }, answer);
          }});
}

grpc::ServerUnaryReactor* RoundService::SuggestPeople(grpc::CallbackServerContext* rpc,
                                                      const v1::SuggestPeopleRequest* request,
                                                      v1::SuggestPeopleResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &rounds::SuggestPeople);
}

}  // namespace glimmer::rounds
