// A phone with a key and builders of what a server would say of visits: one of them, and a pairing
// with the household.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "mobile/store/address_capsules.h"
#include "mobile/store/pending.h"
#include "mobile/store/visit_commands.h"
#include "mobile/store/visit_overlay.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/sealed_box.h"
#include "shared/crypto/signing.h"
#include "shared/rpc/error.h"
#include "tests/mobile/store/store_fixture.h"

namespace glimmer::mobile {

constexpr char kVisit[] = "visits/a";
constexpr char kEtag[] = "\"1\"";
constexpr char kAddress[] = "canary lane 7";

class VisitFixture : public StoreFixture {
 protected:
  void SetUp() override {
    key_ = NewSigningKey(random_);
    secrets_ = std::make_unique<FileSecretStore>(folder_.path());
    ASSERT_TRUE(secrets_->Put(kDeviceKey, key_.secret_key).ok());
    Make();
  }

  void Make() {
    drafts_ = std::make_unique<VisitDrafts>(*store_, *secrets_);
    commands_ =
        std::make_unique<VisitCommands>(*store_, *outbox_, *drafts_, random_, CommandOptions{});
    overlay_ = std::make_unique<VisitOverlay>(*store_, *outbox_);
    addresses_ = std::make_unique<AddressCapsules>(*store_, *secrets_);
  }

  void Close() {
    addresses_.reset();
    overlay_.reset();
    commands_.reset();
    drafts_.reset();
    StoreFixture::commands_.reset();
    StoreFixture::overlay_.reset();
    outbox_.reset();
    store_.reset();
  }

  void Restart() {
    Close();
    Reopen();
    Make();
  }

  // From an hour from now on, for an hour; the person goes there with somebody else.
  v1::Visit MakeVisit(v1::Visit::State state = v1::Visit::STATE_AGREED, bool accepted = true) {
    v1::Visit visit;
    visit.set_name(kVisit);
    visit.set_household("households/maple");
    visit.set_household_alias("Maple-07");
    visit.set_state(state);
    visit.set_etag(kEtag);
    *visit.mutable_start_time() = ToTimestamp(start_);
    *visit.mutable_end_time() = ToTimestamp(start_ + absl::Hours(1));
    visit.set_travel_minutes(20);
    *visit.mutable_alarm_time() = ToTimestamp(start_ + absl::Minutes(95));
    for (const char* person : {kMe, "people/li"}) {
      auto& visitor = *visit.add_visitors();
      visitor.set_person(person);
      visitor.set_accepted(accepted);
    }
    visit.add_checklist()->set_text("the lamp");
    visit.add_checklist()->set_text("the letter");
    visit.add_deliveries()->set_quantity(5'000);
    return visit;
  }

  void ServeVisit(const v1::Visit& visit) {
    auto page = Page();
    v1::Change& change = *page.add_changes();
    change.set_name(visit.name());
    change.set_kind(v1::Change::KIND_UPSERT);
    *change.mutable_visit() = visit;
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }

  // The visit goes to others.
  void Revoke() {
    auto page = Page();
    v1::Change& change = *page.add_changes();
    change.set_name(kVisit);
    change.set_kind(v1::Change::KIND_REVOKED);
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }

  void ServePairing() {
    auto page = Page();
    v1::Change& change = *page.add_changes();
    change.set_name("pairings/p");
    change.set_kind(v1::Change::KIND_UPSERT);
    v1::Pairing& pairing = *change.mutable_pairing();
    pairing.set_name("pairings/p");
    pairing.set_household("households/maple");
    pairing.set_person(kMe);
    pairing.set_state(v1::Pairing::STATE_ACTIVE);
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }

  VisitView View() {
    const auto view = overlay_->Visit(kVisit);
    EXPECT_TRUE(view.ok() && *view) << view.status();
    return view.ok() && *view ? **view : VisitView();
  }

  v1::FinishVisitRequest Report(bool held = true) {
    const auto draft = drafts_->GetOrBegin(View().visit);
    v1::FinishVisitRequest report = draft->report;
    report.set_held(held);
    *report.mutable_start_time() = ToTimestamp(clock_.Now() - absl::Minutes(40));
    *report.mutable_end_time() = ToTimestamp(clock_.Now());
    return report;
  }

  // What may be sent now is sent, in order, and answered by `answer` of each item.
  void SendAll(const std::function<absl::StatusOr<std::string>(const OutboxItem&)>& answer) {
    for (;;) {
      const auto items = outbox_->Claim(1);
      ASSERT_TRUE(items.ok()) << items.status();
      if (items->empty()) return;
      sent_.push_back(items->front().method);
      const auto bytes = answer(items->front());
      ASSERT_TRUE((bytes.ok() ? outbox_->Accept(items->front(), *bytes)
                              : outbox_->Reject(items->front(), bytes.status()))
                      .ok());
    }
  }

  // Seals an address to the device that lasts until two hours after the planned end.
  v1::GetVisitAddressResponse MakeCapsule() {
    v1::VisitAddress address;
    address.mutable_contact()->set_address(kAddress);
    *address.mutable_expire_time() = ToTimestamp(start_ + absl::Hours(3));
    v1::GetVisitAddressResponse answer;
    answer.set_capsule(*SealToDevice(key_.public_key, address.SerializeAsString()));
    *answer.mutable_expire_time() = address.expire_time();
    return answer;
  }

  bool FilesHold(absl::string_view bytes) {
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string all((std::istreambuf_iterator<char>(file)), {});
      if (all.find(std::string(bytes)) != std::string::npos) return true;
    }
    return false;
  }

  template <typename T>
  static v1::ErrorReason Reason(const absl::StatusOr<T>& answer) {
    return ReasonOf(answer.status());
  }

  const absl::Time start_ = clock_.Now() + absl::Hours(1);
  KeyPair key_;
  std::vector<std::string> sent_;
  std::unique_ptr<FileSecretStore> secrets_;
  std::unique_ptr<VisitDrafts> drafts_;
  std::unique_ptr<VisitCommands> commands_;
  std::unique_ptr<VisitOverlay> overlay_;
  std::unique_ptr<AddressCapsules> addresses_;
};

}  // namespace glimmer::mobile
