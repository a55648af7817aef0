// What tests put in place of the outside world: a clock that stands still until told, randomness
// from a seed, a folder that goes away.
#pragma once

#include <mutex>
#include <random>
#include <string>

#include "absl/time/time.h"
#include "shared/base/clock.h"
#include "shared/base/ids.h"

namespace glimmer::test {

class FakeClock final : public Clock {
 public:
  explicit FakeClock(absl::Time now = absl::FromUnixSeconds(1772416800)) : now_(now) {}
  absl::Time Now() const override;
  absl::Duration Monotonic() const override;
  void Advance(absl::Duration by);
  void Set(absl::Time now);

 private:
  mutable std::mutex mutex_;
  absl::Time now_;
  absl::Duration monotonic_;
};

class SeededRandom final : public RandomSource {
 public:
  explicit SeededRandom(uint64_t seed = 1) : engine_(seed) {}
  void Fill(void* data, size_t size) override;

 private:
  std::mutex mutex_;
  std::mt19937_64 engine_;
};

// A new empty folder under the system's temporary folder, removed with everything in it.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  const std::string& path() const { return path_; }
  std::string File(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace glimmer::test
