#include "tests/server/attendance/phone_fixture.h"

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/signed_site_code.h"
#include "shared/crypto/site_code.h"

namespace glimmer::attendance {

Phone SigningTest::AddPhone(const std::string& person_id, const std::string& installation) {
  Phone phone{person_id, NewUlid(world_.clock.Now(), world_.random), NewSigningKey(world_.random)};
  world_.Write([&](sql::Transaction& tx) {
    return tx
        .Execute(
            "INSERT INTO devices (device_id, person_id, public_key, label, installation_id, "
            "create_time_us, activate_time_us) VALUES ($1, $2, $3, 'Phone', $4, 0, 0)",
            phone.device_id, person_id, sql::Bytes{phone.key.public_key},
            installation.empty() ? phone.device_id : installation)
        .status();
  });
  return phone;
}

void SigningTest::Revoke(const Phone& phone) {
  world_.Execute(absl::StrCat("UPDATE devices SET revoke_time_us = 1 WHERE device_id = '",
                              phone.device_id, "'"));
}

std::string SigningTest::CodeOf(const Phone& phone, absl::Time shown) {
  return SignSiteCode({ShiftMark(shift_.shift_id),
                       static_cast<uint32_t>(SiteStep(shift_.start, shown)), phone.device_id},
                      phone.key.secret_key);
}

v1::AttendanceClaim SigningTest::Scanned(const std::string& person_id, const std::string& code,
                                         std::optional<absl::Time> capture) {
  v1::AttendanceClaim claim = Claim(person_id, v1::AttendanceClaim::METHOD_SITE_CODE);
  claim.set_signed_site_code(code);
  if (capture) *claim.mutable_capture_time() = ToTimestamp(*capture);
  return claim;
}

v1::AttendanceClaim SigningTest::Sign(Phone& phone, v1::AttendanceClaim claim, ClaimKind kind,
                                      int64_t break_minutes) {
  claim.set_device(absl::StrCat("devices/", phone.device_id));
  claim.set_device_sequence(++phone.sequence);
  claim.set_previous_claim_hash(phone.hash);
  const std::string message = ClaimMessage(kind, claim, break_minutes);
  claim.set_signature(glimmer::Sign(phone.key.secret_key, message));
  phone.hash = Blake2b256(message);
  return claim;
}

std::string SigningTest::Findings(const std::string& person_id) {
  std::string all;
  const absl::Status read =
      sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
        ASSIGN_OR_RETURN(
            const auto rows,
            tx.QueryAll([](const sql::Row& row) { return row.Text(0); },
                        "SELECT c.findings FROM attendance_claims c JOIN attendances a ON "
                        "a.attendance_id = c.attendance_id WHERE a.person_id = $1 AND "
                        "a.shift_id = $2 AND c.findings <> '' ORDER BY c.kind",
                        person_id, shift_.shift_id));
        for (const std::string& row : rows) absl::StrAppend(&all, all.empty() ? "" : " ", row);
        return absl::OkStatus();
      });
  EXPECT_TRUE(read.ok()) << read;
  return all;
}

int64_t SigningTest::CheckInVerdict(const std::string& person_id) {
  return world_.Int(absl::StrCat("SELECT check_in_verdict FROM attendances WHERE person_id = '",
                                 person_id, "' AND shift_id = '", shift_.shift_id, "'"));
}

}  // namespace glimmer::attendance
