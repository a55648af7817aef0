// The pages about households in a real window: every look, what a screen reader finds, and touches.
#include <gtest/gtest.h>

#include <QTest>

#include "mobile/households/consent_model.h"
#include "mobile/households/household_list_model.h"
#include "mobile/households/household_record_model.h"
#include "mobile/households/own_household_model.h"
#include "mobile/households/terms_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Households";
constexpr SampleWho kStaff = SampleWho::kCoordinator;

QString Folder(PageStage& stage) { return QString::fromStdString(stage.folder().File("")); }

HouseholdListModel* MakeList(PageStage& stage) {
  stage.ServeHouseholds();
  return new HouseholdListModel(stage.context(), &stage.context());
}

std::function<QObject*(PageStage&)> Opened(const char* household) {
  return [household](PageStage& stage) -> QObject* {
    HouseholdListModel* model = MakeList(stage);
    model->opened()->show(household);
    return model;
  };
}

v1::GetHouseholdRecordResponse SampleRecord(const v1::Household& household) {
  v1::GetHouseholdRecordResponse record;
  *record.mutable_household() = household;
  v1::ConsentRecord& given = *record.add_consent_records();
  given.set_sequence(1);
  given.set_kind(v1::ConsentRecord::KIND_GIVEN);
  given.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
  given.set_channel(v1::ConsentRecord::CHANNEL_IN_PERSON);
  given.add_purposes(v1::ConsentRecord::PURPOSE_VISIT);
  given.add_purposes(v1::ConsentRecord::PURPOSE_DELIVERY);
  given.set_language("zh-CN");
  given.set_recorder_display_name("周宁");
  *given.mutable_record_time() = ToTimestamp(SampleNow() - absl::Hours(24 * 30));
  *given.mutable_expire_time() = ToTimestamp(SampleNow() + absl::Hours(24 * 335));
  v1::ConsentRecord& confirmed = *record.add_consent_records();
  confirmed.set_sequence(2);
  confirmed.set_kind(v1::ConsentRecord::KIND_CONFIRMED);
  confirmed.set_way(v1::ConsentRecord::WAY_CALL_BACK);
  confirmed.set_recorder_display_name("李敏");
  *confirmed.mutable_record_time() = ToTimestamp(SampleNow() - absl::Hours(24 * 29));
  for (const auto& [who, purpose] : {std::pair("马晓燕", v1::ADDRESS_PURPOSE_UNSPECIFIED),
                                     std::pair("周宁", v1::ADDRESS_PURPOSE_ARRANGE)}) {
    v1::AddressRead& read = *record.add_address_reads();
    read.set_reader_display_name(who);
    read.set_purpose(purpose);
    *read.mutable_time() = ToTimestamp(SampleNow() - absl::Hours(5));
  }
  v1::HouseholdFollowUp& lamp = *record.add_follow_ups();
  lamp.set_kind(v1::FollowUp::KIND_PROBLEM);
  lamp.set_title("楼道的灯不亮");
  lamp.set_state(v1::FollowUp::STATE_PLANNED);
  lamp.set_due_date("2026-12-14");
  lamp.set_measure("请物业换灯泡");
  *lamp.mutable_create_time() = ToTimestamp(SampleNow() - absl::Hours(48));
  return record;
}

OwnHouseholdModel* MakeOwn(PageStage& stage, bool waits) {
  stage.ServeOwnHousehold();
  v1::Household own = **stage.phone().store().Get<v1::Household>("households/own");
  own.mutable_consent()->set_awaits_word(waits);
  stage.Serve(own.name(), [&](v1::Change& change) { *change.mutable_household() = own; });
  auto* model =
      new OwnHouseholdModel(stage.context(), "households/own", Folder(stage), &stage.context());
  model->record()->Show(SampleRecord(own));
  return model;
}

TEST(HouseholdPages, List) {
  AuditInEveryLook({"households", kUri, "HouseholdsPage", "", kStaff, MakeList, 9});
}

TEST(HouseholdPages, Empty) {
  AuditInEveryLook({"households-empty", kUri, "HouseholdsPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      return new HouseholdListModel(stage.context(), &stage.context());
                    },
                    2});
}

TEST(HouseholdPages, OneThatWaitsForItsWord) {
  AuditInEveryLook(
      {"household", kUri, "HouseholdsPage", "", kStaff, Opened("households/olive"), 4});
}

TEST(HouseholdPages, OneThatHasPaused) {
  AuditInEveryLook({"household-paused", kUri, "HouseholdsPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      HouseholdListModel* model = MakeList(stage);
                      v1::Household paused =
                          **stage.phone().store().Get<v1::Household>("households/maple");
                      paused.set_name("households/cedar");
                      paused.set_alias("香樟18");
                      paused.set_state(v1::Household::STATE_PAUSED);
                      model->opened()->Show(paused);
                      return model;
                    },
                    4});
}

TEST(HouseholdPages, Consent) {
  AuditInEveryLook({"consent", kUri, "ConsentPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      stage.ServeHouseholds();
                      return new ConsentModel(stage.context(), "households/iris", &stage.context());
                    },
                    6});
}

TEST(HouseholdPages, TheCardOnce) {
  AuditInEveryLook({"card", kUri, "ConsentPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      stage.ServeHouseholds();
                      auto* model =
                          new ConsentModel(stage.context(), "households/iris", &stage.context());
                      v1::RecordConsentResponse response;
                      *response.mutable_household() =
                          **stage.phone().store().Get<v1::Household>("households/iris");
                      response.set_code("318204");
                      model->Show(response);
                      return model;
                    },
                    2});
}

TEST(HouseholdPages, Terms) {
  AuditInEveryLook({"terms", kUri, "TermsPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      stage.ServeHouseholds();
                      auto* model =
                          new TermsModel(stage.context(), "households/maple", &stage.context());
                      model->terms()->setCadence("7");
                      return model;
                    },
                    8});
}

TEST(HouseholdPages, Record) {
  AuditInEveryLook(
      {"record", kUri, "RecordPage", "", kStaff,
       [](PageStage& stage) -> QObject* {
         stage.ServeHouseholds();
         auto* model = new HouseholdRecordModel(stage.context(), "households/maple", Folder(stage),
                                                &stage.context());
         model->Show(SampleRecord(**stage.phone().store().Get<v1::Household>("households/maple")));
         return model;
       },
       2});
}

TEST(HouseholdPages, Own) {
  AuditInEveryLook({"own", kUri, "OwnHouseholdPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* { return MakeOwn(stage, true); }, 4});
}

class HouseholdTaps : public testing::Test {
 protected:
  void Settle() { Grab(window_->window()); }
  bool Taps(const QString& text) {
    Settle();
    return ClickText(window_->window(), text);
  }

  // Nothing is connected here: what was asked comes back with this.
  bool Says(const QString& sentence) {
    return WaitUntil([&] { return FindByText(window_->window(), sentence) != nullptr; });
  }

  PageStage stage_{kStaff};
  AppWindow* window_ = nullptr;
};

TEST_F(HouseholdTaps, TheWordIsTakenInItsSheet) {
  HouseholdListModel* model = MakeList(stage_);
  window_ = &stage_.Show(kUri, "HouseholdsPage", model);
  model->opened()->show("households/willow");
  ASSERT_TRUE(Taps("这户人家亲口确认"));
  Settle();
  Shoot(*window_, "word-zh");
  EXPECT_NE(FindByText(window_->window(), "周四 09:00–11:00"), nullptr);
  EXPECT_EQ(FindButton(window_->window(), "凭卡片确认"), nullptr);  // before there are six digits
  ASSERT_TRUE(Taps("我打电话回访过，他们同意"));
  EXPECT_TRUE(Says("没有连上服务器，请稍后再试。"));
}

TEST_F(HouseholdTaps, AnAddressIsAskedForWithAPurposeAndClosesByItself) {
  HouseholdListModel* model = MakeList(stage_);
  window_ = &stage_.Show(kUri, "HouseholdsPage", model);
  model->opened()->show("households/maple");
  ASSERT_TRUE(Taps("查看住址"));
  Settle();
  Shoot(*window_, "purpose-zh");
  EXPECT_EQ(FindButton(window_->window(), "显示"), nullptr);  // before there is a purpose
  ASSERT_TRUE(Taps("约走访时间"));
  Settle();
  EXPECT_NE(FindButton(window_->window(), "显示"), nullptr);
  v1::LookUpHouseholdContactResponse contact;
  contact.mutable_contact()->set_display_name("老李");
  contact.mutable_contact()->set_address("尚都社区 3 号楼 2 单元 501");
  contact.mutable_contact()->set_phone("138 0000 0000");
  contact.mutable_access_note()->add_hints(v1::AccessNote::HINT_STAIRS);
  contact.set_code("318204");
  ShownContact& shown = *model->opened()->contact();
  shown.Show(shown.Await(), contact);
  Settle();
  Shoot(*window_, "address-zh");
  EXPECT_NE(FindByText(window_->window(), "尚都社区 3 号楼 2 单元 501"), nullptr);
  EXPECT_NE(FindByText(window_->window(), "走楼梯，没有电梯"), nullptr);
  auto* forget = model->opened()->findChild<QTimer*>("forget");
  ASSERT_EQ(forget->interval(), ShownContact::kShownMs);
  ASSERT_TRUE(forget->isActive());
  forget->start(1);
  ASSERT_TRUE(WaitUntil(
      [&] { return FindByText(window_->window(), "尚都社区 3 号楼 2 单元 501") == nullptr; }));
  EXPECT_TRUE(shown.lines().isEmpty());
  EXPECT_EQ(shown.cardCode(), "");
}

TEST_F(HouseholdTaps, AWithdrawalAsksOnce) {
  HouseholdListModel* model = MakeList(stage_);
  window_ = &stage_.Show(kUri, "HouseholdsPage", model);
  model->opened()->show("households/maple");
  Settle();
  QMetaObject::invokeMethod(FindButton(window_->window(), "不再接受走访"), "clicked");
  Settle();
  Shoot(*window_, "withdraw-zh");
  ASSERT_TRUE(Taps("保持原样"));
  EXPECT_EQ(FindByText(window_->window(), "没有连上服务器，请稍后再试。"), nullptr);
  QMetaObject::invokeMethod(FindButton(window_->window(), "不再接受走访"), "clicked");
  ASSERT_TRUE(Taps("停止，30 天后删除全部"));
  EXPECT_TRUE(Says("没有连上服务器，请稍后再试。"));
}

TEST_F(HouseholdTaps, ANewHouseholdIsAskedForItsCommunityAlone) {
  HouseholdListModel* model = MakeList(stage_);
  window_ = &stage_.Show(kUri, "HouseholdsPage", model);
  ASSERT_TRUE(Taps("新的一户"));
  Settle();
  Shoot(*window_, "new-zh");
  ASSERT_TRUE(Taps("北沟二村"));
  ASSERT_TRUE(Taps("邀请"));
  EXPECT_TRUE(Says("没有连上服务器，请稍后再试。"));
}

TEST_F(HouseholdTaps, OnAPhoneAnOpenedOneGoesBackToTheList) {
  HouseholdListModel* model = MakeList(stage_);
  window_ = &stage_.Show(kUri, "HouseholdsPage", model);
  ASSERT_TRUE(Taps("杏花12"));
  EXPECT_EQ(model->opened()->household(), "households/plum");
  ASSERT_TRUE(Taps("全部家庭"));
  EXPECT_EQ(model->opened()->household(), "");
}

TEST(OwnHouseholdTaps, APauseIsOneTapAndIsTakenBackByAnother) {
  PageStage stage;
  OwnHouseholdModel* model = MakeOwn(stage, false);
  AppWindow& window = stage.Show(kUri, "OwnHouseholdPage", model, {.height = 2400});
  Grab(window.window());
  Shoot(window, "own-whole-zh");
  ASSERT_TRUE(ClickText(window.window(), "暂停走访"));
  ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
  EXPECT_EQ(stage.LastRequest<v1::PauseHouseholdRequest>().household(), "households/own");
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "撤销"));
  EXPECT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 0; }));
}

}  // namespace
}  // namespace glimmer::mobile
