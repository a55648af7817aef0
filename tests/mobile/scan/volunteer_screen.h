// The page of kSampleSigner's phone after a check-in on the sample season's shift "books", with the
// code for the leader's camera in view. Main thread.
#pragma once

#include <QImage>
#include <QString>

#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {

class CheckInModel;

class VolunteerScreen {
 public:
  explicit VolunteerScreen(const Looks& looks = {});

  QImage Picture();
  // What the code in the picture says: base45.
  QString Code() const;
  AppWindow& window() { return *window_; }

 private:
  PageStage stage_;
  CheckInModel* model_ = nullptr;
  AppWindow* window_ = nullptr;
};

}  // namespace glimmer::mobile
