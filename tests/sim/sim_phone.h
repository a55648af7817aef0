// A phone of a simulation: the real store, outbox, commands and overlay on the simulated disk, with
// a clock of its own. It does one thing at a time, as told; its process and power can fail.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "mobile/store/local_store.h"
#include "mobile/store/outbox.h"
#include "mobile/store/overlay.h"
#include "mobile/store/phone_commands.h"
#include "mobile/store/secret_store.h"
#include "mobile/store/wish_commands.h"
#include "mobile/store/wish_overlay.h"
#include "mobile/sync/settler.h"
#include "tests/sim/disk.h"
#include "tests/support/fakes.h"

namespace glimmer::sim {

// The true time, as a clock shows it that is set wrong.
class SkewedClock final : public Clock {
 public:
  explicit SkewedClock(const Clock& true_clock) : true_clock_(true_clock) {}
  absl::Time Now() const override { return true_clock_.Now() + skew_; }
  absl::Duration Monotonic() const override { return true_clock_.Monotonic(); }
  void Set(absl::Duration skew) { skew_ = skew; }

 private:
  const Clock& true_clock_;
  absl::Duration skew_;
};

struct Owner {
  std::string person;  // people/{id}
  std::string device;  // devices/{id}
  std::string token;
  std::string secret_key;  // the device's, which signs what it says of who came and left
};

// Where the phone keeps its key: beside the simulated disk, and in no file.
class OneKey final : public mobile::SecretStore {
 public:
  explicit OneKey(std::string key) : key_(std::move(key)) {}
  absl::Status Put(absl::string_view, absl::string_view) override { return absl::OkStatus(); }
  absl::StatusOr<std::optional<std::string>> Get(absl::string_view) override { return key_; }
  absl::Status Remove(absl::string_view) override { return absl::OkStatus(); }
  bool Guarded() const override { return false; }

 private:
  const std::string key_;
};

class SimPhone {
 public:
  // The folder exists. Nothing is open yet.
  SimPhone(std::string folder, Owner owner, const Clock& true_clock, RandomSource& random);
  ~SimPhone();

  absl::Status Start();
  void Stop();
  // As when the system kills the app or the battery is out. It does not start.
  void Kill(Fate fate, uint64_t choice);
  bool dead() const { return Disk::Get().Dead(folder_); }
  // Counts starts: what was sent by an earlier process is answered to nobody.
  int process() const { return process_; }

  // Moves the log into the database.
  void Checkpoint();

  mobile::LocalStore& store() { return *store_; }
  mobile::Outbox& outbox() { return *outbox_; }
  mobile::Overlay& overlay() { return *overlay_; }
  mobile::PhoneCommands& commands() { return *commands_; }
  mobile::WishOverlay& wishes() { return *wishes_; }
  mobile::WishCommands& wish_commands() { return *wish_commands_; }
  mobile::Settler& settler() { return *settler_; }
  SkewedClock& clock() { return clock_; }
  const Owner& owner() const { return owner_; }
  const std::string& folder() const { return folder_; }

 private:
  const std::string folder_;
  const Owner owner_;
  OneKey key_;
  SkewedClock clock_;
  RandomSource& random_;
  int process_ = 0;
  std::unique_ptr<mobile::LocalStore> store_;
  std::unique_ptr<mobile::Outbox> outbox_;
  std::unique_ptr<mobile::Overlay> overlay_;
  std::unique_ptr<mobile::PhoneCommands> commands_;
  std::unique_ptr<mobile::WishOverlay> wishes_;
  std::unique_ptr<mobile::WishCommands> wish_commands_;
  std::unique_ptr<mobile::Settler> settler_;
};

}  // namespace glimmer::sim
