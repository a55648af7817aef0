#include "tests/mobile/scan/volunteer_screen.h"

#include <gtest/gtest.h>

#include "mobile/checkin/check_in_model.h"
#include "tests/mobile/support/in_view.h"

namespace glimmer::mobile {

VolunteerScreen::VolunteerScreen(const Looks& looks) {
  stage_.Advance(absl::Minutes(40));
  stage_.ServeSigner();
  stage_.BelongTo(kSampleSigner);
  model_ = new CheckInModel(stage_.context(), "shifts/books", false, &stage_.context());
  window_ = &stage_.Show("Glimmer.CheckIn", "CheckInFlow", model_, looks);
  EXPECT_TRUE(model_->submit("12345678", 0));
  Grab(window_->window());
  QQuickItem* code = FindByText(
      window_->window(), looks.language == "zh" ? "这一次的码，给带队人扫"
                                                : "The code of this step, for the leader to scan");
  EXPECT_NE(code, nullptr) << "no code on the page";
  if (code != nullptr) BringIntoView(code);
}

QImage VolunteerScreen::Picture() { return Grab(window_->window()); }

QString VolunteerScreen::Code() const { return model_->showQr(); }

}  // namespace glimmer::mobile
