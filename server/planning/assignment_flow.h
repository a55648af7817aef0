// Who could do what if time and ways were no matter: a minimum-cost flow of minutes from tasks to
// workers. A lower bound for every plan, and a start for the search; where its workers can keep to
// it at no further cost, it is the best plan there is.
#pragma once

#include <vector>

#include "server/planning/routing_problem.h"

namespace glimmer::planning {

struct FlowAssignment {
  double lower_bound = 0;
  std::vector<std::vector<int>> workers;  // by task, as many as it has parts, or fewer
};

FlowAssignment AssignByFlow(const RoutingProblem& problem);

}  // namespace glimmer::planning
