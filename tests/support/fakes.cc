#include "tests/support/fakes.h"

#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace glimmer::test {

absl::Time FakeClock::Now() const {
  std::lock_guard lock(mutex_);
  return now_;
}

absl::Duration FakeClock::Monotonic() const {
  std::lock_guard lock(mutex_);
  return monotonic_;
}

void FakeClock::Advance(absl::Duration by) {
  std::lock_guard lock(mutex_);
  now_ += by;
  monotonic_ += by;
}

void FakeClock::Set(absl::Time now) {
  std::lock_guard lock(mutex_);
  now_ = now;
}

void SeededRandom::Fill(void* data, size_t size) {
  std::lock_guard lock(mutex_);
  auto* out = static_cast<unsigned char*>(data);
  for (size_t i = 0; i < size; ++i) out[i] = static_cast<unsigned char>(engine_());
}

TempDir::TempDir() {
  std::string pattern = (std::filesystem::temp_directory_path() / "glimmer-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) std::abort();
  path_ = pattern;
}

TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace glimmer::test
