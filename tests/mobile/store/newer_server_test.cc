// A server that is newer than the app: what the app does not know yet is kept or passed over, and
// never breaks what it knows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "mobile/store/overlay.h"
#include "shared/rpc/error.h"
#include "tests/mobile/store/store_fixture.h"
#include "tests/support/new_fields.h"

namespace glimmer::mobile {
namespace {

// The message as a later version of it would have been read.
template <typename Message>
Message WithNewFields(const Message& message) {
  Message later;
  EXPECT_TRUE(later.ParseFromString(absl::StrCat(message.SerializeAsString(), test::kNewFields)));
  return later;
}

class NewerServerTest : public StoreFixture {
 protected:
  OutboxItem SendOne() {
    const auto claimed = outbox_->Claim(1);
    EXPECT_EQ(claimed->size(), 1u);
    return claimed->empty() ? OutboxItem() : claimed->front();
  }
};

TEST_F(NewerServerTest, FieldsItDoesNotKnowAreKept) {
  Serve(WithNewFields(MakeShift("a", absl::Hours(2))));
  const auto shift = store_->Get<v1::Shift>("shifts/a");
  ASSERT_TRUE(shift.ok() && *shift);
  EXPECT_EQ((*shift)->title(), "a");
  EXPECT_THAT((*shift)->SerializeAsString(), testing::EndsWith(std::string(test::kNewFields)));
}

TEST_F(NewerServerTest, ResourcesAndChangesItDoesNotKnowArePassedOver) {
  Serve(MakeShift("a", absl::Hours(2)));
  auto page = Page();
  v1::Change robot;
  robot.set_name("robots/r");
  robot.set_kind(v1::Change::KIND_UPSERT);
  *page.add_changes() = WithNewFields(robot);
  v1::Change folded;
  folded.set_name("shifts/a");
  folded.set_kind(static_cast<v1::Change::Kind>(99));
  *page.add_changes() = folded;
  Add(page, MakeShift("b", absl::Hours(3)));
  page.set_next_page_token("after");
  ASSERT_TRUE(store_->ApplyPage(WithNewFields(page)).ok());
  EXPECT_EQ(store_->ListShifts(clock_.Now())->size(), 2u);
  EXPECT_EQ(store_->Feed()->page_token, "after");
}

TEST_F(NewerServerTest, StatesItDoesNotKnowAreShownAsNone) {
  Serve(MakeShift("a", absl::Hours(2)));
  Serve(MakeSignUp("s", "a", static_cast<v1::SignUp::State>(99)));
  const auto view = overlay_->Shift("shifts/a");
  ASSERT_TRUE(view.ok() && *view) << view.status();
  EXPECT_EQ((*view)->mine.kind, MyState::Kind::kNone);
  v1::Shift shift = MakeShift("b", absl::Hours(5));
  shift.set_state(static_cast<v1::Shift::State>(99));
  Serve(shift);
  EXPECT_EQ(overlay_->Shifts(clock_.Now())->size(), 2u);
}

// It is refused, says so, and is not sent again by itself.
TEST_F(NewerServerTest, AReasonItDoesNotKnowIsARefusal) {
  Serve(MakeShift("a", absl::Hours(2)));
  ASSERT_TRUE(commands_->SignUp({.shift = "shifts/a"}).ok());
  google::rpc::ErrorInfo info;
  info.set_reason("MOON_IS_FULL");
  info.set_domain("glimmer");
  absl::Status refusal = absl::FailedPreconditionError("The moon is full.");
  refusal.SetPayload("type.googleapis.com/google.rpc.ErrorInfo",
                     absl::Cord(info.SerializeAsString()));
  ASSERT_TRUE(outbox_->Reject(SendOne(), refusal).ok());
  const auto view = overlay_->Shift("shifts/a");
  EXPECT_EQ((*view)->mine.kind, MyState::Kind::kRefused);
  EXPECT_TRUE((*view)->mine.refusal.other);
  EXPECT_TRUE(outbox_->Claim(1)->empty());
  EXPECT_EQ(outbox_->Counts()->refused, 1);
}

TEST_F(NewerServerTest, AnAnswerThatSaysMoreIsTaken) {
  Serve(MakeShift("a", absl::Hours(2)));
  const auto queued = commands_->SignUp({.shift = "shifts/a"});
  ASSERT_TRUE(queued.ok());
  v1::CreateSignUpResponse answer;
  *answer.mutable_sign_up() = MakeSignUp("s", "a", v1::SignUp::STATE_CONFIRMED);
  ASSERT_TRUE(outbox_->Accept(SendOne(), WithNewFields(answer).SerializeAsString()).ok());
  EXPECT_EQ((*overlay_->Shift("shifts/a"))->mine.kind, MyState::Kind::kConfirmed);
}

}  // namespace
}  // namespace glimmer::mobile
