#include "tests/server/planning/small_round.h"

#include <algorithm>

namespace glimmer::planning {

Round SmallRound() {
  Round round;
  round.days = 1;
  round.places = 3;
  round.travel = {0, 10, 20, 10, 0, 15, 20, 15, 0};
  for (const char* const id : {"ann", "bo", "cem"}) {
    round.volunteers.push_back({.id = id, .place = 0, .available = {{480, 1'080}}});
  }
  round.households.push_back({.id = "first",
                              .place = 1,
                              .windows = {{600, 840}},
                              .due = 1'440,
                              .introduced = {0, 1, 2},
                              .visited_by = {{0, 3}, {1, 3}}});
  round.households.push_back({.id = "second",
                              .place = 2,
                              .windows = {{540, 1'020}},
                              .due = 1'440,
                              .introduced = {0, 1, 2}});
  return round;
}

Round KeepRoutes(Round round, const RoundProblem& problem) {
  for (Volunteer& volunteer : round.volunteers) {
    volunteer.available.clear();
    volunteer.shifts.clear();
  }
  for (const Route& route : problem.routing.routes) {
    round.volunteers[static_cast<size_t>(route.worker)].available.push_back(
        {route.open, route.latest});
  }
  return round;
}

int Moved(const std::vector<Visit>& before, const RoundPlan& after) {
  int moved = 0;
  for (const Visit& visit : before) {
    const bool same =
        std::any_of(after.visits.begin(), after.visits.end(), [&](const ProposedVisit& proposed) {
          std::vector<int> was = visit.visitors;
          std::vector<int> is = proposed.visit.visitors;
          std::sort(was.begin(), was.end());
          std::sort(is.begin(), is.end());
          return proposed.visit.household == visit.household &&
                 proposed.visit.start == visit.start && was == is;
        });
    moved += same ? 0 : 1;
  }
  return moved;
}

}  // namespace glimmer::planning
