// The pages of the account in every look.
#include <gtest/gtest.h>

#include "mobile/account/notices_model.h"
#include "mobile/account/profiles_model.h"
#include "mobile/account/settings_model.h"
#include "mobile/account/waiting_model.h"
#include "mobile/account/welcome_model.h"
#include "shared/rpc/error.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Account";
constexpr char kSettings[] = "settings: stageSettings";

QObject* Welcome(PageStage& stage) {
  // A profile that is not enrolled, although the sample is.
  EXPECT_TRUE(stage.phone().store().SetProfile({}).ok());
  return new WelcomeModel(stage.context(), "installation", false, &stage.context());
}

TEST(AccountPages, Welcome) {
  AuditInEveryLook({"welcome", kUri, "WelcomePage", kSettings, SampleWho::kVolunteer, Welcome});
}

TEST(AccountPages, Code) {
  AuditInEveryLook({"code", kUri, "CodePage", "", SampleWho::kVolunteer, Welcome});
}

TEST(AccountPages, Notices) {
  AuditInEveryLook(
      {"notices", kUri, "NoticesPage", "", SampleWho::kVolunteer, [](PageStage& stage) -> QObject* {
         return new NoticesModel(stage.context(), &stage.context());
       }});
}

TEST(AccountPages, Settings) {
  AuditInEveryLook({"settings", kUri, "SettingsPage", kSettings, SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      return new SettingsModel(stage.context(), "/tmp", &stage.context());
                    }});
}

TEST(AccountPages, WhatAPersonSaysAboutThemselves) {
  for (const Looks& look : {Looks{.height = 1900}, Looks{.height = 2300, .elder = true},
                            Looks{.height = 1900, .language = "en", .mirrored = true}}) {
    PageStage stage;
    stage.settings().setElder(look.elder);
    v1::Person me = **stage.phone().store().Get<v1::Person>("people/zhao");
    me.set_has_phone(true);
    me.add_languages("zh-CN");
    stage.Serve(me.name(), [&](v1::Change& change) { *change.mutable_person() = me; });
    auto* model = new SettingsModel(stage.context(), "/tmp", &stage.context());
    AppWindow& window = stage.Show(kUri, "SettingsPage", model, look, kSettings);
    ASSERT_TRUE(ClickText(window.window(), look.mirrored ? "Uyghur" : "维吾尔语"));
    EXPECT_TRUE(model->languagesChanged());
    Grab(window.window());
    EXPECT_NE(FindButton(window.window(), look.mirrored ? "Save languages" : "保存语言"), nullptr);
    AuditWindow(window, look,
                "about-me-" + std::string(look.elder      ? "elder"
                                          : look.mirrored ? "mirrored"
                                                          : "zh"),
                20);
  }
}

TEST(AccountPages, Profiles) {
  PageStage other(PageStage::Who::kCoordinator);
  EXPECT_TRUE(other.phone().commands().SignUp({.shift = "shifts/crossing"}).ok());
  AuditInEveryLook({"profiles", kUri, "ProfilesPage", "", SampleWho::kVolunteer,
                    [&other](PageStage& stage) -> QObject* {
                      return new ProfilesModel(
                          stage.context(),
                          {{"mine", &stage.context()}, {"other", &other.context()}},
                          &stage.context());
                    }});
}

TEST(AccountPages, Waiting) {
  AuditInEveryLook(
      {"waiting", kUri, "WaitingPage", "", SampleWho::kVolunteer, [](PageStage& stage) -> QObject* {
         EXPECT_TRUE(stage.phone().commands().SignUp({.shift = "shifts/crossing"}).ok());
         const auto claimed = stage.phone().outbox().Claim(1);
         EXPECT_TRUE(stage.phone()
                         .outbox()
                         .Reject(claimed->front(), MakeError(v1::ERROR_REASON_SHIFT_FULL, "full"))
                         .ok());
         EXPECT_TRUE(stage.phone().commands().SignUp({.shift = "shifts/later"}).ok());
         return new WaitingModel(stage.context(), &stage.context());
       }});
}

}  // namespace
}  // namespace glimmer::mobile
