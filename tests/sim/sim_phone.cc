#include "tests/sim/sim_phone.h"

#include <utility>

namespace glimmer::sim {

SimPhone::SimPhone(std::string folder, Owner owner, const Clock& true_clock, RandomSource& random)
    : folder_(std::move(folder)),
      owner_(std::move(owner)),
      key_(owner_.secret_key),
      clock_(true_clock),
      random_(random) {}

SimPhone::~SimPhone() { Stop(); }

absl::Status SimPhone::Start() {
  ++process_;
  ASSIGN_OR_RETURN(store_, mobile::LocalStore::Open(folder_, clock_, "sim"));
  outbox_ = std::make_unique<mobile::Outbox>(*store_);
  overlay_ = std::make_unique<mobile::Overlay>(*store_, *outbox_);
  commands_ = std::make_unique<mobile::PhoneCommands>(*store_, *outbox_, random_,
                                                      mobile::CommandOptions{.secrets = &key_});
  wishes_ = std::make_unique<mobile::WishOverlay>(*store_, *outbox_);
  wish_commands_ =
      std::make_unique<mobile::WishCommands>(*store_, *outbox_, random_, mobile::CommandOptions());
  settler_ = std::make_unique<mobile::Settler>(*store_, *outbox_, random_);
  return absl::OkStatus();
}

void SimPhone::Stop() {
  settler_.reset();
  wish_commands_.reset();
  wishes_.reset();
  commands_.reset();
  overlay_.reset();
  outbox_.reset();
  store_.reset();
}

void SimPhone::Kill(Fate fate, uint64_t choice) {
  Disk::Get().Fuse(folder_, 0);
  Stop();
  Disk::Get().Revive(folder_, fate, choice);
}

// As the store does after it has wiped something.
void SimPhone::Checkpoint() {
  (void)store_->WriteAndWipe([](sql::Transaction&) -> absl::StatusOr<int64_t> { return 1; });
}

}  // namespace glimmer::sim
