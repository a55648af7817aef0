// What a coordinator does beside ticking, in a real window: adds somebody, signs them up all the
// same, corrects hours, looks up a number.
#include <gtest/gtest.h>

#include "mobile/shifts/roster_model.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/mobile/support/connected_page.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Shifts";

struct RosterOf : ConnectedPage {
  explicit RosterOf(const char* shift, const Looks& look = {}) : ConnectedPage(look) {
    v1::SuggestPeopleResponse response;
    const v1::ChoiceReason reasons[] = {v1::CHOICE_REASON_LESS_LOAD, v1::CHOICE_REASON_KNOWN};
    const char* people[] = {"people/p1", "people/p2"};
    const char* names[] = {"马晓燕", "孙大勇"};
    for (int i = 0; i < 2; ++i) {
      v1::Choice& choice = *response.add_choices();
      choice.set_person(people[i]);
      choice.set_display_name(names[i]);
      choice.set_reason(reasons[i]);
      choice.set_visits_before(i + 1);
      choice.set_load_minutes(90 * i);
    }
    server.Answer(response);
    v1::LookUpContactResponse contact;
    contact.set_phone("13800005566");
    server.Answer(contact);
    name = shift;
  }
  void Open() {
    model = new RosterModel(stage.context(), name, &stage.context());
    Show(kUri, "RosterPage", model);
  }
  void AddAPosition() {
    v1::Shift shift = **stage.phone().store().Get<v1::Shift>(name.toStdString());
    v1::Position& driver = *shift.add_positions();
    driver.set_name("positions/driver");
    driver.set_display_name("司机");
    driver.set_capacity(2);
    stage.Serve(shift);
  }
  // Somebody whom the server does not take, and one who is on the way.
  void RefuseOne() {
    server.Refuse<v1::CreateSignUpRequest>(MakeError(v1::ERROR_REASON_SIGN_UP_OVERLAPS, "No."));
    EXPECT_TRUE(
        stage.phone().commands().SignUpFor("people/p1", {.shift = name.toStdString()}).ok());
    stage.Advance(absl::Seconds(10));
    stage.phone().Sync(SyncEngine::Origin::kCommand);
    EXPECT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->refused == 1; }, 10'000));
    EXPECT_TRUE(
        stage.phone().commands().SignUpFor("people/p2", {.shift = name.toStdString()}).ok());
    stage.context().AnnounceChange();
  }
  // 李敏 has hours of it, and 马晓燕's were corrected.
  void Close() {
    stage.Advance(absl::Hours(4));
    v1::Shift shift = **stage.phone().store().Get<v1::Shift>(name.toStdString());
    shift.set_state(v1::Shift::STATE_CLOSED);
    stage.Serve(shift);
    for (const char* person : {"p0", "p1"}) {
      v1::Attendance there = **stage.phone().store().Get<v1::Attendance>("attendances/books-p0");
      there.set_name("attendances/books-" + std::string(person));
      there.set_person("people/" + std::string(person));
      there.set_person_display_name(person == std::string("p0") ? "李敏" : "马晓燕");
      there.set_state(v1::Attendance::STATE_CHECKED_OUT);
      *there.mutable_check_out_time() = shift.end_time();
      stage.Serve(there);
      v1::ServiceRecord record =
          **stage.phone().store().Get<v1::ServiceRecord>("service_records/m11");
      record.set_name("service_records/books-" + std::string(person));
      record.set_person(there.person());
      record.set_person_display_name(there.person_display_name());
      record.set_shift(shift.name());
      *record.mutable_check_in_time() = shift.start_time();
      *record.mutable_check_out_time() = shift.end_time();
      record.set_counted_minutes(person == std::string("p0") ? 120 : 60);
      if (person == std::string("p1")) {
        record.set_correction_of("service_records/before");
        record.set_reason("提前走了");
        *record.mutable_check_out_time() =
            ToTimestamp(FromTimestamp(shift.start_time()) + absl::Hours(1));
      }
      stage.Serve(record);
    }
  }

  QString name;
  RosterModel* model = nullptr;
};

TEST(RosterSheets, AddingSomebodyInEveryLook) {
  for (const auto& [name, look] : EveryLook()) {
    RosterOf page("shifts/crossing", look);
    page.AddAPosition();
    page.RefuseOne();
    page.Open();
    AuditWindow(*page.window, look, "roster-joining-" + name, 4);
    ASSERT_TRUE(page.Press(page.Words("仍然报名, 马晓燕", "Sign up all the same, 马晓燕"))) << name;
    AuditWindow(*page.window, look, "roster-all-the-same-" + name, 3);
    ASSERT_TRUE(page.Press(page.Words("从名单上去掉", "Take them off the list"))) << name;
    ASSERT_TRUE(page.Press(page.Words("加人", "Add somebody"))) << name;
    ASSERT_TRUE(WaitUntil([&] { return page.model->adding()->suggested()->count() > 0; })) << name;
    AuditWindow(*page.window, look, "roster-add-" + name, 5);
  }
}

TEST(RosterSheets, AClosedRosterAndANumberInEveryLook) {
  for (const auto& [name, look] : EveryLook()) {
    RosterOf page("shifts/books", look);
    page.Close();
    page.Open();
    AuditWindow(*page.window, look, "roster-closed-" + name, 4);
    ASSERT_TRUE(page.Press(page.Words("李敏的电话", "Number of 李敏"))) << name;
    AuditWindow(*page.window, look, "roster-number-" + name, 4);
    ASSERT_TRUE(page.Press(page.Words("先不看", "Not now"))) << name;
    ASSERT_TRUE(page.Press(page.Words("更正, 李敏", "Correct, 李敏"))) << name;
    AuditWindow(*page.window, look, "roster-correct-" + name, 3);
  }
}

TEST(RosterSheets, WhomTheCoordinatorTouchesIsSignedUp) {
  RosterOf page("shifts/crossing");
  page.Open();
  ASSERT_TRUE(page.Press("加人"));
  ASSERT_TRUE(page.TypesInto("按姓名查找", "晓"));
  ASSERT_TRUE(page.Press("马晓燕"));
  EXPECT_TRUE(page.Says("报名等着发送"));
  EXPECT_EQ(page.stage.LastRequest<v1::CreateSignUpRequest>().person(), "people/p1");
  // One of those who are suggested.
  ASSERT_TRUE(page.Press("加人"));
  ASSERT_TRUE(page.Press("孙大勇, 来得最多 · 来过 2 次 · 30 天内 1.5 小时"));
  EXPECT_EQ(page.stage.LastRequest<v1::CreateSignUpRequest>().person(), "people/p2");
}

TEST(RosterSheets, AllTheSameTakesAReason) {
  RosterOf page("shifts/crossing");
  page.RefuseOne();
  page.Open();
  EXPECT_TRUE(page.Says("这个时间另有安排"));
  ASSERT_TRUE(page.Press("仍然报名, 马晓燕"));
  EXPECT_TRUE(page.Says("先写原因"));
  ASSERT_TRUE(page.TypesInto("为什么可以", "说好了"));
  ASSERT_TRUE(page.Press("仍然报名"));
  const auto sent = page.stage.LastRequest<v1::CreateSignUpRequest>();
  EXPECT_EQ(sent.person(), "people/p1");
  EXPECT_EQ(sent.override_reason(), "说好了");
}

TEST(RosterSheets, HoursAreCorrectedAfterTheShift) {
  RosterOf page("shifts/books");
  page.Close();
  page.Open();
  EXPECT_TRUE(page.Says("已更正为 14:00–15:00，1.0 小时：提前走了"));
  ASSERT_TRUE(page.Press("更正, 李敏"));
  ASSERT_TRUE(page.TypesInto("到", "14:30"));
  ASSERT_TRUE(page.TypesInto("原因（本人看得到）", "来晚了"));
  ASSERT_TRUE(page.Press("更正"));
  EXPECT_TRUE(page.Says("更正等着发送"));
  EXPECT_EQ(page.stage.LastRequest<v1::CorrectRecordRequest>().service_record(),
            "service_records/books-p0");
}

}  // namespace
}  // namespace glimmer::mobile
