// A round as a server would propose it for the households of the sample season.
#pragma once

#include "absl/time/time.h"
#include "glimmer/v1/round_service.pb.h"

namespace glimmer::mobile {

// Saturday and Tuesday after SampleNow(): households/maple (赵一帆, whom it knows, and 马晓燕, who
// has less to do; next best 孙大勇), households/plum (孙大勇 and 刘一), households/pine (刘一,
// nobody else can); households/lotus has none, because two go together and nobody has time.
v1::ProposeRoundResponse SampleRound();

// The visit "visits/new{index}" that a server makes of a plan of it at `now`.
v1::Visit PublishedVisit(const v1::VisitPlan& plan, int index, absl::Time now);

}  // namespace glimmer::mobile
