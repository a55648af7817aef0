#include "shared/domain/wish_rules.h"

#include <gtest/gtest.h>

#include "shared/rpc/error.h"

namespace glimmer {
namespace {

TEST(WishRulesTest, CountsAloneMakeTheStateOfAPublishedWish) {
  WishCounts counts{.quantity = 3'000};
  EXPECT_EQ(StateOfCounts(counts), WishState::kOpen);
  AddTo(counts, ClaimState::kHeld, 1'000);
  EXPECT_EQ(StateOfCounts(counts), WishState::kOpen);
  AddTo(counts, ClaimState::kConfirmed, 2'000);
  EXPECT_EQ(StateOfCounts(counts), WishState::kClaimed);
  AddTo(counts, ClaimState::kHeld, -1'000);
  AddTo(counts, ClaimState::kDelivered, 1'000);
  EXPECT_EQ(StateOfCounts(counts), WishState::kDelivered);
  AddTo(counts, ClaimState::kDelivered, -1'000);
  AddTo(counts, ClaimState::kConfirmed, 1'000);
  EXPECT_EQ(StateOfCounts(counts), WishState::kConfirmed);
  AddTo(counts, ClaimState::kReleased, 5'000);
  EXPECT_EQ(counts.claimed, 3'000);
}

TEST(WishRulesTest, WhatTheMachineDoesNotNameIsRefused) {
  EXPECT_EQ(ReasonOf(NextState(WishState::kOpen, WishAction::kApprove).status()),
            v1::ERROR_REASON_WISH_STATE);
  EXPECT_EQ(MetadataOf(NextState(WishState::kClosed, WishAction::kWithdraw).status(), "state"),
            "CLOSED");
  EXPECT_EQ(ReasonOf(NextState(ClaimState::kReleased, ClaimAction::kDeliver).status()),
            v1::ERROR_REASON_CLAIM_STATE);
  EXPECT_EQ(MetadataOf(NextState(ClaimState::kLapsed, ClaimAction::kRelease).status(), "state"),
            "LAPSED");
}

TEST(WishRulesTest, AsksForAllThatIsLeft) {
  ClaimFacts facts;
  facts.counts = {.quantity = 5'000, .claimed = 2'000};
  facts.may_split = true;
  EXPECT_EQ(*CheckClaim(facts, 0), 3'000);
  EXPECT_EQ(*CheckClaim(facts, 3'000), 3'000);
  EXPECT_EQ(MetadataOf(CheckClaim(facts, 3'001).status(), "left"), "3000");
  EXPECT_EQ(ReasonOf(CheckClaim(facts, -1).status()), v1::ERROR_REASON_FIELD_INVALID);
  facts.held_by_person = kMostHeldClaims;
  EXPECT_EQ(MetadataOf(CheckClaim(facts, 0).status(), "limit"), "3");
  facts.may_exceed = true;
  EXPECT_TRUE(CheckClaim(facts, 0).ok());
}

TEST(WishRulesTest, SeesAddressesAndNumbers) {
  for (const char* text : {"电话13900000000", "打 139 0000 0000", "０１０－６６６６ ００００",
                           "微信 1390000-0000", "3号楼", "2 单元", "502室", "幸福路12号",
                           "东风村 3 组", "解放街２０号", "call 555-0199-22"}) {
    EXPECT_TRUE(LooksPrivate(text)) << text;
  }
  for (const char* text : {"", "5号电池两节", "11月26号前", "图画书 20 本", "每天 8:30-10:00",
                           "3组春联", "楼道里的灯坏了", "2026-12-31", "100 元以内"}) {
    EXPECT_FALSE(LooksPrivate(text)) << text;
  }
}

}  // namespace
}  // namespace glimmer
