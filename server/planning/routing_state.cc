#include "server/planning/routing_state.h"

#include <algorithm>
#include <map>
#include <queue>
#include <tuple>

namespace glimmer::planning {
namespace {

// Ranks closer than this are renewed before anything is put between them.
constexpr double kRankStep = 1e-6;
constexpr double kMinutesPerHour = 60;

// The first window in which something ready at `time` can still start.
const Window* WindowAt(const Task& task, double time) {
  for (const Window& window : task.windows) {
    if (time <= window.latest) return &window;
  }
  return nullptr;
}

}  // namespace

RoutingState::RoutingState(const RoutingProblem& problem)
    : problem_(problem),
      nodes_(problem.parts.size() + problem.routes.size()),
      ranks_(problem.tasks.size()),
      loads_(problem.workers.size()),
      overtimes_(problem.routes.size()),
      queued_(problem.tasks.size()) {
  for (size_t part = 0; part < problem.parts.size(); ++part) {
    Node& node = nodes_[part];
    node.task = problem.parts[part].task;
    node.place = problem.tasks[static_cast<size_t>(node.task)].place;
    node.duration = problem.parts[part].duration;
  }
  std::map<std::pair<int, int>, int> days;
  std::map<std::pair<int, int>, int> weeks;
  const auto slot = [](std::map<std::pair<int, int>, int>& slots, int worker, int time) {
    return slots.emplace(std::pair(worker, time), static_cast<int>(slots.size())).first->second;
  };
  for (size_t route = 0; route < problem.routes.size(); ++route) {
    const int head = Head(static_cast<int>(route));
    const Route& from = problem.routes[route];
    At(head) = {.prev = head,
                .next = head,
                .route = static_cast<int>(route),
                .place = from.place,
                .start = from.open};
    day_slots_.push_back(slot(days, from.worker, from.day));
    week_slots_.push_back(slot(weeks, from.worker, from.week));
  }
  day_loads_.resize(days.size());
  week_loads_.resize(weeks.size());
  for (size_t route = 0; route < problem.routes.size(); ++route) {
    day_loads_[static_cast<size_t>(day_slots_[route])] = problem.routes[route].day_before;
    week_loads_[static_cast<size_t>(week_slots_[route])] = problem.routes[route].week_before;
  }
  for (size_t task = 0; task < problem.tasks.size(); ++task) {
    sums_.unassigned += problem.tasks[task].unassigned_cost;
    ranks_[task] = problem.tasks[task].windows.empty() ? 0 : problem.tasks[task].windows[0].open;
  }
  before_ = sums_;
  cost_ = TotalOf(sums_, 0);
}

bool RoutingState::Assigned(int task) const {
  return At(problem_.tasks[static_cast<size_t>(task)].first_part).route != kNone;
}

double RoutingState::Travel(int from, int to) const {
  return problem_.Travel(At(from).place, At(to).place);
}

bool RoutingState::MayShare(const Task& task, int worker, int other) const {
  if (worker == other) return false;
  const Worker& one = problem_.workers[static_cast<size_t>(worker)];
  const Worker& two = problem_.workers[static_cast<size_t>(other)];
  if (task.abilities & ~(one.abilities | two.abilities)) return false;
  if (task.ignores_avoids) return true;
  return !std::binary_search(one.avoids.begin(), one.avoids.end(), other) &&
         !std::binary_search(two.avoids.begin(), two.avoids.end(), worker);
}

void RoutingState::Set(int& field, int value) {
  int_log_.emplace_back(&field, field);
  field = value;
}

void RoutingState::Set(double& field, double value) {
  double_log_.emplace_back(&field, field);
  field = value;
}

// Adds minutes (or takes them, when negative) to the worker of `route`.
bool RoutingState::AddLoad(const Node& part, int route, double minutes) {
  const int worker = WorkerOf(route);
  const Worker& limits = problem_.workers[static_cast<size_t>(worker)];
  const Task& task = problem_.tasks[static_cast<size_t>(part.task)];
  double& load = loads_[static_cast<size_t>(worker)];
  double& day = day_loads_[static_cast<size_t>(day_slots_[static_cast<size_t>(route)])];
  double& week = week_loads_[static_cast<size_t>(week_slots_[static_cast<size_t>(route)])];
  const double of_day = task.ignores_day_limit ? 0 : minutes;
  const double of_week = task.ignores_week_limit ? 0 : minutes;
  if (of_day > 0 && day + of_day > limits.day_limit) return false;
  if (of_week > 0 && week + of_week > limits.week_limit) return false;
  const float pair = problem_.PairCost(static_cast<int>(&part - nodes_.data()), worker);
  sums_.load += CostOfMinutes(limits.before + load + minutes) - CostOfMinutes(limits.before + load);
  sums_.pairs += minutes > 0 ? pair : -pair;
  Set(load, load + minutes);
  Set(day, day + of_day);
  Set(week, week + of_week);
  return true;
}

double RoutingState::LoadCost(int worker, double minutes) const {
  const double before = problem_.workers[static_cast<size_t>(worker)].before;
  return CostOfMinutes(before + minutes) - CostOfMinutes(before);
}

double RoutingState::CostOfMinutes(double minutes) const {
  const Weights& weights = problem_.weights;
  const double hours = minutes / kMinutesPerHour;
  return weights.load * hours * hours +
         weights.over_load * std::max(0.0, minutes - problem_.fair_load) / kMinutesPerHour;
}

// The arrival at `stop` may differ from what it was.
void RoutingState::Touch(int stop) {
  if (IsHead(stop)) {
    returns_.push_back(At(stop).route);
  } else {
    Queue(At(stop).task);
  }
}

// Almost always near the end of a handful: cheaper than a heap.
void RoutingState::Queue(int task) {
  char& queued = queued_[static_cast<size_t>(task)];
  if (queued) return;
  queued = 1;
  const double rank = Rank(task);
  size_t at = queue_.size();
  queue_.push_back(task);
  while (at > 0 && Rank(queue_[at - 1]) < rank) {
    queue_[at] = queue_[at - 1];
    --at;
  }
  queue_[at] = task;
}

void RoutingState::Unlink(int part) {
  Node& node = At(part);
  Node& prev = At(node.prev);
  Node& next = At(node.next);
  sums_.distance += problem_.Travel(prev.place, next.place) -
                    problem_.Travel(prev.place, node.place) -
                    problem_.Travel(node.place, next.place);
  AddLoad(node, node.route, -node.duration);
  const Task& task = problem_.tasks[static_cast<size_t>(node.task)];
  if (part == task.first_part) sums_.unassigned += task.unassigned_cost;
  returns_.push_back(node.route);
  const int after = node.next;
  Set(prev.next, node.next);
  Set(next.prev, node.prev);
  Set(node.route, kNone);
  Queue(node.task);
  Touch(after);
}

bool RoutingState::Link(int part, int after) {
  Node& node = At(part);
  Node& prev = At(after);
  const int route = prev.route;
  if (problem_.PairCost(part, WorkerOf(route)) == kForbidden) return false;
  const unsigned times = problem_.tasks[static_cast<size_t>(node.task)].times;
  if ((problem_.routes[static_cast<size_t>(route)].time & times) == 0) return false;
  if (!AddLoad(node, route, node.duration)) return false;
  const int before = prev.next;
  Node& next = At(before);
  sums_.distance += problem_.Travel(prev.place, node.place) +
                    problem_.Travel(node.place, next.place) -
                    problem_.Travel(prev.place, next.place);
  const Task& task = problem_.tasks[static_cast<size_t>(node.task)];
  if (part == task.first_part) sums_.unassigned -= task.unassigned_cost;
  Set(node.prev, after);
  Set(node.next, before);
  Set(node.route, route);
  Set(prev.next, part);
  Set(next.prev, part);
  Touch(before);
  return true;
}

bool RoutingState::Fits(int task_index) {
  const Task& task = problem_.tasks[static_cast<size_t>(task_index)];
  double low = -kNever;
  double high = kNever;
  double ready = 0;
  for (int part = task.first_part; part < task.first_part + task.parts; ++part) {
    const Node& node = At(part);
    low = std::max(low, RankBefore(node.prev));
    high = std::min(high, RankAfter(node.next));
    ready = std::max(ready, Arrival(part));
  }
  if (!(high - low > kRankStep)) return false;
  if (task.parts == 2 && !MayShare(task, WorkerOf(At(task.first_part).route),
                                   WorkerOf(At(task.first_part + 1).route))) {
    return false;
  }
  double rank = Rank(task_index);
  if (rank <= low || rank >= high) {
    const Window* window = WindowAt(task, ready);
    rank = window == nullptr ? ready : std::max(ready, window->open);
    if (rank <= low || rank >= high) {
      rank = low == -kNever ? high - 1 : high == kNever ? low + 1 : low + (high - low) / 2;
    }
    // Its place in the queue hangs on its rank, so it must not stand there yet.
    Set(ranks_[static_cast<size_t>(task_index)], rank);
    if (queued_[static_cast<size_t>(task_index)]) {
      queue_.erase(std::find(queue_.begin(), queue_.end(), task_index));
      queued_[static_cast<size_t>(task_index)] = 0;
    }
  }
  Queue(task_index);
  return true;
}

double RoutingState::Arrival(int part) const {
  const Node& node = At(part);
  const Node& prev = At(node.prev);
  return prev.start + prev.duration + problem_.Travel(prev.place, node.place);
}

double RoutingState::TotalOf(const Sums& sums, double largest) const {
  const Weights& weights = problem_.weights;
  return weights.distance * sums.distance + weights.tardiness * sums.tardiness +
         weights.largest_tardiness * largest + weights.overtime * sums.overtime + sums.load +
         sums.pairs + sums.unassigned;
}

std::optional<double> RoutingState::Evaluate(double limit) {
  // Even if all tardiness went, would it be worth it? Spares most changes the propagation.
  Sums hopeful = sums_;
  hopeful.tardiness = 0;
  hopeful.overtime = 0;
  if (TotalOf(hopeful, 0) - cost_ > limit) return std::nullopt;
  if (!Propagate()) return std::nullopt;
  if (largest_lost_) largest_after_ = LargestTardiness();
  pending_cost_ = TotalOf(sums_, largest_after_);
  return pending_cost_ - cost_;
}

bool RoutingState::Propagate() {
  while (!queue_.empty()) {
    const int index = queue_.back();
    queue_.pop_back();
    queued_[static_cast<size_t>(index)] = 0;
    const Task& task = problem_.tasks[static_cast<size_t>(index)];
    if (At(task.first_part).route == kNone) {
      for (int part = task.first_part; part < task.first_part + task.parts; ++part) {
        if (!Settle(part, 0, {})) return false;
      }
    } else if (!(task.parts == 2 ? PlaceTwo(task) : Place(task))) {
      return false;
    }
  }
  return std::all_of(returns_.begin(), returns_.end(), [&](int route) { return Return(route); });
}

bool RoutingState::Place(const Task& task) {
  const double ready = Arrival(task.first_part);
  const Window* window = WindowAt(task, ready);
  return window != nullptr && Settle(task.first_part, std::max(ready, window->open), *window);
}

bool RoutingState::PlaceTwo(const Task& task) {
  double first = Arrival(task.first_part);
  double second = Arrival(task.first_part + 1);
  while (true) {
    const Window* one = WindowAt(task, first);
    if (one == nullptr) return false;
    first = std::max(first, one->open);
    second = std::max(second, first + task.min_gap);
    const Window* two = WindowAt(task, second);
    if (two == nullptr) return false;
    second = std::max(second, two->open);
    if (second <= first + task.max_gap) {
      return Settle(task.first_part, first, *one) && Settle(task.first_part + 1, second, *two);
    }
    first = second - task.max_gap;
    // Rounding may leave the difference a hair above the gap, for ever.
    if (first <= one->latest && first >= one->open) {
      return Settle(task.first_part, first, *one) && Settle(task.first_part + 1, second, *two);
    }
  }
}

// Gives `part` its start and hands on what follows from it.
bool RoutingState::Settle(int part, double start, const Window& window) {
  Node& node = At(part);
  const bool linked = node.route != kNone;
  const double late = linked ? window.lateness + std::max(0.0, start - window.close) : 0;
  if (late != node.tardiness) {
    sums_.tardiness += late - node.tardiness;
    if (node.tardiness >= largest_ && late < node.tardiness) largest_lost_ = true;
    largest_after_ = std::max(largest_after_, late);
    Set(node.tardiness, late);
  }
  if (!linked) return true;
  const int next = node.next;
  if (start != node.start) {
    Set(node.start, start);
    Touch(next);
  } else if (IsHead(next)) {
    Touch(next);
  }
  return true;
}

bool RoutingState::Return(int route) {
  const Node& head = At(Head(route));
  const Route& shift = problem_.routes[static_cast<size_t>(route)];
  double late = 0;
  if (head.prev != Head(route)) {
    const Node& last = At(head.prev);
    const double back = last.start + last.duration + problem_.Travel(last.place, head.place);
    if (back > shift.latest) return false;
    late = std::max(0.0, back - shift.close);
  }
  double& overtime = overtimes_[static_cast<size_t>(route)];
  if (late != overtime) {
    sums_.overtime += late - overtime;
    Set(overtime, late);
  }
  return true;
}

double RoutingState::LargestTardiness() const {
  double largest = 0;
  for (size_t part = 0; part < problem_.parts.size(); ++part) {
    largest = std::max(largest, nodes_[part].tardiness);
  }
  return largest;
}

void RoutingState::Commit() {
  int_log_.clear();
  double_log_.clear();
  returns_.clear();
  before_ = sums_;
  largest_ = largest_after_;
  largest_lost_ = false;
  cost_ = pending_cost_;
}

void RoutingState::Rollback() {
  for (auto entry = int_log_.rbegin(); entry != int_log_.rend(); ++entry) {
    *entry->first = entry->second;
  }
  for (auto entry = double_log_.rbegin(); entry != double_log_.rend(); ++entry) {
    *entry->first = entry->second;
  }
  int_log_.clear();
  double_log_.clear();
  for (const int task : queue_) queued_[static_cast<size_t>(task)] = 0;
  queue_.clear();
  returns_.clear();
  sums_ = before_;
  largest_after_ = largest_;
  largest_lost_ = false;
}

// Assigned tasks so that every route visits them in this order, early ones first.
std::vector<int> RoutingState::Sorted() const {
  std::vector<int> waiting(problem_.tasks.size());
  using Entry = std::pair<double, int>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> ready;
  const auto add = [&](int index) {
    ready.emplace(Start(problem_.tasks[static_cast<size_t>(index)].first_part), index);
  };
  for (size_t index = 0; index < problem_.tasks.size(); ++index) {
    const Task& task = problem_.tasks[index];
    if (!Assigned(static_cast<int>(index))) continue;
    for (int part = task.first_part; part < task.first_part + task.parts; ++part) {
      waiting[index] += IsHead(Prev(part)) ? 0 : 1;
    }
    if (waiting[index] == 0) add(static_cast<int>(index));
  }
  std::vector<int> order;
  while (!ready.empty()) {
    const int index = ready.top().second;
    ready.pop();
    order.push_back(index);
    const Task& task = problem_.tasks[static_cast<size_t>(index)];
    for (int part = task.first_part; part < task.first_part + task.parts; ++part) {
      const int next = Next(part);
      if (!IsHead(next) && --waiting[static_cast<size_t>(TaskOf(next))] == 0) add(TaskOf(next));
    }
  }
  return order;
}

void RoutingState::Refresh() {
  double rank = -kNever;
  for (const int task : Sorted()) {
    const double start = Start(problem_.tasks[static_cast<size_t>(task)].first_part);
    rank = std::max(start, rank + 2 * kRankStep);
    ranks_[static_cast<size_t>(task)] = rank;
  }
  Sums sums;
  for (size_t index = 0; index < problem_.tasks.size(); ++index) {
    const Task& task = problem_.tasks[index];
    if (!Assigned(static_cast<int>(index))) {
      sums.unassigned += task.unassigned_cost;
      continue;
    }
    for (int part = task.first_part; part < task.first_part + task.parts; ++part) {
      sums.distance += Travel(Prev(part), part);
      if (IsHead(Next(part))) sums.distance += Travel(part, Next(part));
      sums.tardiness += Tardiness(part);
      sums.pairs += problem_.PairCost(part, WorkerOf(RouteOf(part)));
    }
  }
  for (const double overtime : overtimes_) sums.overtime += overtime;
  for (size_t worker = 0; worker < loads_.size(); ++worker) {
    sums.load += LoadCost(static_cast<int>(worker), loads_[worker]);
  }
  sums_ = sums;
  before_ = sums;
  cost_ = TotalOf(sums, largest_);
}

RoutingCost RoutingState::Cost() const {
  RoutingCost cost{.total = cost_,
                   .distance = sums_.distance,
                   .tardiness = sums_.tardiness,
                   .largest_tardiness = largest_,
                   .overtime = sums_.overtime,
                   .pairs = sums_.pairs,
                   .load = sums_.load};
  for (size_t task = 0; task < problem_.tasks.size(); ++task) {
    cost.unassigned += Assigned(static_cast<int>(task)) ? 0 : 1;
  }
  return cost;
}

RoutingSolution RoutingState::Solution() const {
  RoutingSolution solution;
  solution.routes.resize(problem_.routes.size());
  for (size_t route = 0; route < solution.routes.size(); ++route) {
    const int head = Head(static_cast<int>(route));
    for (int stop = Next(head); stop != head; stop = Next(stop)) {
      solution.routes[route].push_back({stop, Start(stop)});
    }
  }
  solution.order = Sorted();
  return solution;
}

void RoutingState::Clear() {
  for (int part = 0; part < static_cast<int>(problem_.parts.size()); ++part) {
    if (At(part).route != kNone) Unlink(part);
  }
  Evaluate(kNever);
  Commit();
}

bool RoutingState::Load(const RoutingSolution& solution) {
  double rank = 0;
  for (const int task : solution.order) ranks_[static_cast<size_t>(task)] = rank++;
  bool fits = true;
  for (size_t route = 0; fits && route < solution.routes.size(); ++route) {
    int last = Head(static_cast<int>(route));
    for (const Stop& stop : solution.routes[route]) {
      fits = fits && Link(stop.part, last);
      last = stop.part;
    }
  }
  // The last first: that is the order of the queue.
  for (auto task = solution.order.rbegin(); fits && task != solution.order.rend(); ++task) {
    fits = Fits(*task);
  }
  if (!fits || !Evaluate(kNever)) {
    Rollback();
    return false;
  }
  Commit();
  Refresh();
  return true;
}

}  // namespace glimmer::planning
