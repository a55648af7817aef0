// A leader's phone without signal shows codes by a clock that is wrong, and says so when the server
// is heard again: what the claims with those codes are worth then, whichever came first.
#include "server/attendance/site_clock_commands.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "server/attendance/record_commands.h"
#include "shared/crypto/site_code.h"
#include "tests/server/attendance/mutual_scan_fixture.h"

namespace glimmer::attendance {
namespace {

constexpr absl::Duration kSinceBoot = absl::Hours(40);  // at the shift's start

class SiteClockTest : public MutualScanTest {
 protected:
  // The person's phone scans at `moment` what the leader's shows, whose clock is `off_` ahead.
  Sent ScansWrong(Phone& phone, absl::Duration moment, ClaimKind kind = ClaimKind::kIn) {
    const absl::Time time = shift_.start + moment;
    return {phone.person_id, kind,
            Sign(phone, Scanned(phone.person_id, CodeOf(leaders_, time + off_), time), kind)};
  }
  // What the leader's phone says at `heard` of what it has shown from `from` to `to`.
  v1::SiteClock Clock(absl::Duration from, absl::Duration to, absl::Duration heard) {
    const auto step = [&](absl::Duration moment) {
      return SiteStep(shift_.start, shift_.start + moment + off_);
    };
    v1::SiteClock clock;
    clock.set_shift(absl::StrCat("shifts/", shift_.shift_id));
    clock.set_boot_id("boot");
    clock.set_first_step(step(from));
    clock.set_last_step(step(to));
    const absl::Time began = SiteStepTime(shift_.start, step(from)) - off_;
    clock.set_first_step_boot_ms(absl::ToInt64Milliseconds(began - shift_.start + kSinceBoot));
    *clock.mutable_anchor_time() = ToTimestamp(shift_.start + heard);
    clock.set_anchor_boot_ms(absl::ToInt64Milliseconds(heard + kSinceBoot));
    return clock;
  }
  v1::SiteClock WholeDay() {
    return Clock(absl::ZeroDuration(), absl::Minutes(120), absl::Hours(20));
  }
  static v1::SiteClock Signed(const Phone& by, v1::SiteClock clock) {
    clock.set_device(absl::StrCat("devices/", by.device_id));
    clock.set_signature(glimmer::Sign(by.key.secret_key, SiteClockMessage(clock)));
    return clock;
  }
  absl::Status Report(const std::string& caller, const v1::SiteClock& clock) {
    v1::ReportSiteClockRequest request;
    *request.mutable_clock() = clock;
    v1::ReportSiteClockResponse response;
    return As(caller, [&](rpc::Context& c) { return ReportSiteClock(c, request, response); });
  }
  void MustReport(const v1::SiteClock& clock) {
    const absl::Status status = Report(leader_, Signed(leaders_, clock));
    ASSERT_TRUE(status.ok()) << status;
  }
  // In and out by the wrong codes, an hour of work.
  void SendBoth(Phone& phone) {
    MustSend(ScansWrong(phone, absl::Minutes(1)));
    MustSend(ScansWrong(phone, absl::Minutes(61), ClaimKind::kOut));
  }
  // Nothing that the person has changes.
  void ExpectUntouched(const std::function<void()>& act) {
    const std::string before = Facts(person_);
    const int64_t rows = Rows();
    act();
    EXPECT_EQ(Facts(person_), before);
    EXPECT_EQ(Rows(), rows);
  }

  absl::Duration off_ = absl::Minutes(40);
};

const char* const kAnHour = "in 2 1 60 out 2 1 3660 record 2 1 state 1 60 3660 breaks 0 minutes 60";

TEST_F(SiteClockTest, WhateverComesFirstTheHourIsWhole) {
  MoveTo(absl::Hours(30));
  for (const absl::Duration off : {absl::Minutes(2), absl::Minutes(40), absl::Hours(3),
                                   -absl::Minutes(5), -absl::Minutes(100)}) {
    off_ = off;
    std::vector<int> order = {0, 1, 2};  // in, out, the leader's phone
    do {
      if (std::find(order.begin(), order.end(), 0) > std::find(order.begin(), order.end(), 1)) {
        continue;
      }
      SCOPED_TRACE(absl::StrCat(absl::FormatDuration(off), " ", order[0], order[1], order[2]));
      Phone phone = AddPhone(AddVolunteer("One"));
      world_.Execute("DELETE FROM site_clocks");
      const Sent in = ScansWrong(phone, absl::Minutes(1));
      const Sent out = ScansWrong(phone, absl::Minutes(61), ClaimKind::kOut);
      for (const int i : order) {
        if (i == 2) {
          MustReport(WholeDay());
        } else {
          MustSend(i == 0 ? in : out);
        }
      }
      EXPECT_EQ(Facts(phone.person_id), kAnHour);
    } while (std::next_permutation(order.begin(), order.end()));
  }
  ExpectLedgerHolds();
}

TEST_F(SiteClockTest, WithoutItTheHourWaits) {
  MoveTo(absl::Hours(30));
  SendBoth(phone_);
  EXPECT_EQ(Facts(person_),
            "in 2 3 2460 out 2 3 6060 record 2 3 state 2 2460 6060 breaks 0 minutes 60");
  // A code of no hour of the shift shuts nobody out.
  off_ = absl::Hours(3);
  Phone others = AddPhone(AddVolunteer("Wang Fang"));
  SendBoth(others);
  EXPECT_EQ(Facts(others.person_id),
            "in 3 3 60 out 3 3 3660 record 3 3 state 2 60 3660 breaks 0 minutes 60");
  // Nor does a code by which they came after they had left.
  off_ = absl::Minutes(90);
  Phone thirds = AddPhone(AddVolunteer("Third"));
  MustSend(ScansWrong(thirds, absl::Minutes(1)));
  MustSend(Says(thirds, absl::Minutes(61), ClaimKind::kOut));
  EXPECT_EQ(Facts(thirds.person_id),
            "in 2 3 3660 out 3 3 3660 record 3 3 state 2 3660 3660 breaks 0 minutes 0");
  MustReport(WholeDay());
  EXPECT_EQ(Facts(thirds.person_id),
            "in 2 1 60 out 3 3 3660 record 3 3 state 2 60 3660 breaks 0 minutes 60");
}

TEST_F(SiteClockTest, WhatWasConfirmedByASkewIsReversedAndRestated) {
  MoveTo(absl::Hours(30));
  off_ = absl::Minutes(4);
  SendBoth(phone_);
  EXPECT_EQ(record_.verdict(), v1::VERDICT_SKEW);
  EXPECT_EQ(Rows(), 1);
  MustReport(WholeDay());
  EXPECT_EQ(Facts(person_), kAnHour);
  EXPECT_EQ(Rows(), 3);
  EXPECT_EQ(world_.Int("SELECT SUM(weight) FROM service_records"), 1);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM audit_records WHERE action = 'ReportSiteClock'"), 1);
  ExpectUntouched([&] { MustReport(WholeDay()); });
  ExpectLedgerHolds();
}

TEST_F(SiteClockTest, WhoIsStillThereIsMendedToo) {
  MoveTo(absl::Hours(30));
  MustSend(ScansWrong(phone_, absl::Minutes(1)));
  MustReport(WholeDay());
  EXPECT_EQ(Facts(person_), "in 2 1 60 out 0 0 -1");
}

TEST_F(SiteClockTest, AnotherDevicesWordSaysNothing) {
  MoveTo(absl::Hours(30));
  SendBoth(phone_);
  Phone second = AddPhone(leader_);
  Phone coordinators = AddPhone(coordinator_);
  ExpectUntouched([&] {
    EXPECT_TRUE(Report(leader_, Signed(second, WholeDay())).ok());
    EXPECT_TRUE(Report(coordinator_, Signed(coordinators, WholeDay())).ok());
  });
  // Nobody speaks for another's phone, nor for one that is revoked.
  const auto field = [&](const std::string& caller, const v1::SiteClock& clock) {
    return MetadataOf(Report(caller, clock), "field");
  };
  EXPECT_EQ(field(coordinator_, Signed(leaders_, WholeDay())), "clock.device");
  v1::SiteClock forged = Signed(coordinators, WholeDay());
  forged.set_device(absl::StrCat("devices/", leaders_.device_id));
  EXPECT_EQ(field(leader_, forged), "clock.signature");
  v1::SiteClock changed = Signed(leaders_, WholeDay());
  changed.set_anchor_boot_ms(changed.anchor_boot_ms() + 1);
  EXPECT_EQ(field(leader_, changed), "clock.signature");
  Revoke(leaders_);
  EXPECT_EQ(field(leader_, Signed(leaders_, WholeDay())), "clock.device");
}

TEST_F(SiteClockTest, AnotherShiftAndAnotherRunSayNothing) {
  MoveTo(absl::Hours(30));
  SendBoth(phone_);
  ExpectUntouched([&] {
    MustReport(Clock(absl::Minutes(5), absl::Minutes(55), absl::Hours(20)));
    const auto here = shift_;
    shift_ = world_.AddShift({.start = shift_.start, .leader_person_id = leader_});
    MustReport(WholeDay());
    v1::SiteClock moved = Signed(leaders_, WholeDay());
    shift_ = here;
    moved.set_shift(absl::StrCat("shifts/", shift_.shift_id));
    EXPECT_EQ(MetadataOf(Report(leader_, moved), "field"), "clock.signature");
  });
}

TEST_F(SiteClockTest, WhatCannotBeIsRefused) {
  MoveTo(absl::Hours(30));
  const auto field = [&](const std::function<void(v1::SiteClock&)>& change) {
    v1::SiteClock clock = WholeDay();
    change(clock);
    return MetadataOf(Report(leader_, Signed(leaders_, clock)), "field").value_or("");
  };
  constexpr int64_t kHourMs = 3'600'000;
  EXPECT_EQ(field([](auto&) {}), "");
  EXPECT_EQ(field([](auto& c) { c.clear_boot_id(); }), "clock.boot_id");
  EXPECT_EQ(field([](auto& c) { c.set_first_step(-1); }), "clock.first_step");
  EXPECT_EQ(field([](auto& c) { c.set_last_step(961); }), "clock.first_step");  // > 8 h
  EXPECT_EQ(field([](auto& c) { c.clear_anchor_time(); }), "clock.anchor_time");
  EXPECT_EQ(field([&](auto& c) {
              *c.mutable_anchor_time() = ToTimestamp(world_.clock.Now() + absl::Minutes(2));
            }),
            "clock.anchor_time");
  EXPECT_EQ(field([](auto& c) { c.set_last_step(c.first_step() - 1); }), "clock");
  EXPECT_EQ(field([](auto& c) { c.set_anchor_boot_ms(9 * kHourMs); }), "clock");
  // 26 h off, and not a second more.
  const auto by = [&](absl::Duration wrong) {
    return field([&](auto& c) {
      const absl::Duration more = wrong - off_;
      c.set_first_step_boot_ms(c.first_step_boot_ms() - absl::ToInt64Milliseconds(more));
    });
  };
  EXPECT_EQ(by(absl::Hours(26)), "");
  EXPECT_EQ(by(absl::Hours(26) + absl::Seconds(1)), "clock");
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM site_clocks"), 2);
  for (int i = 1; i <= 18; ++i) EXPECT_EQ(field([&](auto& c) { c.set_first_step(i); }), "") << i;
  EXPECT_EQ(field([](auto& c) { c.set_first_step(50); }), "clock");
}

// A picture that was sent on is worth what it was.
TEST_F(SiteClockTest, NobodyGainsAndNobodyLoses) {
  MoveTo(absl::Hours(30));
  const absl::Time shown = shift_.start + absl::Minutes(1);
  const auto claims_at = [&](Phone& phone, absl::Duration moment) {
    MustSend({phone.person_id, ClaimKind::kIn,
              Sign(phone, Scanned(phone.person_id, CodeOf(leaders_, shown + off_),
                                  shift_.start + moment))});
  };
  Phone late = AddPhone(AddVolunteer("Late"));
  claims_at(late, absl::Minutes(20));    // near neither
  claims_at(phone_, absl::Minutes(41));  // near what it says
  EXPECT_EQ(Facts(person_), "in 2 1 2460 out 0 0 -1");
  ExpectUntouched([&] { MustReport(WholeDay()); });
  EXPECT_EQ(Facts(late.person_id), "in 2 3 60 out 0 0 -1");

  // Digits name no device, and the leader's own code stays their own word.
  Phone types = AddPhone(AddVolunteer("Types"));
  v1::AttendanceClaim typed = CodeClaim(types.person_id, shown + off_);
  *typed.mutable_capture_time() = ToTimestamp(shown);
  MustSend({types.person_id, ClaimKind::kIn, Sign(types, typed)});
  EXPECT_EQ(Facts(types.person_id), "in 2 3 2460 out 0 0 -1");
  MustSend(ScansWrong(leaders_, absl::Minutes(1)));
  EXPECT_EQ(Facts(leader_), "in 3 1 60 out 0 0 -1");
}

TEST_F(SiteClockTest, AForgeryStaysRefused) {
  MoveTo(absl::Hours(30));
  MustReport(WholeDay());
  const absl::Time time = shift_.start + absl::Minutes(1);
  std::string code = CodeOf(leaders_, time + off_);
  code.back() = static_cast<char>(code.back() ^ 1);
  EXPECT_EQ(ReasonOf(CheckIn(person_, Scanned(person_, code, time)).status()),
            v1::ERROR_REASON_SITE_CODE_WRONG);
  // Shown and scanned when the shift was long over.
  const absl::Time after = shift_.start + absl::Minutes(185);
  const auto late = Scanned(person_, CodeOf(leaders_, after), after);
  EXPECT_EQ(ReasonOf(CheckIn(person_, late).status()), v1::ERROR_REASON_SITE_CODE_WRONG);
  // Of a friend's phone: no say, whatever it says of its clock.
  Phone friends = AddPhone(AddVolunteer("Friend"));
  EXPECT_TRUE(Report(friends.person_id, Signed(friends, WholeDay())).ok());
  ASSERT_TRUE(CheckIn(person_, Scanned(person_, CodeOf(friends, time + off_), time)).ok());
  EXPECT_EQ(Facts(person_), "in 3 3 60 out 0 0 -1");
}

TEST_F(SiteClockTest, DoubtStays) {
  MoveTo(absl::Hours(30));
  Phone mothers = AddPhone(AddVolunteer("Mother"), "kitchen");
  Phone sons = AddPhone(AddVolunteer("Son"), "kitchen");
  SendBoth(mothers);
  SendBoth(sons);
  MustReport(WholeDay());
  EXPECT_EQ(Facts(sons.person_id),
            "in 2 3 60 out 2 3 3660 record 2 3 state 2 60 3660 breaks 0 minutes 60");
  // A phone that was started anew learns when it was; it is still looked at.
  const Sent in = WithoutAnchor(phone_, ScansWrong(phone_, absl::Minutes(1)));
  MustSend(in);
  EXPECT_EQ(Facts(person_), "in 2 3 60 out 0 0 -1");
}

TEST_F(SiteClockTest, WhatSomebodyHasDecidedStays) {
  MoveTo(absl::Hours(30));
  for (const bool confirm : {true, false}) {
    world_.Execute("DELETE FROM site_clocks");
    phone_ = AddPhone(AddVolunteer("One"));
    person_ = phone_.person_id;
    SendBoth(phone_);
    v1::DecideRecordRequest request;
    request.set_service_record(record_.name());
    request.set_confirm(confirm);
    request.set_reason("Seen");
    v1::DecideRecordResponse response;
    ASSERT_TRUE(
        As(coordinator_, [&](rpc::Context& c) { return DecideRecord(c, request, response); }).ok());
    ExpectUntouched([&] { MustReport(WholeDay()); });
  }
  ASSERT_TRUE(
      Enter(coordinator_, Entry(AddVolunteer("Paper"), absl::ZeroDuration(), absl::Hours(2))).ok());
  ExpectLedgerHolds();
}

TEST_F(SiteClockTest, WhatWasAssumedFollowsItsCheckIn) {
  MoveTo(absl::Minutes(50));
  MustSend(ScansWrong(phone_, absl::Minutes(1)));
  MoveTo(absl::Hours(3));
  ASSERT_TRUE(Close(leader_, CloseRequest()).ok());
  MoveTo(absl::Hours(30));
  MustReport(WholeDay());
  EXPECT_EQ(Facts(person_),
            "in 2 1 60 out 4 3 7200 record 4 3 state 2 60 7200 breaks 0 minutes 119");
}

// The leader's phone was started anew: its ticks wait, and so do codes, until it says when.
TEST_F(SiteClockTest, TicksAndScansInEveryOrder) {
  MoveTo(absl::Hours(30));
  const auto tick = [&](const Sent& own, absl::Duration moment) {
    Sent sent = Ticks(own, moment + off_);
    sent.claim.set_boot_id("boot");
    sent.claim.set_boot_time_ms(absl::ToInt64Milliseconds(moment + kSinceBoot));
    sent.claim = Sign(leaders_, sent.claim, sent.kind);
    return sent;
  };
  std::vector<int> order = {0, 1, 2, 3, 4};  // own in, tick in, own out, tick out, the phone's word
  int orders = 0;
  do {
    const auto at = [&](int what) { return std::find(order.begin(), order.end(), what); };
    if (std::min(at(0), at(1)) > std::min(at(2), at(3))) continue;
    SCOPED_TRACE(absl::StrCat(order[0], order[1], order[2], order[3], order[4]));
    Phone phone = AddPhone(AddVolunteer("One"));
    world_.Execute("DELETE FROM site_clocks");
    const Sent in = ScansWrong(phone, absl::Minutes(1));
    const Sent out = ScansWrong(phone, absl::Minutes(61), ClaimKind::kOut);
    const Sent claims[] = {in, tick(in, absl::Minutes(2)), out, tick(out, absl::Minutes(62))};
    for (const int i : order) {
      if (i == 4) {
        MustReport(WholeDay());
      } else {
        MustSend(claims[i]);
      }
    }
    EXPECT_EQ(Facts(phone.person_id),
              "in 1 1 60 out 1 1 3660 record 1 1 state 1 60 3660 breaks 0 minutes 60");
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_EQ(orders, 60);
  // Alone, and of another start of the phone.
  const std::string alone = AddVolunteer("Alone");
  Sent ticked = tick({alone, ClaimKind::kIn, Scanned(alone, "")}, absl::Minutes(2));
  MustSend(ticked);
  EXPECT_EQ(Facts(alone), "in 2 1 120 out 0 0 -1");
  const std::string other = AddVolunteer("Other");
  ticked = tick({other, ClaimKind::kIn, Scanned(other, "")}, absl::Minutes(2));
  ticked.claim.set_boot_id("another");
  ticked.claim = Sign(leaders_, ticked.claim, ticked.kind);
  MustSend(ticked);
  EXPECT_EQ(Facts(other), "in 2 3 2520 out 0 0 -1");
  ExpectLedgerHolds();
}

}  // namespace
}  // namespace glimmer::attendance
