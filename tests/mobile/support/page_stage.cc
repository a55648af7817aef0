#include "tests/mobile/support/page_stage.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

#include "shared/base/time_convert.h"
#include "shared/crypto/signing.h"
#include "tests/mobile/support/sample_households.h"

namespace glimmer::mobile {
namespace {

constexpr char kWindow[] = R"(
import QtQuick
import QtQuick.Window
import Glimmer.Ui
import Glimmer.Model
import %1
Window {
    required property QtObject stageModel
    required property Settings stageSettings
    property bool mirrored
    width: %3; height: %4; visible: true
    Component.onCompleted: {
        Theme.language = "%5"; Theme.elder = %6; Theme.dark = %7; Theme.step = %9;
        Theme.mirrored = %8; Theme.reduceMotion = true;
    }
    Item {
        anchors.fill: parent
        LayoutMirroring.enabled: %8
        LayoutMirroring.childrenInherit: true
        %2 {
            anchors.fill: parent
            model: stageModel
            %10
        }
    }
})";

void Must(const absl::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "page stage: %s\n", status.ToString().c_str());
  std::abort();
}

QString Word(bool value) { return value ? "true" : "false"; }

}  // namespace

PageStage::PageStage(Who who, bool season) : who_(who), clock_(SampleNow()) {
  StartTestApp();
  languages_.Use("zh");
  settings_ = std::make_unique<Settings>(QString::fromStdString(folder_.File("settings.ini")));
  auto context = PhoneContext::Open(folder_.File("profile"), clock_, random_, {});
  Must(context.status());
  context_ = *std::move(context);
  if (!season) return;
  Must(phone().store().SetProfile(SampleProfile(who)));
  Must(phone().store().ApplyPage(SampleSeason(who, clock_.Now())));
}

PageStage::~PageStage() { window_.reset(); }

v1::ListChangesResponse PageStage::EmptyPage() {
  v1::ListChangesResponse page;
  page.set_next_page_token("more");
  page.set_data_epoch(1);
  *page.mutable_server_time() = ToTimestamp(clock_.Now());
  return page;
}

void PageStage::Apply(const v1::ListChangesResponse& page) {
  Must(phone().store().ApplyPage(page));
  context_->AnnounceChange();
}

void PageStage::Serve(const std::string& name, const std::function<void(v1::Change&)>& fill) {
  v1::ListChangesResponse page = EmptyPage();
  v1::Change& change = *page.add_changes();
  change.set_name(name);
  change.set_kind(v1::Change::KIND_UPSERT);
  fill(change);
  Apply(page);
}

void PageStage::ServeHouseholds() {
  v1::ListChangesResponse page = EmptyPage();
  AddSampleHouseholds(who_, clock_.Now(), page);
  Apply(page);
}

void PageStage::ServeOwnHousehold() {
  v1::ListChangesResponse page = EmptyPage();
  AddSampleOwnHousehold(clock_.Now(), page);
  Apply(page);
}

void PageStage::Serve(const v1::Shift& shift) {
  Serve(shift.name(), [&](v1::Change& change) { *change.mutable_shift() = shift; });
}

void PageStage::Serve(const v1::SignUp& sign_up) {
  Serve(sign_up.name(), [&](v1::Change& change) { *change.mutable_sign_up() = sign_up; });
}

void PageStage::Serve(const v1::Attendance& attendance) {
  Serve(attendance.name(), [&](v1::Change& change) { *change.mutable_attendance() = attendance; });
}

void PageStage::Serve(const v1::ServiceRecord& record) {
  Serve(record.name(), [&](v1::Change& change) { *change.mutable_service_record() = record; });
}

void PageStage::Serve(const v1::Notice& notice) {
  Serve(notice.name(), [&](v1::Change& change) { *change.mutable_notice() = notice; });
}

void PageStage::ServeSigner() {
  v1::SignUp sign_up;
  sign_up.set_name("sign_ups/books-signer");
  sign_up.set_shift("shifts/books");
  sign_up.set_person(kSampleSigner);
  sign_up.set_person_display_name("方小雨");
  sign_up.set_position("positions/books");
  sign_up.set_state(v1::SignUp::STATE_CONFIRMED);
  Serve(sign_up);
}

void PageStage::BelongTo(const std::string& person) {
  Profile profile = SampleProfile(who_);
  profile.person = person;
  Must(phone().store().SetProfile(profile));
  Must(phone().secrets().Put(kDeviceKey, SigningKeyFromSeed(std::string(32, 's'))->secret_key));
  context_->AnnounceChange();
}

void PageStage::Advance(absl::Duration by) {
  clock_.Advance(by);
  context_->AnnounceChange();
}

AppWindow& PageStage::Show(const QString& uri, const QString& page, QObject* model,
                           const Looks& looks, const QString& extra) {
  languages_.Use(looks.language);
  context_->AnnounceChange();
  window_ = std::make_unique<AppWindow>();
  window_->engine().setInitialProperties({{"stageModel", QVariant::fromValue(model)},
                                          {"stageSettings", QVariant::fromValue(settings_.get())}});
  // Numbers of two digits first: arg() replaces the lowest one that is left.
  const QString text =
      QString(kWindow)
          .arg(uri, page)
          .arg(looks.width)
          .arg(looks.height)
          .arg(looks.language, Word(looks.elder), Word(looks.dark), Word(looks.mirrored))
          .arg(looks.step)
          .arg(extra);
  const bool shown = window_->ShowText(text);
  EXPECT_TRUE(shown) << window_->warnings().join("\n").toStdString();
  return *window_;
}

}  // namespace glimmer::mobile
