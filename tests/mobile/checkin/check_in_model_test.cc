// One check-in or check-out and each thing that can become of it.
#include "mobile/checkin/check_in_model.h"

#include <gtest/gtest.h>

#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/base45.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/person_code.h"
#include "shared/crypto/signed_site_code.h"
#include "shared/crypto/signing.h"
#include "shared/crypto/site_code.h"
#include "shared/domain/claim_message.h"
#include "shared/rpc/error.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

// At 14:02, when the shift has begun.
class CheckInModelTest : public testing::Test {
 protected:
  CheckInModelTest() { stage_.Advance(absl::Minutes(40)); }

  void ServeCheckIn() {
    v1::Attendance there;
    there.set_name("attendances/mine");
    there.set_shift("shifts/books");
    there.set_person("people/zhao");
    there.set_state(v1::Attendance::STATE_CHECKED_IN);
    *there.mutable_check_in_time() = ToTimestamp(stage_.clock().Now());
    stage_.Serve(there);
  }
  OutboxItem Sent() { return stage_.phone().outbox().Claim(1)->at(0); }
  void Answer(const absl::Status& refusal) {
    ASSERT_TRUE(stage_.phone().outbox().Reject(Sent(), refusal).ok());
    stage_.context().AnnounceChange();
  }

  // What the leader's screen of `shift` showed so long ago.
  QString Shown(const std::string& shift, absl::Duration ago = absl::ZeroDuration()) {
    const auto known = *stage_.phone().store().Get<v1::Shift>("shifts/" + shift);
    const absl::Time at = stage_.context().Now() - ago;
    const SignedSiteCode code{
        .shift_mark = ShiftMark(shift),
        .step = static_cast<uint32_t>(SiteStep(FromTimestamp(known->start_time()), at)),
        .device_id = std::string(26, '0')};
    return QString::fromStdString(
        Base45Encode(SignSiteCode(code, SigningKeyFromSeed(std::string(32, 's'))->secret_key)));
  }

  PageStage stage_;
};

TEST_F(CheckInModelTest, SavesOnThisPhoneAndSaysSo) {
  CheckInModel model(stage_.context(), "shifts/books", false);
  EXPECT_EQ(model.title(), "图书角整理");
  ASSERT_TRUE(model.submit("12345678", 0));
  EXPECT_TRUE(model.finished());
  EXPECT_EQ(model.fate(), "saved");
  EXPECT_EQ(model.heading(), "已签到");
  EXPECT_TRUE(model.fateTitle().contains("14:02")) << model.fateTitle().toStdString();
  EXPECT_TRUE(model.nextTitle().contains("16:00"));
  EXPECT_TRUE(model.canUndo());
}

TEST_F(CheckInModelTest, KeepsTheDigitsOfACodeThatIsNone) {
  CheckInModel model(stage_.context(), "shifts/books", false);
  for (const char* code : {"", "1234567", "1234567x"}) {
    EXPECT_FALSE(model.submit(code, 0)) << code;
    EXPECT_FALSE(model.problem().isEmpty()) << code;
    EXPECT_FALSE(model.finished());
  }
  model.forgetProblem();
  EXPECT_EQ(model.problem(), "");
  EXPECT_EQ(stage_.phone().outbox().Counts()->waiting, 0);
}

TEST_F(CheckInModelTest, NeverTakesAnEmptyCodeForAnOwnStatement) {
  ServeCheckIn();
  CheckInModel model(stage_.context(), "shifts/books", true);
  EXPECT_FALSE(model.submit("", 0));
  EXPECT_EQ(stage_.phone().outbox().Counts()->waiting, 0);
}

TEST_F(CheckInModelTest, SaysWhyTheServerRefusedAndTriesAgain) {
  CheckInModel model(stage_.context(), "shifts/books", false);
  ASSERT_TRUE(model.submit("12345678", 0));
  Answer(MakeError(v1::ERROR_REASON_SITE_CODE_WRONG, "wrong"));
  EXPECT_EQ(model.fate(), "refused");
  EXPECT_EQ(model.heading(), "没有签到成功");
  EXPECT_FALSE(model.canUndo());
  const QString why = model.fateTitle();
  EXPECT_FALSE(why.isEmpty());
  model.tryAgain();
  EXPECT_FALSE(model.finished());
  EXPECT_EQ(model.problem(), why);
  EXPECT_EQ(stage_.phone().outbox().Counts()->refused, 0);
  EXPECT_TRUE(model.submit("87654321", 0));
}

TEST_F(CheckInModelTest, TakesUpWhatAnEarlierVisitLeft) {
  ASSERT_TRUE(
      stage_.phone().commands().CheckIn("shifts/books", "12345678", stage_.clock().Now()).ok());
  CheckInModel model(stage_.context(), "shifts/books", false);
  EXPECT_EQ(model.fate(), "saved");
  CheckInModel going(stage_.context(), "shifts/books", true);
  EXPECT_FALSE(going.finished());
  Answer(MakeError(v1::ERROR_REASON_SITE_CODE_WRONG, "wrong"));
  EXPECT_EQ(model.fate(), "refused");
}

TEST_F(CheckInModelTest, UndoesBeforeItIsSentAndNotAfter) {
  CheckInModel model(stage_.context(), "shifts/books", false);
  ASSERT_TRUE(model.submit("12345678", 0));
  model.takeBack();
  EXPECT_FALSE(model.finished());
  EXPECT_EQ(stage_.phone().outbox().Counts()->waiting, 0);
  ASSERT_TRUE(model.submit("12345678", 0));
  const OutboxItem sent = Sent();
  stage_.context().AnnounceChange();
  EXPECT_FALSE(model.canUndo());
  QString sentence;
  QObject::connect(&model, &PageModel::refused, [&](const QString& words) { sentence = words; });
  model.takeBack();
  EXPECT_FALSE(sentence.isEmpty());
  EXPECT_TRUE(model.finished());
  EXPECT_EQ(sent.method, kCheckIn);
}

TEST_F(CheckInModelTest, TheCardGoesWithTheServersAnswer) {
  CheckInModel model(stage_.context(), "shifts/books", false);
  ASSERT_TRUE(model.submit("12345678", 0));
  v1::CheckInResponse response;
  response.mutable_attendance()->set_name("attendances/mine");
  response.mutable_attendance()->set_shift("shifts/books");
  response.mutable_attendance()->set_person("people/zhao");
  response.mutable_attendance()->set_state(v1::Attendance::STATE_CHECKED_IN);
  ASSERT_TRUE(stage_.phone().outbox().Accept(Sent(), response.SerializeAsString()).ok());
  stage_.context().AnnounceChange();
  EXPECT_EQ(model.fate(), "sent");
  EXPECT_EQ(model.fateTitle(), "");
  EXPECT_EQ(model.heading(), "已签到");
  EXPECT_FALSE(model.canUndo());
}

TEST_F(CheckInModelTest, OwnStatementSaysThatSomebodyMustConfirmIt) {
  ServeCheckIn();
  stage_.Advance(absl::Minutes(118));
  CheckInModel model(stage_.context(), "shifts/books", true);
  ASSERT_TRUE(model.submitWithoutCode(15));
  EXPECT_EQ(model.heading(), "已签退");
  EXPECT_TRUE(model.nextTitle().contains("118")) << model.nextTitle().toStdString();
  EXPECT_TRUE(model.nextTitle().contains("15"));
  EXPECT_TRUE(model.nextSentence().contains("确认")) << model.nextSentence().toStdString();
  v1::CheckOutRequest request;
  ASSERT_TRUE(request.ParseFromString(stage_.phone().outbox().Open()->at(0).request));
  EXPECT_EQ(request.claim().method(), v1::AttendanceClaim::METHOD_OWN_STATEMENT);
  EXPECT_EQ(request.break_minutes(), 15);
}

TEST_F(CheckInModelTest, RefusesBreaksLongerThanTheStay) {
  ServeCheckIn();
  stage_.Advance(absl::Minutes(20));
  CheckInModel model(stage_.context(), "shifts/books", true);
  EXPECT_FALSE(model.submit("12345678", 60));
  EXPECT_FALSE(model.problem().isEmpty());
}

TEST_F(CheckInModelTest, TakesAScannedCodeAtOnce) {
  CheckInModel model(stage_.context(), "shifts/books", false);
  const QString code = Shown("books");
  model.scan(code, 0);
  EXPECT_EQ(model.fate(), "saved");
  EXPECT_EQ(model.scanProblem(), "");
  const auto request = stage_.LastRequest<v1::CheckInRequest>();
  EXPECT_EQ(request.claim().signed_site_code(), *Base45Decode(code.toStdString()));
  model.scan(Shown("books"), 0);  // a frame that was still on its way
  EXPECT_EQ(stage_.phone().outbox().Counts()->waiting, 1);
}

TEST_F(CheckInModelTest, SaysWhatIsWrongWithAScannedCode) {
  CheckInModel model(stage_.context(), "shifts/books", false);
  for (const QString& code : {QStringLiteral("https://example.org"), QStringLiteral("ABC"),
                              QString(), Shown("reading")}) {
    model.scan(code, 0);
    EXPECT_FALSE(model.finished()) << code.toStdString();
    EXPECT_FALSE(model.scanProblem().isEmpty()) << code.toStdString();
    EXPECT_FALSE(model.scanStands()) << code.toStdString();
    EXPECT_EQ(model.problem(), "");  // of the digits nothing was said
  }
  EXPECT_EQ(stage_.phone().outbox().Counts()->waiting, 0);
  model.scan(Shown("books"), 0);
  EXPECT_TRUE(model.finished());
  EXPECT_EQ(model.scanProblem(), "");
}

TEST_F(CheckInModelTest, AnOldCodeIsSaidAndMayBeSentAllTheSame) {
  CheckInModel model(stage_.context(), "shifts/books", false);
  const QString code = Shown("books", absl::Minutes(11));
  model.scan(code, 0);
  EXPECT_FALSE(model.finished());
  EXPECT_TRUE(model.scanStands());
  EXPECT_TRUE(model.scanProblem().contains("13:51")) << model.scanProblem().toStdString();
  EXPECT_TRUE(model.scanProblem().contains("14:02")) << model.scanProblem().toStdString();
  model.scan("nonsense", 0);
  EXPECT_FALSE(model.scanStands());
  model.scan(code, 0);
  model.submitScanned(0);
  EXPECT_EQ(model.fate(), "saved");
  EXPECT_FALSE(model.scanStands());
  EXPECT_EQ(stage_.LastRequest<v1::CheckInRequest>().claim().signed_site_code(),
            *Base45Decode(code.toStdString()));
}

TEST_F(CheckInModelTest, ACodeOfTheLastMinutesIsTaken) {
  CheckInModel model(stage_.context(), "shifts/books", false);
  model.scan(Shown("books", absl::Minutes(9)), 0);
  EXPECT_TRUE(model.finished());
}

TEST_F(CheckInModelTest, AScannedCheckOutHasItsBreaks) {
  ServeCheckIn();
  stage_.Advance(absl::Minutes(60));
  CheckInModel model(stage_.context(), "shifts/books", true);
  model.scan(Shown("books"), 15);
  const auto request = stage_.LastRequest<v1::CheckOutRequest>();
  EXPECT_EQ(request.break_minutes(), 15);
  EXPECT_EQ(request.claim().signed_site_code().size(), kSignedSiteCodeBytes);
}

// What the page shows to the leader's camera.
class ShownClaimTest : public CheckInModelTest {
 protected:
  ShownClaimTest() {
    stage_.ServeSigner();
    stage_.BelongTo(kSampleSigner);
  }
  static PersonCode Read(const CheckInModel& model) {
    const auto code = ParsePersonCode(Base45Decode(model.showQr().toStdString()).value_or(""));
    EXPECT_TRUE(code.ok()) << code.status();
    return code.value_or(PersonCode());
  }
};

TEST_F(ShownClaimTest, SaysWhoseItIsWhereAndWhich) {
  CheckInModel model(stage_.context(), "shifts/books", false);
  EXPECT_EQ(model.showQr(), "");
  ASSERT_TRUE(model.submit("12345678", 0));
  const PersonCode code = Read(model);
  EXPECT_EQ("people/" + code.person_id, kSampleSigner);
  ASSERT_TRUE(code.claim);
  EXPECT_FALSE(code.claim->out);
  EXPECT_EQ(code.claim->shift_mark, ShiftMark("books"));
  const v1::AttendanceClaim claim = stage_.LastRequest<v1::CheckInRequest>().claim();
  EXPECT_EQ(code.claim->hash, Blake2b256(ClaimMessage(ClaimKind::kIn, claim, 0)));
  // Once it was sent as well: the leader's phone may have no network.
  const QString shown = model.showQr();
  v1::CheckInResponse response;
  response.mutable_attendance()->set_name("attendances/mine");
  response.mutable_attendance()->set_shift("shifts/books");
  response.mutable_attendance()->set_person(kSampleSigner);
  response.mutable_attendance()->set_state(v1::Attendance::STATE_CHECKED_IN);
  ASSERT_TRUE(stage_.phone().outbox().Accept(Sent(), response.SerializeAsString()).ok());
  stage_.context().AnnounceChange();
  EXPECT_EQ(model.fate(), "sent");
  EXPECT_EQ(model.showQr(), shown);
}

TEST_F(ShownClaimTest, SaysThatTheyGo) {
  CheckInModel coming(stage_.context(), "shifts/books", false);
  ASSERT_TRUE(coming.submit("12345678", 0));
  stage_.Advance(absl::Minutes(60));
  CheckInModel going(stage_.context(), "shifts/books", true);
  ASSERT_TRUE(going.submitWithoutCode(15));
  const PersonCode code = Read(going);
  ASSERT_TRUE(code.claim);
  EXPECT_TRUE(code.claim->out);
  const v1::AttendanceClaim claim = stage_.LastRequest<v1::CheckOutRequest>().claim();
  EXPECT_EQ(code.claim->hash, Blake2b256(ClaimMessage(ClaimKind::kOut, claim, 15)));
}

TEST_F(ShownClaimTest, GoesWithARefusalAndWithAnUndo) {
  CheckInModel model(stage_.context(), "shifts/books", false);
  ASSERT_TRUE(model.submit("12345678", 0));
  QString said;
  QObject::connect(&model, &PageModel::done, [&](const QString& words) { said = words; });
  model.takeBack();
  EXPECT_EQ(model.showQr(), "");
  EXPECT_TRUE(said.contains("带队人")) << said.toStdString();  // may have scanned it
  ASSERT_TRUE(model.submit("12345678", 0));
  EXPECT_NE(model.showQr(), "");
  Answer(MakeError(v1::ERROR_REASON_SITE_CODE_WRONG, "wrong"));
  EXPECT_EQ(model.fate(), "refused");
  EXPECT_EQ(model.showQr(), "");
}

TEST_F(ShownClaimTest, IsNoneWithoutASignature) {
  ASSERT_TRUE(stage_.phone().secrets().Remove(kDeviceKey).ok());
  CheckInModel model(stage_.context(), "shifts/books", false);
  ASSERT_TRUE(model.submit("12345678", 0));
  EXPECT_EQ(model.fate(), "saved");
  EXPECT_EQ(model.showQr(), "");
}

TEST_F(ShownClaimTest, IsNoneOfWhoLeadsTheShift) {
  v1::Shift shift = **stage_.phone().store().Get<v1::Shift>("shifts/books");
  shift.set_leader(kSampleSigner);
  stage_.Serve(shift);
  CheckInModel model(stage_.context(), "shifts/books", false);
  ASSERT_TRUE(model.submit("12345678", 0));
  EXPECT_EQ(model.fate(), "saved");
  EXPECT_EQ(model.showQr(), "");
}

TEST_F(CheckInModelTest, RefusesBeforeTheWindow) {
  PageStage early;
  CheckInModel model(early.context(), "shifts/books", false);
  EXPECT_FALSE(model.submit("12345678", 0));  // 13:22
  EXPECT_FALSE(model.problem().isEmpty());
}

}  // namespace
}  // namespace glimmer::mobile
