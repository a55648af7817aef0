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

bool Reached(const RowResult& row) {
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

std::vector<RowResult> RunRows(const BenchPlan& plan) {
  std::vector<Row> rows;
  for (std::vector<Row> some : {RateRows(), LimitRows()}) {
    for (Row& row : some) {
      const bool named = !plan.only.empty() && absl::StrContains(row.result.name, plan.only);
      if (named || (plan.only.empty() && !(row.slow && plan.quick))) rows.push_back(std::move(row));
    }
  }
  Stages stages;
  for (int round = 0; round < plan.rounds; ++round) {
    for (Row& row : rows) row.round(stages, row.result);
  }
  std::vector<RowResult> results;
  for (Row& row : rows) results.push_back(std::move(row.result));
  return results;
}

}  // namespace glimmer::bench
