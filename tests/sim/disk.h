// A disk in memory under SQLite, for every database of this process: each folder is a machine of
// its own whose process can die and whose power can fail at any write. What was not synced may then
// be lost, wholly or sector by sector. Thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

struct sqlite3_file;

namespace glimmer::sim {

// What becomes of writes that were not synced.
enum class Fate {
  kKept,    // only the process died: all is read again, and is as little synced as before
  kLost,    // none has reached the disk
  kPrefix,  // the first ones have
  kTorn,    // any of the sectors
};

class Disk {
 public:
  // Whole files by path within the folder.
  using Image = std::map<std::string, std::string>;

  // The one disk, SQLite's default file system from the first call on.
  static Disk& Get();

  // Forgets all files of the folder and puts these in their place. No database is open there.
  void Put(const std::string& folder, const Image& image);
  Image Take(const std::string& folder);

  // The machine stops at its n-th write, sync or deletion from now; at 0 at once. From then on
  // every operation fails.
  void Fuse(const std::string& folder, int64_t operations);
  bool Dead(const std::string& folder);
  // After the databases of a dead machine are closed: it starts again with what is left.
  void Revive(const std::string& folder, Fate fate, uint64_t choice);
  // A planted fault: syncs that do nothing.
  void SetLying(const std::string& folder, bool lying);

  // The n-th write, sync or deletion from now fails with SQLite's `code`, and when it `lasts` all
  // after it, until Mend. What fails has reached nothing.
  void Fail(const std::string& folder, int64_t operation, int code, bool lasts);
  void Mend(const std::string& folder);
  // Whether something has failed since this was last asked.
  bool TakeFailure(const std::string& folder);
  // Writes, syncs and deletions since Put.
  int64_t Operations(const std::string& folder);

 private:
  struct Write {
    bool truncate = false;
    int64_t offset = 0;
    std::string data;
  };
  struct Handle;
  struct File {
    std::string durable;
    std::string live;
    std::vector<Write> pending;  // between the two
    std::map<int, std::unique_ptr<std::string>> shared_memory;
    std::vector<Handle*> handles;
  };
  struct Machine {
    std::map<std::string, std::shared_ptr<File>> files;
    int64_t fuse = -1;
    bool dead = false;
    bool lying = false;
    int64_t operations = 0;
    int64_t fails_in = -1;
    int failure = 0;  // SQLite's code
    bool failure_lasts = false;
    bool has_failed = false;
  };
  friend struct Calls;  // SQLite's table of functions

  Machine& MachineOf(const std::string& path) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Before an operation that changes the disk: SQLITE_OK or why it does not come to pass, with
  // `dead` when the machine is. A full disk fails what needs room.
  static int Begin(Machine& machine, int dead, bool needs_room = false);
  // After it: false when the machine has stopped over it.
  static bool Count(Machine& machine);
  static void Apply(std::string& content, const Write& write);

  absl::Mutex mutex_;
  std::map<std::string, Machine> machines_ ABSL_GUARDED_BY(mutex_);  // by folder
};

}  // namespace glimmer::sim
