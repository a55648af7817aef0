#include "tests/mobile/scan/leader_screen.h"

#include <gtest/gtest.h>

#include "mobile/shifts/roster_model.h"
#include "shared/crypto/signing.h"

namespace glimmer::mobile {

LeaderScreen::LeaderScreen(const Looks& looks, absl::Duration later)
    : stage_(SampleWho::kCoordinator) {
  const KeyPair key = *SigningKeyFromSeed(std::string(32, 's'));
  public_key_ = key.public_key;
  EXPECT_TRUE(stage_.phone().secrets().Put(kDeviceKey, key.secret_key).ok());
  EXPECT_TRUE(stage_.phone().secrets().Put("shifts.books.site_key", std::string(32, 'k')).ok());
  stage_.Advance(later);
  model_ = new RosterModel(stage_.context(), "shifts/books", &stage_.context());
  window_ = &stage_.Show("Glimmer.Shifts", "RosterPage", model_, looks);
}

QImage LeaderScreen::Picture() { return Grab(window_->window()); }

QString LeaderScreen::Code() const { return model_->siteQr(); }

}  // namespace glimmer::mobile
