// What the desk corrects and looks up, in a real window: every look, what a screen reader finds,
// and real touches.
#include <gtest/gtest.h>

#include "glimmer/v1/people_service.pb.h"
#include "mobile/desk/hours_desk_model.h"
#include "mobile/desk/people_model.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/mobile/support/connected_page.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Desk";

v1::ServiceRecord HoursOfZhao(PageStage& stage) {
  v1::ServiceRecord record = **stage.phone().store().Get<v1::ServiceRecord>("service_records/m11");
  record.set_rule_pack("rule_packs/first");
  v1::Shift shift = **stage.phone().store().Get<v1::Shift>("shifts/books");
  shift.set_name("shifts/before");
  *shift.mutable_start_time() = record.check_in_time();
  *shift.mutable_end_time() = record.check_out_time();
  stage.Serve(shift);
  record.set_shift(shift.name());
  return record;
}

// One row that counts, and one that was corrected with what took its place.
v1::ListServiceRecordsResponse Ledger(PageStage& stage) {
  v1::ListServiceRecordsResponse ledger;
  *ledger.add_service_records() = HoursOfZhao(stage);
  v1::ServiceRecord before = HoursOfZhao(stage);
  before.set_name("service_records/before");
  before.set_in_force(false);
  v1::ServiceRecord reversal = before;
  reversal.set_name("service_records/reversal");
  reversal.set_state(v1::ServiceRecord::STATE_REVERSAL);
  reversal.set_counted_minutes(-before.counted_minutes());
  reversal.set_reason("提前走了");
  v1::ServiceRecord after = HoursOfZhao(stage);
  after.set_name("service_records/after");
  after.set_counted_minutes(60);
  after.set_evidence_class(v1::EVIDENCE_CLASS_D);
  after.set_reason("提前走了");
  *ledger.add_service_records() = after;
  *ledger.add_service_records() = reversal;
  *ledger.add_service_records() = before;
  return ledger;
}

struct HoursPage : ConnectedPage {
  explicit HoursPage(const Looks& look = {}) : ConnectedPage(look) {
    server.Answer(Ledger(stage));
    v1::ListRulePacksResponse packs;
    packs.add_rule_packs()->set_name("rule_packs/first");
    packs.mutable_rule_packs(0)->set_rounding_minutes(1);
    packs.mutable_rule_packs(0)->set_grace_minutes(240);
    server.Answer(packs);
    v1::GetFiguresResponse figures;
    figures.add_figures()->set_key("people/zhao");
    figures.mutable_figures(0)->set_title("赵一帆");
    figures.mutable_figures(0)->set_minutes(2400);
    figures.mutable_total()->set_minutes(2400);
    *figures.mutable_as_of_time() = ToTimestamp(SampleNow());
    server.Answer(figures);
    model = new HoursDeskModel(stage.context(), "/tmp", &stage.context());
    Show(kUri, "HoursDeskPage", model);
    EXPECT_TRUE(WaitUntil([this] { return model->lines()->count() == 1; }));
  }
  bool OpensTheLine() {
    return Press(Words("赵一帆，40.0 小时，查看明细", "赵一帆, 40.0 h, see the rows")) &&
           WaitUntil([this] { return model->behind()->rows()->count() == 4; });
  }

  HoursDeskModel* model = nullptr;
};

TEST(DeskSheets, RowsBehindAFigureAndTheirCorrectionInEveryLook) {
  for (const auto& [name, look] : EveryLook()) {
    HoursPage page(look);
    ASSERT_TRUE(page.OpensTheLine()) << name;
    AuditWindow(*page.window, look, "figure-rows-" + name, 3);
    const QString in = page.Words("更正, 赵一帆, 11月6日 周五 14:00–16:30",
                                  "Correct, 赵一帆, 6 Nov Fri 14:00–16:30");
    ASSERT_TRUE(page.Press(in)) << name;
    page.model->behind()->correction()->type("14:00", "15:30", "0");
    EXPECT_TRUE(page.Says(page.Words("更正这段时长？", "Correct these hours?")));
    // Once the rules have come.
    EXPECT_TRUE(WaitUntil([&] {
      return page.model->behind()->correction()->after() == page.Words("90 分钟", "90 min");
    }));
    AuditWindow(*page.window, look, "correct-sheet-" + name, 3);
  }
}

TEST(DeskSheets, ACorrectionByHandIsUnderWayAndTheRowSaysSo) {
  HoursPage page;
  ASSERT_TRUE(page.OpensTheLine());
  ASSERT_TRUE(page.Press("更正, 赵一帆, 11月6日 周五 14:00–16:30"));
  EXPECT_TRUE(page.Says("先改时间"));
  ASSERT_TRUE(page.TypesInto("走", "15:30"));
  EXPECT_TRUE(page.Says("先写原因"));
  ASSERT_TRUE(page.TypesInto("原因（本人看得到）", "提前走了"));
  ASSERT_TRUE(page.Press("更正"));
  EXPECT_TRUE(page.Says("更正等着发送"));
  const auto sent = page.stage.LastRequest<v1::CorrectRecordRequest>();
  EXPECT_EQ(sent.service_record(), "service_records/m11");
  EXPECT_EQ(sent.reason(), "提前走了");
  // Back to the figures.
  ASSERT_TRUE(page.Press("返回统计"));
  EXPECT_FALSE(page.model->behind()->opened());
}

struct ContactPage : ConnectedPage {
  explicit ContactPage(const Looks& look = {}) : ConnectedPage(look) {
    v1::Person person = **stage.phone().store().Get<v1::Person>("people/p1");
    person.set_has_phone(true);
    stage.Serve(person.name(), [&](v1::Change& change) { *change.mutable_person() = person; });
    v1::LookUpContactResponse contact;
    contact.set_phone("13800005566");
    contact.set_email("ma@example.org");
    server.Answer(contact);
    model = new PeopleModel(stage.context(), "/tmp", &stage.context());
    model->choose("people/p1");
    Show(kUri, "PeoplePage", model);
  }
  PeopleModel* model = nullptr;
};

TEST(DeskSheets, ANumberIsLookedUpInEveryLook) {
  for (const auto& [name, look] : EveryLook()) {
    ContactPage page(look);
    ASSERT_TRUE(page.Press(page.Words("查看电话", "Telephone number"))) << name;
    EXPECT_TRUE(page.Says(page.Words("先选用途", "Choose what it is for first"))) << name;
    AuditWindow(*page.window, look, "contact-ask-" + name, 4);
    ASSERT_TRUE(page.Press(page.Words("为了对方参加的活动", "About a shift that they are on")));
    ASSERT_TRUE(page.Press(page.Words("查看", "Show it"))) << name;
    EXPECT_TRUE(page.Says("13800005566")) << name;
    AuditWindow(*page.window, look, "contact-shown-" + name, 2);
    ASSERT_TRUE(page.Press(page.Words("关上", "Close it"))) << name;
    EXPECT_FALSE(page.model->contact()->shown());
  }
}

TEST(DeskSheets, TheNumberGoesAfterAMinuteAndTheSheetWithIt) {
  ContactPage page;
  ASSERT_TRUE(page.Press("查看电话"));
  ASSERT_TRUE(page.Press("核对登记的信息"));
  ASSERT_TRUE(page.Press("查看"));
  ASSERT_TRUE(page.Says("13800005566"));
  EXPECT_EQ(page.server.Asked<v1::LookUpContactRequest>()[0].purpose(),
            v1::LookUpContactRequest::PURPOSE_RECORD);
  page.model->contact()->forget();
  EXPECT_TRUE(
      WaitUntil([&] { return FindByText(page.window->window(), "13800005566") == nullptr; }));
  EXPECT_EQ(FindButton(page.window->window(), "拨打"), nullptr);
  EXPECT_NE(FindButton(page.window->window(), "查看电话"), nullptr);
}

TEST(DeskSheets, ANumberIsTypedForSomebodyNewAndForSomebodyKnown) {
  ContactPage page;
  ASSERT_TRUE(page.Press("添加"));
  ASSERT_TRUE(page.TypesInto("姓名", "方小雨"));
  ASSERT_TRUE(page.TypesInto("电话（可以不填；只存在服务器上）", "138 0000 7788"));
  ASSERT_TRUE(page.Press("添加"));
  ASSERT_TRUE(WaitUntil([&] { return !page.server.Asked<v1::CreatePersonRequest>().empty(); }));
  EXPECT_EQ(page.server.Asked<v1::CreatePersonRequest>()[0].phone(), "138 0000 7788");
  ASSERT_TRUE(WaitUntil([&] { return !page.model->busy(); }));
  page.model->choose("people/p1");
  ASSERT_TRUE(page.Press("登记号码"));
  page.server.Refuse<v1::UpdatePersonRequest>(
      MakeError(v1::ERROR_REASON_FIELD_INVALID, "No.", {{"field", "phone"}}));
  ASSERT_TRUE(page.TypesInto("电话", "12"));
  ASSERT_TRUE(page.Press("保存"));
  EXPECT_TRUE(page.Says("这不是电话号码。"));
  const auto sent = page.server.Asked<v1::UpdatePersonRequest>();
  ASSERT_EQ(sent.size(), 1u);
  EXPECT_EQ(sent[0].person(), "people/p1");
  EXPECT_EQ(sent[0].update_mask(0), "phone");
}

}  // namespace
}  // namespace glimmer::mobile
