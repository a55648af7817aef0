// A phone's store in a new folder, with builders of what a server would say.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "mobile/store/boot_id.h"
#include "mobile/store/local_store.h"
#include "mobile/store/outbox.h"
#include "mobile/store/overlay.h"
#include "mobile/store/phone_commands.h"
#include "tests/support/fakes.h"

namespace glimmer::mobile {

constexpr char kMe[] = "people/me";

class StoreFixture : public ::testing::Test {
 protected:
  StoreFixture();

  // Closes the file and opens it again, as after the process was killed; with another `boot_id`,
  // after the phone was started anew.
  void Reopen(const std::string& boot_id = SystemBootId());

  // A shift that starts `in` from now, lasts two hours and has `capacity` places.
  v1::Shift MakeShift(const std::string& id, absl::Duration in, int capacity = 10, int held = 0);
  v1::SignUp MakeSignUp(const std::string& id, const std::string& shift, v1::SignUp::State state);

  // A page with `changes`, epoch 1, the server's clock equal to the phone's.
  v1::ListChangesResponse Page(bool reset = false);
  static void Add(v1::ListChangesResponse& page, const v1::Shift& shift);
  static void Add(v1::ListChangesResponse& page, const v1::SignUp& sign_up);
  void Serve(const v1::Shift& shift);
  void Serve(const v1::SignUp& sign_up);

  // The rows on their way, by method name.
  std::vector<OutboxItem> OpenItems();

  test::TempDir folder_;
  test::FakeClock clock_;
  test::SeededRandom random_;
  int wakes_ = 0;
  std::unique_ptr<LocalStore> store_;
  std::unique_ptr<Outbox> outbox_;
  std::unique_ptr<Overlay> overlay_;
  std::unique_ptr<PhoneCommands> commands_;
};

}  // namespace glimmer::mobile
