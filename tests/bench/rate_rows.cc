// Rows that are ratios of rates: the server against its ceiling, the same call on both sides.
#include <algorithm>
#include <iostream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "tests/bench/calls.h"
#include "tests/bench/node_peer.h"
#include "tests/bench/rows.h"

namespace glimmer::bench {
namespace {

struct Side {
  LoadPlan plan;
  StartCall call;
  int64_t* next;  // number of the next call; kept from round to round
};

LoadResult Measure(Side side) {
  WaitForQuiet(absl::Seconds(6));
  side.plan.first_call = *side.next;
  return RunLoad(side.plan, side.call, *side.next);
}

void Compare(Side subject, Side control, RowResult& row) {
  row.last_control = Measure(std::move(control));
  row.last = Measure(std::move(subject));
  for (const LoadResult* side : {&row.last, &row.last_control}) {
    row.failures += side->failures;
  }
  row.ratios.push_back(row.last.per_second / std::max(row.last_control.per_second, 1e-9));
  row.cpu_ratios.push_back((row.last_control.client_cpu_us + row.last_control.server_cpu_us) /
                           std::max(row.last.client_cpu_us + row.last.server_cpu_us, 1e-9));
  row.other_cpu = std::max({row.other_cpu, row.last.other_cpu, row.last_control.other_cpu});
}

Side On(Stage& stage, int outstanding, StartCall call) {
  return {stage.Plan(outstanding), std::move(call), &stage.next_call};
}

Side OnEcho(Stages& stages, int outstanding, StartCall call) {
  static int64_t next = 0;
  return {stages.BareEcho().Plan(outstanding), std::move(call), &next};
}

using MakeCall = StartCall (*)(const Season&);

// `call` on the main stage, or on `stage`, against the bare echo of the same messages.
Row AgainstEcho(const std::string& name, double goal, int outstanding, MakeCall call,
                Stage& (Stages::*stage)() = &Stages::Main) {
  Row row{{name, goal}, nullptr};
  row.result.control = "bare callback echo of the same messages";
  row.round = [=](Stages& stages, RowResult& result) {
    Stage& real = (stages.*stage)();
    Compare(On(real, outstanding, call(real.season())),
            OnEcho(stages, outstanding, call(real.season())), result);
  };
  return row;
}

// Sign-ups on the main stage against the same program in another mode.
Row AgainstMode(const std::string& name, double goal, const std::string& control,
                Stage& (Stages::*mode)()) {
  Row row{{name, goal}, nullptr};
  row.result.control = control;
  row.round = [=](Stages& stages, RowResult& result) {
    Stage& real = stages.Main();
    Stage& other = (stages.*mode)();
    Compare(On(real, 256, SignUpCall(real.season())), On(other, 256, SignUpCall(other.season())),
            result);
    result.cpu_ratios.clear();
  };
  return row;
}

Row AgainstNode(const std::string& name, double goal, MakeCall call) {
  Row row{{name, goal}, nullptr, /*slow=*/true};
  row.result.control = "Node, grpc-js and better-sqlite3: same proto, same statements, no sessions";
  row.round = [=](Stages& stages, RowResult& result) {
    result.note = "not measured: npm could not bring the peer's libraries";
    if (!NodePeer::Available()) return;
    static NodePeer peer;
    static int64_t next = 0;
    Stage& real = stages.Main();
    Compare(On(real, 256, call(real.season())), {peer.Plan(256), call(peer.season()), &next},
            result);
    result.cpu_ratios.clear();
    result.note = absl::StrCat("p99 of the control ", result.last_control.p99_ms, " ms");
  };
  return row;
}

}  // namespace

std::vector<Row> RateRows() {
  std::vector<Row> rows;
  rows.push_back(AgainstEcho("P1 durable sign-up, 256 outstanding", 0.45, 256, SignUpCall));
  rows.push_back(AgainstEcho("P2 durable sign-up, 64 outstanding", 0.35, 64, SignUpCall));
  rows.push_back(AgainstEcho("P3 list of 20 shifts, 256 outstanding", 0.85, 256, ListCall));
  rows.push_back(
      AgainstMode("P5 sign-ups in groups", 5, "the same, one write a commit", &Stages::OneByOne));
  rows.push_back(AgainstMode("P6 sign-ups, waiting for the disk", 0.87,
                             "the same, the disk is never waited for", &Stages::Unsynced));
  rows.push_back(AgainstNode("P7 sign-ups against Node", 8, SignUpCall));
  rows.push_back(AgainstNode("P7lists lists against Node", 5, ListCall));
  rows.push_back(AgainstEcho("claim a wish and give it back", 0, 256, ClaimCall));
  rows.push_back(AgainstEcho("check-in by own statement", 0, 256, CheckInCall, &Stages::Begun));
  rows.push_back(AgainstEcho("feed page of 200, 64 outstanding", 0, 64, FeedCall));
  return rows;
}

}  // namespace glimmer::bench
