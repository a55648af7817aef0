#include "tests/bench/rows.h"

#include <algorithm>
#include <iostream>
#include <utility>

#include "absl/strings/match.h"
#include "tests/bench/calls.h"

namespace glimmer::bench {
namespace {

constexpr int kMillion = 1000000;
// Loaded before everything else into glimmerd: the calls that wait for the disk do nothing.
constexpr char kUnsynced[] = "libglimmer_unsynced.so";

}  // namespace

double Median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::string IdOf(const RowResult& row) { return row.name.substr(0, row.name.find(' ')); }

bool Reached(const RowResult& row) {
  if (row.failures > 0) return false;
  const double ratio = Median(row.ratios);
  switch (row.bound) {
    case Bound::kAtLeast:
      return std::max(ratio, Median(row.cpu_ratios)) >= row.goal;
    case Bound::kAtMost:
      return ratio <= row.goal;
    case Bound::kExactly:
      return std::all_of(row.ratios.begin(), row.ratios.end(),
                         [&row](double one) { return one == row.goal; });
  }
  return false;
}

Stage& Stages::Make(const std::string& name, const SeasonSize& size,
                    const std::vector<std::string>& environment) {
  std::unique_ptr<Stage>& stage = stages_[name];
  if (stage == nullptr) {
    std::cerr << "bench: making the season \"" << name << "\"\n";
    stage = std::make_unique<Stage>(size, environment);
  }
  return *stage;
}

Stage& Stages::Main() { return Make("main", {.wishes = 2000}); }
Stage& Stages::OneByOne() { return Make("one by one", {}, {"GLIMMER_MAX_GROUP=1"}); }
Stage& Stages::Unsynced() {
  return Make("unsynced", {}, {"LD_PRELOAD=" + test::ProgramPath(kUnsynced)});
}
Stage& Stages::Begun() { return Make("begun", {.shifts = 100, .joined = 100, .have_begun = true}); }
Stage& Stages::Small() { return Make("small", {.joined = 5}); }
Stage& Stages::Large() { return Make("large", {.joined = 500}); }
Stage& Stages::Recorded() { return Make("recorded", {.shifts = 20, .records = kMillion}); }

Echo& Stages::BareEcho() {
  if (echo_ == nullptr) {
    const LoadPlan plan = Main().Plan(1);
    echo_ = std::make_unique<Echo>(ListOctets(Main().season(), plan.channels[0]),
                                   FeedOctets(Main().season(), plan.channels[0]));
  }
  return *echo_;
}

namespace {

std::vector<Row> AllRows() {
  std::vector<Row> rows = RateRows();
  for (Row& row : LimitRows()) rows.push_back(std::move(row));
  return rows;
}

std::vector<Row> ChosenRows(const BenchPlan& plan) {
  std::vector<Row> all = AllRows();
  const bool is_id = std::any_of(all.begin(), all.end(),
                                 [&](const Row& row) { return IdOf(row.result) == plan.only; });
  const auto left_out = [&](const Row& row) {
    if (plan.only.empty()) return row.slow && plan.quick;
    return is_id ? IdOf(row.result) != plan.only : !absl::StrContains(row.result.name, plan.only);
  };
  all.erase(std::remove_if(all.begin(), all.end(), left_out), all.end());
  return all;
}

}  // namespace

std::vector<RowResult> RunRows(const BenchPlan& plan) {
  std::vector<Row> rows = ChosenRows(plan);
  Stages stages;
  for (int round = 0; round < plan.rounds; ++round) {
    for (Row& row : rows) row.round(stages, row.result);
  }
  std::vector<RowResult> results;
  for (Row& row : rows) {
    if (row.result.ratios.empty()) row.result.ratios.push_back(0);  // its note says why
    results.push_back(std::move(row.result));
  }
  return results;
}

}  // namespace glimmer::bench
