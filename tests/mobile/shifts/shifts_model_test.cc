// What the list, one shift and the roster show, and what each tap puts into the outbox.
#include <gtest/gtest.h>

#include <QSignalSpy>

#include "mobile/shifts/roster_model.h"
#include "mobile/shifts/shift_list_model.h"
#include "mobile/shifts/shift_model.h"
#include "mobile/shifts/site_code_source.h"
#include "mobile/store/pending.h"
#include "mobile/store/shown_codes_store.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/base45.h"
#include "shared/crypto/signed_site_code.h"
#include "shared/crypto/signing.h"
#include "shared/crypto/site_code.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

using Who = PageStage::Who;

// The row of `shift`; -1 when the list does not show it.
int RowOf(RowModel* rows, const QString& shift) {
  for (int i = 0; i < rows->count(); ++i) {
    if (rows->At(i, "key") == shift) return i;
  }
  return -1;
}

QString Cell(RowModel* rows, const QString& key, const char* role) {
  return rows->At(RowOf(rows, key), role).toString();
}

std::string LastMethod(PageStage& stage) {
  const auto open = stage.phone().outbox().Open();
  return open.ok() && !open->empty() ? open->back().method : std::string();
}

v1::Shift Known(PageStage& stage, const std::string& name) {
  return **stage.phone().store().Get<v1::Shift>(name);
}

TEST(ShiftList, ShowsStateStepAndReason) {
  PageStage stage;
  ShiftListModel model(stage.context());
  EXPECT_EQ(Cell(model.rows(), "shifts/books", "badgeKind"), "confirmed");
  EXPECT_EQ(Cell(model.rows(), "shifts/books", "step"), "");
  EXPECT_EQ(Cell(model.rows(), "shifts/crossing", "step"), "join");
  EXPECT_EQ(Cell(model.rows(), "shifts/crossing", "places"), "3/6");
  EXPECT_EQ(Cell(model.rows(), "shifts/phones", "step"), "offer");
  EXPECT_EQ(Cell(model.rows(), "shifts/river", "badgeKind"), "waitlist");
  EXPECT_EQ(Cell(model.rows(), "shifts/full", "step"), "line");
  EXPECT_EQ(Cell(model.rows(), "shifts/reading", "step"), "");
  EXPECT_NE(Cell(model.rows(), "shifts/reading", "whyNot"), "");
}

TEST(ShiftList, GoesByTheClockWithinADay) {
  PageStage stage;
  ShiftListModel model(stage.context());
  EXPECT_LT(RowOf(model.rows(), "shifts/crossing"), RowOf(model.rows(), "shifts/phones"));
  EXPECT_LT(RowOf(model.rows(), "shifts/phones"), RowOf(model.rows(), "shifts/river"));
  EXPECT_LT(RowOf(model.rows(), "shifts/river"), RowOf(model.rows(), "shifts/full"));
}

TEST(ShiftList, FiltersHideAndShow) {
  PageStage stage;
  ShiftListModel model(stage.context());
  const int all = model.rows()->count();
  model.setForMe(true);
  EXPECT_EQ(RowOf(model.rows(), "shifts/reading"), -1);
  EXPECT_GE(RowOf(model.rows(), "shifts/crossing"), 0);
  model.setForMe(false);
  model.setWeekend(true);  // the sample's Sunday is five days away
  EXPECT_EQ(model.rows()->count(), 1);
  EXPECT_EQ(RowOf(model.rows(), "shifts/later"), 0);
  model.setWeekend(false);
  model.setMineOnly(true);
  EXPECT_EQ(RowOf(model.rows(), "shifts/crossing"), -1);
  model.setMineOnly(false);
  EXPECT_EQ(model.rows()->count(), all);
}

TEST(ShiftList, JoinsAndTakesBack) {
  PageStage stage;
  ShiftListModel model(stage.context());
  QString request;
  QObject::connect(&model, &PageModel::done,
                   [&](const QString&, const QString& id) { request = id; });
  model.join("shifts/crossing", false);
  stage.context().AnnounceChange();
  EXPECT_EQ(LastMethod(stage), kCreateSignUp);
  EXPECT_EQ(Cell(model.rows(), "shifts/crossing", "badgeKind"), "waiting");
  ASSERT_FALSE(request.isEmpty());
  model.undo(request);
  stage.context().AnnounceChange();
  EXPECT_EQ(stage.phone().outbox().Counts()->waiting, 0);
  EXPECT_EQ(Cell(model.rows(), "shifts/crossing", "step"), "join");
}

TEST(ShiftList, TheLastPlaceIsRequestedOnly) {
  PageStage stage;
  v1::Shift shift = Known(stage, "shifts/crossing");
  shift.set_held(5);
  shift.mutable_positions(0)->set_held(5);
  stage.Serve(shift);
  stage.Use("en");
  ShiftListModel model(stage.context());
  model.join("shifts/crossing", false);
  stage.context().AnnounceChange();
  EXPECT_EQ(Cell(model.rows(), "shifts/crossing", "badgeText"), "Requested, not yet confirmed");
}

TEST(ShiftList, AnswersAnOffer) {
  PageStage stage;
  ShiftListModel model(stage.context());
  model.accept("sign_ups/phones-zhao");
  EXPECT_EQ(LastMethod(stage), kAcceptOffer);
  PageStage other;
  ShiftListModel second(other.context());
  second.decline("sign_ups/phones-zhao");
  EXPECT_EQ(LastMethod(other), kDeclineOffer);
}

TEST(ShiftDetail, BringsGuestsAlong) {
  PageStage stage;
  ShiftModel model(stage.context(), "shifts/crossing");
  EXPECT_EQ(model.step(), "join");
  model.join(2);
  stage.context().AnnounceChange();
  const auto view = stage.phone().overlay().Shift("shifts/crossing");
  EXPECT_EQ((*view)->mine.guests, 2);
  EXPECT_EQ(model.step(), "leave");
}

TEST(ShiftDetail, LeavesWithAndWithoutCoverAlsoLate) {
  for (const bool cover : {true, false}) {
    PageStage stage;  // the deadline of today's shift is past
    stage.Use("en");
    ShiftModel model(stage.context(), "shifts/books");
    EXPECT_EQ(model.step(), "leave");
    EXPECT_TRUE(model.mayAskForCover());
    EXPECT_TRUE(model.leaveSentence().startsWith("It is late"));
    model.leave(cover);
    EXPECT_EQ(LastMethod(stage), kLeaveShift);
    const auto view = stage.phone().overlay().Shift("shifts/books");
    EXPECT_EQ((*view)->mine.kind, cover ? MyState::Kind::kAskingForCover : MyState::Kind::kLeaving);
  }
}

TEST(ShiftDetail, OffersOthersWhenFull) {
  PageStage stage;
  ShiftModel model(stage.context(), "shifts/full");
  EXPECT_EQ(model.step(), "line");
  EXPECT_GE(RowOf(model.alternatives(), "shifts/crossing"), 0);
  EXPECT_LE(model.alternatives()->count(), 3);
  EXPECT_EQ(RowOf(model.alternatives(), "shifts/reading"), -1);
}

TEST(ShiftDetail, WhoPlansItChangesItUntilItBegins) {
  PageStage stage(Who::kCoordinator);
  ShiftModel model(stage.context(), "shifts/books");
  EXPECT_TRUE(model.plans());
  EXPECT_TRUE(model.mayChange());
  stage.Advance(absl::Hours(1));
  EXPECT_TRUE(model.plans());  // another date can still be added
  EXPECT_FALSE(model.mayChange());
  EXPECT_FALSE(ShiftModel(stage.context(), "shifts/off").mayChange());
  PageStage leader(Who::kLeader);
  EXPECT_FALSE(ShiftModel(leader.context(), "shifts/books").plans());
}

TEST(Roster, CountsTicksAndFilters) {
  PageStage stage(Who::kCoordinator);
  RosterModel model(stage.context(), "shifts/books");
  EXPECT_EQ(model.signedUp(), "7/8");
  EXPECT_EQ(model.there(), 1);
  EXPECT_EQ(model.missing(), 6);
  stage.Advance(absl::Minutes(20));
  model.checkIn("people/p1");
  stage.context().AnnounceChange();
  EXPECT_EQ(LastMethod(stage), kCheckIn);
  EXPECT_EQ(model.there(), 2);
  EXPECT_EQ(model.savedHere(), 1);
  EXPECT_EQ(Cell(model.rows(), "people/p1", "step"), "out");
  model.setFilter(1);
  EXPECT_EQ(model.rows()->count(), 5);
}

TEST(Roster, AddsAWalkIn) {
  PageStage stage(Who::kCoordinator);
  RosterModel model(stage.context(), "shifts/books");
  stage.Advance(absl::Minutes(20));
  model.search("李敏");  // on the roster already
  EXPECT_EQ(model.found()->count(), 0);
  model.search("小满");
  ASSERT_EQ(model.found()->count(), 1);
  model.checkIn("people/p6");
  stage.context().AnnounceChange();
  EXPECT_GE(RowOf(model.rows(), "people/p6"), 0);
}

TEST(Roster, ClosesWithThoseWhoDidNotCome) {
  PageStage stage(Who::kCoordinator);
  RosterModel model(stage.context(), "shifts/books");
  EXPECT_FALSE(model.canClose());
  stage.Advance(absl::Hours(2));
  ASSERT_TRUE(model.canClose());
  ASSERT_EQ(model.missing(), 6);
  const QString came = model.absent()->At(0, "key").toString();
  model.closeShift(12, 3, {came});
  const auto open = stage.phone().outbox().Open();
  ASSERT_EQ(open->back().method, kCloseShift);
  v1::CloseShiftRequest request;
  ASSERT_TRUE(request.ParseFromString(open->back().request));
  EXPECT_EQ(request.audience_count(), 12);
  EXPECT_EQ(request.guest_count(), 3);
  EXPECT_EQ(request.no_shows_size(), 5);
  for (const std::string& person : request.no_shows()) EXPECT_NE(person, came.toStdString());
}

TEST(Roster, ACoordinatorEntersTimesOfAClosedShift) {
  PageStage stage(Who::kCoordinator);
  RosterModel model(stage.context(), "shifts/books");
  const QString person = model.absent()->At(0, "key").toString();
  EXPECT_EQ(Cell(model.rows(), person, "step"), "in");
  v1::Shift shift = Known(stage, "shifts/books");
  shift.set_state(v1::Shift::STATE_CLOSED);
  stage.Serve(shift);
  model.RefreshNow();
  EXPECT_EQ(Cell(model.rows(), person, "step"), "enter");
  QSignalSpy refusals(&model, &PageModel::refused);
  model.enterTimes(person, "two", "16:00", "Was there");
  model.enterTimes(person, "14:00", "16:00", " ");
  EXPECT_EQ(refusals.count(), 2);
  model.enterTimes(person, model.plannedStart(), "01：30", "The leader's phone was empty");
  const auto request = stage.LastRequest<v1::EnterAttendanceRequest>();
  EXPECT_EQ(request.person(), person.toStdString());
  EXPECT_EQ(FromTimestamp(request.check_in_time()), FromTimestamp(shift.start_time()));
  const absl::CivilMinute left =
      absl::ToCivilMinute(FromTimestamp(request.check_out_time()), absl::LocalTimeZone());
  EXPECT_EQ(left, absl::CivilMinute(
                      absl::ToCivilDay(FromTimestamp(shift.start_time()), absl::LocalTimeZone())) +
                      25 * 60 + 30);
  model.RefreshNow();
  EXPECT_EQ(Cell(model.rows(), person, "step"), "");
}

TEST(Roster, ALeaderWhoIsNoCoordinatorEntersNothing) {
  PageStage stage(Who::kLeader);
  RosterModel model(stage.context(), "shifts/books");
  const QString person = model.absent()->At(0, "key").toString();
  v1::Shift shift = Known(stage, "shifts/books");
  shift.set_state(v1::Shift::STATE_CLOSED);
  stage.Serve(shift);
  model.RefreshNow();
  EXPECT_EQ(Cell(model.rows(), person, "step"), "");
}

TEST(Roster, CodeFollowsTheClockWithoutSignal) {
  PageStage stage(Who::kLeader);
  const std::string key(kSiteKeyBytes, 'k');
  ASSERT_TRUE(stage.phone().secrets().Put("shifts.books.site_key", key).ok());
  RosterModel model(stage.context(), "shifts/books");
  const absl::Time start = FromTimestamp(Known(stage, "shifts/books").start_time());
  const QString first = model.siteCode();
  EXPECT_EQ(QString(first).remove(' ').toStdString(), SiteCode(key, start, stage.context().Now()));
  stage.Advance(absl::Seconds(30));
  EXPECT_NE(model.siteCode(), first);
  stage.Advance(absl::Hours(7));
  EXPECT_EQ(model.siteCode(), "");
}

TEST(Roster, SignsACodeEveryStepWithoutAServer) {
  PageStage stage(Who::kLeader);
  const KeyPair device = *SigningKeyFromSeed(std::string(32, 's'));
  ASSERT_TRUE(stage.phone().secrets().Put(kDeviceKey, device.secret_key).ok());
  RosterModel model(stage.context(), "shifts/books");
  EXPECT_EQ(model.siteCode(), "");  // the key of the digits was never fetched
  const absl::Time start = FromTimestamp(Known(stage, "shifts/books").start_time());
  std::string last;
  for (int i = 0; i < 3; ++i) {
    const std::string bytes = *Base45Decode(model.siteQr().toStdString());
    EXPECT_TRUE(VerifySiteCode(bytes, device.public_key));
    const auto code = ParseSiteCode(bytes);
    ASSERT_TRUE(code.ok());
    EXPECT_EQ(code->shift_mark, ShiftMark("books"));
    EXPECT_EQ(code->step, SiteStep(start, stage.context().Now()));
    EXPECT_EQ("devices/" + code->device_id, stage.phone().store().GetProfile()->device);
    EXPECT_NE(bytes, last);
    last = bytes;
    stage.Advance(absl::Seconds(30));
  }
  stage.Advance(absl::Hours(7));
  EXPECT_EQ(model.siteQr(), "");
}

// What the phone shows is the server's time for as long as it runs; when it was started anew, it
// keeps when it showed what.
TEST(Roster, CodeIsNotMovedByTheWallClockAndKeptWhenItMayBeWrong) {
  PageStage stage(Who::kLeader);
  const KeyPair device = *SigningKeyFromSeed(std::string(32, 's'));
  ASSERT_TRUE(stage.phone().secrets().Put(kDeviceKey, device.secret_key).ok());
  SiteCodeSource source(stage.context(), "shifts/books", nullptr);
  const QString shown = source.Signed();
  ASSERT_FALSE(shown.isEmpty());
  stage.clock().Set(stage.clock().Now() + absl::Hours(1));
  EXPECT_EQ(source.Signed(), shown);
  const auto runs = [&] {
    std::vector<ShownRun> found;
    EXPECT_TRUE(stage.phone()
                    .store()
                    .Read([&](sql::Transaction& tx) -> absl::Status {
                      ASSIGN_OR_RETURN(found, SelectRuns(tx));
                      return absl::OkStatus();
                    })
                    .ok());
    return found;
  };
  source.Note();
  EXPECT_TRUE(runs().empty());
  ASSERT_TRUE(stage.phone()
                  .store()
                  .Write([](sql::Transaction& tx) {
                    return tx.Execute("UPDATE feed SET boot_id = 'earlier'").status();
                  })
                  .ok());
  EXPECT_NE(source.Signed(), shown);
  source.Note();
  stage.clock().Advance(kSiteStep);
  source.Note();
  ASSERT_EQ(runs().size(), 1u);
  EXPECT_EQ(runs()[0].shift, "shifts/books");
  EXPECT_EQ(runs()[0].last_step - runs()[0].first_step, 1);
}

TEST(Roster, ShowsNoSignedCodeBeforeItsTimeNorWithoutAKey) {
  PageStage stage(Who::kLeader);
  RosterModel keyless(stage.context(), "shifts/books");
  EXPECT_EQ(keyless.siteQr(), "");
  const KeyPair device = *SigningKeyFromSeed(std::string(32, 's'));
  ASSERT_TRUE(stage.phone().secrets().Put(kDeviceKey, device.secret_key).ok());
  RosterModel tomorrow(stage.context(), "shifts/crossing");
  EXPECT_EQ(tomorrow.siteQr(), "");
}

}  // namespace
}  // namespace glimmer::mobile
