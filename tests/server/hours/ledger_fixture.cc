#include "tests/server/hours/ledger_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/hours/rule_pack_store.h"
#include "server/rpc/context.h"
#include "shared/base/time_convert.h"

namespace glimmer::hours {

LedgerHistory::LedgerHistory(test::World& world, uint64_t seed) : world_(world), engine_(seed) {
  units_ = {world.root_unit_id, world.unit_id, world.AddUnit("Harbour Town", world.root_unit_id)};
  units_.push_back(world.AddUnit("Harbour East", units_[2]));
  for (int i = 0; i < 12; ++i) {
    people_.push_back(world.AddPerson(
        {.display_name = absl::StrCat("Person ", i), .home_unit_id = units_[1 + i % 3]}));
  }
  for (int i = 0; i < 4; ++i) events_.push_back(NewUlid(world.clock.Now(), world.random));
  const absl::Status made = world.As("", [this](rpc::Context& c) -> absl::Status {
    keys_.clear();
    for (const std::string& person : people_) {
      ASSIGN_OR_RETURN(const std::string key, rpc::SubjectKeyOf(c.tx, c.random, person));
      keys_.push_back(key);
    }
    ASSIGN_OR_RETURN(const auto packs, EnsureRulePacks(c.tx, {c.organization_id, c.now, c.random}));
    rule_pack_id_ = packs.front().rule_pack_id;
    return absl::OkStatus();
  });
  EXPECT_TRUE(made.ok()) << made;
}

bool LedgerHistory::Covers(const std::string& scope, const std::string& unit) const {
  if (scope == unit || scope == units_[0]) return true;
  return scope == units_[2] && unit == units_[3];
}

Record LedgerHistory::NewRecord() {
  Record r;
  const int64_t person = Below(static_cast<int64_t>(people_.size()));
  r.organization_id = world_.organization_id;
  r.subject_key = keys_[person];
  r.person_id = people_[person];
  r.event_id = events_[Below(4)];
  r.title = "Event";
  r.category = Below(2) == 0 ? "environment" : "elderly";
  r.home_unit_id = units_[1 + person % 3];
  r.host_unit_id = units_[1 + Below(3)];
  r.organizing_unit_id = units_[1 + Below(3)];
  const absl::CivilDay day = absl::CivilDay(2026, 1, 1) + Below(90);
  r.civil_date = FormatCivilDay(day);
  r.time_zone = "Asia/Shanghai";
  r.check_in = absl::FromCivil(day, absl::FixedTimeZone(8 * 3600)) + absl::Hours(9);
  r.counted_minutes = Below(200);
  r.check_out = r.check_in + absl::Minutes(r.counted_minutes);
  r.planned_start = r.check_in;
  r.planned_end = r.check_in + absl::Hours(2);
  r.state = Below(4) == 0 ? RecordState::kWaiting : RecordState::kConfirmed;
  r.evidence_class = static_cast<EvidenceClass>(1 + Below(4));
  r.verdict = Verdict::kStrong;
  r.rule_pack_id = rule_pack_id_;
  return r;
}

void LedgerHistory::Append(sql::Transaction& tx, std::vector<Record>& added, Record record) {
  record.record_id = NewUlid(world_.clock.Now(), world_.random);
  record.record_time = world_.clock.Now();
  const absl::Status status = LedgerStore(tx).Append(record);
  EXPECT_TRUE(status.ok()) << status;
  added.push_back(std::move(record));
}

void LedgerHistory::Step(sql::Transaction& tx, std::vector<Record>& added) {
  world_.clock.Advance(absl::Minutes(1));
  if (added.empty() || Below(3) > 0) return Append(tx, added, NewRecord());
  const Record old = added[Below(static_cast<int64_t>(added.size()))];
  if (std::count(superseded_.begin(), superseded_.end(), old.record_id) > 0) return;
  Record next = old;
  next.correction_of = old.record_id;
  if (old.state == RecordState::kWaiting) {
    next.state = Below(2) == 0 ? RecordState::kConfirmed : RecordState::kRefused;
  } else if (old.state == RecordState::kConfirmed) {
    Record reversal = next;
    reversal.state = RecordState::kReversal;
    reversal.counted_minutes = -old.counted_minutes;
    Append(tx, added, reversal);
    next.counted_minutes = Below(200);
    if (Below(3) == 0) {
      next.civil_date = FormatCivilDay(*ParseCivilDay(next.civil_date) + 1);
    }
  } else {
    return;
  }
  superseded_.push_back(old.record_id);
  Append(tx, added, next);
}

void LedgerHistory::Grow(int count) {
  const std::vector<Record> before = rows_;
  const absl::Status status = sql::WriteAndWait(world_.database(), [&](sql::Transaction& tx) {
    rows_ = before;
    for (int i = 0; i < count; ++i) Step(tx, rows_);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

}  // namespace glimmer::hours
