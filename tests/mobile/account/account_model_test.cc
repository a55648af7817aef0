#include <gtest/gtest.h>

#include <QSignalSpy>
#include <set>

#include "mobile/account/notices_model.h"
#include "mobile/account/profiles_model.h"
#include "mobile/account/settings_model.h"
#include "mobile/account/waiting_model.h"
#include "mobile/account/welcome_model.h"
#include "mobile/store/command_queue.h"
#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/mobile/support/desk_server.h"

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
  EXPECT_EQ(model.refusedRows()->At(0, "thing"), "shifts/crossing");  // where it can be changed
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

// The place that is named to change `request` once it was refused.
template <typename Request>
QString PlaceToChange(PageStage& stage, Request request, absl::string_view method,
                      const std::string& lane = "visits/any") {
  CommandQueue queue(stage.phone().store(), stage.phone().random(), CommandOptions{});
  const auto queued = queue.Add(std::move(request), {.lane = lane, .method = method});
  Outbox& outbox = stage.phone().outbox();
  const auto claimed = outbox.Claim(1);
  EXPECT_EQ(claimed->size(), 1u);
  EXPECT_TRUE(
      outbox.Reject(claimed->front(), MakeError(v1::ERROR_REASON_ETAG_MISMATCH, "changed")).ok());
  WaitingModel model(stage.context());
  EXPECT_EQ(model.refusedRows()->count(), 1);
  const QString place = model.refusedRows()->At(0, "thing").toString();
  EXPECT_TRUE(outbox.Discard(queued->request_id).ok());
  return place;
}

template <typename Request>
Request AboutTheVisit(const std::string& visit) {
  Request request;
  request.set_visit(visit);
  return request;
}

TEST(WaitingPlaces, WhatTheDeskHasSaidOfAVisitIsChangedAtTheDesk) {
  PageStage stage(SampleWho::kCoordinator);
  stage.ServeHouseholds();
  // Where the coordinator is told first, the visit has a page; but nothing is planned there.
  const std::string name = "visits/tomorrow";
  v1::Visit visit = **stage.phone().store().Get<v1::Visit>(name);
  visit.set_off_site_contact(SampleProfile(SampleWho::kCoordinator).person);
  stage.Serve(name, [&](v1::Change& change) { *change.mutable_visit() = visit; });
  EXPECT_EQ(PlaceToChange(stage, AboutTheVisit<v1::ReportSafeRequest>(name), kReportSafe),
            "visits/tomorrow");
  EXPECT_EQ(PlaceToChange(stage, AboutTheVisit<v1::ChangeVisitRequest>(name), kChangeVisit),
            "visitDesk");
  EXPECT_EQ(PlaceToChange(stage, AboutTheVisit<v1::CancelVisitRequest>(name), kCancelVisit),
            "visitDesk");
  auto accept = AboutTheVisit<v1::AcceptVisitRequest>(name);
  accept.set_person("people/p1");
  EXPECT_EQ(PlaceToChange(stage, accept, kAcceptVisit), "visitDesk");
  auto leave = AboutTheVisit<v1::LeaveVisitRequest>(name);
  leave.set_person("people/p2");
  EXPECT_EQ(PlaceToChange(stage, leave, kLeaveVisit), "visitDesk");
}

TEST(WaitingPlaces, WhatWasSaidOfOnesOwnIsChangedThere) {
  PageStage stage;
  stage.ServeHouseholds();
  stage.ServeOwnHousehold();
  auto leave = AboutTheVisit<v1::LeaveVisitRequest>("visits/today");
  leave.set_person("people/zhao");
  EXPECT_EQ(PlaceToChange(stage, leave, kLeaveVisit), "visits/today");
  EXPECT_EQ(
      PlaceToChange(stage, AboutTheVisit<v1::CancelVisitRequest>("visits/own-asked"), kCancelVisit),
      "households/own");
  EXPECT_EQ(
      PlaceToChange(stage, AboutTheVisit<v1::ChangeVisitRequest>("visits/today"), kChangeVisit),
      "");
  auto need = AboutTheVisit<v1::RelayNeedRequest>("visits/today");
  EXPECT_EQ(PlaceToChange(stage, need, kRelayNeed, "needs/follow_ups/n"), "needs/visits/today");
  need.set_visit("visits/gone");
  EXPECT_EQ(PlaceToChange(stage, need, kRelayNeed, "needs/follow_ups/n"), "");
}

TEST(WaitingPlaces, WhatWasDecidedAboutAWishIsDecidedOnTheBoard) {
  PageStage stage(SampleWho::kCoordinator);
  const auto place = [&](auto request, absl::string_view method) {
    return PlaceToChange(stage, request, method, "wishes/radio");
  };
  EXPECT_EQ(place(v1::CloseWishRequest(), kCloseWish), "wishBoard/wishes/radio");
  EXPECT_EQ(place(v1::ConfirmReceiptRequest(), kConfirmReceipt), "wishBoard/wishes/radio");
  EXPECT_EQ(place(v1::ReopenWishRequest(), kReopenWish), "wishBoard/wishes/radio");
  EXPECT_EQ(place(v1::UpdateWishRequest(), kUpdateWish), "wishes/radio");
  v1::Wish wish = **stage.phone().store().Get<v1::Wish>("wishes/radio");
  wish.add_unconfirmed_deliveries()->set_wish_claim("wish_claims/radio");
  stage.Serve(wish.name(), [&](v1::Change& change) { *change.mutable_wish() = wish; });
  EXPECT_EQ(place(v1::ConfirmReceiptRequest(), kConfirmReceipt), "wishes/radio");
  EXPECT_EQ(place(v1::ReopenWishRequest(), kReopenWish), "wishes/radio");
  EXPECT_EQ(place(v1::ApproveWishRequest(), kApproveWish), "wishBoard/wishes/radio");
  EXPECT_EQ(place(v1::WithdrawWishRequest(), kWithdrawWish), "wishBoard/wishes/radio");
  wish.set_may_withdraw(true);
  stage.Serve(wish.name(), [&](v1::Change& change) { *change.mutable_wish() = wish; });
  EXPECT_EQ(place(v1::WithdrawWishRequest(), kWithdrawWish), "wishes/radio");
  Profile profile = SampleProfile(SampleWho::kCoordinator);
  profile.role_grants.clear();
  ASSERT_TRUE(stage.phone().store().SetProfile(profile).ok());
  EXPECT_EQ(place(v1::ApproveWishRequest(), kApproveWish), "");
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

TEST(NoticesModel, EveryKindHasWordsOfItsOwn) {
  PageStage stage;
  std::set<QString> words;
  const auto* kinds = v1::Notice::Kind_descriptor();
  for (int i = 1; i < kinds->value_count(); ++i) {
    v1::Notice notice;
    notice.set_name("notices/kind");
    notice.set_person("people/zhao");
    notice.set_kind(static_cast<v1::Notice::Kind>(kinds->value(i)->number()));
    (*notice.mutable_parameters())["alias"] = "枫叶07";
    *notice.mutable_create_time() = ToTimestamp(SampleNow());
    stage.Serve(notice);
    NoticesModel model(stage.context());
    const QString title = model.rows()->At(0, "title").toString();
    EXPECT_TRUE(words.insert(title).second)
        << kinds->value(i)->name() << ": " << title.toStdString();
    if (notice.kind() == v1::Notice::KIND_VISIT_OVERDUE) {
      EXPECT_EQ(title, "去 枫叶07 的走访没有消息。请马上给走访的人打电话。");
    }
  }
  EXPECT_EQ(words.count("新消息"), 0u);
}

TEST(NoticesModel, AMovedShiftIsAtAnotherTimeOrAtAnotherPlace) {
  PageStage stage;
  v1::Notice notice;
  notice.set_name("notices/moved");
  notice.set_person("people/zhao");
  notice.set_kind(v1::Notice::KIND_SHIFT_MOVED);
  notice.set_subject("shifts/books");
  (*notice.mutable_parameters())["start_time"] = "2026-11-25T06:00:00Z";
  *notice.mutable_create_time() = ToTimestamp(SampleNow());
  stage.Serve(notice);
  NoticesModel model(stage.context());
  EXPECT_TRUE(model.rows()->At(0, "title").toString().startsWith("改到 "));
  (*notice.mutable_parameters())["place"] = "西门";
  stage.Serve(notice);
  model.RefreshNow();
  EXPECT_EQ(model.rows()->At(0, "title"), "集合地点改到：西门");
}

v1::Notice About(const std::string& visit) {
  v1::Notice notice;
  notice.set_name("notices/visit");
  notice.set_person("people/zhao");
  notice.set_kind(v1::Notice::KIND_VISIT_PLANNED);
  notice.set_subject(visit);
  notice.set_state(v1::Notice::STATE_SEEN);
  *notice.mutable_create_time() = ToTimestamp(SampleNow());
  return notice;
}

TEST(NoticesModel, OneAboutAVisitOpensItAndNamesTheAliasOnly) {
  PageStage stage;
  stage.ServeHouseholds();
  stage.Serve(About("visits/asked"));
  NoticesModel model(stage.context());
  EXPECT_TRUE(model.rows()->At(0, "detail").toString().startsWith("荷花03"));
  EXPECT_EQ(model.open("notices/visit"), "visits/asked");
  stage.Serve(About("pairings/lotus-zhao"));
  EXPECT_EQ(model.open("notices/visit"), "pairings/lotus-zhao");
}

TEST(NoticesModel, CoordinatorsSeeToTheVisitsOfOthersAtTheDesk) {
  PageStage stage(PageStage::Who::kCoordinator);
  stage.ServeHouseholds();
  Profile profile = SampleProfile(SampleWho::kCoordinator);
  profile.role_grants.resize(1);
  profile.role_grants[0].set_role(v1::ROLE_COORDINATOR);
  ASSERT_TRUE(stage.phone().store().SetProfile(profile).ok());
  v1::Notice notice = About("visits/distress");
  notice.set_person(profile.person);
  v1::Visit others = **stage.phone().store().Get<v1::Visit>("visits/distress");
  others.clear_off_site_contact();
  stage.Serve(others.name(), [&](v1::Change& change) { *change.mutable_visit() = others; });
  stage.Serve(notice);
  NoticesModel model(stage.context());
  EXPECT_EQ(model.open("notices/visit"), "visitDesk");
  others.set_off_site_contact(profile.person);
  stage.Serve(others.name(), [&](v1::Change& change) { *change.mutable_visit() = others; });
  EXPECT_EQ(model.open("notices/visit"), "visits/distress");
}

// `subject` is what it is about.
v1::Notice Told(v1::Notice::Kind kind, const std::string& subject) {
  v1::Notice notice = About(subject);
  notice.set_kind(kind);
  return notice;
}

TEST(NoticesModel, OneAboutAWishOrAFollowUpOpensThatOne) {
  PageStage stage;
  stage.Use("zh");
  stage.Serve(Told(v1::Notice::KIND_WISH_BROUGHT, "wishes/radio"));
  NoticesModel model(stage.context());
  EXPECT_EQ(model.rows()->At(0, "title"), "你家的心愿有人送来了，收到了吗？");
  EXPECT_TRUE(model.rows()->At(0, "detail").toString().startsWith("收音机 1 台"));
  EXPECT_EQ(model.open("notices/visit"), "wishes/radio");
  EXPECT_FALSE(model.isForBoard("notices/visit"));
  const auto follow_ups = stage.phone().store().ListFollowUps();
  ASSERT_TRUE(follow_ups.ok() && !follow_ups->empty()) << follow_ups.status();
  const std::string held = follow_ups->front().name();
  stage.Serve(Told(v1::Notice::KIND_FOLLOW_UP_PLANNED, held));
  EXPECT_EQ(model.open("notices/visit").toStdString(), held);
  QSignalSpy refusals(&model, &PageModel::refused);
  stage.Serve(Told(v1::Notice::KIND_FOLLOW_UP_PLANNED, "follow_ups/gone"));
  EXPECT_EQ(model.open("notices/visit"), "");
  ASSERT_EQ(refusals.count(), 1);
  EXPECT_EQ(refusals.first().first(), "这部手机上已经没有这一项了。");
}

TEST(NoticesModel, WhatIsToBeCalledBackIsForTheBoardOfWhoCoordinates) {
  PageStage stage(SampleWho::kCoordinator);
  v1::Notice notice = Told(v1::Notice::KIND_WISH_CALL_BACK_DUE, "wishes/radio");
  notice.set_person(SampleProfile(SampleWho::kCoordinator).person);
  stage.Serve(notice);
  NoticesModel model(stage.context());
  EXPECT_EQ(model.open("notices/visit"), "wishes/radio");
  EXPECT_TRUE(model.isForBoard("notices/visit"));
  notice.set_kind(v1::Notice::KIND_WISH_APPROVED);
  stage.Serve(notice);
  EXPECT_FALSE(model.isForBoard("notices/visit"));
  Profile profile = SampleProfile(SampleWho::kCoordinator);
  profile.role_grants.clear();
  ASSERT_TRUE(stage.phone().store().SetProfile(profile).ok());
  notice.set_kind(v1::Notice::KIND_WISH_CALL_BACK_DUE);
  stage.Serve(notice);
  EXPECT_FALSE(model.isForBoard("notices/visit"));
}

TEST(NoticesModel, WhoIsAskedForAVisitIsLedToTheirHousehold) {
  PageStage stage;
  stage.ServeHouseholds();
  stage.ServeOwnHousehold();
  v1::Notice notice = About("visits/own-asked");
  notice.set_kind(v1::Notice::KIND_VISIT_ASKED);
  (*notice.mutable_parameters())["start_time"] = "2026-11-26T10:00:00+08:00";
  stage.Serve(notice);
  NoticesModel model(stage.context());
  EXPECT_EQ(model.rows()->At(0, "title"), "有人想来看望您：11月26日 周四 10:00，方便吗？");
  EXPECT_EQ(model.open("notices/visit"), "households/own");
}

TEST(NoticesModel, SafeguardingLeadsSeeToAlarmsAtTheDesk) {
  PageStage stage(PageStage::Who::kCoordinator);
  stage.ServeHouseholds();
  Profile profile = SampleProfile(SampleWho::kCoordinator);
  profile.role_grants.resize(1);
  profile.role_grants[0].set_role(v1::ROLE_SAFEGUARDING_LEAD);
  ASSERT_TRUE(stage.phone().store().SetProfile(profile).ok());
  v1::Visit others = **stage.phone().store().Get<v1::Visit>("visits/distress");
  others.clear_off_site_contact();
  stage.Serve(others.name(), [&](v1::Change& change) { *change.mutable_visit() = others; });
  v1::Notice notice = About(others.name());
  notice.set_person(profile.person);
  stage.Serve(notice);
  NoticesModel model(stage.context());
  EXPECT_EQ(model.open("notices/visit"), "visitDesk");
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

TEST(SettingsModel, SaysOnesRolesAndUntilWhen) {
  PageStage stage(PageStage::Who::kCoordinator);
  Profile profile = *stage.phone().store().GetProfile();
  *profile.role_grants[0].mutable_end_time() =
      ToTimestamp(absl::FromCivil(absl::CivilDay(2027, 6, 1), absl::LocalTimeZone()));
  ASSERT_TRUE(stage.phone().store().SetProfile(profile).ok());
  const SettingsModel model(stage.context(), "");
  EXPECT_EQ(model.roles(), QStringList{"你是尚都镇志愿服务队的协调员，到 2027年5月31日 为止。"});
  PageStage volunteer;
  EXPECT_TRUE(SettingsModel(volunteer.context(), "").roles().isEmpty());
}

TEST(SettingsModel, LanguagesAreChosenHereAndSavedTogether) {
  PageStage stage;
  v1::Person me = **stage.phone().store().Get<v1::Person>("people/zhao");
  me.add_languages("zh-CN");
  me.add_languages("fr");  // none that the app can name
  stage.Serve(me.name(), [&](v1::Change& change) { *change.mutable_person() = me; });
  DeskServer server(stage);
  SettingsModel model(stage.context(), QString::fromStdString(stage.folder().path()));
  EXPECT_EQ(model.languages()->At(0, "words"), "普通话");
  EXPECT_EQ(model.languages()->At(0, "on"), true);
  EXPECT_FALSE(model.languagesChanged());
  model.toggleLanguage(9);
  EXPECT_EQ(model.languages()->At(9, "on"), true);
  EXPECT_TRUE(model.languagesChanged());
  stage.context().AnnounceChange();
  EXPECT_TRUE(model.languagesChanged()) << "what was not saved yet stays chosen";
  model.saveLanguages();
  ASSERT_TRUE(WaitUntil([&] { return !model.busy(); }));
  const auto sent = server.Asked<v1::UpdatePersonRequest>();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].person(), "people/zhao");
  EXPECT_EQ(sent[0].update_mask(0), "languages");
  EXPECT_EQ(std::set<std::string>(sent[0].languages().begin(), sent[0].languages().end()),
            (std::set<std::string>{"fr", "ug", "zh-CN"}));
}

TEST(SettingsModel, TheOwnNumberIsSavedAndNeverShown) {
  PageStage stage;
  DeskServer server(stage);
  SettingsModel model(stage.context(), QString::fromStdString(stage.folder().path()));
  EXPECT_FALSE(model.hasPhone());
  QSignalSpy refused(&model, &PageModel::refused);
  server.Refuse<v1::UpdatePersonRequest>(
      MakeError(v1::ERROR_REASON_FIELD_INVALID, "No.", {{"field", "phone"}}));
  model.saveNumber("12");
  ASSERT_TRUE(WaitUntil([&] { return refused.count() == 1; }));
  EXPECT_EQ(refused[0][0], "这不是电话号码。");
  model.saveNumber(" 13800005566 ");
  ASSERT_TRUE(WaitUntil([&] { return !model.busy(); }));
  const auto sent = server.Asked<v1::UpdatePersonRequest>();
  ASSERT_EQ(sent.size(), 2u);
  EXPECT_EQ(sent[1].update_mask(0), "phone");
  EXPECT_EQ(sent[1].phone(), "13800005566");
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
