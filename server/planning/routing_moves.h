// Random changes of a plan, near the places and times where they can pay. Each makes Unlink and
// Link calls on the state and leaves Evaluate to the caller. One thread.
#pragma once

#include <vector>

#include "server/planning/random.h"
#include "server/planning/routing_problem.h"
#include "server/planning/routing_state.h"

namespace glimmer::planning {

class RoutingMoves {
 public:
  RoutingMoves(const RoutingProblem& problem, Random& random);

  // False if the change cannot be made; the state is then to be rolled back.
  bool Make(RoutingState& state);
  // Tells the moves which of the touched tasks are assigned now, after a Commit.
  void Note(const RoutingState& state);
  void NoteAll(const RoutingState& state);

 private:
  // Right after `part`, or right before it.
  struct Neighbour {
    int part = 0;
    bool after = true;
  };

  void FindCandidates();
  void FindNeighbours();
  void FindNeighboursOf(int part, const std::vector<std::vector<int>>& of_route);
  double Closeness(int from, int to) const;
  int RandomTask();
  int PartToMove(const RoutingState& state);
  const Part& PartAt(int part) const { return problem_.parts[static_cast<size_t>(part)]; }
  const Task& TaskAt(int task) const { return problem_.tasks[static_cast<size_t>(task)]; }

  bool Reinsert(RoutingState& state, int task);
  bool MovePart(RoutingState& state);
  bool SwapParts(RoutingState& state);
  bool ExchangeTails(RoutingState& state);
  bool MoveSegment(RoutingState& state);
  bool Eject(RoutingState& state);

  // Where the part could go: a stop to stand after, or kNone.
  int SomePlace(const RoutingState& state, int part);
  int PlaceInRoute(const RoutingState& state, int part, int route);
  int PlaceBetween(const RoutingState& state, int part, double low, double high);
  bool LinkTail(RoutingState& state, const std::vector<int>& tail, int after);
  bool TailFits(RoutingState& state, const std::vector<int>& tail);

  const RoutingProblem& problem_;
  Random& random_;
  std::vector<std::vector<int>> candidates_;  // routes each part may stand in
  std::vector<std::vector<Neighbour>> neighbours_;
  std::vector<int> touched_;
  std::vector<int> bank_;     // unassigned tasks
  std::vector<int> bank_at_;  // of each task, in the bank
  std::vector<int> tail_;
  std::vector<int> other_tail_;
};

}  // namespace glimmer::planning
