#include "server/planning/routing_moves.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace glimmer::planning {
namespace {

constexpr size_t kNeighbours = 40;
constexpr double kWaitingWeight = 0.2;  // a minute of waiting against one of travel or tardiness
constexpr int kTries = 4;
constexpr size_t kLongestSegment = 3;

}  // namespace

RoutingMoves::RoutingMoves(const RoutingProblem& problem, Random& random)
    : problem_(problem), random_(random), bank_at_(problem.tasks.size(), kNone) {
  FindCandidates();
  FindNeighbours();
  for (size_t task = 0; task < problem.tasks.size(); ++task) {
    bank_at_[task] = static_cast<int>(bank_.size());
    bank_.push_back(static_cast<int>(task));
  }
}

void RoutingMoves::FindCandidates() {
  candidates_.resize(problem_.parts.size());
  for (size_t part = 0; part < problem_.parts.size(); ++part) {
    const Task& task = TaskAt(problem_.parts[part].task);
    for (size_t index = 0; index < problem_.routes.size(); ++index) {
      const Route& route = problem_.routes[index];
      if (problem_.PairCost(static_cast<int>(part), route.worker) == kForbidden) continue;
      if ((route.time & task.times) == 0) continue;
      const double travel = problem_.Travel(route.place, task.place);
      const double arrival = route.open + travel;
      const double back = problem_.parts[part].duration + problem_.Travel(task.place, route.place);
      for (const Window& window : task.windows) {
        if (arrival > window.latest) continue;
        if (std::max(arrival, window.open) + back > route.latest) continue;
        candidates_[part].push_back(static_cast<int>(index));
        break;
      }
    }
  }
}

// What it costs at the least, in travel, waiting and tardiness, to go on from one part to another.
double RoutingMoves::Closeness(int from, int to) const {
  const Task& task = TaskAt(PartAt(from).task);
  const Task& next = TaskAt(PartAt(to).task);
  const double travel = problem_.Travel(task.place, next.place);
  const double way = PartAt(from).duration + travel;
  double least = kNever;
  for (const Window& window : task.windows) {
    for (const Window& other : next.windows) {
      if (window.open + way > other.latest) continue;
      const double wait = other.open - (std::min(window.close, window.latest) + way);
      const double late = window.open + way - other.close;
      least = std::min(least, travel + kWaitingWeight * std::max(0.0, wait) + std::max(0.0, late));
    }
  }
  return least;
}

void RoutingMoves::FindNeighbours() {
  neighbours_.resize(problem_.parts.size());
  std::vector<std::vector<int>> of_route(problem_.routes.size());
  for (size_t part = 0; part < problem_.parts.size(); ++part) {
    for (const int route : candidates_[part]) {
      of_route[static_cast<size_t>(route)].push_back(static_cast<int>(part));
    }
  }
  for (size_t part = 0; part < problem_.parts.size(); ++part) {
    FindNeighboursOf(static_cast<int>(part), of_route);
  }
}

// The parts that may share a route with it, the closest first.
void RoutingMoves::FindNeighboursOf(int part, const std::vector<std::vector<int>>& of_route) {
  std::vector<int> others;
  for (const int route : candidates_[static_cast<size_t>(part)]) {
    const auto& there = of_route[static_cast<size_t>(route)];
    others.insert(others.end(), there.begin(), there.end());
  }
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  std::vector<std::tuple<double, int, bool>> near;
  for (const int other : others) {
    if (PartAt(other).task == PartAt(part).task) continue;
    near.emplace_back(Closeness(other, part), other, true);
    near.emplace_back(Closeness(part, other), other, false);
  }
  const size_t count = std::min(near.size(), kNeighbours);
  std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(count), near.end());
  for (size_t i = 0; i < count && std::get<0>(near[i]) != kNever; ++i) {
    neighbours_[static_cast<size_t>(part)].push_back({std::get<1>(near[i]), std::get<2>(near[i])});
  }
}

void RoutingMoves::Note(const RoutingState& state) {
  for (const int task : touched_) {
    int& at = bank_at_[static_cast<size_t>(task)];
    if (state.Assigned(task) && at != kNone) {
      bank_at_[static_cast<size_t>(bank_.back())] = at;
      bank_[static_cast<size_t>(at)] = bank_.back();
      bank_.pop_back();
      at = kNone;
    } else if (!state.Assigned(task) && at == kNone) {
      at = static_cast<int>(bank_.size());
      bank_.push_back(task);
    }
  }
}

void RoutingMoves::NoteAll(const RoutingState& state) {
  touched_.clear();
  for (size_t task = 0; task < problem_.tasks.size(); ++task) {
    touched_.push_back(static_cast<int>(task));
  }
  Note(state);
}

int RoutingMoves::RandomTask() {
  if (!bank_.empty() && random_.Below(8) == 0) return bank_[random_.Below(bank_.size())];
  return static_cast<int>(random_.Below(problem_.tasks.size()));
}

bool RoutingMoves::Make(RoutingState& state) {
  touched_.clear();
  const size_t roll = random_.Below(100);
  if (roll < 40) return Reinsert(state, RandomTask());
  if (roll < 55) return MovePart(state);
  if (roll < 75) return SwapParts(state);
  if (roll < 90) return ExchangeTails(state);
  if (roll < 98) return MoveSegment(state);
  return Eject(state);
}

// A place in `route` at about the time at which the part could start there.
int RoutingMoves::PlaceInRoute(const RoutingState& state, int part, int route) {
  const Task& task = TaskAt(PartAt(part).task);
  // Which of several windows is meant depends on the route, so any place is as good.
  if (task.windows.size() > 1) {
    int chosen = state.Head(route);
    size_t seen = 1;
    for (int p = state.Next(chosen); !state.IsHead(p); p = state.Next(p)) {
      if (random_.Below(++seen) == 0) chosen = p;
    }
    return chosen;
  }
  const Window& window = task.windows.front();
  const double width = std::min(window.close, window.latest) - window.open;
  const double time = window.open + random_.Unit() * std::min(width, 240.0);
  const int head = state.Head(route);
  int after = head;
  while (!state.IsHead(state.Next(after)) && state.Start(state.Next(after)) < time) {
    after = state.Next(after);
  }
  return after;
}

int RoutingMoves::SomePlace(const RoutingState& state, int part) {
  const auto& near = neighbours_[static_cast<size_t>(part)];
  const auto& routes = candidates_[static_cast<size_t>(part)];
  if (routes.empty()) return kNone;
  for (int i = 0; i < kTries && !near.empty() && random_.Below(8) != 0; ++i) {
    const Neighbour& neighbour = near[random_.Below(near.size())];
    const int route = state.RouteOf(neighbour.part);
    if (route == kNone) continue;
    if (problem_.PairCost(part, state.WorkerOf(route)) == kForbidden) continue;
    return neighbour.after ? neighbour.part : state.Prev(neighbour.part);
  }
  return PlaceInRoute(state, part, routes[random_.Below(routes.size())]);
}

// A random place for `part` in a random route, its rank between `low` and `high`.
int RoutingMoves::PlaceBetween(const RoutingState& state, int part, double low, double high) {
  for (int i = 0; i < kTries; ++i) {
    const int near = SomePlace(state, part);
    if (near == kNone) return kNone;
    if (state.RankBefore(near) < high && state.RankAfter(state.Next(near)) > low) return near;
    const int head = state.Head(state.RouteOf(near));
    int chosen = kNone;
    size_t seen = 0;
    int after = head;
    do {
      if (state.RankBefore(after) >= high) break;
      if (state.RankAfter(state.Next(after)) > low && random_.Below(++seen) == 0) chosen = after;
      after = state.Next(after);
    } while (!state.IsHead(after));
    if (chosen != kNone) return chosen;
  }
  return kNone;
}

bool RoutingMoves::Reinsert(RoutingState& state, int index) {
  const Task& task = TaskAt(index);
  touched_.push_back(index);
  int part = task.first_part;
  if (state.Assigned(index)) {
    for (int i = 0; i < task.parts; ++i) state.Unlink(task.first_part + i);
  }
  if (task.parts == 1) {
    const int after = SomePlace(state, part);
    return after != kNone && state.Link(part, after) && state.Fits(index);
  }
  part += static_cast<int>(random_.Below(2));
  const int after = SomePlace(state, part);
  if (after == kNone || !state.Link(part, after)) return false;
  const double low = state.RankBefore(state.Prev(part));
  const double high = state.RankAfter(state.Next(part));
  const int other = 2 * task.first_part + 1 - part;
  const int place = PlaceBetween(state, other, low, high);
  return place != kNone && state.Link(other, place) && state.Fits(index);
}

// Where loads are to be even, rather one of those who have much to do.
int RoutingMoves::PartToMove(const RoutingState& state) {
  int chosen = static_cast<int>(random_.Below(problem_.parts.size()));
  if (problem_.fair_load == kNever) return chosen;
  for (int i = 0; i < kTries; ++i) {
    const int part = static_cast<int>(random_.Below(problem_.parts.size()));
    if (state.RouteOf(part) == kNone) continue;
    if (state.RouteOf(chosen) == kNone || state.LoadOf(state.WorkerOf(state.RouteOf(part))) >
                                              state.LoadOf(state.WorkerOf(state.RouteOf(chosen)))) {
      chosen = part;
    }
  }
  return chosen;
}

bool RoutingMoves::MovePart(RoutingState& state) {
  const int part = PartToMove(state);
  const int index = PartAt(part).task;
  const Task& task = TaskAt(index);
  if (!state.Assigned(index)) return false;
  touched_.push_back(index);
  double low = -kNever;
  double high = kNever;
  if (task.parts == 2) {
    const int other = 2 * task.first_part + 1 - part;
    low = state.RankBefore(state.Prev(other));
    high = state.RankAfter(state.Next(other));
  }
  state.Unlink(part);
  if (task.parts == 1 && random_.Below(2) == 0) {
    const auto& routes = candidates_[static_cast<size_t>(part)];
    if (routes.empty()) return false;
    const int after = PlaceInRoute(state, part, routes[random_.Below(routes.size())]);
    return state.Link(part, after) && state.Fits(index);
  }
  const int place = PlaceBetween(state, part, low, high);
  return place != kNone && state.Link(part, place) && state.Fits(index);
}

bool RoutingMoves::SwapParts(RoutingState& state) {
  const int part = static_cast<int>(random_.Below(problem_.parts.size()));
  const auto& near = neighbours_[static_cast<size_t>(part)];
  if (near.empty()) return false;
  int other = near[random_.Below(near.size())].part;
  // Its neighbour stays beside it if it is exchanged with the one after or before the neighbour.
  if (state.RouteOf(other) != kNone && random_.Below(2) == 0) {
    const int beside = random_.Below(2) == 0 ? state.Next(other) : state.Prev(other);
    if (!state.IsHead(beside)) other = beside;
  }
  const int task = PartAt(part).task;
  const int other_task = PartAt(other).task;
  if (task == other_task || !state.Assigned(task) || !state.Assigned(other_task)) return false;
  touched_ = {task, other_task};
  int before = state.Prev(part);
  int other_before = state.Prev(other);
  // Side by side, one stands in for the other's place.
  if (before == other) before = other_before;
  if (other_before == part) other_before = other;
  state.Unlink(part);
  state.Unlink(other);
  if (other_before == other) {
    return state.Link(other, before) && state.Link(part, other) && state.Fits(other_task) &&
           state.Fits(task);
  }
  if (before == other_before) {
    return state.Link(part, before) && state.Link(other, part) && state.Fits(task) &&
           state.Fits(other_task);
  }
  return state.Link(other, before) && state.Fits(other_task) && state.Link(part, other_before) &&
         state.Fits(task);
}

bool RoutingMoves::LinkTail(RoutingState& state, const std::vector<int>& tail, int after) {
  for (const int part : tail) {
    if (!state.Link(part, after)) return false;
    after = part;
  }
  return true;
}

bool RoutingMoves::TailFits(RoutingState& state, const std::vector<int>& tail) {
  return std::all_of(tail.begin(), tail.end(),
                     [&](int part) { return state.Fits(PartAt(part).task); });
}

// 2-opt*: what two routes do after a certain point changes hands.
bool RoutingMoves::ExchangeTails(RoutingState& state) {
  const int part = static_cast<int>(random_.Below(problem_.parts.size()));
  const auto& near = neighbours_[static_cast<size_t>(part)];
  if (near.empty() || state.RouteOf(part) == kNone) return false;
  const Neighbour& neighbour = near[random_.Below(near.size())];
  if (state.RouteOf(neighbour.part) == kNone) return false;
  int first = neighbour.after ? neighbour.part : part;  // is to stand right before `second`
  const int second = neighbour.after ? part : neighbour.part;
  if (random_.Below(8) == 0) first = state.Head(state.RouteOf(first));
  const int cut = state.Prev(second);
  if (state.RouteOf(first) == state.RouteOf(second)) return false;
  if (state.RankBefore(first) >= state.RankAfter(second) ||
      state.RankBefore(cut) >= state.RankAfter(state.Next(first))) {
    return false;
  }
  tail_.clear();
  other_tail_.clear();
  for (int p = second; !state.IsHead(p); p = state.Next(p)) tail_.push_back(p);
  for (int p = state.Next(first); !state.IsHead(p); p = state.Next(p)) other_tail_.push_back(p);
  const int worker = state.WorkerOf(state.RouteOf(first));
  const int other = state.WorkerOf(state.RouteOf(second));
  for (const int p : tail_) {
    if (problem_.PairCost(p, worker) == kForbidden) return false;
  }
  for (const int p : other_tail_) {
    if (problem_.PairCost(p, other) == kForbidden) return false;
  }
  for (const int p : tail_) state.Unlink(p);
  for (const int p : other_tail_) state.Unlink(p);
  return LinkTail(state, tail_, first) && LinkTail(state, other_tail_, cut) &&
         TailFits(state, tail_) && TailFits(state, other_tail_);
}

// Or-opt: a few stops in a row go elsewhere together.
bool RoutingMoves::MoveSegment(RoutingState& state) {
  const int part = static_cast<int>(random_.Below(problem_.parts.size()));
  if (state.RouteOf(part) == kNone) return false;
  tail_.clear();
  const size_t length = 2 + random_.Below(kLongestSegment - 1);
  for (int p = part; !state.IsHead(p) && tail_.size() < length; p = state.Next(p)) {
    tail_.push_back(p);
  }
  int after = SomePlace(state, part);
  if (after == kNone) return false;
  if (std::find(tail_.begin(), tail_.end(), after) != tail_.end()) return false;
  const int worker = state.WorkerOf(state.RouteOf(after));
  for (const int p : tail_) {
    if (problem_.PairCost(p, worker) == kForbidden) return false;
  }
  for (const int p : tail_) state.Unlink(p);
  return LinkTail(state, tail_, after) && TailFits(state, tail_);
}

// An unassigned task takes the place of an assigned one.
bool RoutingMoves::Eject(RoutingState& state) {
  if (bank_.empty()) return false;
  const int index = bank_[random_.Below(bank_.size())];
  const Task& task = TaskAt(index);
  const int part =
      task.first_part + static_cast<int>(random_.Below(static_cast<size_t>(task.parts)));
  const auto& routes = candidates_[static_cast<size_t>(part)];
  if (routes.empty()) return false;
  const int head = state.Head(routes[random_.Below(routes.size())]);
  size_t seen = 0;
  int victim = kNone;
  for (int p = state.Next(head); !state.IsHead(p); p = state.Next(p)) {
    if (random_.Below(++seen) == 0) victim = p;
  }
  if (victim == kNone) return false;
  const int out = PartAt(victim).task;
  const int after = state.Prev(victim);
  touched_ = {index, out};
  for (int i = 0; i < TaskAt(out).parts; ++i) state.Unlink(TaskAt(out).first_part + i);
  if (!state.Link(part, after)) return false;
  if (task.parts == 2) {
    const int other = 2 * task.first_part + 1 - part;
    const int place = PlaceBetween(state, other, state.RankBefore(state.Prev(part)),
                                   state.RankAfter(state.Next(part)));
    if (place == kNone || !state.Link(other, place)) return false;
  }
  return state.Fits(index);
}

}  // namespace glimmer::planning
