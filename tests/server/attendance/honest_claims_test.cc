// Generated days at a shift: clocks that are wrong, phones that are started anew, signal that comes
// back after minutes or weeks. An honest volunteer is never refused and never believed at a wrong
// time; who comes with a picture of a code is never believed on the spot. trust.md R15, R22.
#include <random>
#include <utility>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/site_code.h"
#include "shared/domain/attendance_rules.h"
#include "shared/rpc/error.h"
#include "tests/server/attendance/phone_fixture.h"

namespace glimmer::attendance {
namespace {

constexpr int kDays = 40;
const std::string kSiteKey(32, 'k');  // as the builders give it

class HonestClaimsTest : public SigningTest {
 protected:
  int64_t Seconds(int64_t from, int64_t to) {
    return std::uniform_int_distribution<int64_t>(from, to)(dice_);
  }
  bool OneIn(int n) { return Seconds(1, n) == 1; }

  // A volunteer's phone, as it is that day.
  struct Day {
    Phone phone;
    bool started_anew = false;      // since it last heard the server
    absl::Duration clock_is_off;    // its wall clock
    absl::Duration leaders_is_off;  // the leader's phone, a little
    bool types = false;
    bool leaves_by_word = false;  // without a code
  };

  // What that phone says of a moment at the shift, before it is signed.
  v1::AttendanceClaim Say(const Day& day, absl::Time moment) {
    const absl::Time shown = moment + day.leaders_is_off;
    v1::AttendanceClaim claim = Scanned(day.phone.person_id, CodeOf(leaders_, shown));
    if (day.types) {
      claim.clear_signed_site_code();
      claim.set_site_code(SiteCode(kSiteKey, shift_.start, shown));
    }
    const absl::Time captured = moment + absl::Seconds(Seconds(0, 10));
    const absl::Time anchor = moment - absl::Hours(Seconds(1, 30));
    *claim.mutable_wall_time() = ToTimestamp(captured + day.clock_is_off);
    if (!day.started_anew) *claim.mutable_anchor_time() = ToTimestamp(anchor);
    *claim.mutable_capture_time() =
        ToTimestamp(day.started_anew ? captured + day.clock_is_off : captured);
    claim.set_boot_id("boot");
    const absl::Duration since_boot =
        day.started_anew ? absl::Minutes(Seconds(0, 50)) : captured - anchor + absl::Hours(1);
    claim.set_boot_time_ms(absl::ToInt64Milliseconds(since_boot));
    return claim;
  }

  Day NewDay() {
    const std::string person = AddVolunteer("One");
    Day day{AddPhone(person)};
    day.started_anew = OneIn(3);
    day.clock_is_off = absl::Seconds(Seconds(-25 * 3600, 25 * 3600));
    day.leaders_is_off = absl::Seconds(Seconds(-15, 15));
    day.types = OneIn(2);
    day.leaves_by_word = OneIn(4);
    return day;
  }

  static void ExpectNear(const google::protobuf::Timestamp& said, absl::Time moment) {
    EXPECT_LE(absl::AbsDuration(FromTimestamp(said) - moment), absl::Seconds(60));
  }

  // The leader's phone ticks the person at `moment`, having scanned a claim of that hash.
  v1::AttendanceClaim Tick(const std::string& person, absl::Time moment, const std::string& hash,
                           ClaimKind kind = ClaimKind::kIn) {
    v1::AttendanceClaim tick = Claim(person, v1::AttendanceClaim::METHOD_LEADER_TICK);
    *tick.mutable_capture_time() = ToTimestamp(moment);
    tick.set_scanned_claim_hash(hash);
    return Sign(leaders_, tick, kind);
  }

  Phone leaders_ = AddPhone(leader_);
  std::mt19937_64 dice_{20261130};
};

TEST_F(HonestClaimsTest, AreNeverRefusedAndNeverBelievedAtAWrongTime) {
  const absl::Time open = shift_.start - kCheckInLead + absl::Seconds(60);
  const absl::Time close = shift_.start + absl::Hours(2) + kCheckOutLag - absl::Seconds(60);
  bool closed = false;
  for (int i = 0; i < kDays; ++i) {
    Day day = NewDay();
    const absl::Time came =
        open + absl::Seconds(Seconds(0, absl::ToInt64Seconds(close - open) - 600));
    const absl::Time left = came + absl::Seconds(Seconds(300, absl::ToInt64Seconds(close - came)));
    auto in = Sign(day.phone, Say(day, came));
    auto going = Say(day, left);
    if (day.leaves_by_word) going.set_method(v1::AttendanceClaim::METHOD_OWN_STATEMENT);
    auto out = Sign(day.phone, going, ClaimKind::kOut);
    // The first third hand them in during the day, the others when all is over.
    const bool on_the_day = i < kDays / 3;
    if (!on_the_day && !closed) {
      MoveTo(absl::Hours(4));
      ASSERT_TRUE(Close(leader_, CloseRequest()).ok());
      closed = true;
    }
    world_.clock.Set(on_the_day ? left + absl::Seconds(Seconds(11, 1800))
                                : shift_.start + absl::Hours(Seconds(5, 13 * 24)));
    SCOPED_TRACE(absl::StrCat("day ", i, day.started_anew ? ", started anew" : "",
                              day.types ? ", typed" : "", closed ? ", closed" : ""));
    const auto entered = CheckIn(day.phone.person_id, in);
    ASSERT_TRUE(entered.ok()) << entered.status();
    const auto gone = CheckOut(day.phone.person_id, out);
    ASSERT_TRUE(gone.ok()) << gone.status();
    const v1::ServiceRecord& record = gone->service_record();
    const bool wait = day.started_anew || day.leaves_by_word;
    EXPECT_EQ(record.verdict(), wait ? v1::VERDICT_REVIEW : v1::VERDICT_STRONG);
    EXPECT_EQ(record.state(),
              wait ? v1::ServiceRecord::STATE_WAITING : v1::ServiceRecord::STATE_CONFIRMED);
    EXPECT_EQ(record.evidence_class(),
              day.leaves_by_word ? v1::EVIDENCE_CLASS_C : v1::EVIDENCE_CLASS_B);
    ExpectNear(record.check_in_time(), came);
    // A word without an anchor is no time; that is why somebody looks at it.
    if (!(day.started_anew && day.leaves_by_word)) ExpectNear(record.check_out_time(), left);
  }
}

// Of a code that somebody else on site has sent, from a minute and a half to three hours later.
TEST_F(HonestClaimsTest, APictureOfACodeIsNeverBelievedOnTheSpot) {
  for (int i = 0; i < kDays; ++i) {
    Day day = NewDay();
    day.leaders_is_off = absl::ZeroDuration();
    day.started_anew = false;
    const absl::Time shown = shift_.start + absl::Seconds(Seconds(0, 3600));
    const absl::Duration later = absl::Seconds(Seconds(91, 3 * 3600));
    v1::AttendanceClaim claim = Say(day, shown + later);
    claim.set_site_code(SiteCode(kSiteKey, shift_.start, shown));
    if (!day.types) {
      claim.clear_site_code();
      claim.set_signed_site_code(CodeOf(leaders_, shown));
    }
    world_.clock.Set(shown + later + absl::Minutes(Seconds(1, 600)));
    const auto in = CheckIn(day.phone.person_id, Sign(day.phone, claim));
    ASSERT_TRUE(in.ok()) << in.status();
    const auto verdict = static_cast<Verdict>(CheckInVerdict(day.phone.person_id));
    EXPECT_EQ(verdict,
              later > absl::Minutes(11) ? Verdict::kReview : std::max(verdict, Verdict::kSkew));
  }
}

// The picture comes within the minute: it counts as the code does, and never as a mutual scan.
TEST_F(HonestClaimsTest, APictureThatNobodyScannedIsNeverOfBothSides) {
  for (int i = 0; i < kDays; ++i) {
    Day day = NewDay();
    const std::string& person = day.phone.person_id;
    const absl::Time came = shift_.start + absl::Seconds(Seconds(0, 3600));
    const absl::Time left = came + absl::Seconds(Seconds(300, 3600));
    const auto in = Sign(day.phone, Scanned(person, CodeOf(leaders_, came), came));
    const auto out =
        Sign(day.phone, Scanned(person, CodeOf(leaders_, left), left), ClaimKind::kOut);
    MoveTo(absl::Hours(Seconds(4, 13 * 24)));
    ASSERT_TRUE(CheckIn(person, in).ok());
    const auto gone = CheckOut(person, out);
    ASSERT_TRUE(gone.ok()) << gone.status();
    // The leader has the name from the roster alone.
    EXPECT_FALSE(CheckIn(leader_, Tick(person, came, "")).ok());
    EXPECT_FALSE(CheckOut(leader_, Tick(person, left, "", ClaimKind::kOut)).ok());
    EXPECT_EQ(gone->service_record().evidence_class(), v1::EVIDENCE_CLASS_B);
  }
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM service_records WHERE evidence_class = 1"), 0);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM service_records"), kDays);
}

// A leader who has scanned nothing names a hash that they made up, or that of somebody else.
TEST_F(HonestClaimsTest, AHashThatIsInventedGainsNothing) {
  std::string others(32, 'x');
  for (int i = 0; i < kDays; ++i) {
    Day day = NewDay();
    const std::string& person = day.phone.person_id;
    const absl::Time came = shift_.start + absl::Seconds(Seconds(0, 3600));
    const absl::Time left = came + absl::Seconds(Seconds(300, 3600));
    const auto in = Sign(day.phone, Scanned(person, CodeOf(leaders_, came), came));
    const std::string hash = std::exchange(others, day.phone.hash);
    const auto out =
        Sign(day.phone, Scanned(person, CodeOf(leaders_, left), left), ClaimKind::kOut);
    MoveTo(absl::Hours(Seconds(4, 13 * 24)));
    const auto ticked_in = Tick(person, came, hash);
    const auto ticked_out = Tick(person, left, hash, ClaimKind::kOut);
    const bool leader_first = OneIn(2);
    ASSERT_TRUE((leader_first ? CheckIn(leader_, ticked_in) : CheckIn(person, in)).ok());
    const auto second = leader_first ? CheckIn(person, in) : CheckIn(leader_, ticked_in);
    EXPECT_EQ(ReasonOf(second.status()), v1::ERROR_REASON_ALREADY_CHECKED);
    ASSERT_TRUE((leader_first ? CheckOut(person, out) : CheckOut(leader_, ticked_out)).ok());
    const auto last = leader_first ? CheckOut(leader_, ticked_out) : CheckOut(person, out);
    EXPECT_EQ(ReasonOf(last.status()), v1::ERROR_REASON_ALREADY_CHECKED);
  }
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM attendances WHERE check_in_class = 2 AND "
                       "check_out_class = 2"),
            kDays);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM service_records WHERE evidence_class = 2"), kDays);
}

}  // namespace
}  // namespace glimmer::attendance
