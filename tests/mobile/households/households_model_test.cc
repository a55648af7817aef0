// What the pages about households say, ask and keep: words, the list, the forms, and the answers of
// a server.
#include <gtest/gtest.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>

#include "mobile/households/consent_model.h"
#include "mobile/households/consent_notice.h"
#include "mobile/households/household_list_model.h"
#include "mobile/households/household_record_model.h"
#include "mobile/households/household_words.h"
#include "mobile/households/terms_model.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/hashing.h"
#include "tests/mobile/support/household_server.h"

namespace glimmer::mobile {
namespace {

constexpr char kNoServer[] = "没有连上服务器，请稍后再试。";

class HouseholdsTest : public testing::Test {
 protected:
  void SetUp() override {
    stage_.Use("zh");
    stage_.ServeHouseholds();
  }

  v1::Household Stored(const std::string& name) {
    return stage_.phone().store().Get<v1::Household>(name)->value();
  }
  QString Folder() { return QString::fromStdString(stage_.folder().File("")); }

  static QString Cell(RowModel& rows, const QString& key, const char* role) {
    for (int i = 0; i < rows.count(); ++i) {
      if (rows.At(i, "key") == key) return rows.At(i, role).toString();
    }
    return "no such row";
  }
  static QString Last(const QSignalSpy& spy) {
    return spy.isEmpty() ? QString() : spy.last().first().toString();
  }
  static bool Waits(const QSignalSpy& spy, int count = 1) {
    return WaitUntil([&] { return spy.count() >= count; });
  }
  static QStringList Words(const QVariantList& lines) {
    QStringList words;
    for (const QVariant& line : lines) words.append(line.toMap()["words"].toString());
    return words;
  }

  PageStage stage_{SampleWho::kCoordinator};
};

TEST_F(HouseholdsTest, TheListSaysWhatIsDue) {
  HouseholdListModel model(stage_.context());
  RowModel& rows = *model.rows();
  EXPECT_EQ(rows.count(), 7);
  EXPECT_EQ(model.countSentence(), "共 7 户，其中 5 户有事要办");
  EXPECT_EQ(Cell(rows, "households/maple", "due"), "");
  EXPECT_EQ(Cell(rows, "households/maple", "badgeText"), "同意走访");
  EXPECT_EQ(Cell(rows, "households/maple", "detail"), "尚都社区");
  EXPECT_EQ(Cell(rows, "households/plum", "due"), "同意快到期了，最后一天是 2026年12月14日。");
  EXPECT_EQ(Cell(rows, "households/lotus", "due"), "该和他们谈谈是否继续了。");
  EXPECT_EQ(Cell(rows, "households/olive", "due"), "已登记，等这户人家亲口确认。");
  EXPECT_EQ(Cell(rows, "households/iris", "due"), "还没有登记同意，2026年12月19日 之后自动消失。");
  EXPECT_EQ(Cell(rows, "households/iris", "spoken"),
            "兰草09，尚都社区，已邀请，还没有登记同意，2026年12月19日 之后自动消失。");
  model.setFilter(1);
  EXPECT_EQ(rows.count(), 5);
  model.setFilter(2);
  EXPECT_EQ(rows.count(), 2);
}

TEST_F(HouseholdsTest, AConsentThatHasEndedIsSaidSo) {
  v1::Household plum = Stored("households/plum");
  EXPECT_EQ(DueOf(plum, stage_.clock().Now()), HouseholdDue::kRunsOut);
  EXPECT_EQ(DueOf(plum, stage_.clock().Now() - absl::Hours(24 * 11)), HouseholdDue::kNothing);
  EXPECT_EQ(DueOf(plum, stage_.clock().Now() + absl::Hours(24 * 20)), HouseholdDue::kEnded);
  plum.set_state(v1::Household::STATE_PAUSED);
  EXPECT_EQ(DueOf(plum, stage_.clock().Now()), HouseholdDue::kNothing);
}

TEST_F(HouseholdsTest, WhoIsPausedOrElsewhereIsInNoList) {
  v1::Household own = Stored("households/maple");
  own.set_name("households/town");
  own.set_unit("units/elsewhere");  // the coordinator's own household, in a town of others
  own.set_contact_person("people/zhou");
  stage_.Serve(own.name(), [&](v1::Change& change) { *change.mutable_household() = own; });
  v1::Household paused = Stored("households/plum");
  paused.set_state(v1::Household::STATE_PAUSED);
  stage_.Serve(paused.name(), [&](v1::Change& change) { *change.mutable_household() = paused; });
  HouseholdListModel model(stage_.context());
  EXPECT_EQ(Cell(*model.rows(), "households/town", "title"), "no such row");
  EXPECT_EQ(Cell(*model.rows(), "households/plum", "title"), "no such row");
  EXPECT_EQ(model.rows()->count(), 6);
}

TEST_F(HouseholdsTest, OffersWhatMayBeDone) {
  HouseholdListModel list(stage_.context());
  HouseholdModel& model = *list.opened();
  model.show("households/iris");
  EXPECT_TRUE(model.mayWriteConsent());
  EXPECT_FALSE(model.mayConfirm());
  EXPECT_FALSE(model.mayChangeTerms());
  EXPECT_FALSE(model.mayPause());
  EXPECT_TRUE(model.mayWithdraw());
  EXPECT_TRUE(model.purposes().isEmpty());
  model.show("households/willow");  // provisional: only for its own word
  EXPECT_TRUE(model.mayConfirm());
  EXPECT_TRUE(model.mayChangeTerms());
  EXPECT_EQ(model.purposes(), (QStringList{"打电话回访确认", "制作卡片"}));
  EXPECT_EQ(model.termsText(), "周四 09:00–11:00\n没有说多久来一次\n至少 2 个人一起来");
  model.show("households/maple");
  EXPECT_FALSE(model.mayConfirm());
  EXPECT_TRUE(model.mayPause());
  EXPECT_EQ(model.purposes().size(), 5);
  EXPECT_TRUE(Words(model.lines()).contains("2027年5月13日 起谈谈是否继续"));
  EXPECT_TRUE(Words(model.lines()).contains("没有人用本应用。凭卡片，或者打电话回访确认。"));
  model.show("households/olive");
  EXPECT_TRUE(Words(model.lines()).contains("联系人用本应用：陈树"));
  EXPECT_TRUE(Words(model.lines()).contains("卡片数字输错 3 次，最多 5 次"));
}

TEST_F(HouseholdsTest, WhatTheFeedTakesAwayClosesByItself) {
  HouseholdListModel list(stage_.context());
  list.opened()->show("households/maple");
  stage_.Serve("households/maple",
               [](v1::Change& change) { change.set_kind(v1::Change::KIND_REVOKED); });
  ASSERT_TRUE(WaitUntil([&] { return list.opened()->household().isEmpty(); }));
  EXPECT_EQ(list.rows()->count(), 6);
}

TEST_F(HouseholdsTest, APausedOneIsFoundByItsWholeNameAndKeptNowhere) {
  HouseholdServer server(stage_);
  v1::Household paused = Stored("households/maple");
  paused.set_name("households/cedar");
  paused.set_alias("香樟18");
  paused.set_state(v1::Household::STATE_PAUSED);
  server.Set(paused);
  server.FindIn("units/town");
  HouseholdListModel model(stage_.context());
  model.find(" 香樟18 ");
  ASSERT_TRUE(WaitUntil([&] { return model.opened()->alias() == "香樟18"; }));
  EXPECT_TRUE(model.opened()->mayResume());
  EXPECT_FALSE(model.opened()->mayPause());
  stage_.context().AnnounceChange();  // stays, though the feed does not have it
  EXPECT_EQ(model.opened()->household(), "households/cedar");
  EXPECT_FALSE(stage_.phone().store().Get<v1::Household>("households/cedar")->has_value());
  QSignalSpy refused(&model, &PageModel::refused);
  model.find("香樟19");
  ASSERT_TRUE(Waits(refused));
  EXPECT_EQ(Last(refused), "您的社区里没有这个代号。");
}

TEST_F(HouseholdsTest, ANewOneIsAskedForItsCommunityAndOpened) {
  HouseholdServer server(stage_);
  v1::Household made;
  made.set_name("households/new");
  made.set_alias("梧桐44");
  made.set_unit("units/beigou");
  made.set_state(v1::Household::STATE_INVITED);
  server.Set(made);
  HouseholdListModel model(stage_.context());
  ASSERT_EQ(model.units(), (QStringList{"北沟二村", "尚都社区"}));
  QSignalSpy done(&model, &PageModel::done);
  model.create(0);
  ASSERT_TRUE(Waits(done));
  EXPECT_EQ(Last(done), "代号是 梧桐44。");
  EXPECT_EQ(model.opened()->alias(), "梧桐44");
  const auto asked = server.Asked<v1::CreateHouseholdRequest>("CreateHousehold");
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].unit(), "units/beigou");
}

TEST_F(HouseholdsTest, WhatGotNoAnswerIsAskedAgainUnderTheSameId) {
  HouseholdServer server(stage_);
  HouseholdListModel model(stage_.context());
  QSignalSpy refused(&model, &PageModel::refused);
  QSignalSpy done(&model, &PageModel::done);
  server.LoseAnswers(1);
  model.create(0);
  ASSERT_TRUE(Waits(refused));
  EXPECT_EQ(Last(refused), kNoServer);
  model.create(0);
  ASSERT_TRUE(Waits(done));
  model.create(0);  // another one
  ASSERT_TRUE(Waits(done, 2));
  const auto asked = server.Asked<v1::CreateHouseholdRequest>("CreateHousehold");
  ASSERT_EQ(asked.size(), 3u);
  EXPECT_EQ(asked[0].request_id(), asked[1].request_id());
  EXPECT_NE(asked[1].request_id(), asked[2].request_id());
}

TEST_F(HouseholdsTest, TheWordIsTakenByCallBackOrCard) {
  HouseholdServer server(stage_);
  v1::Household active = Stored("households/willow");
  active.set_state(v1::Household::STATE_ACTIVE);
  active.mutable_consent()->set_awaits_word(false);
  active.mutable_consent()->set_confirmed(true);
  *active.mutable_update_time() = ToTimestamp(stage_.clock().Now());
  HouseholdListModel list(stage_.context());
  HouseholdModel& model = *list.opened();
  QSignalSpy refused(&list, &PageModel::refused);
  QSignalSpy done(&list, &PageModel::done);
  model.show("households/willow");
  v1::Household wrong = Stored("households/willow");
  wrong.set_code_failures(2);
  *wrong.mutable_update_time() = ToTimestamp(stage_.clock().Now());
  server.Set(wrong);
  server.Accept(false);
  model.confirm("318 204");
  ASSERT_TRUE(Waits(refused));
  EXPECT_EQ(Last(refused), "数字不对，还可以试 3 次。");
  EXPECT_TRUE(Words(model.lines()).contains("卡片数字输错 2 次，最多 5 次"));
  server.Set(active);
  server.Accept(true);
  model.confirm("");
  ASSERT_TRUE(Waits(done));
  EXPECT_EQ(Last(done), "杨柳05：已确认同意。");
  EXPECT_EQ(model.badgeText(), "同意走访");
  EXPECT_FALSE(model.mayConfirm());
  const auto asked = server.Asked<v1::ConfirmConsentRequest>("ConfirmConsent");
  ASSERT_EQ(asked.size(), 2u);
  EXPECT_EQ(asked[0].code(), "318204");
  EXPECT_EQ(asked[1].code(), "");
}

TEST_F(HouseholdsTest, WhoIsNobodysWordReadsWhy) {
  HouseholdServer server(stage_);
  server.Refuse(v1::ERROR_REASON_OWN_CONSENT);
  HouseholdListModel list(stage_.context());
  QSignalSpy refused(&list, &PageModel::refused);
  list.opened()->show("households/willow");
  list.opened()->confirm("");
  ASSERT_TRUE(Waits(refused));
  EXPECT_EQ(Last(refused), "这件事要由别人来做：不能是登记同意或看过卡片的人。");
  EXPECT_TRUE(list.opened()->mayConfirm());
}

TEST_F(HouseholdsTest, PausesAndWithdrawsAtOnce) {
  HouseholdServer server(stage_);
  v1::Household paused = Stored("households/maple");
  paused.set_state(v1::Household::STATE_PAUSED);
  *paused.mutable_update_time() = ToTimestamp(stage_.clock().Now());
  server.Set(paused);
  HouseholdListModel list(stage_.context());
  QSignalSpy done(&list, &PageModel::done);
  list.opened()->show("households/maple");
  list.opened()->pause();
  ASSERT_TRUE(Waits(done));
  EXPECT_EQ(list.opened()->badgeText(), "暂停走访");
  EXPECT_TRUE(list.opened()->mayResume());
  paused.set_state(v1::Household::STATE_WITHDRAWN);
  *paused.mutable_erase_time() = ToTimestamp(stage_.clock().Now() + absl::Hours(24 * 30));
  server.Set(paused);
  list.opened()->withdraw(true);
  ASSERT_TRUE(Waits(done, 2));
  EXPECT_FALSE(list.opened()->mayWithdraw());
  EXPECT_FALSE(list.opened()->mayWriteConsent());
  const auto asked = server.Asked<v1::WithdrawHouseholdRequest>("WithdrawHousehold");
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_TRUE(asked[0].erase_now());
}

TEST_F(HouseholdsTest, AnAddressIsShownForAMinuteAndForThatHouseholdAlone) {
  HouseholdServer server(stage_);
  v1::LookUpHouseholdContactResponse contact;
  contact.mutable_contact()->set_address("北门 3 号");
  contact.set_code("318204");
  server.Set(contact);
  HouseholdListModel list(stage_.context());
  HouseholdModel& model = *list.opened();
  model.show("households/willow");
  model.lookUp(1);
  ASSERT_TRUE(WaitUntil([&] { return model.contact()->cardCode() == "318204"; }));
  EXPECT_EQ(Words(model.contact()->lines()), QStringList{"北门 3 号"});
  const auto asked = server.Asked<v1::LookUpHouseholdContactRequest>("LookUpHouseholdContact");
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].purpose(), v1::ADDRESS_PURPOSE_CARD);
  model.show("households/maple");
  EXPECT_TRUE(model.contact()->lines().isEmpty());
  EXPECT_EQ(model.contact()->cardCode(), "");
}

TEST_F(HouseholdsTest, AnAddressThatComesAfterItsSheetWasClosedIsNobodys) {
  HouseholdServer server(stage_);
  v1::LookUpHouseholdContactResponse contact;
  contact.mutable_contact()->set_address("北门 3 号");
  server.Set(contact);
  HouseholdListModel list(stage_.context());
  HouseholdModel& model = *list.opened();
  model.show("households/maple");
  model.lookUp(0);
  ASSERT_TRUE(model.busy());
  model.contact()->forget();
  ASSERT_TRUE(WaitUntil([&] { return !model.busy(); }));
  EXPECT_EQ(server.Asked<v1::LookUpHouseholdContactRequest>("LookUpHouseholdContact").size(), 1u);
  EXPECT_TRUE(model.contact()->lines().isEmpty());
}

class ConsentTest : public HouseholdsTest {
 protected:
  // All that is needed for a household with children.
  static void Fill(ConsentModel& model) {
    model.setExplained(true);
    model.setGiver(1);
    model.setChannel(2);
    model.togglePurpose(2);
    model.witness()->choose("people/p1", "马晓燕");
    model.terms()->setMinors(true);
    model.terms()->setCadence("14");
    model.terms()->toggleWeekday(1);
    model.terms()->toggleWeekday(5);
    model.terms()->setFrom("9:30");
    model.terms()->setTo("11");
    model.terms()->addSlots();
    model.terms()->toggleLanguage(0);
    model.setContactName(" 老李 ");
    model.setAddress("北门 3 号 canary");
    model.setPhoneNumber("138 0000 0000");
    model.toggleHint(4);
    model.setNoteLine("左手边的门");
    model.contact()->choose("people/p3", "陈树");
  }
};

TEST_F(ConsentTest, SaysWhatIsMissing) {
  ConsentModel model(stage_.context(), "households/iris");
  EXPECT_EQ(model.alias(), "兰草09");
  EXPECT_EQ(model.missing(), "请先把说明念给他们听");
  model.setExplained(true);
  model.togglePurpose(0);
  EXPECT_EQ(model.missing(), "请选同意什么");
  model.togglePurpose(0);
  EXPECT_EQ(model.missing(), "请填找谁");
  model.terms()->setMinors(true);
  EXPECT_EQ(model.missing(), "家里有孩子的，要由监护人同意");
  model.setGiver(1);
  model.setContactName("老李");
  EXPECT_EQ(model.missing(), "请填住在哪里");
  model.setAddress("北门 3 号");
  EXPECT_EQ(model.missing(), "");
  model.terms()->toggleWeekday(0);
  EXPECT_EQ(model.missing(), "请加上所选几天的时间，或者都不选");
}

TEST_F(ConsentTest, TheConsentHoldsTheHashOfTheTextThatWasShown) {
  ConsentModel model(stage_.context(), "households/iris");
  const QString chinese = model.notice();
  EXPECT_TRUE(chinese.startsWith("社区的志愿者愿意来看望您"));
  EXPECT_EQ(model.Request().consent().notice_hash(), Blake2b256(chinese.toStdString()));
  EXPECT_EQ(model.Request().consent().language(), "zh-CN");
  model.setExplained(true);
  model.setLanguage(static_cast<int>(model.languages().indexOf("粤语")));
  EXPECT_EQ(model.notice(), chinese);
  EXPECT_NE(model.missing(), "请先把说明念给他们听");
  model.setLanguage(static_cast<int>(model.languages().indexOf("英语")));
  EXPECT_EQ(model.missing(), "请先把说明念给他们听");  // another text was not read to them
  EXPECT_TRUE(model.notice().startsWith("Volunteers of the community"));
  EXPECT_EQ(model.Request().consent().notice_hash(), Blake2b256(model.notice().toStdString()));
  EXPECT_TRUE(IsConsentNotice(model.Request().consent().notice_hash()));
  EXPECT_FALSE(IsConsentNotice(Blake2b256("another text")));
}

TEST_F(ConsentTest, SendsAllOfItOnceAndShowsTheCard) {
  HouseholdServer server(stage_);
  server.Set(Stored("households/iris"));
  ConsentModel model(stage_.context(), "households/iris");
  Fill(model);
  ASSERT_EQ(model.missing(), "");
  model.write();
  ASSERT_TRUE(WaitUntil([&] { return model.code() == "318204"; }));
  EXPECT_EQ(model.property("address"), "");
  EXPECT_EQ(model.property("phoneNumber"), "");
  const auto asked = server.Asked<v1::RecordConsentRequest>("RecordConsent");
  ASSERT_EQ(asked.size(), 1u);
  const v1::RecordConsentRequest& request = asked[0];
  EXPECT_EQ(request.household(), "households/iris");
  EXPECT_EQ(request.consent().given_by(), v1::ConsentRecord::GIVEN_BY_GUARDIAN);
  EXPECT_EQ(request.consent().channel(), v1::ConsentRecord::CHANNEL_PAPER);
  ASSERT_EQ(request.consent().purposes_size(), 2);
  EXPECT_EQ(request.consent().purposes(1), v1::ConsentRecord::PURPOSE_DELIVERY);
  EXPECT_EQ(request.consent().witness(), "people/p1");
  ASSERT_EQ(request.terms().slots_size(), 2);
  EXPECT_EQ(request.terms().slots(1).weekday(), 6);
  EXPECT_EQ(request.terms().slots(1).start_minute(), 570);
  EXPECT_EQ(request.terms().slots(1).end_minute(), 660);
  EXPECT_EQ(request.terms().cadence_days(), 14);
  EXPECT_EQ(request.terms().min_people(), 2);
  EXPECT_TRUE(request.terms().has_minors());
  EXPECT_EQ(request.terms().languages(0), "zh-CN");
  EXPECT_EQ(request.contact().display_name(), "老李");
  EXPECT_EQ(request.access_note().hints(0), v1::AccessNote::HINT_STAIRS);
  EXPECT_EQ(request.access_note().line(), "左手边的门");
  EXPECT_EQ(request.contact_person(), "people/p3");
}

TEST_F(ConsentTest, WithoutASignalNothingTypedIsLostAndNothingIsWrittenDown) {
  ConsentModel model(stage_.context(), "households/iris");
  Fill(model);
  QSignalSpy refused(&model, &PageModel::refused);
  model.write();
  ASSERT_TRUE(Waits(refused));
  EXPECT_EQ(Last(refused), kNoServer);
  EXPECT_FALSE(model.busy());
  EXPECT_EQ(model.property("address"), "北门 3 号 canary");
  EXPECT_EQ(model.Request().terms().slots_size(), 2);
  EXPECT_EQ(stage_.phone().outbox().Counts()->waiting, 0);
  // Whatever comes in meanwhile.
  stage_.Advance(absl::Minutes(1));
  EXPECT_EQ(model.Request().terms().slots_size(), 2);
  QDirIterator files(Folder(), QDir::Files, QDirIterator::Subdirectories);
  int looked = 0;
  while (files.hasNext()) {
    QFile file(files.next());
    ASSERT_TRUE(file.open(QFile::ReadOnly));
    EXPECT_FALSE(file.readAll().contains("canary")) << file.fileName().toStdString();
    ++looked;
  }
  EXPECT_GT(looked, 0);
}

TEST_F(ConsentTest, AnOverlappingTimeIsNotTaken) {
  ConsentModel model(stage_.context(), "households/maple");
  VisitTermsDraft& terms = *model.terms();
  ASSERT_EQ(terms.slotRows()->count(), 2);
  QSignalSpy refused(&model, &PageModel::refused);
  terms.toggleWeekday(1);  // Tuesday 14:00 to 17:00 is there
  terms.setFrom("16:00");
  terms.setTo("18:00");
  terms.addSlots();
  EXPECT_EQ(terms.slotRows()->count(), 2);
  EXPECT_EQ(Last(refused), "和已有的时间重叠了，或者太多了");
  terms.setFrom("18:00");
  terms.setTo("24:00");
  terms.addSlots();
  ASSERT_EQ(terms.slotRows()->count(), 3);
  EXPECT_EQ(terms.slotRows()->At(1, "words"), "周二 18:00–24:00");
  terms.removeSlot("0");
  EXPECT_EQ(terms.slotRows()->At(0, "words"), "周二 18:00–24:00");
  terms.toggleWeekday(2);
  terms.setFrom("12:00");
  terms.setTo("11:00");
  terms.addSlots();
  EXPECT_EQ(Last(refused), "时间像这样：14:00 到 16:00");
}

TEST_F(ConsentTest, ChildrenBringTwoVisitorsAtLeast) {
  ConsentModel model(stage_.context(), "households/maple");
  VisitTermsDraft& terms = *model.terms();
  terms.setPeople(0);
  EXPECT_EQ(terms.Terms().min_people(), 1);
  terms.setMinors(true);
  EXPECT_EQ(terms.Terms().min_people(), 2);
  terms.setPeople(0);
  EXPECT_EQ(terms.Terms().min_people(), 2);
  terms.setCadence("367");
  EXPECT_EQ(terms.Missing(), "间隔天数是一个数，最多 366");
}

TEST_F(ConsentTest, OneThatTheFeedDoesNotHaveIsAskedFor) {
  HouseholdServer server(stage_);
  v1::Household paused = Stored("households/maple");
  paused.set_name("households/cedar");
  paused.set_alias("香樟18");
  server.Set(paused);
  ConsentModel model(stage_.context(), "households/cedar");
  EXPECT_EQ(model.missing(), "这一户还没有加载");
  ASSERT_TRUE(WaitUntil([&] { return model.alias() == "香樟18"; }));
  EXPECT_EQ(model.terms()->slotRows()->count(), 2);
}

TEST_F(HouseholdsTest, MoreVisitsTakeTheHouseholdsWord) {
  HouseholdServer server(stage_);
  server.Set(Stored("households/maple"));
  TermsModel model(stage_.context(), "households/maple");
  EXPECT_EQ(model.missing(), "和原来一样");
  model.terms()->setCadence("21");  // rarer
  EXPECT_FALSE(model.needsWord());
  EXPECT_EQ(model.missing(), "");
  model.terms()->setCadence("7");
  EXPECT_TRUE(model.needsWord());
  EXPECT_EQ(model.missing(), "要由这户人家自己说");
  model.setCode("318 204");
  QSignalSpy refused(&model, &PageModel::refused);
  QSignalSpy saved(&model, &TermsModel::saved);
  server.Accept(false);
  model.save();
  ASSERT_TRUE(Waits(refused));
  EXPECT_EQ(Last(refused), "数字不对，还可以试 5 次。");
  model.setCalledBack(true);
  server.Accept(true);
  model.save();
  ASSERT_TRUE(Waits(saved));
  const auto asked = server.Asked<v1::UpdateVisitTermsRequest>("UpdateVisitTerms");
  ASSERT_EQ(asked.size(), 2u);
  EXPECT_EQ(asked[0].code(), "318204");
  EXPECT_EQ(asked[1].code(), "");
  EXPECT_EQ(asked[1].terms().cadence_days(), 7);
}

TEST_F(HouseholdsTest, TheRecordIsReadPageByPageAndSavedToPrint) {
  HouseholdServer server(stage_);
  v1::GetHouseholdRecordResponse first;
  *first.mutable_household() = Stored("households/maple");
  first.mutable_household()->set_alias("<枫叶>07");
  v1::ConsentRecord& given = *first.add_consent_records();
  given.set_kind(v1::ConsentRecord::KIND_GIVEN);
  given.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
  given.set_channel(v1::ConsentRecord::CHANNEL_TELEPHONE);
  given.add_purposes(v1::ConsentRecord::PURPOSE_HELP);
  given.set_language("zh-CN");
  given.set_notice_hash(ConsentNoticeHash(ConsentNotice("zh-CN")));
  given.set_recorder_display_name("周宁");
  first.add_address_reads()->set_reader_display_name("马晓燕");
  v1::HouseholdFollowUp& lamp = *first.add_follow_ups();
  lamp.set_title("<楼道>的灯不亮");
  lamp.set_state(v1::FollowUp::STATE_PLANNED);
  lamp.set_due_date("2026-12-14");
  lamp.set_measure("换灯泡");
  v1::HouseholdFollowUp& done = *first.add_follow_ups();
  done.set_title("下水道堵了");
  done.set_state(v1::FollowUp::STATE_CLOSED);
  done.set_evidence("已经疏通");
  v1::GetHouseholdRecordResponse second = first;
  first.set_next_page_token("1");
  second.mutable_address_reads(0)->clear_reader_display_name();
  second.mutable_address_reads(0)->set_purpose(v1::ADDRESS_PURPOSE_DANGER);
  server.Set({first, second});
  HouseholdRecordModel model(stage_.context(), "households/maple", Folder());
  ASSERT_TRUE(WaitUntil([&] { return model.loaded(); }));
  ASSERT_EQ(model.consents()->count(), 1);
  EXPECT_EQ(model.consents()->At(0, "title"), "登记了同意");
  EXPECT_EQ(model.consents()->At(0, "detail"),
            "家里的成年人，电话里，帮忙，用普通话说明，用本应用的说明文字，登记人：周宁");
  ASSERT_EQ(model.reads()->count(), 2);
  EXPECT_EQ(model.reads()->At(0, "title"), "马晓燕");
  EXPECT_EQ(model.reads()->At(0, "detail"), "前去走访");
  EXPECT_EQ(model.reads()->At(1, "title"), "已不在册的人");
  EXPECT_EQ(model.reads()->At(1, "detail"), "担心那里有人出事");
  ASSERT_EQ(model.followUps()->count(), 2);
  EXPECT_EQ(model.followUps()->At(0, "title"), "<楼道>的灯不亮");
  EXPECT_EQ(model.followUps()->At(0, "detail"), "2026年12月14日前办好 · 换灯泡");
  EXPECT_EQ(model.followUps()->At(1, "detail"), "已办好 · 已经疏通");
  model.save();
  QFile file(model.savedFile());
  ASSERT_TRUE(file.open(QFile::ReadOnly)) << model.savedFile().toStdString();
  const QString html = QString::fromUtf8(file.readAll());
  EXPECT_TRUE(html.contains("<h1>&lt;枫叶&gt;07 登记的内容</h1>"));
  EXPECT_TRUE(html.contains("马晓燕"));
  EXPECT_TRUE(html.contains("周二 14:00–17:00"));
  EXPECT_TRUE(html.contains("&lt;楼道&gt;的灯不亮"));
  EXPECT_TRUE(html.contains("已办好 · 已经疏通"));
  EXPECT_FALSE(html.contains("<枫叶>"));
}

TEST_F(HouseholdsTest, ARecordThatDidNotComeSaysWhyAndComesLater) {
  HouseholdServer server(stage_);
  server.LoseAnswers(1);
  v1::GetHouseholdRecordResponse page;
  *page.mutable_household() = Stored("households/maple");
  server.Set({page});
  HouseholdRecordModel model(stage_.context(), "households/maple", Folder());
  ASSERT_TRUE(WaitUntil([&] { return model.problem() == kNoServer; }));
  EXPECT_FALSE(model.loaded());
  model.load();
  ASSERT_TRUE(WaitUntil([&] { return model.loaded(); }));
  EXPECT_EQ(model.problem(), "");
  EXPECT_EQ(model.alias(), "枫叶07");
}

}  // namespace
}  // namespace glimmer::mobile
