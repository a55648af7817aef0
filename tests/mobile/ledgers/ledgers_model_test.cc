// What the pages of the ledgers say and write: words, lists, and the forms.
#include <gtest/gtest.h>

#include <QFile>

#include "mobile/ledgers/deed_list_model.h"
#include "mobile/ledgers/follow_up_list_model.h"
#include "mobile/ledgers/gift_list_model.h"
#include "mobile/ledgers/ledger_figures_model.h"
#include "mobile/ledgers/ledger_words.h"
#include "mobile/ledgers/new_deed_model.h"
#include "mobile/ledgers/new_follow_up_model.h"
#include "mobile/ledgers/new_gift_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

class LedgersModelTest : public testing::Test {
 protected:
  void SetUp() override { stage_.Use("zh"); }

  static QString Cell(const RowModel& rows, const QString& key, const char* role) {
    for (int i = 0; i < rows.count(); ++i) {
      if (rows.At(i, "key") == key) return rows.At(i, role).toString();
    }
    return "no such row";
  }

  QString Folder() { return QString::fromStdString(stage_.folder().File("")); }

  PageStage stage_{SampleWho::kCoordinator};
};

TEST_F(LedgersModelTest, FollowUpsStandByDateWithWhatTheyAre) {
  FollowUpListModel model(stage_.context());
  ASSERT_EQ(model.rows()->count(), 6);
  EXPECT_EQ(model.rows()->At(0, "key"), "follow_ups/lamp");
  EXPECT_EQ(model.rows()->At(5, "key"), "follow_ups/noise");
  EXPECT_EQ(Cell(*model.rows(), "follow_ups/lamp", "badgeKind"), "late");
  EXPECT_EQ(Cell(*model.rows(), "follow_ups/lamp", "detail"), "问题 · 尚都社区 · 马晓燕");
  EXPECT_EQ(Cell(*model.rows(), "follow_ups/door", "reopened"), "重新打开：下雨后又关不上了");
  EXPECT_EQ(model.countSentence(), "未销号 6 件，1 件超期");
  model.setFilter(1);
  EXPECT_EQ(model.rows()->count(), 1);
  model.setFilter(0);
  ASSERT_EQ(model.rows()->count(), 1);
  EXPECT_EQ(model.rows()->At(0, "key"), "follow_ups/drain");
  model.setFilter(3);
  ASSERT_EQ(model.rows()->count(), 1);
  EXPECT_EQ(model.rows()->At(0, "key"), "follow_ups/bin");
}

TEST_F(LedgersModelTest, OffersOnlyTheStepsThatThereAre) {
  FollowUpListModel model(stage_.context());
  model.show("follow_ups/noise");
  EXPECT_TRUE(model.mayPlan());
  EXPECT_FALSE(model.mayFinish());
  EXPECT_FALSE(model.mayClose());
  model.show("follow_ups/lamp");
  EXPECT_TRUE(model.mayPlan());
  EXPECT_TRUE(model.mayFinish());
  EXPECT_FALSE(model.mayReopen());
  model.show("follow_ups/ramp");
  EXPECT_TRUE(model.mayClose());
  EXPECT_TRUE(model.mayReopen());
  EXPECT_EQ(model.whyNotClose(), "");
  model.show("follow_ups/drain");
  EXPECT_FALSE(model.mayClose());
  EXPECT_EQ(model.whyNotClose(), "要由另一个人销号：不能是负责人，也不能是报告办结的人。");
  model.show("follow_ups/bin");
  EXPECT_FALSE(model.mayClose());
  EXPECT_TRUE(model.mayReopen());
}

TEST_F(LedgersModelTest, WhoFinishedItDoesNotCloseIt) {
  stage_.Serve("follow_ups/hall", [](v1::Change& change) {
    v1::FollowUp& row = *change.mutable_follow_up();
    row.set_name("follow_ups/hall");
    row.set_unit("units/shangdu");
    row.set_title("活动室的灯");
    row.set_state(v1::FollowUp::STATE_FINISHED);
    row.set_owner("people/p1");
    row.set_finisher("people/zhou");
  });
  FollowUpListModel model(stage_.context());
  model.show("follow_ups/hall");
  EXPECT_FALSE(model.mayClose());
  EXPECT_EQ(model.whyNotClose(), "要由另一个人销号：不能是负责人，也不能是报告办结的人。");
}

TEST_F(LedgersModelTest, WhatTheServerDoesNotKnowYetCanOnlyBeDiscarded) {
  NewFollowUpModel written(stage_.context());
  written.setTitle("门口的灯");
  written.write();
  FollowUpListModel model(stage_.context());
  ASSERT_EQ(model.rows()->count(), 7);
  model.show(QString::fromStdString(stage_.phone().outbox().Open()->back().lane));
  ASSERT_EQ(model.title(), "门口的灯");
  EXPECT_FALSE(model.mayPlan());
  EXPECT_TRUE(model.mayDiscard());
  model.discard();
  model.RefreshNow();
  EXPECT_EQ(model.rows()->count(), 6);
  EXPECT_EQ(model.followUp(), "");
}

TEST_F(LedgersModelTest, AVolunteerFinishesWhatTheyOwnAndNothingElse) {
  PageStage stage;
  FollowUpListModel model(stage.context());
  ASSERT_EQ(model.rows()->count(), 1);
  model.show("follow_ups/bench");
  EXPECT_TRUE(model.mayFinish());
  EXPECT_FALSE(model.mayPlan());
  model.finish("长椅已经拧紧", false);
  EXPECT_EQ(stage.LastRequest<v1::FinishFollowUpRequest>().evidence(), "长椅已经拧紧");
  model.RefreshNow();
  EXPECT_EQ(model.badgeText(), "已办结，存在这台手机上");
  EXPECT_FALSE(model.mayFinish());
  EXPECT_FALSE(model.mayClose());
}

TEST_F(LedgersModelTest, APlanTakesOwnerDayAndMeasure) {
  FollowUpListModel model(stage_.context());
  model.show("follow_ups/noise");
  EXPECT_EQ(model.missingInPlan("12-1"), "请选由谁负责");
  model.owner()->search("阿依");
  ASSERT_EQ(model.owner()->found()->count(), 1);
  model.owner()->choose(model.owner()->found()->At(0, "key").toString(), "阿依努尔");
  EXPECT_EQ(model.missingInPlan("2026-11-23"), "日期写成 2026-12-31，不能早于今天");
  EXPECT_EQ(model.missingInPlan("12月1日"), "");
  model.plan("12月1日", " 请乐队早点结束 ", false);
  const auto request = stage_.LastRequest<v1::PlanFollowUpRequest>();
  EXPECT_EQ(request.follow_up(), "follow_ups/noise");
  EXPECT_EQ(request.owner(), "people/p5");
  EXPECT_EQ(request.due_date(), "2026-12-01");
  EXPECT_EQ(request.measure(), "请乐队早点结束");
}

TEST_F(LedgersModelTest, ANewFollowUpAsksAboutAPrivateText) {
  NewFollowUpModel model(stage_.context());
  EXPECT_EQ(model.missing(), "请写是什么事");
  model.setKind(0);
  model.setTitle("3号楼2单元的灯");
  EXPECT_EQ(model.missing(), "请先看一下这段文字");
  model.setLooked(true);
  EXPECT_EQ(model.missing(), "");
  model.write();
  const auto request = stage_.LastRequest<v1::OpenFollowUpRequest>();
  EXPECT_TRUE(request.public_text_is_fine());
  EXPECT_EQ(request.follow_up().kind(), v1::FollowUp::KIND_COMPLAINT);
  EXPECT_EQ(request.follow_up().unit(), "units/beigou");
}

TEST_F(LedgersModelTest, DeedsStandByDay) {
  DeedListModel model(stage_.context());
  ASSERT_EQ(model.rows()->count(), 4);
  EXPECT_EQ(model.rows()->At(0, "section"), "今天");
  EXPECT_EQ(model.rows()->At(0, "firstOfSection"), true);
  EXPECT_EQ(Cell(*model.rows(), "deeds/library", "detail"), "城东图书馆 · 尚都社区 · 事后补录");
  EXPECT_EQ(Cell(*model.rows(), "deeds/bread", "badgeText"), "已作废：记了两次");
  EXPECT_EQ(model.toDecide(), 1);
  model.setWaitingOnly(true);
  EXPECT_EQ(model.rows()->count(), 2);
}

TEST_F(LedgersModelTest, OnesOwnDeedIsForSomebodyElse) {
  DeedListModel model(stage_.context());
  model.show("deeds/own");
  EXPECT_FALSE(model.mayConfirm());
  EXPECT_TRUE(model.mayRefuse());  // it takes their own word back
  EXPECT_EQ(model.whyNotConfirm(), "自己做的实事不能自己确认，请找别人确认。");
  model.show("deeds/snow");
  EXPECT_TRUE(model.mayConfirm());
  EXPECT_EQ(model.whyNotConfirm(), "");
  model.refuse("不是那一天");
  const auto request = stage_.LastRequest<v1::DecideDeedRequest>();
  EXPECT_EQ(request.deed(), "deeds/snow");
  EXPECT_FALSE(request.confirm());
  EXPECT_EQ(request.reason(), "不是那一天");
  model.RefreshNow();
  EXPECT_FALSE(model.mayConfirm());
  EXPECT_FALSE(model.mayRefuse());
  EXPECT_EQ(model.badgeText(), "不予认定，存在这台手机上");
}

TEST_F(LedgersModelTest, ADeedOfATeamIsRecordedByACoordinator) {
  NewDeedModel model(stage_.context());
  EXPECT_EQ(model.doers().size(), 3);
  model.setTitle("送去流动书箱");
  model.setBeneficiary("社区的孩子");
  model.setDoer(2);
  model.setTeam(static_cast<int>(model.teams().indexOf("城东图书馆")));
  EXPECT_EQ(model.missing(), "");
  model.setDay("2026-11-25");
  EXPECT_EQ(model.missing(), "日期写成 2026-12-31，不能晚于今天");
  model.setDay("11-23");
  model.write();
  const v1::Deed deed = stage_.LastRequest<v1::RecordDeedRequest>().deed();
  EXPECT_EQ(deed.organization_unit(), "units/library");
  EXPECT_EQ(deed.civil_date(), "2026-11-23");
}

TEST_F(LedgersModelTest, ADayWithoutAYearIsTheLastSuchDay) {
  stage_.clock().Set(absl::FromCivil(absl::CivilHour(2027, 1, 2, 9), absl::LocalTimeZone()));
  NewDeedModel model(stage_.context());
  model.setTitle("送去流动书箱");
  model.setBeneficiary("社区的孩子");
  model.setDay("12-30");
  model.write();
  EXPECT_EQ(stage_.LastRequest<v1::RecordDeedRequest>().deed().civil_date(), "2026-12-30");
}

TEST_F(LedgersModelTest, ATeamMayGoWhileItsDeedIsWritten) {
  NewDeedModel model(stage_.context());
  model.setTitle("送去流动书箱");
  model.setBeneficiary("社区的孩子");
  model.setDoer(2);
  model.setTeam(static_cast<int>(model.teams().size()) - 1);
  ASSERT_EQ(model.teams().last(), "城东图书馆");
  stage_.Serve("units/library",
               [](v1::Change& change) { change.set_kind(v1::Change::KIND_TOMBSTONE); });
  ASSERT_FALSE(model.teams().contains("城东图书馆"));
  model.write();
  EXPECT_EQ(stage_.LastRequest<v1::RecordDeedRequest>().deed().organization_unit(), "units/town");
}

TEST_F(LedgersModelTest, AVolunteerRecordsTheirOwnDeed) {
  PageStage stage;
  NewDeedModel model(stage.context());
  EXPECT_TRUE(model.doers().isEmpty());
  model.setTitle("扫雪");
  model.setBeneficiary("北门的居民");
  model.write();
  EXPECT_EQ(stage.LastRequest<v1::RecordDeedRequest>().deed().person(), "people/zhao");
  DeedListModel list(stage.context());
  ASSERT_EQ(list.rows()->count(), 2);
  EXPECT_EQ(list.rows()->At(1, "title"), "扫雪");
  list.show(list.rows()->At(1, "key").toString());
  EXPECT_TRUE(list.mayDiscard());
  list.discard();
  list.RefreshNow();
  EXPECT_EQ(list.rows()->count(), 1);
}

TEST_F(LedgersModelTest, GiftsSayWhoseReceiptIsMissing) {
  GiftListModel model(stage_.context(), Folder());
  ASSERT_EQ(model.rows()->count(), 4);
  EXPECT_EQ(model.withoutReceipt(), 1);
  EXPECT_EQ(Cell(*model.rows(), "gifts/blankets", "title"), "毛毯，12 条");
  EXPECT_EQ(Cell(*model.rows(), "gifts/rice", "badgeText"), "收据 2026-000007");
  EXPECT_EQ(Cell(*model.rows(), "gifts/books", "detail"), "不愿留名 · 尚都社区");
  model.show("gifts/blankets");
  EXPECT_TRUE(model.mayIssue());
  EXPECT_FALSE(model.maySave());
  EXPECT_TRUE(model.words().contains("960.50 元"));
  model.show("gifts/rice");
  EXPECT_FALSE(model.mayIssue());
  EXPECT_TRUE(model.maySave());
  model.show("gifts/lamps");
  EXPECT_FALSE(model.mayReverse());
}

TEST_F(LedgersModelTest, AReceiptIsSavedInTheFolderAndNowhereElse) {
  GiftListModel model(stage_.context(), Folder());
  model.show("gifts/rice");
  v1::ExportGiftReceiptResponse response;
  response.set_file("workbook");
  response.set_file_name("../../receipt-2026-000007.xlsx");
  model.Save({"gifts/rice", model.title()}, response);
  ASSERT_TRUE(model.savedFile().startsWith(Folder()));
  EXPECT_TRUE(model.savedFile().endsWith("/receipt-2026-000007.xlsx"));
  QFile file(model.savedFile());
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_EQ(file.readAll(), "workbook");
}

TEST_F(LedgersModelTest, AnAnswerBelongsToTheGiftThatItWasAskedFor) {
  GiftListModel model(stage_.context(), Folder());
  QString problem, saved;
  QObject::connect(&model, &PageModel::refused, [&](const QString& words) { problem = words; });
  QObject::connect(&model, &PageModel::done, [&](const QString& words) { saved = words; });
  model.show("gifts/rice");
  model.saveReceipt();
  EXPECT_TRUE(model.asking());
  model.show("gifts/blankets");
  EXPECT_FALSE(model.asking());
  EXPECT_TRUE(model.mayIssue());
  ASSERT_TRUE(WaitUntil([&] { return !problem.isEmpty(); }));  // there is no server
  EXPECT_TRUE(problem.startsWith("大米，250.5 公斤：")) << problem.toStdString();
  v1::ExportGiftReceiptResponse response;
  response.set_file_name("receipt-2026-000007.xlsx");
  model.Save({"gifts/rice", "大米，250.5 公斤"}, response);
  EXPECT_TRUE(saved.startsWith("大米，250.5 公斤：")) << saved.toStdString();
  EXPECT_EQ(model.savedFile(), "");
}

TEST_F(LedgersModelTest, AGiftIsTypedInYuanAndThousandths) {
  NewGiftModel model(stage_.context());
  model.setItem("大米");
  model.setQuantity("2.5");
  model.setMeasure("公斤");
  EXPECT_EQ(model.missing(), "请写由谁捐赠");
  model.setDonorName("南桥商店");
  model.setValue("十元");
  EXPECT_EQ(model.missing(), "价值写成 120 或 120.50");
  model.setValue("19.9");
  model.setWaived(true);
  model.write();
  const v1::Gift gift = stage_.LastRequest<v1::RecordGiftRequest>().gift();
  EXPECT_EQ(gift.quantity(), 2'500);
  EXPECT_EQ(gift.declared_value_fen(), 1'990);
  EXPECT_EQ(gift.donor_name(), "南桥商店");
  EXPECT_EQ(gift.receive_date(), "2026-11-24");
  EXPECT_TRUE(gift.receipt_waived());
}

TEST_F(LedgersModelTest, AnAnonymousGiftNamesNobody) {
  NewGiftModel model(stage_.context());
  model.setItem("大米");
  model.setMeasure("袋");
  model.setDonorName("南桥商店");
  model.setDonor(2);
  model.write();
  const v1::Gift gift = stage_.LastRequest<v1::RecordGiftRequest>().gift();
  EXPECT_TRUE(gift.anonymous());
  EXPECT_EQ(gift.donor_name(), "");
}

TEST_F(LedgersModelTest, FiguresStandWithTheirMeaning) {
  LedgerFiguresModel model(stage_.context(), Folder());
  v1::GetLedgerFiguresResponse response;
  response.mutable_figures()->set_wishes_published(1'204);
  *response.mutable_as_of_time() = ToTimestamp(SampleNow());
  v1::FigureDefinition& definition = *response.add_definitions();
  definition.set_figure("wishes_published");
  definition.set_text("本期内公布的心愿数。");
  model.Show(response);
  ASSERT_EQ(model.sections().size(), 4);
  const QVariantMap tile = model.sections()[0].toMap()["tiles"].toList().first().toMap();
  EXPECT_EQ(tile["value"], "1,204");
  EXPECT_EQ(tile["text"], "本期内公布的心愿数。");
  EXPECT_TRUE(model.scopeSentence().startsWith("尚都镇志愿服务队"));
  EXPECT_TRUE(model.mayExport());
  model.setPeriod(0);
  EXPECT_TRUE(model.sections().isEmpty());  // of other days
}

TEST_F(LedgersModelTest, TheFileIsPutTogetherFromItsPieces) {
  LedgerFiguresModel model(stage_.context(), Folder());
  model.exportLedgers();
  model.setPeriod(0);  // while the server writes the file of this month
  std::vector<std::string> pieces;
  for (const char* chunk : {"work", "book"}) {
    v1::ExportLedgersResponse piece;
    piece.set_chunk(chunk);
    pieces.push_back(piece.SerializeAsString());
  }
  model.Save(pieces);
  EXPECT_TRUE(model.savedFile().endsWith("/ledgers-2026-11-01-2026-11-30.xlsx"));
  QFile file(model.savedFile());
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_EQ(file.readAll(), "workbook");
}

}  // namespace
}  // namespace glimmer::mobile
