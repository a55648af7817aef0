// Each thing that the leader's camera may read, and what comes of it.
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "mobile/shifts/roster_model.h"
#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/base45.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/signed_site_code.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

// Somebody whom this phone knows, and who is on no roster.
constexpr char kHe[] = "people/01JD5AMP1E0000000000000002";
constexpr char kStranger[] = "people/01JD5AMP1E0000000000000003";

QString Text(const PersonCode& code) {
  return QString::fromStdString(Base45Encode(EncodePersonCode(code)));
}

PersonCode Card(absl::string_view person) { return {.person_id = std::string(person.substr(7))}; }

PersonCode Claim(absl::string_view person, bool out, const std::string& shift = "books") {
  PersonCode code = Card(person);
  code.claim = PersonCode::Claim{
      .out = out, .shift_mark = ShiftMark(shift), .hash = std::string(32, out ? 'w' : 'c')};
  return code;
}

// At 14:02, on the phone of 周宁, who leads the shift until 16:00.
class RosterScanningTest : public testing::Test {
 protected:
  RosterScanningTest() {
    stage_.Advance(absl::Minutes(40));
    stage_.BelongTo("people/zhou");
    stage_.ServeSigner();
    QObject::connect(
        &model_, &RosterModel::scanSaid,
        [this](const QString& title, const QString& sentence, const QString& id, bool good) {
          title_ = title;
          sentence_ = sentence;
          request_ = id;
          good_ = good;
        });
  }
  void Scan(const PersonCode& code) { Scan(Text(code)); }
  void Scan(const QString& text) {
    title_.clear();
    model_.scanned(text);
    stage_.context().AnnounceChange();
  }
  void ServePerson(const std::string& name, const std::string& merged_into = "") {
    stage_.Serve(name, [&](v1::Change& change) {
      v1::Person& person = *change.mutable_person();
      person.set_name(name);
      person.set_display_name("何老师");
      person.set_merged_into(merged_into);
    });
  }
  void ServeAttendance(v1::Attendance::State state) {
    v1::Attendance there;
    there.set_name("attendances/signer");
    there.set_shift("shifts/books");
    there.set_person(kSampleSigner);
    there.set_person_display_name("方小雨");
    there.set_state(state);
    *there.mutable_check_in_time() = ToTimestamp(stage_.clock().Now());
    *there.mutable_check_out_time() = ToTimestamp(stage_.clock().Now());
    stage_.Serve(there);
  }
  int Waiting() { return stage_.phone().outbox().Counts()->waiting; }
  QString BadgeOf(const QString& person) {
    for (int i = 0; i < model_.rows()->count(); ++i) {
      if (model_.rows()->At(i, "key") == person) {
        return model_.rows()->At(i, "badgeText").toString();
      }
    }
    return {};
  }

  PageStage stage_{SampleWho::kCoordinator};
  RosterModel model_{stage_.context(), "shifts/books"};
  QString title_, sentence_, request_;
  bool good_ = false;
};

TEST_F(RosterScanningTest, TheirClaimGetsASecondSignature) {
  Scan(Claim(kSampleSigner, false));
  EXPECT_EQ(title_, "方小雨到了");
  EXPECT_EQ(sentence_, "这台手机也签了名。");
  EXPECT_TRUE(good_);
  const v1::AttendanceClaim in = stage_.LastRequest<v1::CheckInRequest>().claim();
  EXPECT_EQ(in.person(), kSampleSigner);
  EXPECT_EQ(in.method(), v1::AttendanceClaim::METHOD_LEADER_TICK);
  EXPECT_EQ(in.scanned_claim_hash(), std::string(32, 'c'));
  EXPECT_FALSE(in.signature().empty());
  stage_.Advance(absl::Minutes(30));
  Scan(Claim(kSampleSigner, true));  // what a card would say does not matter
  EXPECT_FALSE(model_.cardsGo());
  EXPECT_EQ(title_, "方小雨走了");
  const v1::AttendanceClaim out = stage_.LastRequest<v1::CheckOutRequest>().claim();
  EXPECT_EQ(out.scanned_claim_hash(), std::string(32, 'w'));
}

TEST_F(RosterScanningTest, WhoIsHereAlreadyStaysHere) {
  ServeAttendance(v1::Attendance::STATE_CHECKED_IN);
  const QString before = BadgeOf(kSampleSigner);
  stage_.Advance(absl::Minutes(5));
  Scan(Claim(kSampleSigner, false));
  EXPECT_TRUE(good_);
  EXPECT_EQ(Waiting(), 1);
  EXPECT_EQ(BadgeOf(kSampleSigner), before);
  EXPECT_EQ(model_.savedHere(), 0);
}

TEST_F(RosterScanningTest, ScannedTwiceIsTickedOnce) {
  Scan(Claim(kSampleSigner, false));
  Scan(Claim(kSampleSigner, false));
  EXPECT_EQ(title_, "方小雨到了");
  EXPECT_EQ(sentence_, "这个码扫过了，没有改动。");
  EXPECT_TRUE(good_);
  EXPECT_EQ(request_, "");
  EXPECT_EQ(Waiting(), 1);
}

TEST_F(RosterScanningTest, EachCanBeUndone) {
  for (const PersonCode& code : {Claim(kSampleSigner, false), Card(kSampleSigner)}) {
    Scan(code);
    ASSERT_EQ(Waiting(), 1);
    ASSERT_FALSE(request_.isEmpty());
    model_.undo(request_);
    EXPECT_EQ(Waiting(), 0);
  }
}

TEST_F(RosterScanningTest, WithoutItsKeyThePhonePromisesNoSignature) {
  ASSERT_TRUE(stage_.phone().secrets().Remove(kDeviceKey).ok());
  Scan(Claim(kSampleSigner, false));
  EXPECT_EQ(title_, "方小雨到了");
  EXPECT_EQ(sentence_, "");
  EXPECT_EQ(Waiting(), 1);
}

TEST_F(RosterScanningTest, AClaimOfAnotherShiftIsSaidToBe) {
  Scan(Claim(kSampleSigner, false, "reading"));
  EXPECT_EQ(title_, "这是另一场的码");
  EXPECT_FALSE(good_);
  EXPECT_EQ(Waiting(), 0);
}

TEST_F(RosterScanningTest, ACardMeansComingAndFromTheMiddleOnGoing) {
  EXPECT_FALSE(model_.cardsGo());
  Scan(Card(kSampleSigner));
  EXPECT_EQ(title_, "方小雨到了");
  EXPECT_EQ(stage_.LastRequest<v1::CheckInRequest>().claim().person(), kSampleSigner);
  EXPECT_EQ(stage_.LastRequest<v1::CheckInRequest>().claim().scanned_claim_hash(), "");
  stage_.Advance(absl::Minutes(57));  // 14:59
  EXPECT_FALSE(model_.cardsGo());
  stage_.Advance(absl::Minutes(1));
  EXPECT_TRUE(model_.cardsGo());
  Scan(Card(kSampleSigner));
  EXPECT_EQ(title_, "方小雨走了");
  EXPECT_EQ(stage_.LastRequest<v1::CheckOutRequest>().claim().person(), kSampleSigner);
}

TEST_F(RosterScanningTest, ACardSaysWhatWasChosen) {
  Scan(Card(kSampleSigner));
  model_.setCardsGo(true);
  Scan(Card(kSampleSigner));
  EXPECT_EQ(title_, "方小雨走了");
  stage_.Advance(absl::Hours(2));
  model_.setCardsGo(false);
  EXPECT_FALSE(model_.cardsGo());
}

TEST_F(RosterScanningTest, ACardOfWhoIsHereOrHasLeftSaysSinceWhen) {
  ServeAttendance(v1::Attendance::STATE_CHECKED_IN);
  stage_.Advance(absl::Minutes(5));
  Scan(Card(kSampleSigner));
  EXPECT_EQ(title_, "方小雨已经到了");
  EXPECT_TRUE(sentence_.contains("14:02")) << sentence_.toStdString();
  ServeAttendance(v1::Attendance::STATE_CHECKED_OUT);
  for (const bool go : {false, true}) {
    model_.setCardsGo(go);
    Scan(Card(kSampleSigner));
    EXPECT_EQ(title_, "方小雨已经走了");
    EXPECT_TRUE(sentence_.contains("14:07")) << sentence_.toStdString();
  }
  EXPECT_TRUE(good_);
  EXPECT_EQ(Waiting(), 0);
}

TEST_F(RosterScanningTest, NobodyGoesWhoDidNotCome) {
  model_.setCardsGo(true);
  Scan(Card(kSampleSigner));
  EXPECT_EQ(title_, "方小雨");
  EXPECT_FALSE(sentence_.isEmpty());
  EXPECT_FALSE(good_);
  EXPECT_EQ(Waiting(), 0);
}

TEST_F(RosterScanningTest, ACardOfSomebodyElseMakesAWalkIn) {
  ServePerson(kHe);
  EXPECT_EQ(BadgeOf(kHe), "");
  Scan(Card(kHe));
  EXPECT_EQ(title_, "何老师到了");
  EXPECT_EQ(stage_.LastRequest<v1::CheckInRequest>().claim().person(), kHe);
  EXPECT_NE(BadgeOf(kHe), "");
}

TEST_F(RosterScanningTest, ACardThatIsOlderThanAMergeIsOfWhoRemained) {
  ServePerson(kHe, kSampleSigner);
  ServePerson(kSampleSigner);
  Scan(Card(kHe));
  EXPECT_EQ(title_, "方小雨到了");
  EXPECT_EQ(stage_.LastRequest<v1::CheckInRequest>().claim().person(), kSampleSigner);
}

TEST_F(RosterScanningTest, WhomThePhoneDoesNotKnowItDoesNotTick) {
  for (const PersonCode& code : {Card(kStranger), Claim(kStranger, false)}) {
    Scan(code);
    EXPECT_EQ(title_, "这台手机不认识这个人");
    EXPECT_FALSE(good_);
  }
  EXPECT_EQ(Waiting(), 0);
}

TEST_F(RosterScanningTest, NobodyScansThemselves) {
  stage_.BelongTo(kSampleSigner);
  for (const PersonCode& code : {Card(kSampleSigner), Claim(kSampleSigner, false)}) {
    Scan(code);
    EXPECT_EQ(title_, "这是你自己的码");
    EXPECT_FALSE(good_);
  }
  EXPECT_EQ(Waiting(), 0);
}

TEST_F(RosterScanningTest, WhatIsNobodysCodeIsSaidToBe) {
  const RosterModel leader(stage_.context(), "shifts/books");
  ASSERT_FALSE(leader.siteQr().isEmpty());
  for (const QString& text :
       {leader.siteQr(), QStringLiteral("GLIMMER-RECORD:6BF5"), QStringLiteral("12345678"),
        QStringLiteral("https://example.org"), QString(), Text(Card(kSampleSigner)).chopped(3)}) {
    Scan(text);
    EXPECT_EQ(title_, "这不是志愿者的码") << text.toStdString();
    EXPECT_FALSE(good_);
  }
  EXPECT_EQ(Waiting(), 0);
}

TEST_F(RosterScanningTest, ACodeOfALaterVersionAsksForAnUpdate) {
  std::string body = EncodePersonCode(Card(kSampleSigner)).substr(0, 18);
  body[0] = 2;
  const std::string check = Blake2b128(absl::StrCat("person-code-v1", body)).substr(0, 4);
  Scan(QString::fromStdString(Base45Encode(body + check)));
  EXPECT_EQ(title_, "这是新版本的码");
  EXPECT_FALSE(good_);
  EXPECT_EQ(Waiting(), 0);
}

}  // namespace
}  // namespace glimmer::mobile
