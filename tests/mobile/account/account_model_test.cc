#include <gtest/gtest.h>

#include <QSignalSpy>

#include "mobile/account/notices_model.h"
#include "mobile/account/profiles_model.h"
#include "mobile/account/settings_model.h"
#include "mobile/account/waiting_model.h"
#include "mobile/account/welcome_model.h"
#include "shared/rpc/error.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

TEST(WelcomeModel, SaysWhatIsNoInvitationWithoutAskingAnybody) {
  PageStage stage(PageStage::Who::kVolunteer, false);
  WelcomeModel model(stage.context(), "installation", false);
  model.redeemLink("https://example.org");
  EXPECT_TRUE(model.problem().contains("不是邀请")) << model.problem().toStdString();
  EXPECT_FALSE(model.busy());
  model.redeemCode("", "AAAAA-BBBBB");
  EXPECT_TRUE(model.problem().contains("服务器地址"));
  model.redeemCode("127.0.0.1:1", " ");
  EXPECT_TRUE(model.problem().contains("邀请码"));
}

TEST(WelcomeModel, SaysThatThereIsNoConnection) {
  PageStage stage(PageStage::Who::kVolunteer, false);
  WelcomeModel model(stage.context(), "installation", false);
  model.redeemCode("127.0.0.1:1", "ABCDE-FGHJK");
  EXPECT_TRUE(model.busy());
  ASSERT_TRUE(WaitUntil([&] { return !model.busy(); }, 30'000));
  EXPECT_TRUE(model.problem().contains("没有连上服务器")) << model.problem().toStdString();
}

TEST(WelcomeModel, ShowsTheDigitsWhileACoordinatorComparesThem) {
  PageStage stage;
  Profile profile = SampleProfile(SampleWho::kVolunteer);
  profile.enrolment = Profile::Enrolment::kPending;
  profile.comparison_code = "123456";
  ASSERT_TRUE(stage.phone().store().SetProfile(profile).ok());
  ASSERT_TRUE(stage.phone().secrets().Put("device.key", std::string(64, 'k')).ok());
  WelcomeModel model(stage.context(), "installation", false);
  EXPECT_EQ(model.digits(), "123 456");
}

class WaitingModelTest : public testing::Test {
 protected:
  OutboxItem SignUpAndRefuse() {
    EXPECT_TRUE(stage_.phone().commands().SignUp({.shift = "shifts/crossing"}).ok());
    const auto claimed = stage_.phone().outbox().Claim(1);
    EXPECT_EQ(claimed->size(), 1u);
    EXPECT_TRUE(stage_.phone()
                    .outbox()
                    .Reject(claimed->front(),
                            MakeError(v1::ERROR_REASON_SHIFT_FULL, "full", {{"capacity", "6"}}))
                    .ok());
    return claimed->front();
  }

  PageStage stage_;
};

TEST_F(WaitingModelTest, ShowsWhatWaitsInTheOrderOfSending) {
  ASSERT_TRUE(stage_.phone().commands().SignUp({.shift = "shifts/crossing"}).ok());
  ASSERT_TRUE(stage_.phone().commands().SignUp({.shift = "shifts/later"}).ok());
  WaitingModel model(stage_.context());
  ASSERT_EQ(model.waitingRows()->count(), 2);
  EXPECT_EQ(model.waitingRows()->At(0, "title"), "报名 路口引导");
  EXPECT_EQ(model.waitingRows()->At(1, "badgeText"), "第 2 个发");
  EXPECT_TRUE(model.waitingRows()->At(0, "detail").toString().contains("13:22"));
}

TEST_F(WaitingModelTest, ARefusedOneSaysWhyAndCanBeSentAgainOrDiscarded) {
  const OutboxItem item = SignUpAndRefuse();
  WaitingModel model(stage_.context());
  ASSERT_EQ(model.refusedRows()->count(), 1);
  EXPECT_EQ(model.refusedRows()->At(0, "detail"), "名额已满");
  const QString id = QString::fromStdString(item.request_id);
  model.retry(id);
  model.RefreshNow();
  EXPECT_EQ(model.refusedRows()->count(), 0);
  EXPECT_EQ(model.waitingRows()->count(), 1);
  QSignalSpy refusals(&model, &PageModel::refused);
  model.discard(id);  // No longer refused: it is not thrown away.
  EXPECT_EQ(refusals.count(), 1);
  EXPECT_EQ(stage_.phone().outbox().Open()->size(), 1u);
}

TEST(NoticesModel, OpeningOneMarksItAsSeenAndNamesItsShift) {
  PageStage stage;
  NoticesModel model(stage.context());
  ASSERT_EQ(model.rows()->count(), 2);
  EXPECT_TRUE(model.rows()->At(0, "unseen").toBool());
  EXPECT_TRUE(model.rows()->At(0, "detail").toString().contains("老人手机课"));
  EXPECT_EQ(model.open("notices/offer"), "shifts/phones");
  model.RefreshNow();
  EXPECT_FALSE(model.rows()->At(0, "unseen").toBool());
  ASSERT_EQ(stage.phone().outbox().Open()->size(), 1u);
  model.open("notices/offer");
  EXPECT_EQ(stage.phone().outbox().Open()->size(), 1u);
}

TEST(SettingsModel, SaysThatTheServerIsNeededAndWhatSigningOutLoses) {
  PageStage stage;
  SettingsModel model(stage.context(), QString::fromStdString(stage.folder().path()));
  QSignalSpy refusals(&model, &PageModel::refused);
  model.exportCalendar();
  ASSERT_TRUE(WaitUntil([&] { return refusals.count() == 1; }));
  EXPECT_FALSE(model.busy());
  EXPECT_TRUE(model.signOutSentence().contains("没有等着发送"));
  ASSERT_TRUE(stage.phone().commands().SignUp({.shift = "shifts/crossing"}).ok());
  model.RefreshNow();
  EXPECT_TRUE(model.signOutSentence().contains("1 条没有发出"));
}

TEST(ProfilesModel, SaysWhoHasThePhoneAndWhatOfTheOthersWaits) {
  PageStage mine;
  PageStage other(PageStage::Who::kCoordinator);
  PageStage fresh(PageStage::Who::kVolunteer, false);
  ASSERT_TRUE(other.phone().commands().SignUp({.shift = "shifts/crossing"}).ok());
  ProfilesModel model(mine.context(),
                      {{"a", &mine.context()}, {"b", &other.context()}, {"c", &fresh.context()}});
  ASSERT_EQ(model.rows()->count(), 3);
  EXPECT_TRUE(model.rows()->At(0, "current").toBool());
  EXPECT_TRUE(model.rows()->At(0, "detail").toString().startsWith("正在使用"));
  EXPECT_FALSE(model.rows()->At(1, "current").toBool());
  EXPECT_TRUE(model.rows()->At(1, "detail").toString().startsWith("1 条等着发送"));
  EXPECT_EQ(model.rows()->At(2, "title"), "还没有加入");
  QSignalSpy chosen(&model, &ProfilesModel::chosen);
  model.choose("a");
  EXPECT_EQ(chosen.count(), 0);  // has it already
  model.choose("b");
  ASSERT_EQ(chosen.count(), 1);
  EXPECT_EQ(chosen[0][0], "b");
}

TEST(Settings, AreKeptOverARestart) {
  StartTestApp();
  test::TempDir folder;
  const QString file = QString::fromStdString(folder.File("settings.ini"));
  {
    Settings settings(file);
    EXPECT_EQ(settings.language(), "zh");
    settings.setLanguage("en");
    settings.setElder(true);
    settings.setTextStep(9);
    settings.setLook("dark");
  }
  const Settings again(file);
  EXPECT_EQ(again.language(), "en");
  EXPECT_TRUE(again.elder());
  EXPECT_EQ(again.textStep(), 2);
  EXPECT_TRUE(again.dark());
}

}  // namespace
}  // namespace glimmer::mobile
