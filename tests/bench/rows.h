// What is measured: each row pairs a call on the real server with its ceiling, both run in the same
// round, and counts the ratio of the two.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/bench/load.h"
#include "tests/support/crowd.h"
#include "tests/support/server_process.h"

namespace glimmer::bench {

struct RowResult {
  std::string name;
  double goal = 0;
  std::vector<double> ratios;
  std::vector<double> cpu_ratios;
  double other_cpu = 0;  // of the noisiest round
  std::string control;
  LoadResult last;
  LoadResult last_control;
};

struct BenchPlan {
  int rounds = 7;
  std::string only;  // part of a row's name; empty: all
};

std::vector<RowResult> RunRows(const BenchPlan& plan);

double Median(std::vector<double> values);

}  // namespace glimmer::bench
