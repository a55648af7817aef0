#include "tests/sim/power.h"

#include <sqlite3.h>

#include <memory>
#include <set>
#include <vector>

#include "absl/strings/str_cat.h"
#include "shared/sql/sqlite_database.h"
#include "tests/sim/disk.h"
#include "tests/support/fakes.h"

namespace glimmer::sim {
namespace {

constexpr int kMostWrites = 12;        // of one life
constexpr int64_t kLivesOfDisk = 100;  // then an empty one, so that it stays small
constexpr int kFullCheck = 20;         // every so many lives SQLite checks every page

// The machine, and what whoever wrote there believes.
class Machine {
 public:
  explicit Machine(Tooth tooth) : tooth_(tooth) { Empty(); }
  ~Machine() { Disk::Get().Put(folder(), {}); }

  const std::string& folder() const { return folder_.path(); }
  PowerReport& report() { return report_; }
  bool found() const { return !report_.finding.empty(); }

  void Empty() {
    Disk::Get().Put(folder(), {});
    Disk::Get().SetLying(folder(), tooth_ == Tooth::kLyingDisk);
    kept_.clear();
    doubts_.clear();
  }

  absl::Status Open() {
    ASSIGN_OR_RETURN(database_, sql::OpenSqlite({.path = folder() + "/power.db",
                                                 .readers = 1,
                                                 .wal_autocheckpoint = 1'000'000,
                                                 .full_disk_passes = true}));
    return sql::WriteAndWait(*database_, [](sql::Transaction& tx) {
      return tx.Execute("CREATE TABLE IF NOT EXISTS pairs (n BIGINT, half BIGINT, t TEXT)")
          .status();
    });
  }

  void Close() { database_.reset(); }

  // Two rows, and a third part of the time the end of an older pair.
  absl::Status Write(Dice& dice) {
    const int64_t n = ++last_;
    const bool ends_one = !kept_.empty() && dice.OneIn(3);
    const int64_t ended = ends_one ? *kept_.begin() : 0;
    const std::string text(static_cast<size_t>(1 + dice.Below(3000)), 'x');
    absl::Status status = sql::WriteAndWait(*database_, [&](sql::Transaction& tx) -> absl::Status {
      for (const int64_t half : {0, 1}) {
        RETURN_IF_ERROR(
            tx.Execute("INSERT INTO pairs (n, half, t) VALUES ($1, $2, $3)", n, half, text)
                .status());
      }
      return tx.Execute("DELETE FROM pairs WHERE n = $1", ended).status();
    });
    if (tooth_ == Tooth::kErrorsUnseen && !status.ok()) status = absl::OkStatus();
    Hash(static_cast<uint64_t>(status.code()));
    if (!status.ok()) {
      ++report_.refused;
      doubts_.push_back({n, ended});
      return status;
    }
    ++report_.acknowledged;
    kept_.insert(n);
    kept_.erase(ended);
    return status;
  }

  void Checkpoint() { (void)database_->EmptyLog(); }

  // What the tables hold is what was acknowledged; of what was refused, by `may_be_done`,
  // everything or nothing.
  void Look(bool may_be_done, absl::string_view when) {
    std::set<int64_t> there;
    std::set<int64_t> halves;
    const absl::Status read = sql::ReadAndWait(*database_, [&](sql::Transaction& tx) {
      there.clear();
      halves.clear();
      return tx
          .Run("SELECT n, COUNT(*) FROM pairs GROUP BY n ORDER BY n", {},
               [&](const sql::Row& row) { (row.Int(1) == 2 ? there : halves).insert(row.Int(0)); })
          .status();
    });
    if (!read.ok()) return Find(absl::StrCat("no read ", when, ": ", read.ToString()));
    for (const int64_t n : there) Hash(static_cast<uint64_t>(n));
    if (!halves.empty()) return Find(absl::StrCat("half a write is there ", when));
    if (may_be_done) TakeDoubts(there);
    if (there == kept_) return;
    for (const int64_t n : kept_) {
      if (there.count(n) == 0) return Find(absl::StrCat("an acknowledged write is lost ", when));
    }
    Find(absl::StrCat("a refused or ended write is there ", when));
  }

  void CheckPages() {
    std::string verdict;
    const absl::Status read = sql::ReadAndWait(*database_, [&](sql::Transaction& tx) {
      return tx
          .Run("PRAGMA integrity_check", {}, [&](const sql::Row& row) { verdict = row.Text(0); })
          .status();
    });
    if (!read.ok() || verdict != "ok") Find(absl::StrCat("damaged: ", verdict));
  }

  bool Healthy() const { return database_->Healthy(); }
  void Find(const std::string& finding) {
    if (!found()) report_.finding = finding;
  }
  void Hash(uint64_t seen) { report_.hash = (report_.hash ^ seen) * 1099511628211u; }

 private:
  struct Doubt {
    int64_t made;
    int64_t ended;
  };

  void TakeDoubts(const std::set<int64_t>& there) {
    for (const Doubt& doubt : doubts_) {
      if (there.count(doubt.made) == 0) continue;
      ++report_.in_doubt;
      kept_.insert(doubt.made);
      kept_.erase(doubt.ended);
    }
    doubts_.clear();
  }

  const Tooth tooth_;
  test::TempDir folder_;
  std::unique_ptr<sql::Database> database_;
  std::set<int64_t> kept_;
  std::vector<Doubt> doubts_;
  int64_t last_ = 0;
  PowerReport report_;
};

void LiveAndDie(Machine& machine, Dice& dice) {
  const std::string& folder = machine.folder();
  // Sometimes it does not even come up.
  const bool early = dice.OneIn(4);
  if (early) Disk::Get().Fuse(folder, 1 + dice.Below(12));
  const absl::Status opened = machine.Open();
  if (!opened.ok() && !Disk::Get().Dead(folder)) {
    return machine.Find(absl::StrCat("does not open: ", opened.ToString()));
  }
  if (opened.ok()) {
    if (!early) {
      machine.Look(true, "after a restart");
      if (dice.OneIn(kFullCheck)) machine.CheckPages();
      Disk::Get().Fuse(folder, 1 + dice.Below(60));
    }
    for (int i = 0; i < kMostWrites && !early; ++i) {
      if (!machine.Write(dice).ok()) break;
      if (dice.OneIn(5)) machine.Checkpoint();
      if (Disk::Get().Dead(folder)) break;
    }
  }
  Disk::Get().Fuse(folder, 0);
  machine.Close();
  const auto fate =
      dice.Of(std::vector<Fate>{Fate::kKept, Fate::kLost, Fate::kPrefix, Fate::kTorn, Fate::kTorn});
  Disk::Get().Revive(folder, fate, dice.Next());
}

struct Failure {
  int code;
  bool lasts;
};

// True when the n-th operation came.
bool FailOnce(Machine& machine, int64_t n, const Failure& failure) {
  const std::string& folder = machine.folder();
  machine.Empty();
  if (const absl::Status opened = machine.Open(); !opened.ok()) {
    machine.Find(absl::StrCat("does not open: ", opened.ToString()));
    return false;
  }
  Dice dice(1);
  Disk::Get().Fail(folder, n, failure.code, failure.lasts);
  int64_t refused = 0;
  for (int i = 0; i < kMostWrites; ++i) {
    if (!machine.Write(dice).ok() && ++refused == 3) break;
    if (i % 4 == 3) machine.Checkpoint();
    machine.Look(false, "after an operation that failed");
  }
  const bool came = Disk::Get().TakeFailure(folder);
  Disk::Get().Mend(folder);
  if (failure.code == SQLITE_FULL) {
    if (!machine.Healthy()) machine.Find("a disk that was full for a while is given up");
    if (!machine.Write(dice).ok()) machine.Find("no write though there is room again");
  } else if (machine.Healthy() && refused > 0) {
    machine.Find("a write failed, and further ones are taken");
  }
  machine.Look(false, "after the disk was mended");
  machine.Close();
  if (const absl::Status opened = machine.Open(); !opened.ok()) {
    machine.Find(absl::StrCat("does not open again: ", opened.ToString()));
    return came;
  }
  machine.Look(true, "after the file was opened anew");
  if (!machine.Write(dice).ok()) machine.Find("no write after the file was opened anew");
  machine.CheckPages();
  machine.Close();
  return came;
}

}  // namespace

PowerReport CutPower(uint64_t seed, int64_t cuts, Tooth tooth) {
  Machine machine(tooth);
  Dice dice(seed);
  for (int64_t& cut = machine.report().faults; cut < cuts && !machine.found(); ++cut) {
    if (cut % kLivesOfDisk == 0) machine.Empty();
    LiveAndDie(machine, dice);
  }
  return machine.report();
}

PowerReport FailEverywhere(Tooth tooth) {
  Machine machine(tooth);
  for (const Failure& failure : {Failure{SQLITE_IOERR_WRITE, false}, Failure{SQLITE_IOERR, true},
                                 Failure{SQLITE_FULL, false}, Failure{SQLITE_FULL, true}}) {
    int64_t n = 1;
    while (!machine.found() && FailOnce(machine, n, failure)) ++n;
    machine.report().faults += n - 1;
    if (n < kMostWrites) machine.Find("hardly an operation failed");
  }
  return machine.report();
}

}  // namespace glimmer::sim
