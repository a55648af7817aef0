// The roster of the sample season's shift "books" on its leader's phone, with the site code of the
// moment. Main thread.
#pragma once

#include <QImage>
#include <QString>
#include <string>

#include "absl/time/time.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {

class RosterModel;

class LeaderScreen {
 public:
  // `later` than the sample season's now.
  explicit LeaderScreen(const Looks& looks = {}, absl::Duration later = absl::ZeroDuration());

  QImage Picture();
  // What the code in the picture says: base45.
  QString Code() const;
  const std::string& public_key() const { return public_key_; }
  PageStage& stage() { return stage_; }

 private:
  PageStage stage_;
  std::string public_key_;
  RosterModel* model_ = nullptr;
  AppWindow* window_ = nullptr;
};

}  // namespace glimmer::mobile
