// A round as a routing problem: households and open places become tasks, the hours in which a
// volunteer is free become routes, hard rules decide who may and when, soft goals become costs.
// Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/planning/round.h"
#include "server/planning/routing_problem.h"

namespace glimmer::planning {

using Waived = std::set<Rule>;

struct RoundProblem {
  RoutingProblem routing;
  // Of each task: its household, or else its shift.
  std::vector<int> household;
  std::vector<int> open_shift;
  std::vector<bool> pinned;
  bool has_waived_time = false;  // AddWaivedTime has been here
  // Bits of what pairs must have between them. What has none, both must have.
  std::map<std::string, uint64_t> bits;
};

// Which rules the round waives, by household.
std::vector<Waived> WaivedBy(const Round& round);

// Every household and every open place as a task, households first and in their order.
RoundProblem MakeRoundProblem(const Round& round);

// One more task: the household as it would be without some rules. Routes outside the volunteers'
// free time must stand in the problem already (AddWaivedTime). Returns the task.
int AddHousehold(const Round& round, int household, const Waived& waived, RoundProblem& problem);
// The hours that only waiving availability or clashes with shifts opens.
void AddWaivedTime(const Round& round, RoundProblem& problem);

// What the pair costs, without travel: strangeness and wishes.
double PairCost(const Round& round, const Household& household, int household_index, int volunteer);

}  // namespace glimmer::planning
