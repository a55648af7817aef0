// Random histories of a ledger, written through the store and kept beside it for recounting.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "server/hours/ledger_store.h"
#include "tests/support/builders.h"

namespace glimmer::hours {

class LedgerHistory {
 public:
  LedgerHistory(test::World& world, uint64_t seed);

  // Appends `count` steps: records, decisions and corrections as commands would append them.
  void Grow(int count);

  const std::vector<Record>& rows() const { return rows_; }
  const std::vector<std::string>& people() const { return people_; }
  // The world's root unit, two units, and one below the second.
  const std::vector<std::string>& units() const { return units_; }
  // Is `unit` at or below `scope`?
  bool Covers(const std::string& scope, const std::string& unit) const;
  int64_t Below(int64_t limit) { return static_cast<int64_t>(engine_() % limit); }

 private:
  Record NewRecord();
  void Step(sql::Transaction& tx, std::vector<Record>& added);
  void Append(sql::Transaction& tx, std::vector<Record>& added, Record record);

  test::World& world_;
  std::mt19937_64 engine_;
  std::vector<std::string> units_;
  std::vector<std::string> people_;
  std::vector<std::string> keys_;
  std::vector<std::string> events_;
  std::string rule_pack_id_;
  std::vector<Record> rows_;
  std::vector<std::string> superseded_;
};

}  // namespace glimmer::hours
