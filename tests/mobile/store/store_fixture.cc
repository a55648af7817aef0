#include "tests/mobile/store/store_fixture.h"

#include "shared/base/time_convert.h"

namespace glimmer::mobile {

StoreFixture::StoreFixture() {
  Reopen();
  Profile profile{.device = "devices/d", .person = kMe};
  EXPECT_TRUE(store_->SetProfile(profile).ok());
}

void StoreFixture::Reopen(const std::string& boot_id) {
  commands_.reset();
  overlay_.reset();
  outbox_.reset();
  store_.reset();
  auto opened = LocalStore::Open(folder_.path(), clock_, boot_id);
  ASSERT_TRUE(opened.ok()) << opened.status();
  store_ = *std::move(opened);
  outbox_ = std::make_unique<Outbox>(*store_);
  overlay_ = std::make_unique<Overlay>(*store_, *outbox_);
  commands_ = std::make_unique<PhoneCommands>(
      *store_, *outbox_, random_, CommandOptions{.queued = [this] { ++wakes_; }});
}

v1::Shift StoreFixture::MakeShift(const std::string& id, absl::Duration in, int capacity,
                                  int held) {
  v1::Shift shift;
  shift.set_name("shifts/" + id);
  shift.set_title(id);
  shift.set_state(v1::Shift::STATE_OPEN);
  *shift.mutable_start_time() = ToTimestamp(clock_.Now() + in);
  *shift.mutable_end_time() = ToTimestamp(clock_.Now() + in + absl::Hours(2));
  shift.set_capacity(capacity);
  shift.set_held(held);
  return shift;
}

v1::SignUp StoreFixture::MakeSignUp(const std::string& id, const std::string& shift,
                                    v1::SignUp::State state) {
  v1::SignUp sign_up;
  sign_up.set_name("sign_ups/" + id);
  sign_up.set_shift("shifts/" + shift);
  sign_up.set_person(kMe);
  sign_up.set_state(state);
  return sign_up;
}

v1::ListChangesResponse StoreFixture::Page(bool reset) {
  v1::ListChangesResponse page;
  page.set_reset(reset);
  page.set_next_page_token("t1");
  page.set_data_epoch(1);
  *page.mutable_server_time() = ToTimestamp(clock_.Now());
  return page;
}

void StoreFixture::Add(v1::ListChangesResponse& page, const v1::Shift& shift) {
  auto* change = page.add_changes();
  change->set_name(shift.name());
  change->set_kind(v1::Change::KIND_UPSERT);
  *change->mutable_shift() = shift;
}

void StoreFixture::Add(v1::ListChangesResponse& page, const v1::SignUp& sign_up) {
  auto* change = page.add_changes();
  change->set_name(sign_up.name());
  change->set_kind(v1::Change::KIND_UPSERT);
  *change->mutable_sign_up() = sign_up;
}

void StoreFixture::Serve(const v1::Shift& shift) {
  auto page = Page();
  Add(page, shift);
  ASSERT_TRUE(store_->ApplyPage(page).ok());
}

void StoreFixture::Serve(const v1::SignUp& sign_up) {
  auto page = Page();
  Add(page, sign_up);
  ASSERT_TRUE(store_->ApplyPage(page).ok());
}

std::vector<OutboxItem> StoreFixture::OpenItems() {
  auto items = outbox_->Open();
  EXPECT_TRUE(items.ok()) << items.status();
  return items.ok() ? *std::move(items) : std::vector<OutboxItem>{};
}

}  // namespace glimmer::mobile
