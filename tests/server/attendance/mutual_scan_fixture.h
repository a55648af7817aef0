// A volunteer's phone and a leader's that scans it: the claims that they send, and what came of
// them.
#pragma once

#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "server/hours/ledger_store.h"
#include "server/rpc/hash_chain.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/hashing.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/server/attendance/phone_fixture.h"

namespace glimmer::attendance {

// A claim as it is sent.
struct Sent {
  std::string caller;
  ClaimKind kind = ClaimKind::kIn;
  v1::AttendanceClaim claim;
  int breaks = 0;
};

inline std::string HashOf(const Sent& sent) {
  return Blake2b256(ClaimMessage(sent.kind, sent.claim, sent.breaks));
}

class MutualScanTest : public SigningTest {
 protected:
  // What the phone says of `moment`: the code that the leader's phone shows then.
  Sent Scans(Phone& phone, absl::Duration moment, ClaimKind kind = ClaimKind::kIn, int breaks = 0) {
    const absl::Time time = shift_.start + moment;
    return {phone.person_id, kind,
            Sign(phone, Scanned(phone.person_id, CodeOf(leaders_, time), time), kind, breaks),
            breaks};
  }
  // Its own word of `moment`.
  Sent Says(Phone& phone, absl::Duration moment, ClaimKind kind = ClaimKind::kIn) {
    v1::AttendanceClaim claim = Claim(phone.person_id, v1::AttendanceClaim::METHOD_OWN_STATEMENT);
    *claim.mutable_capture_time() = ToTimestamp(shift_.start + moment);
    return {phone.person_id, kind, Sign(phone, claim, kind)};
  }
  // `by` has scanned the claim of the hash, which `person` shows at `moment`.
  Sent Ticks(Phone& by, const std::string& person, const std::string& hash, absl::Duration moment,
             ClaimKind kind = ClaimKind::kIn, int breaks = 0) {
    v1::AttendanceClaim claim = Claim(person, v1::AttendanceClaim::METHOD_LEADER_TICK);
    *claim.mutable_capture_time() = ToTimestamp(shift_.start + moment);
    claim.set_scanned_claim_hash(hash);
    return {by.person_id, kind, Sign(by, claim, kind, breaks), breaks};
  }
  Sent Ticks(const Sent& own, absl::Duration moment, int breaks = 0) {
    return Ticks(leaders_, own.caller, HashOf(own), moment, own.kind, breaks);
  }
  // As of a phone that was started anew in the field.
  Sent WithoutAnchor(Phone& phone, Sent sent) {
    sent.claim.set_boot_id("anew");
    sent.claim = Sign(phone, sent.claim, sent.kind, sent.breaks);
    return sent;
  }

  absl::Status Send(const Sent& sent) {
    if (sent.kind == ClaimKind::kIn) {
      const auto in = CheckIn(sent.caller, sent.claim);
      if (in.ok()) attendance_ = in->attendance();
      return in.status();
    }
    const auto out = CheckOut(sent.caller, sent.claim, sent.breaks);
    if (out.ok()) {
      attendance_ = out->attendance();
      record_ = out->service_record();
    }
    return out.status();
  }
  void MustSend(const Sent& sent) {
    const absl::Status status = Send(sent);
    ASSERT_TRUE(status.ok()) << status;
  }

  // The attendance and its record in force, in numbers; times in seconds of the shift.
  std::string Facts(const std::string& person) {
    const int64_t start = absl::ToUnixMicros(shift_.start);
    const auto seconds = [&](const char* column) {
      return absl::StrCat("COALESCE((", column, " - ", start, ") / 1000000, -1)");
    };
    return world_.Text(absl::StrCat(
        "SELECT 'in ' || a.check_in_class || ' ' || a.check_in_verdict || ' ' || ",
        seconds("a.check_in_time_us"), " || ' out ' || a.check_out_class || ' ' || ",
        "a.check_out_verdict || ' ' || ", seconds("a.check_out_time_us"),
        " || COALESCE(' record ' || r.evidence_class || ' ' || r.verdict || ' state ' || r.state ",
        "|| ' ' || ", seconds("r.check_in_time_us"), " || ' ' || ", seconds("r.check_out_time_us"),
        " || ' breaks ' || r.break_minutes || ' minutes ' || r.counted_minutes, '') ",
        "FROM attendances a LEFT JOIN service_records r ",
        "ON r.service_record_id = a.service_record_id AND NOT EXISTS (SELECT 1 ",
        "FROM service_records c WHERE c.correction_of = r.service_record_id) ",
        "WHERE a.person_id = '", person, "' AND a.shift_id = '", shift_.shift_id, "'"));
  }
  int64_t Claims() { return world_.Int("SELECT COUNT(*) FROM attendance_claims"); }
  int64_t Rows() { return world_.Int("SELECT COUNT(*) FROM service_records"); }

  // The claim is refused as one too many, and nothing changes.
  void ExpectNothingGained(const Sent& sent) {
    const std::string before = Facts(PersonOf(sent));
    const int64_t claims = Claims();
    EXPECT_EQ(ReasonOf(Send(sent)), v1::ERROR_REASON_ALREADY_CHECKED);
    EXPECT_EQ(Facts(PersonOf(sent)), before);
    EXPECT_EQ(Claims(), claims);
  }
  static std::string PersonOf(const Sent& sent) {
    return *IdOf(kPeople, sent.claim.person(), "person");
  }

  void ExpectLedgerHolds() {
    // That AddVolunteer takes nobody's place is known.
    EXPECT_THAT(world_.Broken(),
                testing::Each(testing::AnyOf(testing::StartsWith("positions_held"),
                                             testing::StartsWith("shifts_held"),
                                             testing::StartsWith("join_sequence"))));
    EXPECT_TRUE(sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(const auto chains,
                                   rpc::CheckChains(tx, hours::kLedgerChain, {}));
                  EXPECT_EQ(chains.at(0).fault, "");
                  EXPECT_GT(chains.at(0).length, 0);
                  return absl::OkStatus();
                }).ok());
  }

  Phone leaders_ = AddPhone(leader_);
  std::string person_ = AddVolunteer("Li Na");
  Phone phone_ = AddPhone(person_);
  v1::Attendance attendance_;  // of the last answer
  v1::ServiceRecord record_;
};

}  // namespace glimmer::attendance
