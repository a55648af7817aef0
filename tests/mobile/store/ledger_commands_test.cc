// What each command about follow-ups, deeds and gifts leaves in the outbox, and what the overlay
// says of it.
#include "mobile/store/ledger_commands.h"

#include <gtest/gtest.h>

#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/mobile/store/store_fixture.h"

namespace glimmer::mobile {
namespace {

using Way = OnItsWay::Kind;
using Step = Pending::Kind;

class LedgerCommandsTest : public StoreFixture {
 protected:
  void SetUp() override {
    ledger_ = std::make_unique<LedgerCommands>(*store_, *outbox_, random_, CommandOptions{});
    view_ = std::make_unique<LedgerOverlay>(*store_, *outbox_);
  }

  template <typename Fill>
  void ServeRow(const std::string& name, Fill fill) {
    auto page = Page();
    v1::Change& change = *page.add_changes();
    change.set_name(name);
    change.set_kind(v1::Change::KIND_UPSERT);
    fill(change);
    ASSERT_TRUE(store_->ApplyPage(page).ok());
  }

  void ServeFollowUp(const std::string& id, v1::FollowUp::State state,
                     const std::string& owner = "", const std::string& due = "",
                     const std::string& finisher = "") {
    ServeRow("follow_ups/" + id, [&](v1::Change& change) {
      v1::FollowUp& row = *change.mutable_follow_up();
      row.set_name("follow_ups/" + id);
      row.set_unit("units/a");
      row.set_title("Follow-up " + id);
      row.set_state(state);
      row.set_owner(owner);
      row.set_due_date(due);
      row.set_finisher(finisher);
    });
  }

  void ServeDeed(const std::string& id, v1::Deed::State state, const std::string& person,
                 const std::string& day = "2026-01-01") {
    ServeRow("deeds/" + id, [&](v1::Change& change) {
      v1::Deed& row = *change.mutable_deed();
      row.set_name("deeds/" + id);
      row.set_title("Deed " + id);
      row.set_person(person);
      row.set_civil_date(day);
      row.set_state(state);
    });
  }

  void ServeGift(const std::string& id, v1::Gift::State state) {
    ServeRow("gifts/" + id, [&](v1::Change& change) {
      v1::Gift& row = *change.mutable_gift();
      row.set_name("gifts/" + id);
      row.set_item("Gift " + id);
      row.set_state(state);
    });
  }

  void ServeUnit(bool one_person_closes) {
    ServeRow("units/a", [&](v1::Change& change) {
      change.mutable_unit()->set_name("units/a");
      change.mutable_unit()->set_display_name("Willow Village");
      change.mutable_unit()->set_one_person_closes(one_person_closes);
    });
  }

  FollowUpView FollowUp(const std::string& name) {
    const auto view = view_->FollowUp(name);
    EXPECT_TRUE(view.ok() && *view) << name;
    return view.ok() && *view ? **view : FollowUpView();
  }

  std::string Day(int days) {
    return FormatCivilDay(absl::ToCivilDay(clock_.Now(), absl::LocalTimeZone()) + days);
  }

  v1::PlanFollowUpRequest Plan(const std::string& name) {
    v1::PlanFollowUpRequest request;
    request.set_follow_up(name);
    request.set_owner("people/ma");
    request.set_due_date(Day(3));
    return request;
  }

  v1::FinishFollowUpRequest Finish(const std::string& name) {
    v1::FinishFollowUpRequest request;
    request.set_follow_up(name);
    request.set_evidence("The lamp is on.");
    return request;
  }

  template <typename T>
  static v1::ErrorReason Reason(const absl::StatusOr<T>& answer) {
    return ReasonOf(answer.status());
  }

  std::unique_ptr<LedgerCommands> ledger_;
  std::unique_ptr<LedgerOverlay> view_;
};

TEST_F(LedgerCommandsTest, WhatIsWrittenDownShowsBeforeTheServerKnowsIt) {
  ServeUnit(false);
  v1::OpenFollowUpRequest request;
  request.mutable_follow_up()->set_unit("units/a");
  request.mutable_follow_up()->set_title("The lamp is out");
  const auto queued = ledger_->Open(request);
  ASSERT_TRUE(queued.ok()) << queued.status();
  const auto items = OpenItems();
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].lane, queued->resource);
  EXPECT_EQ(items[0].title, "The lamp is out");
  const FollowUpView view = FollowUp(queued->resource);
  EXPECT_TRUE(view.new_here);
  EXPECT_EQ(view.sent.kind, Way::kWaiting);
  EXPECT_EQ(view.unit_name, "Willow Village");
  EXPECT_EQ(view.follow_up.state(), v1::FollowUp::STATE_OPEN);
  ASSERT_TRUE(outbox_->Undo(queued->request_id).ok());
  EXPECT_TRUE(view_->FollowUps()->empty());
}

// To discard it would take the step back and leave what was written down.
TEST_F(LedgerCommandsTest, WhatTheServerDoesNotKnowYetTakesNoStep) {
  v1::OpenFollowUpRequest open;
  open.mutable_follow_up()->set_unit("units/a");
  open.mutable_follow_up()->set_title("The lamp is out");
  const auto follow_up = ledger_->Open(open);
  ASSERT_TRUE(follow_up.ok()) << follow_up.status();
  EXPECT_EQ(Reason(ledger_->Plan(Plan(follow_up->resource))), v1::ERROR_REASON_FOLLOW_UP_STATE);
  EXPECT_EQ(FollowUp(follow_up->resource).sent.request_id, follow_up->request_id);
  v1::RecordDeedRequest deed;
  deed.mutable_deed()->set_title("Cleared the snow");
  deed.mutable_deed()->set_beneficiary("The north gate");
  deed.mutable_deed()->set_civil_date(Day(0));
  const auto recorded = ledger_->Record(deed);
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  EXPECT_EQ(Reason(ledger_->Decide(recorded->resource, false, "no")), v1::ERROR_REASON_DEED_STATE);
  v1::RecordGiftRequest gift;
  gift.mutable_gift()->set_item("Blankets");
  gift.mutable_gift()->set_receive_date(Day(0));
  const auto given = ledger_->Record(gift);
  ASSERT_TRUE(given.ok()) << given.status();
  EXPECT_EQ(Reason(ledger_->ReverseGift(given->resource, "twice")), v1::ERROR_REASON_GIFT_STATE);
  EXPECT_EQ(OpenItems().size(), 3u);
}

TEST_F(LedgerCommandsTest, StepsThatWaitKeepTheirOrderAndChangeNoRow) {
  ServeFollowUp("a", v1::FollowUp::STATE_OPEN);
  EXPECT_EQ(Reason(ledger_->Finish(Finish("follow_ups/a"))), v1::ERROR_REASON_FOLLOW_UP_STATE);
  ASSERT_TRUE(ledger_->Plan(Plan("follow_ups/a")).ok());
  ASSERT_TRUE(ledger_->Finish(Finish("follow_ups/a")).ok());
  const FollowUpView view = FollowUp("follow_ups/a");
  EXPECT_EQ(view.follow_up.state(), v1::FollowUp::STATE_OPEN);
  EXPECT_EQ(view.soon, FollowUpState::kFinished);
  EXPECT_EQ(view.sent.asked, Step::kFinishFollowUp);
  const auto items = OpenItems();
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].lane, items[1].lane);
  EXPECT_EQ(Reason(ledger_->Plan(Plan("follow_ups/a"))), v1::ERROR_REASON_FOLLOW_UP_STATE);
}

TEST_F(LedgerCommandsTest, APlanNeedsSomebodyAndADayThatIsNotOver) {
  ServeFollowUp("a", v1::FollowUp::STATE_OPEN);
  v1::PlanFollowUpRequest late = Plan("follow_ups/a");
  late.set_due_date(Day(-1));
  EXPECT_EQ(Reason(ledger_->Plan(late)), v1::ERROR_REASON_FIELD_INVALID);
  v1::PlanFollowUpRequest nobody = Plan("follow_ups/a");
  nobody.clear_owner();
  EXPECT_EQ(Reason(ledger_->Plan(nobody)), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(Reason(ledger_->Plan(Plan("follow_ups/none"))), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_TRUE(OpenItems().empty());
}

TEST_F(LedgerCommandsTest, ASecondPersonCloses) {
  ServeUnit(false);
  ServeFollowUp("own", v1::FollowUp::STATE_FINISHED, kMe);
  ServeFollowUp("other", v1::FollowUp::STATE_FINISHED, "people/ma", "", "people/ma");
  ServeFollowUp("done-by-me", v1::FollowUp::STATE_FINISHED, "people/ma", "", kMe);
  ServeFollowUp("done-here", v1::FollowUp::STATE_PLANNED, "people/ma");
  EXPECT_EQ(FollowUp("follow_ups/own").why_not_close.reason, v1::ERROR_REASON_OWN_FOLLOW_UP);
  EXPECT_EQ(Reason(ledger_->Close("follow_ups/own")), v1::ERROR_REASON_OWN_FOLLOW_UP);
  EXPECT_EQ(Reason(ledger_->Close("follow_ups/done-by-me")), v1::ERROR_REASON_OWN_FOLLOW_UP);
  ASSERT_TRUE(ledger_->Finish(Finish("follow_ups/done-here")).ok());
  EXPECT_EQ(Reason(ledger_->Close("follow_ups/done-here")), v1::ERROR_REASON_OWN_FOLLOW_UP);
  EXPECT_TRUE(ledger_->Close("follow_ups/other").ok());
  EXPECT_EQ(Reason(ledger_->Close("follow_ups/other")), v1::ERROR_REASON_FOLLOW_UP_STATE);
}

TEST_F(LedgerCommandsTest, WhereOnePersonIsEnoughTheOwnerCloses) {
  ServeUnit(true);
  ServeFollowUp("own", v1::FollowUp::STATE_FINISHED, kMe);
  EXPECT_TRUE(FollowUp("follow_ups/own").why_not_close.none());
  EXPECT_TRUE(ledger_->Close("follow_ups/own").ok());
}

TEST_F(LedgerCommandsTest, OpeningAgainNeedsAReason) {
  ServeFollowUp("a", v1::FollowUp::STATE_CLOSED, "people/ma");
  v1::ReopenFollowUpRequest request;
  request.set_follow_up("follow_ups/a");
  EXPECT_EQ(Reason(ledger_->Reopen(request)), v1::ERROR_REASON_FIELD_INVALID);
  request.set_reason("It is out again.");
  ASSERT_TRUE(ledger_->Reopen(request).ok());
  EXPECT_EQ(FollowUp("follow_ups/a").soon, FollowUpState::kPlanned);
}

TEST_F(LedgerCommandsTest, ATextThatLooksPrivateIsAskedAboutOnThePhone) {
  ServeFollowUp("a", v1::FollowUp::STATE_PLANNED, kMe);
  v1::FinishFollowUpRequest finish = Finish("follow_ups/a");
  finish.set_evidence("见3号楼2单元门口");
  EXPECT_EQ(Reason(ledger_->Finish(finish)), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
  finish.set_public_text_is_fine(true);
  EXPECT_TRUE(ledger_->Finish(finish).ok());
  v1::OpenFollowUpRequest open;
  open.mutable_follow_up()->set_title("3号楼2单元的灯");
  EXPECT_EQ(Reason(ledger_->Open(open)), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
  v1::RecordDeedRequest deed;
  deed.mutable_deed()->set_civil_date(Day(0));
  deed.mutable_deed()->set_title("送到3号楼2单元");
  deed.mutable_deed()->set_beneficiary("邻居");
  EXPECT_EQ(Reason(ledger_->Record(deed)), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
}

TEST_F(LedgerCommandsTest, OverdueComesFirstAndWithoutADateLast) {
  ServeFollowUp("no-date", v1::FollowUp::STATE_OPEN);
  ServeFollowUp("later", v1::FollowUp::STATE_PLANNED, kMe, Day(9));
  ServeFollowUp("soon", v1::FollowUp::STATE_PLANNED, "people/ma", Day(0));
  ServeFollowUp("late", v1::FollowUp::STATE_PLANNED, "people/ma", Day(-1));
  ServeFollowUp("done", v1::FollowUp::STATE_FINISHED, "people/ma", Day(-7));
  const auto views = view_->FollowUps();
  ASSERT_TRUE(views.ok());
  std::vector<std::string> order;
  for (const FollowUpView& view : *views) order.push_back(view.follow_up.name());
  EXPECT_EQ(order,
            (std::vector<std::string>{"follow_ups/late", "follow_ups/done", "follow_ups/soon",
                                      "follow_ups/later", "follow_ups/no-date"}));
  EXPECT_TRUE(views->front().overdue);
  EXPECT_FALSE((*views)[1].overdue);
  EXPECT_TRUE((*views)[3].own);
}

TEST_F(LedgerCommandsTest, ARefusedStepStaysInFrontUntilItWasSeen) {
  ServeFollowUp("a", v1::FollowUp::STATE_OPEN);
  const auto queued = ledger_->Plan(Plan("follow_ups/a"));
  ASSERT_TRUE(queued.ok());
  const auto item = outbox_->Find(queued->request_id);
  ASSERT_TRUE(item.ok() && *item);
  ASSERT_TRUE(outbox_->Reject(**item, MakeError(v1::ERROR_REASON_PERSON_MERGED, "merged")).ok());
  FollowUpView view = FollowUp("follow_ups/a");
  EXPECT_EQ(view.sent.kind, Way::kRefused);
  EXPECT_EQ(view.sent.refusal.reason, v1::ERROR_REASON_PERSON_MERGED);
  EXPECT_EQ(view.soon, FollowUpState::kOpen);
  ASSERT_TRUE(outbox_->Discard(view.sent.request_id).ok());
  EXPECT_EQ(FollowUp("follow_ups/a").sent.kind, Way::kNone);
}

TEST_F(LedgerCommandsTest, NobodyConfirmsTheirOwnDeed) {
  ServeDeed("own", v1::Deed::STATE_WAITING, kMe);
  ServeDeed("other", v1::Deed::STATE_WAITING, "people/ma");
  EXPECT_EQ(Reason(ledger_->Decide("deeds/own", true, "")), v1::ERROR_REASON_OWN_DEED);
  EXPECT_TRUE(ledger_->Decide("deeds/own", false, "It was another day").ok());
  EXPECT_EQ(Reason(ledger_->Decide("deeds/other", false, "")), v1::ERROR_REASON_FIELD_INVALID);
  ASSERT_TRUE(ledger_->Decide("deeds/other", true, "").ok());
  const auto view = view_->Deed("deeds/other");
  ASSERT_TRUE(view.ok() && *view);
  EXPECT_EQ((*view)->deed.state(), v1::Deed::STATE_WAITING);
  EXPECT_TRUE((*view)->sent.confirm);
  EXPECT_EQ(Reason(ledger_->ReverseDeed("deeds/other", "twice")), v1::ERROR_REASON_DEED_STATE);
}

TEST_F(LedgerCommandsTest, ADeedIsNotOfADayToCome) {
  v1::RecordDeedRequest request;
  request.mutable_deed()->set_title("Cleared the snow");
  request.mutable_deed()->set_beneficiary("The north gate");
  request.mutable_deed()->set_person(kMe);
  request.mutable_deed()->set_civil_date(Day(1));
  EXPECT_EQ(Reason(ledger_->Record(request)), v1::ERROR_REASON_FIELD_INVALID);
  request.mutable_deed()->set_civil_date(Day(0));
  const auto queued = ledger_->Record(request);
  ASSERT_TRUE(queued.ok()) << queued.status();
  ServeDeed("old", v1::Deed::STATE_CONFIRMED, kMe, Day(-30));
  const auto views = view_->Deeds();
  ASSERT_TRUE(views.ok());
  ASSERT_EQ(views->size(), 2u);
  EXPECT_EQ(views->front().deed.name(), queued->resource);
  EXPECT_TRUE(views->front().new_here);
  EXPECT_EQ(Reason(ledger_->Decide(queued->resource, true, "")), v1::ERROR_REASON_DEED_STATE);
}

TEST_F(LedgerCommandsTest, AGiftIsTakenBackOnce) {
  ServeGift("a", v1::Gift::STATE_RECORDED);
  ServeGift("gone", v1::Gift::STATE_REVERSED);
  EXPECT_EQ(Reason(ledger_->ReverseGift("gifts/a", "")), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(Reason(ledger_->ReverseGift("gifts/gone", "x")), v1::ERROR_REASON_GIFT_STATE);
  EXPECT_EQ(Reason(ledger_->ReverseGift("gifts/none", "x")), v1::ERROR_REASON_NOT_FOUND);
  ASSERT_TRUE(ledger_->ReverseGift("gifts/a", "Counted twice").ok());
  const auto view = view_->Gift("gifts/a");
  ASSERT_TRUE(view.ok() && *view);
  EXPECT_EQ((*view)->sent.asked, Step::kReverseGift);
  EXPECT_EQ((*view)->gift.state(), v1::Gift::STATE_RECORDED);
}

TEST_F(LedgerCommandsTest, AnUnsentGiftNamesItsGiver) {
  ServeRow("people/ma", [](v1::Change& change) {
    change.mutable_person()->set_name("people/ma");
    change.mutable_person()->set_display_name("Ma Xiaoyan");
  });
  v1::RecordGiftRequest request;
  request.mutable_gift()->set_item("Blankets");
  request.mutable_gift()->set_person("people/ma");
  request.mutable_gift()->set_receive_date(Day(0));
  const auto queued = ledger_->Record(request);
  ASSERT_TRUE(queued.ok()) << queued.status();
  const auto view = view_->Gift(queued->resource);
  ASSERT_TRUE(view.ok() && *view);
  EXPECT_EQ((*view)->gift.donor_display_name(), "Ma Xiaoyan");
  EXPECT_EQ((*view)->gift.state(), v1::Gift::STATE_RECORDED);
}

}  // namespace
}  // namespace glimmer::mobile
