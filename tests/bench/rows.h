// What is measured. Most rows pair a call on the real server with its ceiling, both in the same
// round, and count the ratio of the two; where a goal is no ratio of rates, the row's ratio is what
// was measured over what is allowed.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/bench/load.h"
#include "tests/bench/stage.h"

namespace glimmer::bench {

enum class Bound { kAtLeast, kAtMost, kExactly };

struct RowResult {
  std::string name;  // "P1 durable sign-up, 256 outstanding": the first word is its id
  double goal = 0;   // 0: none is set
  Bound bound = Bound::kAtLeast;
  std::vector<double> ratios;
  std::vector<double> cpu_ratios;  // empty when a row has none
  double other_cpu = 0;            // of the noisiest round
  int64_t failures = 0;            // calls that failed, on either side: then no goal is reached
  std::string control;
  std::string note;  // what else was seen
  LoadResult last;
  LoadResult last_control;
};

std::string IdOf(const RowResult& row);
double Median(std::vector<double> values);
// By rate or, where there is one, by processor time.
bool Reached(const RowResult& row);

// Servers that rows share; each is made when a row first asks for it.
class Stages {
 public:
  Stage& Main();      // 2,000 people, shifts and wishes
  Stage& OneByOne();  // the same, one write a commit
  Stage& Unsynced();  // the same, and the disk is never waited for
  Stage& Begun();     // 200,000 sign-ups to shifts that have begun
  Stage& Small();     // 10,000 sign-ups
  Stage& Large();     // 1,000,000 sign-ups
  Stage& Recorded();  // 1,000,000 service records
  Echo& BareEcho();

 private:
  Stage& Make(const std::string& name, const SeasonSize& size,
              const std::vector<std::string>& environment = {});

  std::map<std::string, std::unique_ptr<Stage>> stages_;
  std::unique_ptr<Echo> echo_;
};

struct Row {
  RowResult result;
  std::function<void(Stages&, RowResult&)> round;
  bool slow = false;  // not with --quick unless asked for by name
};

std::vector<Row> RateRows();
std::vector<Row> LimitRows();

struct BenchPlan {
  int rounds = 7;
  bool quick = false;
  std::string only;  // a row's id, else part of a name; empty: all
};

std::vector<RowResult> RunRows(const BenchPlan& plan);

}  // namespace glimmer::bench
