// Phones that sign what they say, and the codes that leaders' phones show.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "shared/crypto/signing.h"
#include "shared/domain/claim_message.h"
#include "tests/server/attendance/attendance_fixture.h"

namespace glimmer::attendance {

struct Phone {
  std::string person_id;
  std::string device_id;
  KeyPair key;
  int64_t sequence = 0;  // where its chain ends
  std::string hash;
};

class SigningTest : public AttendanceTest {
 protected:
  // An active device of the person; phones of one `installation` are profiles on one phone.
  Phone AddPhone(const std::string& person_id, const std::string& installation = "");
  void Revoke(const Phone& phone);

  // The code that `phone` shows at the shift's step of `shown`.
  std::string CodeOf(const Phone& phone, absl::Time shown);
  // The person has scanned it, at `capture` (unset: now).
  v1::AttendanceClaim Scanned(const std::string& person_id, const std::string& code,
                              std::optional<absl::Time> capture = {});

  // The claim as the phone would send it, its next link.
  v1::AttendanceClaim Sign(Phone& phone, v1::AttendanceClaim claim, ClaimKind kind = ClaimKind::kIn,
                           int64_t break_minutes = 0);

  // What was found about the person's claims on the shift, all of them.
  std::string Findings(const std::string& person_id);
  int64_t CheckInVerdict(const std::string& person_id);
};

}  // namespace glimmer::attendance
