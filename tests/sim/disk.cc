#include "tests/sim/disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <new>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"

namespace glimmer::sim {
namespace {

constexpr int64_t kSector = 512;

std::string FolderOf(const std::string& path) { return path.substr(0, path.rfind('/')); }

}  // namespace

// An open file, in the memory that SQLite gives for it.
struct Disk::Handle {
  sqlite3_file base;
  Machine* machine;
  std::shared_ptr<File> file;
  int lock = SQLITE_LOCK_NONE;
  bool maps = false;    // shared memory
  uint32_t shared = 0;  // its locks, by bit
  uint32_t exclusive = 0;
};

Disk::Machine& Disk::MachineOf(const std::string& path) { return machines_[FolderOf(path)]; }

int Disk::Begin(Machine& machine, int dead, bool needs_room) {
  if (machine.dead) return dead;
  ++machine.operations;
  if (machine.fails_in < 0 || (machine.failure == SQLITE_FULL && !needs_room)) return SQLITE_OK;
  if (machine.fails_in > 0 && --machine.fails_in > 0) return SQLITE_OK;
  if (!machine.failure_lasts) machine.fails_in = -1;
  machine.has_failed = true;
  return machine.failure;
}

bool Disk::Count(Machine& machine) {
  if (machine.dead) return false;
  if (machine.fuse >= 0 && machine.fuse-- == 0) machine.dead = true;
  return !machine.dead;
}

void Disk::Apply(std::string& content, const Write& write) {
  const auto offset = static_cast<size_t>(write.offset);
  if (write.truncate) return content.resize(offset);
  content.resize(std::max(content.size(), offset + write.data.size()));
  content.replace(offset, write.data.size(), write.data);
}

// The functions that SQLite calls. Those of one connection come one at a time, those of several
// side by side.
struct Calls {
  using Handle = Disk::Handle;
  using Lock = absl::MutexLock;

  static Handle& Of(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
  static Disk& TheDisk() { return Disk::Get(); }

  static int Close(sqlite3_file* file) {
    Lock lock(&TheDisk().mutex_);
    Handle& handle = Of(file);
    auto& all = handle.file->handles;
    all.erase(std::find(all.begin(), all.end(), &handle));
    handle.file.reset();
    return SQLITE_OK;
  }

  static int Read(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
    Lock lock(&TheDisk().mutex_);
    const Handle& handle = Of(file);
    if (handle.machine->dead) return SQLITE_IOERR_READ;
    const std::string& live = handle.file->live;
    const auto length = static_cast<sqlite3_int64>(live.size());
    const auto there = static_cast<size_t>(std::clamp<sqlite3_int64>(length - offset, 0, size));
    if (there > 0) std::memcpy(into, live.data() + offset, there);
    std::memset(static_cast<char*>(into) + there, 0, static_cast<size_t>(size) - there);
    return there == static_cast<size_t>(size) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
  }

  // The write at which the machine stops has reached the system, and perhaps the disk.
  static int Write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
    Lock lock(&TheDisk().mutex_);
    Handle& handle = Of(file);
    const int begun = Disk::Begin(*handle.machine, SQLITE_IOERR_WRITE, true);
    if (begun != SQLITE_OK) return begun;
    const absl::string_view data(static_cast<const char*>(from), static_cast<size_t>(size));
    for (int64_t done = 0; done < size;) {
      const int64_t part = std::min<int64_t>(size - done, kSector - (offset + done) % kSector);
      handle.file->pending.push_back(
          {false, offset + done, std::string(data.substr(static_cast<size_t>(done), part))});
      Disk::Apply(handle.file->live, handle.file->pending.back());
      done += part;
    }
    return Disk::Count(*handle.machine) ? SQLITE_OK : SQLITE_IOERR_WRITE;
  }

  static int Truncate(sqlite3_file* file, sqlite3_int64 size) {
    Lock lock(&TheDisk().mutex_);
    Handle& handle = Of(file);
    const int begun = Disk::Begin(*handle.machine, SQLITE_IOERR_TRUNCATE);
    if (begun != SQLITE_OK) return begun;
    handle.file->pending.push_back({true, size, {}});
    Disk::Apply(handle.file->live, handle.file->pending.back());
    return Disk::Count(*handle.machine) ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
  }

  // Stops before it or after it.
  static int Sync(sqlite3_file* file, int /*flags*/) {
    Lock lock(&TheDisk().mutex_);
    Handle& handle = Of(file);
    const int begun = Disk::Begin(*handle.machine, SQLITE_IOERR_FSYNC);
    if (begun != SQLITE_OK) return begun;
    if (!Disk::Count(*handle.machine)) return SQLITE_IOERR_FSYNC;
    if (!handle.machine->lying) {
      for (const auto& write : handle.file->pending) Disk::Apply(handle.file->durable, write);
      handle.file->pending.clear();
    }
    return Disk::Count(*handle.machine) ? SQLITE_OK : SQLITE_IOERR_FSYNC;
  }

  static int Size(sqlite3_file* file, sqlite3_int64* size) {
    Lock lock(&TheDisk().mutex_);
    *size = static_cast<sqlite3_int64>(Of(file).file->live.size());
    return SQLITE_OK;
  }

  static bool AnotherHolds(const Handle& handle, int level) {
    const auto& all = handle.file->handles;
    return std::any_of(all.begin(), all.end(), [&](const Handle* other) {
      return other != &handle && other->lock >= level;
    });
  }

  static int TakeLock(sqlite3_file* file, int level) {
    Lock lock(&TheDisk().mutex_);
    Handle& handle = Of(file);
    if (handle.lock >= level) return SQLITE_OK;
    const int barred = level == SQLITE_LOCK_SHARED     ? SQLITE_LOCK_PENDING
                       : level == SQLITE_LOCK_RESERVED ? SQLITE_LOCK_RESERVED
                                                       : SQLITE_LOCK_SHARED;
    if (AnotherHolds(handle, barred)) return SQLITE_BUSY;
    handle.lock = level;
    return SQLITE_OK;
  }

  static int DropLock(sqlite3_file* file, int level) {
    Lock lock(&TheDisk().mutex_);
    Of(file).lock = std::min(Of(file).lock, level);
    return SQLITE_OK;
  }

  static int CheckReserved(sqlite3_file* file, int* reserved) {
    Lock lock(&TheDisk().mutex_);
    *reserved = AnotherHolds(Of(file), SQLITE_LOCK_RESERVED) ? 1 : 0;
    return SQLITE_OK;
  }

  static int Control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
  static int SectorSize(sqlite3_file*) { return kSector; }
  static int Device(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

  static int MapShared(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
    Lock lock(&TheDisk().mutex_);
    Handle& handle = Of(file);
    handle.maps = true;
    auto& memory = handle.file->shared_memory;
    *out = nullptr;
    if (memory.count(region) == 0) {
      if (extend == 0) return SQLITE_OK;
      memory[region] = std::make_unique<std::string>(static_cast<size_t>(size), '\0');
    }
    *out = memory[region]->data();
    return SQLITE_OK;
  }

  static int LockShared(sqlite3_file* file, int first, int count, int flags) {
    Lock lock(&TheDisk().mutex_);
    Handle& handle = Of(file);
    const uint32_t mask = ((1u << count) - 1) << first;
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
      handle.shared &= ~mask;
      handle.exclusive &= ~mask;
      return SQLITE_OK;
    }
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    for (const Handle* other : handle.file->handles) {
      if (other == &handle) continue;
      const uint32_t held = exclusive ? other->exclusive | other->shared : other->exclusive;
      if ((held & mask) != 0) return SQLITE_BUSY;
    }
    (exclusive ? handle.exclusive : handle.shared) |= mask;
    return SQLITE_OK;
  }

  static void Barrier(sqlite3_file*) { Lock lock(&TheDisk().mutex_); }

  // The memory goes with its last user, as the file does that other systems keep it in.
  static int UnmapShared(sqlite3_file* file, int /*remove*/) {
    Lock lock(&TheDisk().mutex_);
    Handle& handle = Of(file);
    handle.maps = false;
    handle.shared = handle.exclusive = 0;
    const auto& all = handle.file->handles;
    if (std::none_of(all.begin(), all.end(), [](const Handle* one) { return one->maps; })) {
      handle.file->shared_memory.clear();
    }
    return SQLITE_OK;
  }

  static int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags);

  static int Delete(sqlite3_vfs*, const char* name, int /*sync*/) {
    Lock lock(&TheDisk().mutex_);
    Disk::Machine& machine = TheDisk().MachineOf(name);
    const int begun = Disk::Begin(machine, SQLITE_IOERR_DELETE);
    if (begun != SQLITE_OK) return begun;
    if (!Disk::Count(machine)) return SQLITE_IOERR_DELETE;
    return machine.files.erase(name) > 0 ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
  }

  static int Access(sqlite3_vfs*, const char* name, int, int* exists) {
    Lock lock(&TheDisk().mutex_);
    *exists = TheDisk().MachineOf(name).files.count(name) > 0 ? 1 : 0;
    return SQLITE_OK;
  }

  static int FullPath(sqlite3_vfs*, const char* name, int size, char* out) {
    std::snprintf(out, static_cast<size_t>(size), "%s", name);
    return SQLITE_OK;
  }

  static int Randomness(sqlite3_vfs*, int size, char* out) {
    std::memset(out, 7, static_cast<size_t>(size));
    return size;
  }
  static int Sleep(sqlite3_vfs*, int microseconds) {
    std::this_thread::yield();
    return microseconds;
  }
  static int Time(sqlite3_vfs*, double* julian_day) {
    *julian_day = 2460000.5;
    return SQLITE_OK;
  }
  static int LastError(sqlite3_vfs*, int, char*) { return 0; }
};

int Calls::Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  static constexpr sqlite3_io_methods kMethods = {
      2,          Close,    Read,          Write,   Truncate,   Sync,   Size,
      TakeLock,   DropLock, CheckReserved, Control, SectorSize, Device, MapShared,
      LockShared, Barrier,  UnmapShared,   nullptr, nullptr};
  Lock lock(&TheDisk().mutex_);
  file->pMethods = nullptr;
  const std::string path = name == nullptr ? "/nowhere/temporary" : name;
  Disk::Machine& machine = TheDisk().MachineOf(path);
  if (machine.dead) return SQLITE_CANTOPEN;
  auto found = machine.files.find(path);
  if (found == machine.files.end()) {
    // The engine makes its file beside this disk, and opens what is there.
    const bool main = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    if (!main && (flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
    found = machine.files.emplace(path, std::make_shared<Disk::File>()).first;
  }
  auto* handle = new (file) Handle{.base = {&kMethods}, .machine = &machine, .file = found->second};
  handle->file->handles.push_back(handle);
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}

Disk& Disk::Get() {
  static Disk* const disk = [] {
    static sqlite3_vfs vfs = {.iVersion = 1,
                              .szOsFile = sizeof(Handle),
                              .mxPathname = 512,
                              .zName = "glimmer_sim",
                              .xOpen = Calls::Open,
                              .xDelete = Calls::Delete,
                              .xAccess = Calls::Access,
                              .xFullPathname = Calls::FullPath,
                              .xRandomness = Calls::Randomness,
                              .xSleep = Calls::Sleep,
                              .xCurrentTime = Calls::Time,
                              .xGetLastError = Calls::LastError};
    sqlite3_vfs_register(&vfs, 1);
    return new Disk;
  }();
  return *disk;
}

void Disk::Put(const std::string& folder, const Image& image) {
  absl::MutexLock lock(&mutex_);
  Machine& machine = machines_[folder];
  machine = Machine();
  for (const auto& [name, content] : image) {
    auto file = std::make_shared<File>();
    file->durable = file->live = content;
    machine.files[absl::StrCat(folder, "/", name)] = std::move(file);
  }
}

Disk::Image Disk::Take(const std::string& folder) {
  absl::MutexLock lock(&mutex_);
  Image image;
  for (const auto& [path, file] : machines_[folder].files) {
    image[path.substr(folder.size() + 1)] = file->live;
  }
  return image;
}

void Disk::Fuse(const std::string& folder, int64_t operations) {
  absl::MutexLock lock(&mutex_);
  machines_[folder].fuse = operations - 1;
  if (operations == 0) machines_[folder].dead = true;
}

bool Disk::Dead(const std::string& folder) {
  absl::MutexLock lock(&mutex_);
  return machines_[folder].dead;
}

void Disk::Revive(const std::string& folder, Fate fate, uint64_t choice) {
  absl::MutexLock lock(&mutex_);
  Machine& machine = machines_[folder];
  machine.dead = false;
  machine.fuse = machine.fails_in = -1;
  std::mt19937_64 random(choice);
  if (fate == Fate::kKept) return;
  for (auto& [path, file] : machine.files) {
    const size_t prefix = random() % (file->pending.size() + 1);
    for (size_t i = 0; i < file->pending.size(); ++i) {
      const bool kept =
          (fate == Fate::kPrefix && i < prefix) || (fate == Fate::kTorn && random() % 2 == 0);
      if (kept) Apply(file->durable, file->pending[i]);
    }
    file->pending.clear();
    file->live = file->durable;
  }
}

void Disk::SetLying(const std::string& folder, bool lying) {
  absl::MutexLock lock(&mutex_);
  machines_[folder].lying = lying;
}

void Disk::Fail(const std::string& folder, int64_t operation, int code, bool lasts) {
  absl::MutexLock lock(&mutex_);
  Machine& machine = machines_[folder];
  machine.fails_in = operation;
  machine.failure = code;
  machine.failure_lasts = lasts;
}

void Disk::Mend(const std::string& folder) {
  absl::MutexLock lock(&mutex_);
  machines_[folder].fails_in = -1;
}

bool Disk::TakeFailure(const std::string& folder) {
  absl::MutexLock lock(&mutex_);
  return std::exchange(machines_[folder].has_failed, false);
}

int64_t Disk::Operations(const std::string& folder) {
  absl::MutexLock lock(&mutex_);
  return machines_[folder].operations;
}

}  // namespace glimmer::sim
